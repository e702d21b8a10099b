// Usage: see README.md. Prints one line for each kind and scenario; the exit status is 1 where something is
// wrong.

#include <QCommandLineParser>
#include <QCoreApplication>
#include <chrono>
#include <cstdio>
#include <random>
#include <stdexcept>

#include "tests/accidents/Inspection.h"

namespace barline::test {
namespace {

using Kind = FaultPlan::Kind;

const std::map<QString, Kind>& kinds() {
  static const std::map<QString, Kind> all{{QStringLiteral("kill"), Kind::Kill},
                                           {QStringLiteral("gone"), Kind::Gone},
                                           {QStringLiteral("full"), Kind::Full},
                                           {QStringLiteral("read-only"), Kind::ReadOnly},
                                           {QStringLiteral("once"), Kind::FailOnce}};
  return all;
}

constexpr QLatin1String kClockSetBack("clock");
constexpr QLatin1String kSlowDrive("slow");

class Accidents {
 public:
  /// Lets a call fail, and looks. @param trials at so many of them, evenly spread; 0 = at each
  void sweep(const Scenario& scenario, const QString& name, Kind kind, int trials) {
    Inspection inspection(scene_, scenario);
    const std::int64_t calls = count(scenario);
    const std::int64_t step = trials == 0 ? 1 : std::max<std::int64_t>(1, calls / trials);
    int done = 0;
    for (std::int64_t call = step / 2 + 1; call <= calls; call += step, ++done) {
      scene_.prepare(scenario);
      const Ending ending = scene_.run(scenario.words, {.fault = planFor(kind, call)});
      inspect(inspection, ending, kind == Kind::Kill,
              "--kind " + name.toStdString() + " --scenario " + scenario.name + " --call " +
                  std::to_string(call));
    }
    std::printf("%-14s %-10s %5d of %lld calls\n", scenario.name.c_str(), qPrintable(name), done,
                static_cast<long long>(calls));
    std::fflush(stdout);
  }

  void one(const Scenario& scenario, Kind kind, std::int64_t call) {
    Inspection inspection(scene_, scenario);
    scene_.prepare(scenario);
    const Ending ending = scene_.run(scenario.words, {.fault = planFor(kind, call)});
    std::printf("status %d, signal %d, %.2f s\n%s", ending.status, ending.signal, ending.seconds,
                ending.errors.c_str());
    inspect(inspection, ending, kind == Kind::Kill, "call " + std::to_string(call));
  }

  /// Lets the scenario meet what no program has to fail of, and looks.
  void hold(const Scenario& scenario, const QString& name) {
    constexpr long kYear = 365L * 86'400;  // seconds
    Disturbance disturbance;
    if (name == kClockSetBack) {
      disturbance.clockOffset = -3 * kYear;
    } else {
      disturbance.fault = {.folder = scene_.drive(), .kind = Kind::Slow, .delayMs = 3};
    }
    Inspection inspection(scene_, scenario);
    scene_.prepare(scenario);
    const Ending ending = scene_.run(scenario.words, disturbance);
    const std::string trial = "--kind " + name.toStdString() + " --scenario " + scenario.name;
    inspect(inspection, ending, false, trial);
    if (ending.status != 0) complain(trial, "it fails: " + ending.errors);
    std::printf("%-14s %s\n", scenario.name.c_str(), qPrintable(name));
    std::fflush(stdout);
  }

  void killAtRandom(const std::vector<Scenario>& chosen, int trials, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<Inspection> inspections;
    for (const Scenario& scenario : chosen) inspections.emplace_back(scene_, scenario);
    int before = 0;
    for (int trial = 0; trial < trials; ++trial) {
      const std::size_t which = static_cast<std::size_t>(trial) % chosen.size();
      scene_.prepare(chosen[which]);
      const auto longest = static_cast<int>(1000.0 * inspections[which].seconds());
      const int life = std::uniform_int_distribution<int>(1, std::max(2, longest))(random);
      const Ending ending = scene_.run(chosen[which].words, {.killAfterMs = life});
      if (ending.signal != 0) ++before;
      inspect(inspections[which], ending, ending.signal != 0,
              chosen[which].name + " killed after " + std::to_string(life) + " ms, seed " +
                  std::to_string(seed) + ", trial " + std::to_string(trial));
    }
    std::printf("killed %d times, %d of them before the end\n", trials, before);
  }

  [[nodiscard]] int problems() const { return problems_; }

 private:
  [[nodiscard]] FaultPlan planFor(Kind kind, std::int64_t call) const {
    return {.folder = scene_.drive(), .kind = kind, .from = call};
  }

  [[nodiscard]] std::int64_t count(const Scenario& scenario) {
    const QTemporaryDir folder;
    FaultPlan plan = planFor(Kind::Count, 1);
    plan.counter = folder.filePath(QStringLiteral("count")).toStdString();
    scene_.prepare(scenario);
    static_cast<void>(scene_.run(scenario.words, {.fault = plan}));
    const std::int64_t calls = countedCalls(plan.counter);
    if (calls == 0) complain(scenario.name, "none of its calls was seen");
    return calls;
  }

  void inspect(Inspection& inspection, const Ending& ending, bool killed, const std::string& trial) {
    try {
      inspection.look(ending, killed);
    } catch (const std::exception& error) {
      complain(trial, error.what());
    }
  }

  void complain(const std::string& trial, const std::string& problem) {
    ++problems_;
    std::printf("%s: %s\n", trial.c_str(), problem.c_str());
    std::fflush(stdout);
  }

  Scene scene_;
  int problems_{};
};

int run(const QCommandLineParser& parser) {
  std::vector<Scenario> chosen;
  for (const Scenario& scenario : scenarios()) {
    if (!parser.isSet("scenario") || parser.value("scenario").toStdString() == scenario.name)
      chosen.push_back(scenario);
  }
  const int trials = parser.isSet("all") ? 0 : parser.value("trials").toInt();
  Accidents accidents;
  const QString kind = parser.value("kind");
  if (kind == QLatin1String("random-kill")) {
    const std::uint64_t seed =
        parser.isSet("seed") ? parser.value("seed").toULongLong() : std::random_device{}();
    accidents.killAtRandom(chosen, trials, seed);
  } else if (kind == kClockSetBack || kind == kSlowDrive) {
    for (const Scenario& scenario : chosen) accidents.hold(scenario, kind);
  } else {
    for (const auto& [name, each] : kinds()) {
      if (!kind.isEmpty() && kind != name) continue;
      for (const Scenario& scenario : chosen) {
        if (parser.isSet("call"))
          accidents.one(scenario, each, parser.value("call").toLongLong());
        else
          accidents.sweep(scenario, name, each, trials);
      }
    }
  }
  return accidents.problems() == 0 ? 0 : 1;
}

}  // namespace
}  // namespace barline::test

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  QCommandLineParser parser;
  parser.addOptions({{"kind", "Of accident; all that fail calls if not given.", "KIND"},
                     {"scenario", "Only this one.", "NAME"},
                     {"trials", "So many for each, evenly spread.", "N", "1"},
                     {"all", "A fault at every call."},
                     {"call", "A fault at this call only, with what was told.", "N"},
                     {"seed", "Of random-kill.", "S"}});
  parser.process(application);
  try {
    return barline::test::run(parser);
  } catch (const std::exception& error) {
    std::printf("%s\n", error.what());
    return 1;
  }
}
