#pragma once

#include <string>
#include <vector>

#include "engine/export/picture/Palette.h"
#include "engine/export/picture/Scene.h"
#include "engine/export/picture/Svg.h"

namespace barline::exporting::picture {

/// Draws lines of a timeline: ruler, sections, waveform, chords, keys where they change, loudness, and tempo
/// where it moves, one above the other. What a track does not have takes no room.
class SystemPainter {
 public:
  /// Left of the lanes: their names and the ends of their axes.
  static constexpr double kGutter = 60;

  /// @param scene and @param palette outlive the painter
  SystemPainter(const Scene& scene, const Palette& palette, double pixelsPerSecond);

  /// Of every line, in pixels.
  [[nodiscard]] double height() const;

  /// Draws a stretch of the track, the gutter's left edge at x = 0 and the line's upper one at y = 0.
  /// @param named whether lanes say what they are
  void paint(Svg& svg, const model::TimeRange& range, bool named) const;

 private:
  /// One line while it is drawn.
  struct Line {
    Svg& svg;
    model::TimeRange range;
    bool named{};
    double right{};  ///< x of its end
  };
  /// Its part of a span: left and right edge in pixels.
  struct Extent {
    double left{}, right{};
    [[nodiscard]] double width() const { return right - left; }
  };

  [[nodiscard]] double xOf(const Line& line, double time) const;
  [[nodiscard]] std::optional<Extent> extentOf(const Line& line, const model::TimeRange& range) const;

  void paintName(const Line& line, double top, double height, const std::string& name) const;
  void paintRuler(const Line& line, double top) const;
  void paintGrid(const Line& line, double top, double bottom) const;
  void paintSections(const Line& line, double top) const;
  void paintWaveform(const Line& line, double top) const;
  void paintChords(const Line& line, double top) const;
  void paintChord(const Line& line, double top, const Extent& extent, const model::ChordSpan& chord) const;
  void paintKeys(const Line& line, double top) const;
  void paintCurve(const Line& line, double top, double height, const LevelCurve& curve,
                  std::string_view colour, bool filled) const;

  const Scene& scene_;
  const Palette& palette_;
  double pixelsPerSecond_;
  std::optional<LevelCurve> level_;
  std::optional<LevelCurve> tempo_;
  bool hasSections_{};
  bool hasChords_{};
  bool hasKeys_{};
  double gain_{1};     ///< that brings the loudest peak of the picture to the edge of its lane
  int numberStep_{1};  ///< every so many bars are numbered
  bool showsBeats_{};
};

}  // namespace barline::exporting::picture
