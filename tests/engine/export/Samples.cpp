#include "tests/engine/export/Samples.h"

namespace barline::test {
namespace {

model::BeatGrid sampleGrid() {
  model::BeatGrid grid;
  for (int i = 0; i < 13; ++i) {
    const double time = 0.1 + 0.5 * i;
    grid.beats.push_back({time, i == 0 ? 4 : (i - 1) % 4 + 1, 0.9, {}});
  }
  grid.beats[1].transient = model::Transient{0.597, 0.81234};
  grid.beats[5].transient = model::Transient{2.605, 0.5};
  grid.bars = {{{0.1, 0.6}, 0, {4, 4}, 0.5},
               {{0.6, 2.6}, 1, {4, 4}, 0.95},
               {{2.6, 4.6}, 2, {4, 4}, 0.96},
               {{4.6, 6.6}, 3, {3, 4}, 0.97}};
  grid.alternatives = {{0.5, 0, {}, 0.21}, {1.0, 2, {}, 0.1}, {1.0, 0, model::Metre{2, 4}, 0.07}};
  return grid;
}

model::ChordSpan chord(double begin, double end, const char* label) {
  model::PitchClassVector chroma{};
  chroma[0] = 0.33333334F;
  chroma[4] = 0.66666666F;
  return {{begin, end}, label, 0.87, {}, chroma};
}

}  // namespace

model::Timeline sampleTimeline() {
  model::Timeline timeline;
  timeline.source.path = "/music/Étude in C.flac";
  timeline.source.fingerprint = "0123456789abcdef0123456789abcdef";
  timeline.source.duration = 7.00049;
  timeline.source.sampleRate = 44100;
  timeline.source.channels = 2;
  timeline.source.codec = "flac";
  timeline.grid = std::make_shared<const model::BeatGrid>(sampleGrid());
  timeline.tempo = std::make_shared<const model::TempoMap>(model::TempoMap{
      120.0, 0.98, {{{0.1, 6.6}, 120.0, 0.99}}, {0.1, 0.5, "BPM", {120.0F, 120.25F, 119.75F}}});
  timeline.chords = std::make_shared<const model::ChordTimeline>(model::ChordTimeline{
      {chord(0.0, 2.6, "C:maj"), chord(2.6, 4.6, "A:min7"), chord(4.6, 7.0, "N")},
      {chord(0.1, 0.6, "C:maj"), chord(0.6, 2.6, "C:maj"), chord(2.6, 4.6, "A:min7"), chord(4.6, 6.6, "N")}});
  const model::MusicalKey cMinor{0, model::Mode::Minor};
  timeline.key = std::make_shared<const model::KeyTimeline>(
      model::KeyTimeline{cMinor, 0.8, {{{0.0, 7.0}, cMinor, 0.8, {}}}, -12.5});
  timeline.sections = std::make_shared<const model::Sections>(
      model::Sections{{{{0.6, 2.6}, 0, 0.8, {}},
                       {{2.6, 6.6}, 1, 0.65, model::SectionLabel{model::SectionKind::Chorus, 0.55}}}});
  timeline.energy = std::make_shared<const model::EnergyCurve>(
      model::EnergyCurve{{0.0, 1024.0 / 44100.0, "dBFS", {-120.0F, -12.3456F, -0.0001F}}});
  timeline.loudness = std::make_shared<const model::Loudness>(
      model::Loudness{-10.62, 4.7, 0.7, -8.0, {}, {0.2, 0.1, "LUFS", {-11.0F, -10.5F}}, {}});
  model::BarFeatures bars;
  bars.bars.resize(4);
  bars.bars[1].rms = 0.0123456789;
  bars.bars[1].centroid = 1234.56789;
  bars.bars[1].chroma[9] = 1.0F;
  bars.bars[1].mfccMean[0] = -123.4567F;
  bars.bars[1].onsetCount = 3;
  bars.bars[1].loudness = -12.5;
  timeline.bars = std::make_shared<const model::BarFeatures>(bars);
  timeline.energyRating = std::make_shared<const model::EnergyRating>(
      model::EnergyRating{6.25, {0.0, 0.5, "1-10", {6.0F, 6.5F}}});
  model::Character character;
  character.subBass = -14.2504;
  character.correlation = 0.85;
  character.tempo = 120.0;
  timeline.character = std::make_shared<const model::Character>(character);
  timeline.danceability = std::make_shared<const model::Danceability>(model::Danceability{1.2345, 0.81});
  timeline.perceivedLoudness = std::make_shared<const model::PerceivedLoudness>(
      model::PerceivedLoudness{.meanSone = 12.5,
                               .maximumSone = 30.0,
                               .n5Sone = 16.0,
                               .n10Sone = 15.0,
                               .n50Sone = 12.0,
                               .levelPhon = 80.0,
                               .loudness = {0.025, 0.05, "sone", {12.0F, 13.0F}},
                               .sharpness = {}});
  timeline.sharpness = std::make_shared<const model::Sharpness>(
      model::Sharpness{1.25, {0.025, 0.05, "acum", {1.0F, 1.5F}}, {1.25, 2.0, 1.5, std::nullopt}});
  timeline.roughness = std::make_shared<const model::Roughness>(
      model::Roughness{0.1235, 0.25, 0.4, {0.1, 0.1, "asper", {0.000591795F, 0.4F}}});
  return timeline;
}

pipeline::AnalysisReport sampleReport() {
  using enum pipeline::StepState;
  pipeline::AnalysisReport report;
  report.decoded = true;
  report.decodeSeconds = 0.21;
  report.wallSeconds = 0.5;
  report.cpuSeconds = 0.85;
  pipeline::StepReport beats;
  beats.id = "beats";
  beats.state = Computed;
  beats.wallSeconds = 0.3;
  beats.cpuSeconds = 0.11;
  beats.peakMebibytes = 81.5;
  pipeline::StepReport chords;
  chords.id = "chords";
  chords.state = Cached;
  pipeline::StepReport key;
  key.id = "key";
  key.state = Failed;
  key.problem = "The key could not be found.";
  report.steps = {beats, chords, key};
  return report;
}

}  // namespace barline::test
