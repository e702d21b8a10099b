// How long the interface's thread is busy at a time while a person goes through Barline's windows:
// bench_windows FILE [RUNS [ACT]]. Of each act the events that took longest, the first time and in the median
// of the later ones, in milliseconds of the thread's processor time.

#include <QAbstractItemView>
#include <QAction>
#include <QContextMenuEvent>
#include <QDialog>
#include <QMenu>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

#include "tests/benchmarks/NewPerson.h"
#include "tests/benchmarks/TimedApplication.h"
#include "tests/support/DecodingHere.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/Pages.h"

namespace barline {
namespace {

constexpr int kSettle = 250;         // ms after each act
constexpr double kWorthTelling = 2;  // ms

struct Act {
  std::string name;
  std::function<void()> run;
};

class Bench {
 public:
  Bench(benchmarks::TimedApplication& application, ui::MainWindow& window, int runs)
      : application_(application), window_(window), runs_(runs) {}

  void measure(const Act& act) {
    std::map<QString, std::vector<double>> longest;
    for (int i = 0; i < runs_; ++i) {
      (void)application_.take();
      QTimer::singleShot(0, &window_, act.run);
      QTest::qWait(kSettle);
      std::map<QString, double> here;
      for (const benchmarks::Busy& busy : application_.take())
        here[busy.what] = std::max(here[busy.what], busy.milliseconds);
      for (const auto& [what, milliseconds] : here) longest[what].push_back(milliseconds);
      tidyUp();
    }
    std::printf("%s\n", act.name.c_str());
    for (auto& [what, times] : longest) {
      const double first = times.front();
      std::vector<double> later(times.begin() + (times.size() > 1 ? 1 : 0), times.end());
      std::ranges::sort(later);
      const double median = later[later.size() / 2];
      if (std::max(first, median) > kWorthTelling)
        std::printf("    first %6.1f  then %6.1f ms  %s\n", first, median, qPrintable(what));
    }
    std::fflush(stdout);
  }

 private:
  static void tidyUp() {
    for (int i = 0; i < 10; ++i) {
      QWidget* front = QApplication::activePopupWidget();
      for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (front == nullptr && widget->isVisible() && qobject_cast<QDialog*>(widget) != nullptr)
          front = widget;
      }
      if (front == nullptr) break;
      front->close();
      QTest::qWait(20);
    }
    QTest::qWait(100);
  }

  benchmarks::TimedApplication& application_;
  ui::MainWindow& window_;
  int runs_;
};

std::vector<Act> actsOn(ui::MainWindow& window) {
  const auto trigger = [&window](const char* name) {
    if (auto* action = window.findChild<QAction*>(QLatin1String(name))) action->trigger();
  };
  std::vector<Act> acts;
  for (const char* name : {"file.open",
                           "file.open_folder",
                           "file.import_collection",
                           "file.export",
                           "file.export_chunks",
                           "file.make_dataset",
                           "file.report",
                           "help.search",
                           "help.shortcuts",
                           "help.commands",
                           "help.about",
                           "help.log",
                           "help.crashes",
                           "library.backups",
                           "library.find_missing",
                           "library.watched_folders",
                           "library.edit_tracks",
                           "view.theme_1",
                           "view.theme_2",
                           "view.theme_0",
                           "view.inspector",
                           "view.inspector",
                           "view.queue",
                           "view.queue"})
    acts.push_back({name, [trigger, name] { trigger(name); }});
  acts.push_back({"theme with the search's help open", [trigger] {
                    trigger("help.search");
                    QTimer::singleShot(100, qApp, [trigger] { trigger("view.theme_2"); });
                    QTimer::singleShot(150, qApp, [trigger] { trigger("view.theme_1"); });
                  }});
  for (const auto& [title, page] : {std::pair{"page of the library", ui::Page::Library},
                                    {"page of performance", ui::Page::Performance},
                                    {"page of the track", ui::Page::Track}})
    acts.push_back({title, [&window, page = page] { window.pages().show(page); }});
  acts.push_back({"formats of the export", [&window, trigger] {
                    trigger("file.export");
                    auto* dialog = window.findChild<ui::ExportDialog*>();
                    auto* list = dialog->findChild<QAbstractItemView*>();
                    for (int i = 0; i < 4; ++i)
                      QTimer::singleShot(60 * i, list, [list] { QTest::keyClick(list, Qt::Key_Down); });
                  }});
  ui::TimelineView& timeline = window.timeline();
  acts.push_back({"zoom in", [&timeline] { timeline.zoomIn(); }});
  acts.push_back({"whole track", [&timeline] { timeline.zoomToFit(); }});
  acts.push_back({"lanes' menu", [&timeline] {
                    const QPoint at = timeline.rect().center();
                    QContextMenuEvent event(QContextMenuEvent::Mouse, at, timeline.mapToGlobal(at));
                    QApplication::sendEvent(&timeline, &event);
                  }});
  acts.push_back({"pointer over the lanes", [&timeline] {
                    for (int i = 0; i < 10; ++i)
                      QTimer::singleShot(20 * i, &timeline, [&timeline, i] {
                        QTest::mouseMove(&timeline, timeline.rect().center() + QPoint(9 * i, 5 * i));
                      });
                  }});
  acts.push_back({"play", [&window] {
                    window.workspace().player().play();
                    QTimer::singleShot(200, &window, [&window] { window.workspace().player().pause(); });
                  }});
  acts.push_back({"smaller and larger", [&window] {
                    window.resize(1400, 900);
                    QTimer::singleShot(100, &window, [&window] { window.resize(1920, 1080); });
                  }});
  return acts;
}

int run(benchmarks::TimedApplication& application, const std::filesystem::path& file, int runs,
        const char* only) {
  const QTemporaryDir folder;
  app::Composition composition(benchmarks::newPerson(test::decodingHere(), folder));
  ui::MainWindow& window = composition.window();
  window.resize(1920, 1080);
  window.show();
  bool finished = false;
  QObject::connect(&window.workspace(), &ui::Workspace::reportChanged, &window,
                   [&](const auto& report) { finished = report != nullptr; });
  window.openPaths({file});
  if (!QTest::qWaitFor([&] { return finished; }, 60000)) return 1;
  QTest::qWait(500);
  Bench bench(application, window, runs);
  for (const Act& act : actsOn(window)) {
    if (only == nullptr || act.name.find(only) != std::string::npos) bench.measure(act);
  }
  return 0;
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  barline::benchmarks::TimedApplication application(argc, argv);
  if (argc < 2) {
    std::fputs("bench_windows FILE [RUNS [ACT]]\n", stderr);
    return 2;
  }
  return barline::run(application, argv[1], argc > 2 ? std::atoi(argv[2]) : 5, argc > 3 ? argv[3] : nullptr);
}
