#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "engine/audio/DecoderBackend.h"
#include "engine/audio/MediaError.h"
#include "engine/pipeline/AnalysisPlan.h"
#include "tests/engine/pipeline/FakeSteps.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline;
using namespace barline::test;
using pipeline::AnalysisReport;
using pipeline::AnalysisRequest;
using pipeline::Runner;
using pipeline::StepReport;
using pipeline::StepState;

namespace {

constexpr int kRate = 44100;

StepState stateOf(const AnalysisReport& report, const std::string& id) {
  for (const StepReport& step : report.steps) {
    if (step.id == id) return step.state;
  }
  return StepState::Waiting;
}

AnalysisRequest request(const std::filesystem::path& file) {
  AnalysisRequest made;
  made.file = file;
  return made;
}

/// All of soundCatalog(), with the counter's result, which otherwise goes once nothing needs it any more.
AnalysisRequest requestWithCounter(const std::filesystem::path& file) {
  AnalysisRequest made = request(file);
  made.only = {"counter", "quadrupled"};
  return made;
}

/// Decodes here, and does something before it opens the blocks of a file.
class BeforeBlocks final : public audio::Decoding {
 public:
  using Before = std::function<void(const Cancelled& cancelled)>;
  explicit BeforeBlocks(Before before) : before_(std::move(before)) {}

  std::unique_ptr<audio::DecoderBackend> openDecoder(const std::filesystem::path& file,
                                                     audio::Decoder::Samples samples) override {
    return decodingHere().openDecoder(file, samples);
  }
  std::unique_ptr<audio::BlockBackend> openBlocks(const std::filesystem::path& file,
                                                  Cancelled cancelled) override {
    before_(cancelled);
    return decodingHere().openBlocks(file, cancelled);
  }
  std::string fingerprint(const std::filesystem::path& file, const Cancelled& cancelled) override {
    return decodingHere().fingerprint(file, cancelled);
  }
  [[nodiscard]] double mebibytesApart() const override { return 0.0; }

 private:
  const Before before_;
};

/// Has no room for anything.
class FullCache final : public pipeline::ResultCache {
 public:
  std::optional<model::Bytes> find(const std::string&) override { return std::nullopt; }
  void store(const std::string&, const std::string&, const model::Bytes&) override {
    ++refused;
    throw std::filesystem::filesystem_error("no room", std::make_error_code(std::errc::no_space_on_device));
  }
  void reportDamaged(const std::string&, const std::string&) override {}

  std::atomic<int> refused{0};
};

}  // namespace

class TestRunner : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path file_;

  /// Adds one to what "doubled" makes.
  [[nodiscard]] AnalysisRequest amendedRequest(const std::string& signature) const {
    AnalysisRequest amended = request(file_);
    amended.amendments["doubled"] = {
        signature, [](const pipeline::Result& result, const pipeline::ResultSet&) {
          return pipeline::Result(
              std::make_shared<const Doubled>(Doubled{result.as<Doubled>()->value + 1.0}));
        }};
    return amended;
  }

 private Q_SLOTS:
  void init() {
    file_ = std::filesystem::path(folder_.path().toStdString()) / "noise.wav";
    writeWav(file_, whiteNoise(5.0, kRate), kRate);
  }

  void urgencyIsTheCostOfTheLongestChainThatWaits() {
    const auto catalog = soundCatalog();  // counter → doubled (5) → quadrupled (1)
    QCOMPARE(pipeline::costsAfter(pipeline::makePlan(catalog, request(file_))),
             (std::vector<double>{6.0, 1.0, 0.0}));
    AnalysisRequest less = request(file_);
    less.only = {"doubled"};
    QCOMPARE(pipeline::costsAfter(pipeline::makePlan(catalog, less)), (std::vector<double>{5.0, 0.0}));
  }

  void longWorkThatNothingWaitsForIsLeastUrgent() {
    const auto catalog = longTapCatalog();  // long_tap (500), counter → doubled (5) → quadrupled (1)
    QCOMPARE(pipeline::urgencies(pipeline::makePlan(catalog, request(file_))),
             (std::vector<pipeline::Urgency>{{-1000.0, 500.0}, {-4.0, 0.0}, {6.0, 0.0}, {1.0, 0.0}}));
  }

  /// Three minutes, of which a minute would be too much to wait for.
  void whatPeopleLookAtDoesNotWaitForLongWork() {
    writeWav(file_, whiteNoise(180.0, kRate), kRate);
    const auto catalog = longTapCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 1);
    runs<LongTap>() = 0;
    int before = -1;
    pipeline::AnalysisObserver observer;
    observer.stepFinished = [&](const StepReport& step, const std::optional<pipeline::Result>&) {
      if (step.id == "quadrupled") before = runs<LongTap>();
    };
    const auto analysis = runner.start(request(file_), observer);
    const AnalysisReport& report = analysis->wait();
    QCOMPARE(before, 0);
    QVERIFY(runs<LongTap>() > 100);
    QCOMPARE(report.results.find<Quadrupled>()->value, 4.0 * 180.0 * kRate);
  }

  /// Beyond the last stretch, where more blocks may be under way, and within it.
  void everyBlockOfALongFileArrivesOnAnyNumberOfThreads() {
    constexpr int kLowRate = 8000;
    constexpr double kSeconds = 200.0;
    writeWav(file_, whiteNoise(kSeconds, kLowRate), kLowRate);
    const auto catalog = soundCatalog();
    std::optional<Counted> first;
    for (const int threads : {1, 2, 4}) {
      Runner runner(catalog, decodingHere(), nullptr, threads);
      const auto counted = runner.start(requestWithCounter(file_))->wait().results.find<Counted>();
      QVERIFY(counted != nullptr);
      QCOMPARE(counted->frames, static_cast<std::int64_t>(kSeconds * kLowRate));
      if (!first) first = *counted;
      QVERIFY(*counted == *first);
    }
  }

  void runsStepsInTheOrderOfTheirTypes() {
    const auto catalog = soundCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    const auto analysis = runner.start(requestWithCounter(file_));
    const AnalysisReport& report = analysis->wait();
    QCOMPARE(report.problem, std::string());
    QVERIFY(report.decoded);
    QCOMPARE(report.results.find<Counted>()->frames, std::int64_t{5 * kRate});
    QCOMPARE(report.results.find<Doubled>()->value, 10.0 * kRate);
    QCOMPARE(report.results.find<Quadrupled>()->value, 20.0 * kRate);
    QCOMPARE(report.source->sampleRate, kRate);
    QCOMPARE(report.source->fingerprint.size(), std::size_t{32});
    QCOMPARE(report.steps.size(), std::size_t{3});
    for (const StepReport& step : report.steps) {
      QCOMPARE(step.state, StepState::Computed);
      QVERIFY(step.wallSeconds >= 0 && step.cpuSeconds >= 0 && step.peakMebibytes > 1);
    }
  }

  void tellsWhatHappensInOrder() {
    const auto catalog = soundCatalog();
    std::vector<std::string> told;
    std::vector<double> fractions;
    std::vector<std::chrono::steady_clock::time_point> times;
    pipeline::AnalysisObserver observer;
    observer.opened = [&](const model::AudioSource&) { told.emplace_back("opened"); };
    observer.stepStarted = [&](const StepReport& step) { told.push_back("start " + step.id); };
    observer.stepFinished = [&](const StepReport& step, const auto& result) {
      told.push_back((result ? "done " : "lost ") + step.id);
    };
    observer.progress = [&](double fraction, const std::string&) {
      fractions.push_back(fraction);
      times.push_back(std::chrono::steady_clock::now());
    };
    observer.finished = [&](const AnalysisReport&) { told.emplace_back("finished"); };
    {
      Runner runner(catalog, decodingHere(), nullptr, 2);
      static_cast<void>(runner.start(request(file_), observer)->wait());
    }
    const std::vector<std::string> expected{"opened",          "start counter", "done counter",
                                            "start doubled",   "done doubled",  "start quadrupled",
                                            "done quadrupled", "finished"};
    QVERIFY(told == expected);
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    for (std::size_t i = 1; i < times.size(); ++i)
      QVERIFY(times[i] - times[i - 1] >= std::chrono::milliseconds(55));
  }

  void cancelsWhatWouldNeverEnd() {
    const auto catalog = endlessCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    runs<EndlessStep>() = 0;
    const auto analysis = runner.start(request(file_));
    QTRY_VERIFY(runs<EndlessStep>() == 1);
    analysis->cancel();
    const AnalysisReport& report = analysis->wait();
    QVERIFY(report.cancelled);
    QCOMPARE(stateOf(report, "endless"), StepState::Cancelled);
    QCOMPARE(stateOf(report, "counter"), StepState::Computed);
  }

  void whatOnlyFedOtherStepsGoesOnceTheyHaveEnded() {
    const auto catalog = soundCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    const auto analysis = runner.start(request(file_));
    const AnalysisReport& report = analysis->wait();
    QCOMPARE(stateOf(report, "counter"), StepState::Computed);
    QVERIFY(report.results.find<Counted>() == nullptr);
    QVERIFY(report.results.find<Quadrupled>() != nullptr);
  }

  void destroyingTheRunnerCancelsEverything() {
    const auto catalog = endlessCatalog();
    std::atomic<int> cancelled{0};
    {
      Runner runner(catalog, decodingHere(), nullptr, 1);
      pipeline::AnalysisObserver observer;
      observer.finished = [&](const AnalysisReport& report) { cancelled += report.cancelled ? 1 : 0; };
      for (int i = 0; i < 8; ++i) static_cast<void>(runner.start(request(file_), observer));
    }
    QCOMPARE(cancelled.load(), 8);
  }

  void aFailureBlocksOnlyWhatDependsOnIt() {
    const auto catalog = failingCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    const auto analysis = runner.start(request(file_));
    const AnalysisReport& report = analysis->wait();
    QCOMPARE(stateOf(report, "failing"), StepState::Failed);
    QCOMPARE(stateOf(report, "after_failure"), StepState::Blocked);
    QCOMPARE(stateOf(report, "quadrupled"), StepState::Computed);
    QCOMPARE(report.steps[3].problem, std::string("it broke"));
    QVERIFY(!report.steps[4].problem.empty());
  }

  void aCachedFileIsNotDecoded() {
    const auto catalog = soundCatalog();
    const auto cache = std::make_shared<MemoryCache>();
    Runner runner(catalog, decodingHere(), cache, 2);
    const auto first = runner.start(request(file_))->wait();
    const auto renamed = file_.parent_path() / "renamed.wav";
    std::filesystem::rename(file_, renamed);
    const auto second = runner.start(request(renamed))->wait();
    QVERIFY(first.decoded && !second.decoded);
    for (const StepReport& step : second.steps) QCOMPARE(step.state, StepState::Cached);
    QVERIFY(*second.results.find<Quadrupled>() == *first.results.find<Quadrupled>());
    QVERIFY(second.results.find<Counted>() == nullptr);  // only fed what was cached itself
    QCOMPARE(second.source->duration, first.source->duration);
    QCOMPARE(second.source->path, renamed);
  }

  void anotherParameterRecomputesWhatDependsOnIt() {
    const auto catalog = soundCatalog();
    const auto cache = std::make_shared<MemoryCache>();
    Runner runner(catalog, decodingHere(), cache, 2);
    static_cast<void>(runner.start(request(file_))->wait());
    AnalysisRequest changed = request(file_);
    changed.settings["doubled.factor"] = 3;
    const int taps = runs<CounterTap>();
    const auto report = runner.start(changed)->wait();
    QCOMPARE(runs<CounterTap>().load(), taps);
    QVERIFY(!report.decoded);
    QCOMPARE(stateOf(report, "counter"), StepState::Cached);
    QCOMPARE(stateOf(report, "doubled"), StepState::Computed);
    QCOMPARE(report.results.find<Quadrupled>()->value, 30.0 * kRate);
  }

  void anAmendmentIsSeenByDependentsAlone() {
    const auto catalog = soundCatalog();
    Runner runner(catalog, decodingHere(), std::make_shared<MemoryCache>(), 2);
    static_cast<void>(runner.start(request(file_))->wait());
    const AnalysisRequest amended = amendedRequest("mine");
    const auto report = runner.start(amended)->wait();
    QVERIFY(!report.decoded);
    QCOMPARE(stateOf(report, "doubled"), StepState::Cached);
    QCOMPARE(stateOf(report, "quadrupled"), StepState::Computed);
    QCOMPARE(report.results.find<Doubled>()->value, 10.0 * kRate + 1.0);
    QCOMPARE(report.results.find<Quadrupled>()->value, 20.0 * kRate + 2.0);

    QCOMPARE(stateOf(runner.start(amended)->wait(), "quadrupled"), StepState::Cached);
    QCOMPARE(stateOf(runner.start(amendedRequest("another"))->wait(), "quadrupled"), StepState::Computed);
    const auto plain = runner.start(request(file_))->wait();
    QCOMPARE(stateOf(plain, "quadrupled"), StepState::Cached);
    QCOMPARE(plain.results.find<Quadrupled>()->value, 20.0 * kRate);
  }

  void anAmendmentThatFailsIsAFailedStep() {
    const auto catalog = soundCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    AnalysisRequest amended = request(file_);
    amended.amendments["doubled"] = {"broken", [](const auto&, const auto&) -> pipeline::Result {
                                       throw std::runtime_error("it does not fit");
                                     }};
    const auto report = runner.start(amended)->wait();
    QCOMPARE(stateOf(report, "doubled"), StepState::Failed);
    QCOMPARE(stateOf(report, "quadrupled"), StepState::Blocked);
    amended.amendments = {{"nothing", {}}};
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(runner.start(amended)), pipeline::ParameterError);
  }

  void whatTheCallerKnowsIsNotMadeAgain() {
    const auto catalog = soundCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    AnalysisRequest first = request(file_);
    first.knownResults = std::make_shared<const pipeline::KnownResults>();
    const auto made = runner.start(first)->wait();
    QCOMPARE(made.byKey.size(), std::size_t{3});
    AnalysisRequest again = amendedRequest("mine");
    again.knownResults = std::make_shared<const pipeline::KnownResults>(made.byKey);
    const auto report = runner.start(again)->wait();
    QVERIFY(!report.decoded);
    QCOMPARE(stateOf(report, "counter"), StepState::Cached);
    QCOMPARE(stateOf(report, "doubled"), StepState::Cached);
    QCOMPARE(stateOf(report, "quadrupled"), StepState::Computed);
  }

  /// Between the reading of its fingerprint and the decoding.
  void aFileReplacedMeanwhileIsKeptUnderItsOwnKeys() {
    const auto catalog = soundCatalog();
    const auto cache = std::make_shared<MemoryCache>();
    const auto former = file_.parent_path() / "former.wav";
    BeforeBlocks decoding([&](const auto&) {
      std::filesystem::rename(file_, former);
      writeWav(file_, whiteNoise(3.0, kRate), kRate);
    });
    AnalysisReport report;
    {
      Runner runner(catalog, decoding, cache, 2);
      report = runner.start(request(file_))->wait();
    }
    QVERIFY(report.replaced);
    QCOMPARE(report.problem, std::string());
    QCOMPARE(report.source->fingerprint, decodingHere().fingerprint(file_));
    QCOMPARE(report.results.find<Quadrupled>()->value, 12.0 * kRate);

    Runner runner(catalog, decodingHere(), cache, 2);
    const auto again = runner.start(request(file_))->wait();
    QVERIFY(!again.decoded && !again.replaced);
    QCOMPARE(again.results.find<Quadrupled>()->value, 12.0 * kRate);
    for (const StepReport& step : report.steps) {
      const auto known = std::ranges::find(again.steps, step.id, &StepReport::id);
      QCOMPARE(step.cacheKey, known->cacheKey);
    }
    const auto ofFormer = runner.start(request(former))->wait();
    QVERIFY(ofFormer.decoded && !ofFormer.replaced);
    QCOMPARE(ofFormer.results.find<Quadrupled>()->value, 20.0 * kRate);
  }

  void whatIsKnownOfAReplacedFileIsNotMixedWithTheNewOne() {
    const auto catalog = soundCatalog();
    const auto cache = std::make_shared<MemoryCache>();
    Runner runner(catalog, decodingHere(), cache, 2);
    const auto first = runner.start(request(file_))->wait();
    cache->forget("counter");
    cache->forget("quadrupled");
    writeWav(file_, whiteNoise(3.0, kRate), kRate);
    AnalysisRequest again = request(file_);
    again.knownFingerprint = first.source->fingerprint;
    const auto report = runner.start(again)->wait();
    QVERIFY(report.replaced);
    QCOMPARE(report.problem,
             std::string("noise.wav has changed while it was being analysed; analyse it again."));
    QCOMPARE(stateOf(report, "doubled"), StepState::Cached);
    QCOMPARE(stateOf(report, "quadrupled"), StepState::Blocked);
    QVERIFY(report.results.find<Doubled>() == nullptr);
    for (const StepReport& step : report.steps)
      QCOMPARE(cache->find(step.cacheKey).has_value(), step.id == "doubled");
    QCOMPARE(runner.start(request(file_))->wait().results.find<Quadrupled>()->value, 12.0 * kRate);
  }

  void whatCannotBeKeptHarmsNoAnalysis() {
    const auto catalog = soundCatalog();
    const auto cache = std::make_shared<FullCache>();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^not kept: doubled of .*no room")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^not kept: decode of ")));
    Runner runner(catalog, decodingHere(), cache, 2);
    const auto report = runner.start(request(file_))->wait();
    QCOMPARE(report.results.find<Quadrupled>()->value, 20.0 * kRate);
    QCOMPARE(cache->refused.load(), 4);  // three results, and what decoding tells
  }

  void cancellingWhatWaitsForTheFileIsNoProblemOfTheFile() {
    const auto catalog = soundCatalog();
    std::atomic<bool> waits{false};
    BeforeBlocks decoding([&](const audio::Decoding::Cancelled& cancelled) {
      waits = true;
      while (!cancelled()) std::this_thread::yield();
      throw audio::MediaError(audio::MediaProblem::Stopped, file_, "it was cancelled");
    });
    Runner runner(catalog, decoding, nullptr, 2);
    const auto analysis = runner.start(request(file_));
    QTRY_VERIFY(waits);
    analysis->cancel();
    const AnalysisReport& report = analysis->wait();
    QVERIFY(report.cancelled);
    QCOMPARE(report.problem, std::string());
    for (const StepReport& step : report.steps) QCOMPARE(step.state, StepState::Cancelled);
  }

  void aDamagedEntryIsAMiss() {
    const auto catalog = soundCatalog();
    const auto cache = std::make_shared<MemoryCache>();
    Runner runner(catalog, decodingHere(), cache, 2);
    static_cast<void>(runner.start(request(file_))->wait());
    cache->damage("quadrupled");
    const auto report = runner.start(request(file_))->wait();
    QCOMPARE(cache->damaged(), 1);
    QCOMPARE(stateOf(report, "quadrupled"), StepState::Computed);
    QCOMPARE(stateOf(report, "doubled"), StepState::Cached);
  }

  void withoutCacheNothingIsKept() {
    const auto catalog = soundCatalog();
    const auto cache = std::make_shared<MemoryCache>();
    Runner runner(catalog, decodingHere(), cache, 2);
    AnalysisRequest uncached = request(file_);
    uncached.useCache = false;
    QVERIFY(runner.start(uncached)->wait().decoded);
    QVERIFY(cache->empty());
  }

  void runsOnlyWhatIsAskedForAndNeeded() {
    const auto catalog = failingCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    AnalysisRequest some = request(file_);
    some.only = {"doubled"};
    const auto report = runner.start(some)->wait();
    QCOMPARE(report.steps.size(), std::size_t{2});
    QCOMPARE(stateOf(report, "doubled"), StepState::Computed);
  }

  void refusesWrongRequestsBeforeTheyStart() {
    const auto catalog = soundCatalog();
    Runner runner(catalog, decodingHere(), nullptr, 2);
    AnalysisRequest wrong = request(file_);
    wrong.only = {"nothing"};
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(runner.start(wrong)), pipeline::ParameterError);
    wrong = request(file_);
    for (const char* const name : {"doubled", "doubled.colour", "nothing.factor", "doubled.factor"}) {
      wrong.settings = {{name, 100.0}};
      QVERIFY_EXCEPTION_THROWN(static_cast<void>(runner.start(wrong)), pipeline::ParameterError);
    }
  }

  void anUnreadableFileHarmsNoOther() {
    const auto catalog = soundCatalog();
    Runner runner(catalog, decodingHere(), std::make_shared<MemoryCache>(), 2);
    const auto bad = runner.start(request(file_.parent_path() / "missing.wav"));
    const auto good = runner.start(request(file_));
    QVERIFY(QString::fromStdString(bad->wait().problem).contains("missing.wav"));
    QVERIFY(!bad->wait().source.has_value());
    QCOMPARE(stateOf(bad->wait(), "quadrupled"), StepState::Blocked);
    QCOMPARE(stateOf(good->wait(), "quadrupled"), StepState::Computed);
  }

  void manyFilesOnAnyNumberOfThreadsGiveTheSame() {
    const auto catalog = soundCatalog();
    for (const int threads : {1, 4}) {
      Runner runner(catalog, decodingHere(), nullptr, threads);
      std::vector<std::shared_ptr<pipeline::Analysis>> analyses;
      for (int i = 0; i < 20; ++i) analyses.push_back(runner.start(requestWithCounter(file_)));
      const Counted expected = *analyses.front()->wait().results.find<Counted>();
      for (const auto& analysis : analyses) QVERIFY(*analysis->wait().results.find<Counted>() == expected);
    }
  }
};

QTEST_GUILESS_MAIN(TestRunner)
#include "test_runner.moc"
