#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/export/ExportTrack.h"
#include "engine/export/Layers.h"

namespace barline::exporting::picture {

/// What pictures show of a track, in the order in which people read it. A value that points into its track.
struct Scene {
  const model::Timeline* timeline{};  ///< never null
  Layers layers;
  model::TimeRange range;  ///< what is shown, in the timeline's own time
  std::string title;       ///< never empty
  std::string artist;      ///< may be empty

  /// Parts that are there and were chosen; null otherwise.
  [[nodiscard]] const model::BeatGrid* grid() const;
  [[nodiscard]] const model::WaveformPeaks* waveform() const;
  [[nodiscard]] const model::ChordTimeline* chords() const;
  [[nodiscard]] const model::Sections* sections() const;
  [[nodiscard]] const model::KeyTimeline* key() const;
  [[nodiscard]] const model::TempoMap* tempo() const;

  [[nodiscard]] bool has(Layer layer) const { return layers.has(layer); }
};

/// @param track outlives the scene
[[nodiscard]] Scene sceneOf(const ExportTrack& track, const Layers& layers = Layers::all());

/// Whether anything but "no chord" is among the changes.
[[nodiscard]] bool hasChords(const model::ChordTimeline& chords);

/// The key in which what sounds at `time` is spelled: the local one, that of the track, or C major.
[[nodiscard]] model::MusicalKey spellingAt(const model::Timeline& timeline, double time);

/// What a loudness lane draws and between which levels.
struct LevelCurve {
  const model::Curve* curve{};
  double low{}, high{};  ///< in the curve's unit
};

/// Short-term loudness, or the level where there is none; nothing where there is neither or it is always
/// silent.
[[nodiscard]] std::optional<LevelCurve> levelCurve(const Scene& scene);

/// The local tempo and the bounds of its lane; nothing where the tempo hardly moves.
[[nodiscard]] std::optional<LevelCurve> tempoCurve(const Scene& scene);

/// "128.0 BPM", "A minor", … with the unit where one is needed.
struct Figure {
  std::string value;
  std::string unit;                        ///< may be empty
  std::optional<model::MusicalKey> key{};  ///< value is its name: to be drawn as a chip
};

/// What a person wants to know first: tempo, key, metre and length, as far as they are known and chosen.
[[nodiscard]] std::vector<Figure> leadingFigures(const Scene& scene);

}  // namespace barline::exporting::picture
