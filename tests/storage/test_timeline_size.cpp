#include <QtTest>

#include "engine/steps/Catalog.h"
#include "storage/Compression.h"
#include "tests/engine/steps/RhythmSignals.h"
#include "tests/support/Signals.h"

using namespace barline;

namespace {

constexpr double kSeconds = 60.0;
constexpr int kRate = 2 * audio::kAnalysisRate;

/// A band at twice the analysis rate, with the noise of a room of its own in each channel.
std::vector<float> channel(const std::vector<float>& band, unsigned seed) {
  std::vector<float> samples = test::whiteNoise(kSeconds, kRate, 0.01, seed);
  samples.resize(2 * band.size());
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] += band[i / 2];
  return samples;
}

/// Every result of the catalogue for this sound.
std::vector<std::pair<const pipeline::CatalogEntry*, pipeline::Result>> analyse(
    const std::vector<float>& band) {
  const std::vector<float> left = channel(band, 1);
  const std::vector<float> right = channel(band, 2);
  const std::array<std::span<const float>, 2> planes = {left, right};
  std::vector<std::pair<const pipeline::CatalogEntry*, pipeline::Result>> made;
  pipeline::ResultSet results;
  for (const pipeline::CatalogEntry& entry : steps::catalog().entries()) {
    const pipeline::Parameters parameters(entry.declaration);
    pipeline::StepContext context;
    const auto run = [&]() -> pipeline::Result {
      if (!entry.isTap) return entry.run(results, parameters, context);
      const auto tap = entry.makeTap(parameters);
      tap->begin({.sampleRate = kRate, .channels = 2, .channelMask = 3, .expectedFrames = 0});
      tap->consume({.firstFrame = 0, .channels = planes, .firstAnalysisFrame = 0, .analysis = band});
      return tap->finish();
    };
    made.emplace_back(&entry, run());
    results.insert(made.back().second);
  }
  return made;
}

}  // namespace

class TestTimelineSize : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eightMinutesTakeLessThanThreeMegabytes() {
    std::size_t bytes = 0;
    for (const auto& [entry, result] : analyse(test::bandLoop(128.0, 4, 0.3, kSeconds))) {
      if (!entry->declaration.kept) continue;
      const model::Bytes raw = entry->encode(result);
      const storage::PackedBytes packed = storage::pack(raw);
      QVERIFY(storage::unpack(packed.compressed, packed.rawSize, packed.checksum) == raw);
      qInfo("%-10s %7zu bytes", entry->declaration.id.c_str(), packed.compressed.size());
      bytes += packed.compressed.size();
    }
    // A megabyte of it lets bars be described anew when a person moves them, without decoding.
    constexpr double kScale = 480.0 / kSeconds;
    QVERIFY2(static_cast<double>(bytes) * kScale < 3e6, std::to_string(bytes).c_str());
  }
};

QTEST_GUILESS_MAIN(TestTimelineSize)
#include "test_timeline_size.moc"
