#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cmath>
#include <set>

#include "engine/pipeline/Runner.h"
#include "engine/steps/Catalog.h"
#include "tests/engine/steps/CatalogHarness.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

/// What every step and tap of the catalogue must keep, whatever it finds. A step that joins the catalogue is
/// tested without a change here.

using namespace barline;
using pipeline::CatalogEntry;
using pipeline::ResultSet;
using test::Track;

namespace {

using Planes = std::vector<std::vector<float>>;

const std::vector<CatalogEntry>& entries() {
  return steps::catalog().entries();
}

/// Chords that change every two seconds, with a click on every beat and a bass drum on every bar.
std::vector<float> music(double seconds, int sampleRate) {
  auto samples = test::silence(seconds, sampleRate);
  const std::array<std::vector<int>, 4> chords = {
      {{48, 60, 64, 67}, {41, 60, 65, 69}, {43, 59, 62, 67}, {45, 57, 60, 64}}};
  for (std::size_t i = 0; 2.0 * static_cast<double>(i) < seconds; ++i) {
    test::mixInto(samples, test::chord(chords[i % chords.size()], 2.0, sampleRate, 0.4),
                  2 * i * static_cast<std::size_t>(sampleRate));
    test::mixInto(samples, test::sine(55.0, 0.1, sampleRate, 0.4),
                  2 * i * static_cast<std::size_t>(sampleRate));
  }
  test::mixInto(samples, test::clicks(test::regularTimes(120.0, 0.0, seconds), seconds, sampleRate, 0.4));
  return samples;
}

Planes musicInChannels(double seconds, int sampleRate, std::size_t channels) {
  Planes planes;
  for (std::size_t c = 0; c < channels; ++c) {
    auto plane = music(seconds, sampleRate);
    for (float& sample : plane) sample *= 1.0F - 0.1F * static_cast<float>(c);
    planes.push_back(std::move(plane));
  }
  return planes;
}

struct Signal {
  const char* name;
  std::function<Track()> make;
};

const std::vector<Signal>& signalTable() {
  static const std::vector<Signal> table = {
      {"no block", [] { return test::emptyTrack(48000, 2); }},
      {"one sample", [] { return test::makeTrack({{0.5F}}, 44100); }},
      {"silence", [] { return test::makeTrack(Planes(2, test::silence(3.0, 44100)), 44100); }},
      {"clipped noise",
       [] {
         return test::makeTrack({test::clippedNoise(3.0, 44100, 1), test::clippedNoise(3.0, 44100, 2)},
                                44100);
       }},
      {"8 kHz mono", [] { return test::makeTrack({music(4.0, 8000)}, 8000); }},
      {"192 kHz stereo", [] { return test::makeTrack(musicInChannels(2.0, 192000, 2), 192000); }},
      {"5.1", [] { return test::makeTrack(musicInChannels(3.0, 48000, 6), 48000); }},
      {"7.1", [] { return test::makeTrack(musicInChannels(3.0, 48000, 8), 48000); }},
      {"music", [] { return test::makeTrack(musicInChannels(12.0, 44100, 2), 44100); }},
  };
  return table;
}

/// Which entries' bytes differ, by id.
QStringList differences(const std::map<std::string, model::Bytes>& left,
                        const std::map<std::string, model::Bytes>& right) {
  QStringList ids;
  for (const auto& [id, bytes] : left) {
    const auto other = right.find(id);
    if (other == right.end() || other->second != bytes) ids << QString::fromStdString(id);
  }
  return ids;
}

/// Counts the numbers in a value type that are not finite.
template <class T>
int notFinite(const T& value) {
  if constexpr (std::is_floating_point_v<T>) {
    return std::isfinite(value) ? 0 : 1;
  } else if constexpr (model::Described<T>) {
    return std::apply([&](auto... member) { return (0 + ... + notFinite(value.*member)); }, T::fields());
  } else if constexpr (
      requires { value.has_value(); } || requires { value.get(); }) {
    return value ? notFinite(*value) : 0;
  } else if constexpr (requires { value.begin(); }) {
    int count = 0;
    for (const auto& element : value) count += notFinite(element);
    return count;
  } else {
    return 0;
  }
}

void addSignalRows() {
  QTest::addColumn<std::size_t>("signal");
  for (std::size_t i = 0; i < signalTable().size(); ++i) QTest::newRow(signalTable()[i].name) << i;
}

void addEntryRows(bool stepsOnly) {
  QTest::addColumn<std::size_t>("entry");
  for (std::size_t i = 0; i < entries().size(); ++i) {
    if (!stepsOnly || !entries()[i].isTap) QTest::newRow(entries()[i].declaration.id.c_str()) << i;
  }
}

bool isSnakeCase(const std::string& id) {
  static const QRegularExpression pattern("^[a-z][a-z0-9]*(_[a-z0-9]+)*$");
  return pattern.match(QString::fromStdString(id)).hasMatch();
}

}  // namespace

class TestStepBattery : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void declarationIsSound_data();
  void declarationIsSound();
  void idsAndOutputsAreUnique();
  void everySignalGivesFiniteResultsThatSurviveTheCodec_data();
  void everySignalGivesFiniteResultsThatSurviveTheCodec();
  void sameTwice_data();
  void sameTwice();
  void blockSizeDoesNotMatter_data();
  void blockSizeDoesNotMatter();
  void everyParameterWorksAtItsLimits_data();
  void everyParameterWorksAtItsLimits();
  void progressRisesToNoMoreThanOne_data();
  void progressRisesToNoMoreThanOne();
  void cancelsAtEachCheckpoint_data();
  void cancelsAtEachCheckpoint();
  void parallelEqualsSerial_data();
  void parallelEqualsSerial();

 private:
  struct Analysed {
    Track track;
    ResultSet results;
    std::map<std::string, model::Bytes> bytes;
  };

  const Analysed& musicAnalysed() const { return analysed_.back(); }

  std::vector<Analysed> analysed_;  ///< of each signal
};

void TestStepBattery::initTestCase() {
  for (const Signal& signal : signalTable()) {
    Analysed analysed{.track = signal.make(), .results = {}, .bytes = {}};
    analysed.results = test::runCatalog(steps::catalog(), analysed.track);
    analysed.bytes = test::encodeAll(steps::catalog(), analysed.results);
    analysed_.push_back(std::move(analysed));
  }
}

void TestStepBattery::declarationIsSound_data() {
  addEntryRows(false);
}

void TestStepBattery::declarationIsSound() {
  QFETCH(std::size_t, entry);
  const pipeline::StepDeclaration& declaration = entries()[entry].declaration;
  QVERIFY(isSnakeCase(declaration.id));
  QVERIFY(declaration.version >= 1);
  QVERIFY(!declaration.title.empty());
  QVERIFY(!declaration.summary.empty());
  QVERIFY(declaration.relativeCost > 0.0);
  std::set<std::string> ids;
  for (const pipeline::ParameterDeclaration& parameter : declaration.parameters) {
    QVERIFY(isSnakeCase(parameter.id));
    QVERIFY(ids.insert(parameter.id).second);
    QVERIFY(!parameter.title.empty());
    QVERIFY(parameter.minimum < parameter.maximum);
    QVERIFY(parameter.defaultValue >= parameter.minimum && parameter.defaultValue <= parameter.maximum);
    if (!parameter.choices.empty()) {
      QCOMPARE(parameter.minimum, 0.0);
      QCOMPARE(parameter.maximum, static_cast<double>(parameter.choices.size() - 1));
    }
  }
}

void TestStepBattery::idsAndOutputsAreUnique() {
  std::set<std::string> ids;
  std::set<std::type_index> outputs;
  for (const CatalogEntry& entry : entries()) {
    QVERIFY(ids.insert(entry.declaration.id).second);
    QVERIFY(outputs.insert(entry.output).second);
    QCOMPARE(entry.isTap, static_cast<bool>(entry.makeTap));
    QCOMPARE(entry.isTap, !entry.run);
  }
  QVERIFY(!ids.empty());
}

void TestStepBattery::everySignalGivesFiniteResultsThatSurviveTheCodec_data() {
  addSignalRows();
}

void TestStepBattery::everySignalGivesFiniteResultsThatSurviveTheCodec() {
  QFETCH(std::size_t, signal);
  const Analysed& analysed = analysed_[signal];
  for (const CatalogEntry& entry : entries()) {
    const model::Bytes& bytes = analysed.bytes.at(entry.declaration.id);
    QVERIFY2(entry.encode(entry.decode(bytes)) == bytes, entry.declaration.id.c_str());
    if (!bytes.empty()) {
      const auto cut = std::span(bytes).first(bytes.size() - 1);
      QVERIFY_EXCEPTION_THROWN((void)entry.decode(cut), model::CodecError);
    }
  }
  const model::Timeline timeline = steps::assembleTimeline({}, analysed.results, {});
  const auto check = [](const auto&... parts) { return (0 + ... + notFinite(parts)); };
  QCOMPARE(check(timeline.waveform, timeline.grid, timeline.tempo, timeline.chords, timeline.key,
                 timeline.sections, timeline.energy, timeline.loudness, timeline.character, timeline.bars,
                 timeline.energyRating),
           0);
}

void TestStepBattery::sameTwice_data() {
  addSignalRows();
}

void TestStepBattery::sameTwice() {
  QFETCH(std::size_t, signal);
  const auto again = test::runCatalog(steps::catalog(), analysed_[signal].track);
  QCOMPARE(differences(analysed_[signal].bytes, test::encodeAll(steps::catalog(), again)), QStringList());
}

void TestStepBattery::blockSizeDoesNotMatter_data() {
  QTest::addColumn<std::size_t>("frames");
  QTest::newRow("1 frame") << std::size_t{1};
  QTest::newRow("prime") << std::size_t{997};
  QTest::newRow("4096") << std::size_t{4096};
  QTest::newRow("whole track") << std::size_t{1'000'000'000};
}

void TestStepBattery::blockSizeDoesNotMatter() {
  QFETCH(std::size_t, frames);
  const Analysed& whole = musicAnalysed();
  // Steps see nothing of the blocks, so equal taps are enough.
  QStringList different;
  for (const CatalogEntry& entry : entries()) {
    if (!entry.isTap) continue;
    const auto result = test::runTap(entry, whole.track, frames, test::defaults(entry));
    if (entry.encode(result) != whole.bytes.at(entry.declaration.id))
      different << entry.declaration.id.c_str();
  }
  QCOMPARE(different, QStringList());
}

void TestStepBattery::everyParameterWorksAtItsLimits_data() {
  addEntryRows(false);
}

void TestStepBattery::everyParameterWorksAtItsLimits() {
  QFETCH(std::size_t, entry);
  const CatalogEntry& tested = entries()[entry];
  const Analysed& analysed = musicAnalysed();
  for (const pipeline::ParameterDeclaration& parameter : tested.declaration.parameters) {
    for (const double value : {parameter.minimum, parameter.maximum}) {
      pipeline::Parameters parameters(tested.declaration);
      parameters.set(parameter.id, value);
      pipeline::StepContext context;
      const pipeline::Result result = tested.isTap ? test::runTap(tested, analysed.track, 32768, parameters)
                                                   : tested.run(analysed.results, parameters, context);
      const model::Bytes bytes = tested.encode(result);
      QVERIFY2(tested.encode(tested.decode(bytes)) == bytes, parameter.id.c_str());
    }
  }
}

void TestStepBattery::progressRisesToNoMoreThanOne_data() {
  addEntryRows(true);
}

void TestStepBattery::progressRisesToNoMoreThanOne() {
  QFETCH(std::size_t, entry);
  double last = 0.0;
  bool rises = true;
  pipeline::StepContext context({}, [&](double fraction) {
    rises = rises && fraction >= last && fraction <= 1.0;
    last = fraction;
  });
  (void)entries()[entry].run(musicAnalysed().results, test::defaults(entries()[entry]), context);
  QVERIFY(rises);
}

void TestStepBattery::cancelsAtEachCheckpoint_data() {
  addEntryRows(true);
}

void TestStepBattery::cancelsAtEachCheckpoint() {
  QFETCH(std::size_t, entry);
  const auto run = [&](const pipeline::CancellationToken& token, pipeline::StepContext::Report report) {
    pipeline::StepContext context(token, std::move(report));
    return entries()[entry].run(musicAnalysed().results, test::defaults(entries()[entry]), context);
  };
  int checkpoints = 0;
  (void)run({}, [&](double) { ++checkpoints; });
  // Each of them, or some thirty where there are many.
  for (int passed = 0; passed < checkpoints; passed += std::max(1, checkpoints / 30)) {
    pipeline::CancellationToken token;
    if (passed == 0) token.cancel();
    int seen = 0;
    QVERIFY_EXCEPTION_THROWN((void)run(token,
                                       [&](double) {
                                         if (++seen == passed) token.cancel();
                                       }),
                             pipeline::Cancelled);
    QCOMPARE(seen, passed);
  }
}

void TestStepBattery::parallelEqualsSerial_data() {
  QTest::addColumn<int>("threads");
  QTest::newRow("one thread") << 1;
  QTest::newRow("four threads") << 4;
}

void TestStepBattery::parallelEqualsSerial() {
  QFETCH(int, threads);
  const QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("music.wav").toStdString();
  test::writeWav(file, musicAnalysed().track.planes, musicAnalysed().track.format.sampleRate,
                 test::WavEncoding::Float32);
  pipeline::Runner runner(steps::catalog(), test::decodingHere(), nullptr, threads);
  pipeline::AnalysisRequest request;
  request.file = file;
  for (const CatalogEntry& entry : entries()) request.only.push_back(entry.declaration.id);
  const auto analysis = runner.start(request);
  const pipeline::AnalysisReport& report = analysis->wait();
  QVERIFY2(report.problem.empty(), report.problem.c_str());
  QCOMPARE(report.results.size(), entries().size());
  QCOMPARE(differences(musicAnalysed().bytes, test::encodeAll(steps::catalog(), report.results)),
           QStringList());
}

QTEST_GUILESS_MAIN(TestStepBattery)
#include "test_step_battery.moc"
