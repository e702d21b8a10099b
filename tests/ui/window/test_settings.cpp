#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include <unistd.h>

#include "ui/window/Settings.h"

namespace barline {

using ui::Settings;

class TestSettings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsSetComesBack() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("barline.ini"));
    {
      Settings settings(file);
      settings.setScheme(ui::Scheme::HighContrast);
      settings.setVolume(-7.5);
      settings.setDevice("alsa_output.pci");
      settings.setOrder(search::TrackOrder::Key, true);
      settings.setSound({{QStringLiteral("speed"), 0.75}});
      settings.setLibraryWidth(300);
      settings.setLibraryVisible(false);
      settings.setInspectorWidth(280);
      settings.setInspectorVisible(false);
      settings.setInspector({{QStringLiteral("track"), false}});
      settings.setTimeline({{QStringLiteral("follow"), false}});
      QCOMPARE(settings.loudnessTarget(), std::optional(-14.0));
      settings.setLoudnessTarget(-23.0);
      settings.setVisibleRange(QStringLiteral("abc"), {1.5, 7.25});
      settings.addRecentFile(QStringLiteral("/music/Grüße, und mehr.flac"));
      settings.setLastFolder(QStringLiteral("/music"));
      QCOMPARE(settings.volume(), -7.5);
    }
    const Settings settings(file);
    QCOMPARE(settings.scheme(), ui::Scheme::HighContrast);
    QCOMPARE(settings.volume(), -7.5);
    QCOMPARE(settings.device(), QByteArray("alsa_output.pci"));
    QCOMPARE(settings.order(), search::TrackOrder::Key);
    QCOMPARE(settings.sound()[QStringLiteral("speed")].toDouble(), 0.75);
    QCOMPARE(settings.libraryWidth(), 300);
    QVERIFY(!settings.libraryVisible());
    QCOMPARE(settings.inspectorWidth(), 280);
    QVERIFY(!settings.inspectorVisible());
    QVERIFY(!settings.inspector()[QStringLiteral("track")].toBool(true));
    QVERIFY(!settings.timeline()[QStringLiteral("follow")].toBool(true));
    QCOMPARE(settings.loudnessTarget(), std::optional(-23.0));
    QCOMPARE(settings.visibleRange(QStringLiteral("abc")), std::optional(model::TimeRange{1.5, 7.25}));
    QCOMPARE(settings.recentFiles(), QStringList(QStringLiteral("/music/Grüße, und mehr.flac")));
    QCOMPARE(settings.lastFolder(), QStringLiteral("/music"));
  }

  void noLoudnessTargetIsKeptToo() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("barline.ini"));
    Settings(file).setLoudnessTarget(std::nullopt);
    QVERIFY(!Settings(file).loudnessTarget());
  }

  void changesReachTheFileByThemselves() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sub/barline.ini"));
    Settings settings(file);
    settings.setVolume(-3.0);
    QTRY_VERIFY(QFile::exists(file));
    QTRY_COMPARE(Settings(file).volume(), -3.0);
  }

  void nonsenseReadsAsDefaults() {
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("barline.ini"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[window]\ntheme=plaid\n[player]\nvolume=loud\n[library]\norder=7\nwidth=-5\n"
        "[timeline]\nlanes=\"{broken\"\nloudnessTarget=99\n[views]\nabc=9 2\ndef=x y z\n");
    file.close();
    const Settings settings(name);
    QCOMPARE(settings.scheme(), ui::Scheme::System);
    QCOMPARE(settings.volume(), 0.0);
    QCOMPARE(settings.order(), search::TrackOrder::Added);
    QCOMPARE(settings.libraryWidth(), 0);
    QVERIFY(settings.timeline().isEmpty());
    QCOMPARE(settings.loudnessTarget(), std::optional(-14.0));
    QVERIFY(!settings.visibleRange(QStringLiteral("abc")));
    QVERIFY(!settings.visibleRange(QStringLiteral("def")));
  }

  void whatIsNoNumberReadsAsDefaults() {
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("barline.ini"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[player]\nvolume=nan\n[library]\nwidth=inf\n[timeline]\nloudnessTarget=nan\n"
        "[views]\nabc=0 inf\ndef=nan 3\n[diagnosis]\ncrash_told=-5\n");
    file.close();
    const Settings settings(name);
    QCOMPARE(settings.volume(), 0.0);
    QCOMPARE(settings.libraryWidth(), 0);
    QCOMPARE(settings.loudnessTarget(), std::optional(-14.0));
    QVERIFY(!settings.visibleRange(QStringLiteral("abc")));
    QVERIFY(!settings.visibleRange(QStringLiteral("def")));
    QCOMPARE(settings.crashTold(), 0);
  }

  void twoWindowsKeepEachOthersChanges() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("barline.ini"));
    {
      Settings first(file);
      Settings second(file);
      first.setVolume(-12.0);
      second.setScheme(ui::Scheme::Light);
    }
    const Settings after(file);
    QCOMPARE(after.volume(), -12.0);
    QCOMPARE(after.scheme(), ui::Scheme::Light);
  }

  void listsDoNotGrowForEver() {
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("barline.ini")));
    for (int i = 0; i < 600; ++i) {
      settings.addRecentFile(QStringLiteral("/music/%1.flac").arg(i));
      settings.setVisibleRange(QStringLiteral("f%1").arg(i), {0.0, 1.0});
    }
    QCOMPARE(settings.recentFiles().size(), 12);
    QCOMPARE(settings.recentFiles().front(), QStringLiteral("/music/599.flac"));
    QVERIFY(!settings.visibleRange(QStringLiteral("f0")));
    QVERIFY(settings.visibleRange(QStringLiteral("f599")));
  }

  void whatCannotBeWrittenWaitsAndIsTold() {
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("config"));
    QFile inTheWay(place);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const QString file = place + QStringLiteral("/barline.ini");
    {
      Settings settings(file);
      QSignalSpy problems(&settings, &Settings::problem);
      settings.setVolume(-3.0);
      QTRY_COMPARE(problems.size(), 1);
      QVERIFY(problems.front().front().toString().contains(file));
      QVERIFY(inTheWay.remove());
    }
    QCOMPARE(Settings(file).volume(), -3.0);
  }

  /// A program that keeps changing its settings is killed again and again.
  void whatWasWrittenSurvivesAKill() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("barline.ini"));
    int told = 0;
    for (int round = 1; round <= 12; ++round) {
      QProcess child;
      child.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--write"), file, QString::number(told)});
      // QSettings waits half a minute for the lock of a program that was killed before it wrote its number
      // there.
      QVERIFY(child.waitForReadyRead(60'000));
      QTest::qSleep(round * 3 % 17);
      child.kill();
      child.waitForFinished();
      for (const QByteArray& line : child.readAllStandardOutput().split('\n'))
        told = std::max(told, line.toInt());
      const Settings settings(file);
      QVERIFY2(settings.libraryWidth() >= told, qPrintable(QString::number(settings.libraryWidth())));
      QCOMPARE(settings.lastFolder().size(), 3000);
    }
    QVERIFY(told > 0);
  }
};

namespace {

/// Tells each number that is in the file.
int keepWriting(const QString& file, int number) {
  for (;;) {
    {
      Settings settings(file);
      settings.setLibraryWidth(++number);
      settings.setLastFolder(QString(3000, QLatin1Char(static_cast<char>('a' + number % 26))));
    }
    const QByteArray line = QByteArray::number(number) + '\n';
    if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) < 0) return 1;
  }
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  if (argc == 4 && QByteArray(argv[1]) == "--write")
    return barline::keepWriting(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toInt());
  barline::TestSettings test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_settings.moc"
