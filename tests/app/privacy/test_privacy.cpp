#include <QtTest>

#include <QMenu>
#include <QMenuBar>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "app/diagnosis/Diagnosis.h"
#include "app/diagnosis/StateFolder.h"
#include "app/gui/Composition.h"
#include "engine/audio/isolation/IsolatedDecoding.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "tests/support/faults/FaultPlan.h"
#include "ui/library/TrackRow.h"
#include "ui/window/Pages.h"
#include "ui/window/Workspace.h"

using namespace barline;
namespace fs = std::filesystem;

namespace {

/// Stands in every file that the programs are given, and nowhere else.
const QString kSecret = QStringLiteral("Zwiebelfisch");

std::string textOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& file, const QString& text) {
  std::ofstream(file, std::ios::binary) << text.toStdString();
}

/// The window as a person uses it: opens a track and looks at every page and dialog of its help.
int useTheWindow(int argc, char** argv, const fs::path& folder) {
  audio::IsolatedDecoding decoding;
  QApplication application(argc, argv);
  const app::Diagnosis diagnosis(app::stateFolder(), "barline", BARLINE_VERSION);
  const storage::Locations places = storage::Locations::inFolder(folder / "window");
  app::Composition composition({.decoding = decoding,
                                .library = storage::Library::open(places.libraryFile),
                                .resultsFile = places.resultsFile,
                                .settingsFile = ui::pathText(folder / "barline.ini"),
                                .demoTrack = {},
                                .desktop = {},
                                .stateFolder = app::stateFolder()});
  ui::MainWindow& window = composition.window();
  bool analysed = false;
  QObject::connect(&window.workspace(), &ui::Workspace::reportChanged, &window,
                   [&analysed](const auto& report) { analysed = analysed || report != nullptr; });
  window.show();
  window.openPaths({folder / "song.mp3"});
  if (!QTest::qWaitFor([&] { return analysed; }, 60'000)) return 1;
  window.openPaths({folder / "broken.mp3"});
  for (const ui::Page page : {ui::Page::Library, ui::Page::Performance, ui::Page::Track}) {
    window.pages().show(page);
    QTest::qWait(200);
  }
  for (const char* name : {"help.log", "help.crashes", "help.about"}) {
    auto* action = window.findChild<QAction*>(QString::fromLatin1(name));
    if (action == nullptr) return 2;
    action->trigger();
    QTest::qWait(100);
  }
  return 0;
}

}  // namespace

/// Nothing leaves the computer, and what the programs write about themselves holds nothing of the person's
/// files.
class TestPrivacy : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    base_ = std::make_unique<QTemporaryDir>();
    folder_ = fs::canonical(base_->path().toStdString());
    const std::vector<double> times = test::regularTimes(120.0, 0.5, 6.0);
    test::writeWav(folder_ / "plain.wav", test::clicks(times, 6.0, 22050, 0.6), 22050);
    test::ffmpeg({"-i", ui::pathText(folder_ / "plain.wav"), "-metadata", "title=" + kSecret, "-metadata",
                  "artist=" + kSecret, "-metadata", "lyrics=" + kSecret, "-metadata", "comment=" + kSecret,
                  ui::pathText(folder_ / "song.mp3")});
    write(folder_ / "broken.mp3", kSecret.repeated(2000));
    write(folder_ / "list.m3u8", "#EXTM3U\nhttp://127.0.0.1:9/a.mp3\nsong.mp3\n");
    write(folder_ / "labels.lab", "0.0\t1.0\t" + kSecret + "\n1.0\t" + kSecret + "\tC:maj\n");
    write(folder_ / "notes.jams", "{\"annotations\": [\"" + kSecret + "\" oh]}");
    environment_ = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DATA", "CACHE", "CONFIG", "STATE"})
      environment_.insert(QStringLiteral("XDG_%1_HOME").arg(QLatin1String(name)),
                          ui::pathText(folder_ / "home" / name));
    environment_.insert(QStringLiteral("HOME"), ui::pathText(folder_ / "home"));
    // LeakSanitizer traces the process too, and there can be only one.
    environment_.insert(QStringLiteral("ASAN_OPTIONS"), environment_.value(QStringLiteral("ASAN_OPTIONS")) +
                                                            QStringLiteral(":detect_leaks=0"));
    traced_ = start(QStringLiteral("strace"), {"-f", "-e", "trace=network", "true"}) == 0;
    if (!traced_)
      qWarning("strace cannot trace here: sockets are watched by a library that is loaded before");
  }

  void theCommandLineUsesNoNetwork_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    const auto row = [](const char* text, int status = 0) {
      QTest::newRow(text) << QString::fromLatin1(text).split(' ') << status;
    };
    row("analyze --output out song.mp3 broken.mp3", 1);
    row("library add song.mp3");
    row("library list");
    row("library search bpm:>100");
    row("library backup");
    row("export --format json --output exported song.mp3");
    row("report --output out.html song.mp3");
    row("report --output out.pdf song.mp3");
    row("chunks --output chunks song.mp3");
    row("tags write --fields bpm song.mp3");
    row("dataset --output set song.mp3");
    row("library import-collection list.m3u8");
    row("library scan .");
    row("evaluate labels.lab notes.jams", 1);
    row("analyze https://127.0.0.1/song.mp3 http://127.0.0.1:9/a.m3u8", 1);
  }
  void theCommandLineUsesNoNetwork() {
    QFETCH(QStringList, words);
    QFETCH(int, status);
    QCOMPARE(watch(QStringLiteral(BARLINE_CLI), words), status);
  }

  void theWindowUsesNoNetwork() {
    QCOMPARE(watch(QCoreApplication::applicationFilePath(), {"--window", ui::pathText(folder_)}), 0);
    constexpr int kTimeIsOver = 124;  // timeout(1)
    QCOMPARE(watch(QStringLiteral("timeout"), {"4", BARLINE_PROGRAM, "song.mp3"}), kTimeIsOver);
  }

  /// After all that was done above.
  void logAndReportsHoldNothingOfTheFiles() {
    const fs::path state = folder_ / "home/STATE/barline";
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(state)) {
      if (entry.is_regular_file()) all += textOf(entry.path());
    }
    for (const char* expected : {"/song.mp3", "/broken.mp3", "barline-cli[", " barline["})
      QVERIFY2(all.find(expected) != std::string::npos, (std::string(expected) + " in " + all).c_str());
    QVERIFY2(all.find(kSecret.toStdString()) == std::string::npos, all.c_str());
  }

  void aWatchThatSeesSockets() {
    // What watches must see something: a program that does open such a socket.
    const QString script =
        QStringLiteral("import socket\ntry:\n socket.socket(socket.AF_INET)\nexcept OSError:\n pass\n");
    QVERIFY(!socketsOf(QStringLiteral(BARLINE_PYTHON), {"-c", script}, nullptr).isEmpty());
  }

 private:
  int start(const QString& program, const QStringList& words,
            const QProcessEnvironment* environment = nullptr) {
    QProcess process;
    process.setProcessEnvironment(environment == nullptr ? environment_ : *environment);
    process.setWorkingDirectory(ui::pathText(folder_));
    process.start(program, words);
    if (!process.waitForFinished(120'000)) return -1;
    output_ = process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
  }

  /// Lines about sockets of other kinds than those that stay within the machine: AF_UNIX, and AF_NETLINK by
  /// which the kernel tells of its devices.
  QStringList socketsOf(const QString& program, const QStringList& words, int* status) {
    const fs::path notes = folder_ / "notes";
    fs::remove(notes);
    int ended = 0;
    if (traced_) {
      QStringList all{"-f", "-qq", "-e", "trace=network", "-o", ui::pathText(notes), program};
      ended = start(QStringLiteral("strace"), all + words);
    } else {
      QProcessEnvironment environment = environment_;
      test::preload(environment, QStringLiteral(BARLINE_NO_NETWORK_LIBRARY));
      environment.insert(QStringLiteral("BARLINE_NETWORK_NOTES"), ui::pathText(notes));
      ended = start(program, words, &environment);
    }
    if (status != nullptr) *status = ended;
    QStringList found;
    for (const QString& line :
         QString::fromStdString(textOf(notes)).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
      const bool local =
          line.contains(QLatin1String("AF_UNIX")) || line.contains(QLatin1String("AF_NETLINK"));
      if (line.contains(QLatin1String("socket(")) && !local) found += line;
      if (line.contains(QLatin1String("AF_INET"))) found += line;
    }
    return found;
  }

  int watch(const QString& program, const QStringList& words) {
    int status = -1;
    const QStringList found = socketsOf(program, words, &status);
    if (!found.isEmpty()) QTest::qFail(qUtf8Printable(found.join('\n')), __FILE__, __LINE__);
    return status;
  }

  std::unique_ptr<QTemporaryDir> base_;
  fs::path folder_;
  QProcessEnvironment environment_;
  QByteArray output_;
  bool traced_{};
};

int main(int argc, char** argv) {
  if (const auto status = audio::runDecodingProcess(argc, argv)) return *status;
  if (argc == 3 && std::string(argv[1]) == "--window") return useTheWindow(argc, argv, argv[2]);
  QCoreApplication application(argc, argv);
  TestPrivacy test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_privacy.moc"
