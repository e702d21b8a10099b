#include "tests/ui/timeline/SyntheticTimeline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace barline::test {
namespace {

constexpr double kBpm = 95.0;
constexpr double kBeat = 60.0 / kBpm;
constexpr double kFirstBeat = 0.31;
constexpr int kRate = 44100;
constexpr int kFramesPerPeak = 240;

/// Even hash of a counter, −1 to 1 (the finaliser of MurmurHash3).
double noise(std::uint64_t n) {
  n ^= n >> 33U;
  n *= 0xff51afd7ed558ccdULL;
  n ^= n >> 33U;
  n *= 0xc4ceb9fe1a85ec53ULL;
  n ^= n >> 33U;
  return static_cast<double>(n >> 11U) / 4503599627370496.0 - 1.0;
}

/// Smooth noise with features `period` long.
double drift(double x, double period, std::uint64_t seed) {
  const double position = x / period + 1000;
  const auto index = static_cast<std::uint64_t>(position);
  const double t = position - std::floor(position);
  const double s = t * t * (3 - 2 * t);
  return noise(index * 7919 + seed) * (1 - s) + noise((index + 1) * 7919 + seed) * s;
}

/// How full the arrangement is at a bar: verses, choruses, a break every 32 bars.
double fullness(int bar) {
  const int phrase = bar / 8 % 6;
  constexpr std::array<double, 6> kLevels{0.62, 0.7, 0.95, 0.66, 1.0, 0.28};
  return kLevels[static_cast<std::size_t>(phrase)];
}

bool inBreak(int bar) {
  return bar / 8 % 6 == 5;
}

std::uint8_t code(double value) {
  return static_cast<std::uint8_t>(std::lround(255 * std::sqrt(std::clamp(value, 0.0, 1.0))));
}

std::shared_ptr<const model::WaveformPeaks> makePeaks(double seconds) {
  auto peaks = std::make_shared<model::WaveformPeaks>();
  peaks->sampleRate = kRate;
  peaks->framesPerPeak = kFramesPerPeak;
  peaks->frames = static_cast<std::int64_t>(seconds * kRate);
  const auto count = static_cast<std::size_t>((peaks->frames + kFramesPerPeak - 1) / kFramesPerPeak);
  model::PeakLevel level;
  for (std::size_t i = 0; i < count; ++i) {
    const double time = static_cast<double>(i) * kFramesPerPeak / kRate;
    const double beat = (time - kFirstBeat) / kBeat;
    const double full = fullness(std::max(0, static_cast<int>(beat / 4)));
    const double phase = beat - std::floor(beat);
    const auto number = static_cast<std::int64_t>(std::floor(beat));
    const double edge = std::min({1.0, time / 2.0, (seconds - time) / 4.0});
    const double kick = std::exp(-phase * 7) * (number % 4 == 0 || number % 4 == 2 ? 0.8 : 0.45) * full;
    const double hat = std::exp(-std::fmod(phase * 2, 1.0) * 9) * 0.22;
    const double grain = 0.82 + 0.18 * noise(i);
    const double low = (kick + 0.2 * full) * grain;
    const double mid =
        (0.42 + 0.14 * drift(time, 0.7, 1) + 0.2 * kick) * full * (0.85 + 0.15 * noise(i * 3 + 1));
    const double high = (0.1 + hat + 0.06 * drift(time, 1.3, 2)) * full * grain;
    level.low.push_back(code(edge * low));
    level.mid.push_back(code(edge * mid));
    level.high.push_back(code(edge * high));
    const double peak = std::clamp(edge * std::max(low, mid), 0.0, 1.0);
    level.rms.push_back(code(peak * 0.4));
    level.minimum.push_back(static_cast<std::int16_t>(-peak * 32700));
    level.maximum.push_back(static_cast<std::int16_t>(peak * 32700));
  }
  peaks->channels.emplace_back(std::move(level));
  return peaks;
}

std::shared_ptr<const model::BeatGrid> makeGrid(double seconds) {
  auto grid = std::make_shared<model::BeatGrid>();
  for (int n = 0; kFirstBeat + n * kBeat < seconds - 1; ++n) {
    const int bar = n / 4;
    const auto seed = static_cast<std::uint64_t>(n);
    double confidence = n % 2 == 0 ? 0.93 : 0.68;
    confidence += 0.05 * noise(seed);
    if (inBreak(bar) && bar % 3 == 1) confidence = 0.36 + 0.08 * noise(seed);
    const double time = kFirstBeat + n * kBeat + 0.002 * noise(seed * 5);
    grid->beats.push_back({time, n % 4 + 1, confidence, model::Transient{time + 0.001, 0.8}});
  }
  for (std::size_t first = 0; first < grid->beats.size(); first += 4) {
    const std::size_t next = std::min(first + 4, grid->beats.size() - 1);
    const double end = next > first ? grid->beats[next].time : seconds;
    grid->bars.push_back({{grid->beats[first].time, end},
                          static_cast<int>(first / 4) + 1,
                          {4, 4},
                          grid->beats[first].confidence});
  }
  grid->alternatives.push_back({2.0, 0, {}, 0.36});
  return grid;
}

std::shared_ptr<const model::Transients> makeTransients(const model::BeatGrid& grid) {
  auto transients = std::make_shared<model::Transients>();
  for (const model::Beat& beat : grid.beats) {
    transients->all.push_back(*beat.transient);
    transients->all.push_back({beat.time + kBeat / 2, 0.3});
  }
  return transients;
}

std::shared_ptr<const model::ChordTimeline> makeChords(const model::BeatGrid& grid) {
  constexpr std::array<const char*, 8> kVerse{"D:maj", "A:maj", "B:min", "G:maj",
                                              "D:maj", "A:7",   "G:maj", "A:sus4"};
  constexpr std::array<const char*, 8> kBreak{"D:maj",  "D:maj", "F#:min7", "G:maj",
                                              "E:min7", "A:maj", "G:min",   "A:7"};
  auto chords = std::make_shared<model::ChordTimeline>();
  for (std::size_t bar = 0; bar < grid.bars.size(); ++bar) {
    const auto number = static_cast<int>(bar);
    const char* label = (inBreak(number) ? kBreak : kVerse)[bar % 8];
    double confidence = 0.86 + 0.1 * noise(bar);
    std::optional<std::string> runnerUp = "E:min7";
    if (bar % 11 == 5 || (inBreak(number) && bar % 3 == 1)) confidence = 0.34;
    const model::ChordSpan span{grid.bars[bar].range, label, confidence, runnerUp, {}};
    chords->perBar.push_back(span);
    if (bar % 5 == 3) {  // two chords in this bar
      const double middle = grid.beats[std::min(bar * 4 + 2, grid.beats.size() - 1)].time;
      chords->changes.push_back({{span.range.begin, middle}, label, confidence, runnerUp, {}});
      chords->changes.push_back({{middle, span.range.end}, "E:min", 0.71, std::nullopt, {}});
    } else if (!chords->changes.empty() && chords->changes.back().label == span.label) {
      chords->changes.back().range.end = span.range.end;
    } else {
      chords->changes.push_back(span);
    }
  }
  chords->changes.front().label = std::string("N");
  return chords;
}

std::shared_ptr<const model::KeyTimeline> makeKeys(const model::BeatGrid& grid, double seconds) {
  auto keys = std::make_shared<model::KeyTimeline>();
  const model::MusicalKey major{2, model::Mode::Major};
  const model::MusicalKey minor{2, model::Mode::Minor};
  keys->global = major;
  keys->confidence = 0.84;
  double begin = 0;
  for (std::size_t bar = 40; bar + 8 < grid.bars.size(); bar += 48) {
    const double from = grid.bars[bar].range.begin;
    const double to = grid.bars[bar + 8].range.begin;
    keys->spans.push_back({{begin, from}, major, 0.86, minor});
    keys->spans.push_back({{from, to}, minor, 0.38, major});
    begin = to;
  }
  keys->spans.push_back({{begin, seconds}, major, 0.81, std::nullopt});
  return keys;
}

std::shared_ptr<const model::TempoMap> makeTempo(double seconds) {
  auto tempo = std::make_shared<model::TempoMap>();
  tempo->bpm = kBpm;
  tempo->stability = 0.99;
  tempo->spans.push_back({{kFirstBeat, seconds}, kBpm, 0.99});
  tempo->local = {kFirstBeat, 0.5, "BPM", {}};
  for (double time = kFirstBeat; time < seconds; time += 0.5) {
    tempo->local.values.push_back(static_cast<float>(kBpm + 0.3 * drift(time, 6, 3)));
  }
  return tempo;
}

double levelAt(double time, double seconds) {
  const int bar = std::max(0, static_cast<int>((time - kFirstBeat) / kBeat / 4));
  const double edge = std::max(0.001, std::min({1.0, time / 2.0, (seconds - time) / 4.0}));
  return -9 + 14 * std::log10(fullness(bar)) + 20 * std::log10(edge);
}

model::Curve makeCurve(double seconds, double step, const char* unit, double offset, double wander,
                       double period) {
  model::Curve curve{0, step, unit, {}};
  for (double time = 0; time < seconds; time += step) {
    double value = levelAt(time, seconds) + offset + wander * drift(time, period, 11);
    curve.values.push_back(static_cast<float>(std::max(value, -120.0)));
  }
  return curve;
}

/// A curve that rises with the level, from `least` to about `most`.
model::Curve makeMeasure(double seconds, double step, const char* unit, double least, double most,
                         double period) {
  model::Curve curve{0, step, unit, {}};
  for (double time = 0; time < seconds; time += step) {
    const double share = std::clamp((levelAt(time, seconds) + 30) / 24, 0.0, 1.0);
    const double value = least + (most - least) * share * (0.85 + 0.15 * drift(time, period, 17));
    curve.values.push_back(static_cast<float>(value));
  }
  return curve;
}

/// A section for every eight bars: the six of fullness() again and again.
std::shared_ptr<const model::Sections> makeSections(const model::BeatGrid& grid) {
  using enum model::SectionKind;
  constexpr std::array<int, 6> kGroups{0, 0, 1, 0, 1, 2};
  constexpr std::array kKinds{Verse, Verse, Chorus, Verse, Chorus, Break};
  constexpr std::size_t kBars = 8;
  auto sections = std::make_shared<model::Sections>();
  for (std::size_t bar = 0; bar < grid.bars.size(); bar += kBars) {
    const std::size_t index = bar / kBars % kGroups.size();
    const std::size_t last = std::min(bar + kBars, grid.bars.size()) - 1;
    model::Section section{{grid.bars[bar].range.begin, grid.bars[last].range.end}, kGroups[index], 0.8, {}};
    if (index != 1) section.label = model::SectionLabel{kKinds[index], 0.7};
    if (index == 3) section.confidence = 0.4;
    sections->sections.push_back(section);
  }
  return sections;
}

}  // namespace

std::shared_ptr<const model::Timeline> syntheticTimeline(double seconds) {
  auto timeline = std::make_shared<model::Timeline>();
  timeline->source.path = "/music/feelings.flac";
  timeline->source.fingerprint = "00112233445566778899aabbccddeeff";
  timeline->source.duration = seconds;
  timeline->source.sampleRate = kRate;
  timeline->source.channels = 1;
  timeline->source.codec = "flac";
  timeline->source.title = "Feelings";
  timeline->waveform = makePeaks(seconds);
  timeline->grid = makeGrid(seconds);
  timeline->transients = makeTransients(*timeline->grid);
  timeline->chords = makeChords(*timeline->grid);
  timeline->key = makeKeys(*timeline->grid, seconds);
  timeline->tempo = makeTempo(seconds);
  timeline->energy = std::make_shared<model::EnergyCurve>(
      model::EnergyCurve{makeCurve(seconds, 0.1, "dBFS", -4, 2.2, 0.35)});
  auto loudness = std::make_shared<model::Loudness>();
  loudness->integratedLufs = -10.6;
  loudness->rangeLu = 4.7;
  loudness->truePeakDbtp = 0.7;
  loudness->momentary = makeCurve(seconds, 0.1, "LUFS", -2, 1.4, 1.1);
  loudness->shortTerm = makeCurve(seconds, 0.1, "LUFS", -2, 0.7, 5.0);
  timeline->loudness = loudness;
  timeline->sections = makeSections(*timeline->grid);
  timeline->energyRating = std::make_shared<model::EnergyRating>(
      model::EnergyRating{6.8, makeMeasure(seconds, 0.5, "1-10", 1, 8, 4.0)});
  auto perceived = std::make_shared<model::PerceivedLoudness>();
  perceived->meanSone = 21.3;
  perceived->n5Sone = 29.1;
  perceived->loudness = makeMeasure(seconds, 0.05, "sone", 5, 30, 0.8);
  timeline->perceivedLoudness = std::move(perceived);
  timeline->sharpness = std::make_shared<model::Sharpness>(
      model::Sharpness{1.35, makeMeasure(seconds, 0.05, "acum", 0.8, 2.2, 0.85), {1.35, 2.3, 1.33, 1.29}});
  timeline->roughness = std::make_shared<model::Roughness>(
      model::Roughness{0.38, 0.6, 0.7, makeMeasure(seconds, 0.1, "asper", 0.05, 0.6, 0.9)});
  return timeline;
}

}  // namespace barline::test
