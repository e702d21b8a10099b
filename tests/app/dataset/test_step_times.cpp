#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/dataset/StepTimes.h"

using Json = nlohmann::ordered_json;

namespace barline::app {

/// Times of steps whose results the cache had.
class TestStepTimes : public QObject {
  Q_OBJECT

  static performance::StepFigures figures(const char* id, int version, double cpu,
                                          pipeline::StepState state = pipeline::StepState::Computed) {
    performance::StepFigures made;
    made.id = id;
    made.version = version;
    made.cpuSeconds = cpu;
    made.state = state;
    return made;
  }

  static performance::RunRecord run(std::vector<performance::StepFigures> steps) {
    performance::RunRecord run;
    run.audioSeconds = 10.0;
    run.wallSeconds = 2.0;
    run.cpuSeconds = 3.0;
    run.steps = std::move(steps);
    return run;
  }

  static pipeline::AnalysisReport report(pipeline::StepState beats) {
    pipeline::AnalysisReport report;
    report.decoded = beats == pipeline::StepState::Computed;
    for (const char* const id : {"beats", "key"}) {
      report.steps.emplace_back();
      report.steps.back().id = id;
      report.steps.back().version = 2;
      report.steps.back().state = pipeline::StepState::Cached;
    }
    report.steps.front().state = beats;
    return report;
  }

 private Q_SLOTS:
  void comeFromTheRunThatComputedThem() {
    using enum pipeline::StepState;
    const std::vector runs{
        run({figures("decode", 0, 0.5), figures("beats", 2, 0.11), figures("key", 2, 0.3)}),
        run({figures("beats", 1, 0.9), figures("key", 2, 0.0, Cached)})};
    Json json{{"timing", Json::object()}, {"performance_metrics", {{"analysis_time", 0.001}}}};
    addEarlierTimes(json, report(Cached), runs);
    QCOMPARE(json["timing"], (Json{{"decode", 0.5}, {"beats", 0.11}, {"key", 0.3}}));
    QCOMPARE(json["performance_metrics"],
             (Json{{"analysis_time", 2.0}, {"realtime_factor", 5.0}, {"parallel_speedup", 1.5}}));
  }

  void ownTimesStay() {
    using enum pipeline::StepState;
    const std::vector runs{
        run({figures("decode", 0, 0.5), figures("beats", 2, 0.11), figures("key", 2, 0.3)})};
    Json json{{"timing", {{"decode", 0.2}, {"beats", 0.1}}},
              {"performance_metrics", {{"analysis_time", 1.0}}}};
    addEarlierTimes(json, report(Computed), runs);
    QCOMPARE(json["timing"], (Json{{"decode", 0.2}, {"beats", 0.1}, {"key", 0.3}}));
    QCOMPARE(json["performance_metrics"], (Json{{"analysis_time", 1.0}}));
    Json alone{{"timing", {{"decode", 0.2}, {"beats", 0.1}}}};
    addEarlierTimes(alone, report(Computed), {});
    QCOMPARE(alone["timing"], (Json{{"decode", 0.2}, {"beats", 0.1}}));
  }

  void anEarlierFileKeepsThem() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("combined.json")).toStdString();
    Json json{{"timing", Json::object()}};
    keepTimes(json, file);
    QVERIFY(json["timing"].empty());
    std::ofstream(file) << R"({"timing": {"beats": 0.25}, "memory": {"beats": 80.0}})";
    keepTimes(json, file);
    QCOMPARE(json, (Json{{"timing", {{"beats", 0.25}}}, {"memory", {{"beats", 80.0}}}}));
    std::ofstream(file) << R"({"timing": {"beats": 0.5})";
    keepTimes(json, file);
    QCOMPARE(json["timing"]["beats"], Json(0.25));
  }
};

}  // namespace barline::app

QTEST_GUILESS_MAIN(barline::app::TestStepTimes)
#include "test_step_times.moc"
