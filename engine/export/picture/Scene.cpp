#include "engine/export/picture/Scene.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "engine/text/MusicText.h"

namespace barline::exporting::picture {
namespace {

template <class T>
const T* chosenPart(const std::shared_ptr<const T>& part, bool chosen) {
  return chosen ? part.get() : nullptr;
}

/// The values of a curve within a stretch that are numbers above `floor`, sorted.
std::vector<float> sortedValues(const model::Curve& curve, const model::TimeRange& range, float floor) {
  std::vector<float> values;
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    const double time = curve.start + static_cast<double>(i) * curve.step;
    const float value = curve.values[i];
    if (range.contains(time) && std::isfinite(value) && value > floor) values.push_back(value);
  }
  std::sort(values.begin(), values.end());
  return values;
}

double quantile(const std::vector<float>& sorted, double share) {
  const auto last = static_cast<double>(sorted.size() - 1);
  return static_cast<double>(sorted[static_cast<std::size_t>(std::lround(share * last))]);
}

}  // namespace

const model::BeatGrid* Scene::grid() const {
  return chosenPart(timeline->grid, has(Layer::Bars) || has(Layer::Beats));
}

const model::WaveformPeaks* Scene::waveform() const {
  return chosenPart(timeline->waveform, has(Layer::Waveform));
}

const model::ChordTimeline* Scene::chords() const {
  return chosenPart(timeline->chords, has(Layer::Chords));
}

const model::Sections* Scene::sections() const {
  return chosenPart(timeline->sections, has(Layer::Sections));
}

const model::KeyTimeline* Scene::key() const {
  return chosenPart(timeline->key, has(Layer::Key));
}

const model::TempoMap* Scene::tempo() const {
  return chosenPart(timeline->tempo, has(Layer::Tempo));
}

Scene sceneOf(const ExportTrack& track, const Layers& layers) {
  Scene scene{.timeline = &track.timeline, .layers = layers, .range = {}, .title = {}, .artist = {}};
  scene.range = {track.range.begin - track.origin(), track.range.end - track.origin()};
  if (!(scene.range.duration() > 0.0)) scene.range = {0.0, track.timeline.source.duration};
  scene.title = track.record.title.empty() ? track.timeline.source.title : track.record.title;
  if (scene.title.empty()) scene.title = track.timeline.source.path.stem().string();
  if (scene.title.empty()) scene.title = "–";
  scene.artist = track.record.artist.empty() ? track.timeline.source.artist : track.record.artist;
  return scene;
}

bool hasChords(const model::ChordTimeline& chords) {
  return std::ranges::any_of(chords.changes, [](const model::ChordSpan& chord) {
    return model::parseHarte(chord.label).has_value();
  });
}

model::MusicalKey spellingAt(const model::Timeline& timeline, double time) {
  if (timeline.key == nullptr) return {};
  for (const model::KeySpan& span : timeline.key->spans) {
    if (span.range.contains(time)) return span.key;
  }
  return timeline.key->global.value_or(model::MusicalKey{});
}

std::optional<LevelCurve> levelCurve(const Scene& scene) {
  constexpr float kSilence = -70.0F;
  constexpr double kStep = 6.0;     // bounds are multiples of it
  constexpr double kLeast = 12.0;   // between the bounds
  constexpr double kWidest = 36.0;  // likewise
  if (!scene.has(Layer::Curves)) return std::nullopt;
  const model::Timeline& timeline = *scene.timeline;
  const model::Curve* curve = timeline.loudness ? &timeline.loudness->shortTerm : nullptr;
  if ((curve == nullptr || curve->values.empty()) && timeline.energy) curve = &timeline.energy->curve;
  if (curve == nullptr) return std::nullopt;
  const std::vector<float> values = sortedValues(*curve, scene.range, kSilence);
  if (values.empty()) return std::nullopt;
  const double high = std::ceil(static_cast<double>(values.back()) / kStep) * kStep;
  const double low = std::floor(quantile(values, 0.02) / kStep) * kStep;
  return LevelCurve{curve, std::clamp(low, high - kWidest, high - kLeast), high};
}

std::optional<LevelCurve> tempoCurve(const Scene& scene) {
  constexpr double kMoves = 0.02;  // of the tempo
  if (scene.tempo() == nullptr || !scene.tempo()->bpm) return std::nullopt;
  const model::Curve& local = scene.tempo()->local;
  const std::vector<float> values = sortedValues(local, scene.range, 0.0F);
  if (values.empty()) return std::nullopt;
  const double low = quantile(values, 0.02);
  const double high = quantile(values, 0.98);
  if (high - low < kMoves * high) return std::nullopt;
  const double margin = (high - low) * 0.1;
  return LevelCurve{&local, std::floor(low - margin), std::ceil(high + margin)};
}

std::vector<Figure> leadingFigures(const Scene& scene) {
  std::vector<Figure> figures;
  if (scene.tempo() != nullptr && scene.tempo()->bpm) {
    figures.push_back({text::numberText(*scene.tempo()->bpm, 1).toStdString(),
                       QCoreApplication::translate("Measure", "BPM").toStdString()});
  }
  if (scene.key() != nullptr && scene.key()->global) {
    const model::MusicalKey key = *scene.key()->global;
    figures.push_back({text::keyText(key).toStdString(), model::camelot(key), key});
  }
  if (scene.grid() != nullptr) {
    if (const auto metre = model::mostCommonMetre(*scene.grid())) figures.push_back({toString(*metre), {}});
  }
  figures.push_back({text::timeText(scene.range.duration(), 0).toStdString(), {}});
  return figures;
}

}  // namespace barline::exporting::picture
