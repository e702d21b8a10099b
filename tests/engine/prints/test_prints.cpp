#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <random>

#include "engine/audio/Decoder.h"
#include "engine/audio/MediaError.h"
#include "engine/prints/PrintComparison.h"
#include "engine/prints/PrintMaker.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"

using namespace barline;
using namespace barline::prints;

namespace {

std::vector<std::uint32_t> common(const AudioPrint& a, const AudioPrint& b) {
  const auto keysA = printKeys(a);
  const auto keysB = printKeys(b);
  std::vector<std::uint32_t> shared;
  std::ranges::set_intersection(keysA, keysB, std::back_inserter(shared));
  return shared;
}

}  // namespace

class TestPrints : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::optional<AudioPrint> demo_;

  /// Fifty seconds of the demo track, changed.
  [[nodiscard]] QString make(const char* name, const QStringList& options, int seconds = 50) const {
    QString file = folder_.filePath(QString::fromLatin1(name));
    test::ffmpeg(QStringList{QStringLiteral("-t"), QString::number(seconds), QStringLiteral("-i"),
                             QStringLiteral(BARLINE_DEMO)} +
                 options + QStringList{file});
    return file;
  }
  [[nodiscard]] static std::optional<AudioPrint> print(const QString& file) {
    return makePrint(test::decodingHere(), file.toStdString(),
                     audio::Decoder(test::decodingHere(), file.toStdString()).source().duration);
  }

 private Q_SLOTS:
  void initTestCase() {
    demo_ = print(make("demo.flac", {}));
    QVERIFY(demo_);
    QVERIFY(demo_->begin.size() > 200 && demo_->middle.size() > 200);
  }

  void theSameRecordingIsKnownAgain_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QStringList>("options");
    const auto options = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    QTest::newRow("few bits") << QByteArray("a.mp3") << options("-b:a 64k");
    QTest::newRow("one channel at half the rate")
        << QByteArray("b.mp3") << options("-ac 1 -ar 22050 -b:a 48k");
    QTest::newRow("softer, and later") << QByteArray("c.ogg") << options("-af volume=-9dB,adelay=3000:all=1");
    QTest::newRow("begun late") << QByteArray("d.flac") << options("-ss 1.7");
    QTest::newRow("cut short") << QByteArray("e.m4a") << options("-t 47");
  }
  void theSameRecordingIsKnownAgain() {
    QFETCH(QByteArray, name);
    QFETCH(QStringList, options);
    const auto other = print(make(name.constData(), options));
    QVERIFY(other);
    const double similarity = comparePrints(*demo_, *other);
    QVERIFY2(similarity > 0.9, std::to_string(similarity).c_str());
    QCOMPARE(comparePrints(*other, *demo_), similarity);
    QVERIFY2(common(*demo_, *other).size() >= 3, std::to_string(common(*demo_, *other).size()).c_str());
  }

  void anotherIsTold() {
    const auto later = print(make("later.flac", {QStringLiteral("-ss"), QStringLiteral("30")}, 80));
    QVERIFY(comparePrints(*demo_, *later) < 0.75);
    const auto faster =
        print(make("faster.flac", {QStringLiteral("-af"), QStringLiteral("asetrate=50000,aresample=48000")}));
    QVERIFY(comparePrints(*demo_, *faster) < 0.75);
    // Alike at first, then not.
    AudioPrint mixed = *demo_;
    mixed.middle = demo_->begin;
    QVERIFY(comparePrints(*demo_, mixed) < kSameRecording);
  }

  void whatSaysTooLittleHasNoPrint() {
    const auto made = [&](const char* source, const char* name) {
      QString file = folder_.filePath(QString::fromLatin1(name));
      test::ffmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                    QString::fromLatin1(source), file});
      return file;
    };
    QVERIFY(!print(made("anullsrc=d=60", "silence.flac")));
    QVERIFY(!print(made("sine=d=60", "tone.flac")));
    QVERIFY(!print(make("short.flac", {QStringLiteral("-t"), QStringLiteral("3")})));
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(makePrint(test::decodingHere(), "/nowhere.flac", 60.0)),
                             audio::MediaError);
    QVERIFY(!makePrint(test::decodingHere(), BARLINE_DEMO, 80.0, [] { return true; }));
  }

  void printsComeBackFromTheirBytes() {
    const auto bytes = packPrint(*demo_);
    QVERIFY2(bytes.size() < 1800, std::to_string(bytes.size()).c_str());
    QVERIFY(unpackPrint(bytes) == demo_);
    const AudioPrint short_{.begin = demo_->begin, .middle = {}};
    QVERIFY(unpackPrint(packPrint(short_)) == short_);
    QVERIFY(!unpackPrint({}));
    for (std::size_t length = 1; length < bytes.size(); length += 7)
      QVERIFY(!unpackPrint(std::span(bytes).first(length)));
  }

  /// As Chromaprint packs them, whose own reader would write beyond its memory for some bytes.
  void anyBitsCanBeUnpacked() {
    std::mt19937 random(7);
    AudioPrint wild;
    for (int i = 0; i < 300; ++i) {
      wild.begin.push_back(static_cast<std::uint32_t>(random()));
      wild.middle.push_back(i % 3 == 0 ? 0xFFFFFFFFU : 0x80000000U * static_cast<std::uint32_t>(i % 2));
    }
    std::vector<std::byte> bytes = packPrint(wild);
    QVERIFY(unpackPrint(bytes) == wild);
    for (int i = 0; i < 2000; ++i) {
      bytes.at(random() % bytes.size()) = static_cast<std::byte>(random());
      static_cast<void>(unpackPrint(bytes));
    }
  }

  /// Chromaprint's own program is the truth.
  void printsAreThoseThatOthersMake() {
    const QString file =
        make("mono.wav", {QStringLiteral("-ac"), QStringLiteral("1"), QStringLiteral("-ar"),
                          QStringLiteral("11025"), QStringLiteral("-ss"), QStringLiteral("5")});
    QProcess fpcalc;
    fpcalc.start(QStringLiteral("fpcalc"), {QStringLiteral("-raw"), QStringLiteral("-plain"),
                                            QStringLiteral("-length"), QStringLiteral("30"), file});
    fpcalc.waitForFinished();
    AudioPrint theirs;
    for (const QByteArray& number : fpcalc.readAllStandardOutput().trimmed().split(','))
      theirs.begin.push_back(static_cast<std::uint32_t>(number.toLongLong()));
    QVERIFY(theirs.begin.size() > 200);
    auto ours = print(file);
    ours->middle.clear();
    QVERIFY(std::abs(static_cast<int>(ours->begin.size()) - static_cast<int>(theirs.begin.size())) <= 1);
    QVERIFY2(comparePrints(*ours, theirs) > 0.995, std::to_string(comparePrints(*ours, theirs)).c_str());
  }
};

QTEST_GUILESS_MAIN(TestPrints)
#include "test_prints.moc"
