// monkey [--acts N | --minutes N] [--seed S] [--trace]: uses Barline's window at random. Exit status 1 where
// something happened that must not.

#include <QAbstractButton>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QMessageBox>
#include <QTimer>
#include <array>
#include <chrono>
#include <cstdio>
#include <limits>

#include "app/gui/Composition.h"
#include "engine/audio/isolation/IsolatedDecoding.h"
#include "engine/memory/Heap.h"
#include "tests/monkey/Checks.h"
#include "tests/monkey/Memory.h"
#include "tests/monkey/Monkey.h"
#include "tests/monkey/Sandbox.h"
#include "tests/monkey/Watch.h"
#include "ui/theme/Theme.h"

namespace barline::monkey {
namespace {

struct Options {
  int acts = 400;
  double minutes{};  // 0 = as many as the acts take
  std::uint64_t seed = 1;
  bool trace{};
};

Options readOptions(const QCoreApplication& application) {
  QCommandLineParser parser;
  parser.addHelpOption();
  parser.addOptions({{QStringLiteral("acts"), QStringLiteral("How many things to do."), QStringLiteral("N")},
                     {QStringLiteral("minutes"), QStringLiteral("How long."), QStringLiteral("N")},
                     {QStringLiteral("seed"), QStringLiteral("Of all choices."), QStringLiteral("S")},
                     {QStringLiteral("trace"), QStringLiteral("Names every act.")}});
  parser.process(application);
  Options options;
  if (parser.isSet(QStringLiteral("acts"))) options.acts = parser.value(QStringLiteral("acts")).toInt();
  if (parser.isSet(QStringLiteral("seed"))) options.seed = parser.value(QStringLiteral("seed")).toULongLong();
  if (parser.isSet(QStringLiteral("minutes"))) {
    options.minutes = parser.value(QStringLiteral("minutes")).toDouble();
    options.acts = std::numeric_limits<int>::max();
  }
  options.trace = parser.isSet(QStringLiteral("trace"));
  return options;
}

/// Takes what would be handed to other programs.
class Elsewhere final : public QObject {
  Q_OBJECT

 public:
  Elsewhere() {
    for (const char* scheme : kSchemes) QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "take");
  }
  ~Elsewhere() override {
    for (const char* scheme : kSchemes) QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
  }

 public Q_SLOTS:
  void take(const QUrl&) {}

 private:
  static constexpr std::array kSchemes{"file", "http", "https", "mailto"};
};

struct Done {
  int acts{};
  int windows{};
  std::size_t undone{};  // edits, and redone
};

/// What the window asks where something would be lost by closing it.
void quitAnyway() {
  const auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
  if (question == nullptr) return;
  for (QAbstractButton* button : question->buttons()) {
    if (question->buttonRole(button) == QMessageBox::AcceptRole) return button->click();
  }
}

/// One window from its start to its end.
void useWindow(Done& done, Watch& watch, Random& random, Sandbox& sandbox, audio::Decoding& decoding,
               int acts, const std::function<bool()>& enough) {
  watch.setAct("start");
  const std::shared_ptr<storage::Library> library = storage::Library::open(sandbox.places().libraryFile);
  Checks checks(watch, *library);
  SeenEdits seen;
  {
    app::Composition composition({.decoding = decoding,
                                  .library = library,
                                  .resultsFile = sandbox.places().resultsFile,
                                  .settingsFile = sandbox.settingsFile(),
                                  .demoTrack = sandbox.songs().back(),
                                  .desktop = QApplication::palette()});
    ui::MainWindow& window = composition.window();
    window.show();
    window.openPaths({random.pick(sandbox.songs())});
    Monkey monkey(watch, random, sandbox, window);
    monkey.run(acts, enough);
    done.acts += std::max(1, monkey.done());
    ++done.windows;
    // Now and then it is closed in the midst of things.
    if (random.chance(70)) checks.atRest(window);
    seen = Checks::seen(window);
    watch.setAct("close");
    QTimer answering;
    QObject::connect(&answering, &QTimer::timeout, quitAnyway);
    answering.start(std::chrono::milliseconds(10));
    window.close();
  }
  checks.onDisk(seen);
  done.undone += checks.undone();
}

int run(Watch& watch, Sandbox& sandbox, audio::Decoding& decoding) {
  const Options options = readOptions(watch);
  watch.setTalkative(options.trace);
  std::printf("seed %llu\n", static_cast<unsigned long long>(options.seed));
  std::fflush(stdout);
  const Elsewhere elsewhere;
  Random random(options.seed);
  Memory memory;
  QElapsedTimer time;
  time.start();
  const auto enough = [&] {
    return options.minutes > 0 && static_cast<double>(time.elapsed()) > options.minutes * 60'000;
  };
  Done done;
  while (done.acts < options.acts && !enough()) {
    const int acts = std::min(random.between(100, 600), options.acts - done.acts);
    useWindow(done, watch, random, sandbox, decoding, acts, enough);
    memory.note();
  }
  const std::shared_ptr<storage::Library> library = storage::Library::open(sandbox.places().libraryFile);
  Checks(watch, *library).soundness();
  if (const QString growth = memory.growth(); !growth.isEmpty()) watch.fail(growth);

  std::printf("%d acts in %d windows, %zu edits undone and redone, %.1f minutes\n", done.acts, done.windows,
              done.undone, static_cast<double>(time.elapsed()) / 60'000);
  for (const QString& line : memory.lines()) std::printf("%s\n", qPrintable(line));
  std::printf("What kept the interface's thread longest:\n");
  for (const QString& line : watch.longestEvents(12)) std::printf("  %s\n", qPrintable(line));
  const QStringList failures = watch.failures();
  std::printf("%d failures\n", static_cast<int>(failures.size()));
  for (const QString& line : failures) std::printf("  %s\n", qPrintable(line));
  return failures.isEmpty() ? 0 : 1;
}

}  // namespace
}  // namespace barline::monkey

int main(int argc, char** argv) {
  if (const auto status = barline::audio::runDecodingProcess(argc, argv)) return *status;
  barline::memory::returnFreedBlocks();
  barline::audio::IsolatedDecoding decoding;
  barline::monkey::Sandbox sandbox;
  QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  barline::monkey::Watch watch(argc, argv);
  QApplication::setApplicationName(QStringLiteral("barline"));
  QApplication::setQuitOnLastWindowClosed(false);
  return barline::monkey::run(watch, sandbox, decoding);
}

#include "main.moc"
