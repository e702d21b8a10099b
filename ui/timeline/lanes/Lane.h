#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/ChordNames.h"
#include "engine/model/Timeline.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/Geometry.h"
#include "ui/timeline/SampleWindow.h"
#include "ui/timeline/Spectrogram.h"
#include "ui/timeline/lanes/DoubtMark.h"
#include "ui/timeline/lanes/EditMarks.h"
#include "ui/timeline/lanes/WaveStyle.h"

namespace barline::evaluation {
struct Comparison;
}

namespace barline::ui {

/// A stretch of a lane that is to be painted: time runs along `axis` from x = 0, y from 0 to `height`.
struct Strip {
  TimeAxis axis;  ///< logical pixels
  double width{};
  double height{};
  double pixelRatio{1};  ///< device pixels for each logical one
  const Theme* theme{};
  const SampleWindow* samples{};           ///< null where none are needed or at hand
  const SpectrumPyramid* spectrum{};       ///< null where none is needed
  const SpectrumWindow* spectrumDetail{};  ///< finer; null where none is needed or at hand

  [[nodiscard]] double xOf(double time) const { return axis.xOf(time); }
  /// On a device pixel.
  [[nodiscard]] double snappedX(double time) const { return snapped(axis.xOf(time), pixelRatio); }
  /// A line of `width` logical pixels in whole device pixels, at least one.
  [[nodiscard]] double lineWidth(double width_) const {
    return std::max(1.0, std::round(width_ * pixelRatio)) / pixelRatio;
  }
  [[nodiscard]] model::TimeRange range() const { return rangeOf(axis, width); }
  [[nodiscard]] const Colours& colours() const { return theme->colours(); }
  [[nodiscard]] const Tokens& tokens() const { return theme->tokens(); }
};

/// The values at a lane's upper and lower edge.
struct ValueRange {
  double bottom{};
  double top{1};

  /// Pixels from the lane's top; values outside lie on the edge.
  [[nodiscard]] double yOf(double value, double height) const;
};

/// A value on a curve, for the dot and tag at the pointer.
struct CurvePoint {
  double y{};  ///< logical pixels from the lane's top
  QString text;
  QColor colour;
};

/// What a gutter shows of an axis.
struct AxisEnds {
  QString top;
  QString bottom;
};

/// What one lane shows of one timeline, ready to be painted. Immutable: every function may be called from any
/// thread.
class LaneContent {
 public:
  virtual ~LaneContent() = default;

  /// Paints the strip over its background. Neighbouring strips fit together.
  virtual void paint(QPainter& painter, const Strip& strip) const = 0;

  /// What depends on where the view begins, over the painted strips: labels that stay at its left edge,
  /// numbers that make way for what lies in `taken`. `view` is the whole visible lane.
  virtual void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF> taken) const;

  /// More in the gutter than name, value and axis ends.
  virtual void paintGutter(QPainter& painter, const QRectF& rect, const Theme& theme) const;

  /// The value at a time, with its unit; empty where there is none.
  [[nodiscard]] virtual QString valueAt(double time) const;
  [[nodiscard]] virtual std::optional<AxisEnds> axisEnds() const;
  [[nodiscard]] virtual std::optional<CurvePoint> pointAt(double time, double height,
                                                          const Theme& theme) const;
  /// What a height means, for the readout: "440 Hz · A4"; empty where it means nothing.
  /// @param y, height logical pixels
  [[nodiscard]] virtual QString textAt(double y, double height) const;
  /// What a curve's values lie between, where someone else is to paint on its axis.
  [[nodiscard]] virtual std::optional<ValueRange> valueRange() const;
  /// The block that holds a time, to be outlined under the playhead.
  [[nodiscard]] virtual std::optional<model::TimeRange> blockAt(double time) const;

  /// Whether a strip of this scale is painted from samples where they are at hand.
  [[nodiscard]] virtual bool wantsSamples(const TimeAxis& axis, double pixelRatio,
                                          const Tokens& tokens) const;

  /// Some of it is still missing: the lane shows its step's state as well.
  [[nodiscard]] virtual bool incomplete() const;
};

/// What a person chose of how lanes look, and what they show beside the timeline.
struct LaneOptions {
  std::optional<double> loudnessTarget{};                  ///< LUFS
  model::ChordDisplay chords{};                            ///< how chords are written
  std::shared_ptr<const std::vector<DoubtMark>> doubts{};  ///< in time; null: what the timeline is unsure of
  /// What a person has edited, verified and locked of what is shown; null: nothing.
  std::shared_ptr<const EditMarks> marks{};
  WaveStyle waveStyle{WaveStyle::Bands};
  std::shared_ptr<const evaluation::Comparison> reference{};  ///< null where none is loaded
  /// What the waveform is about like, where the timeline has none yet; null: nothing is known.
  std::shared_ptr<const model::WaveformPeaks> sketch{};
  /// While the grid is being edited: what the analysis found. Whoever edits it paints it over the waveform,
  /// and the tempo is shown beat by beat, with the analysed one behind it.
  std::shared_ptr<const model::BeatGrid> analysedGrid{};

  bool operator==(const LaneOptions&) const = default;
};

/// The same signs over a layer: a lane of it looks the same with either.
[[nodiscard]] bool sameMarks(const LaneOptions& a, const LaneOptions& b, model::EditLayer layer);
/// Those over a layer; none where there are none at all.
[[nodiscard]] LayerMarks marksOf(const LaneOptions& options, model::EditLayer layer);

/// A lane as the catalogue knows it.
struct LaneDeclaration {
  QString id;                 ///< as in the tokens
  const char* title;          ///< English, marked for translation in the context "Lane"
  const char* gutterTitle{};  ///< shorter, for the gutter; the same way; null: the title
  const char* subject;        ///< what its step is at: "Beats"; the same way
  const char* nothing;        ///< where the analysis found nothing; the same way
  QStringList steps;          ///< that feed it, the one it cannot do without first
  bool foldable{};            ///< shows something still as a low strip
  bool hiddenAtFirst{};       ///< until someone asks for it
  /// Whether it looks another way with other options; null: it does not look at them.
  bool (*optioned)(const LaneOptions&, const LaneOptions&){};
  bool spectral{};     ///< is painted from the track's spectrum
  bool flexible{};     ///< takes the height that others leave
  bool wholeTrack{};   ///< shows all of the track, whatever the view's range
  bool onPanel{};      ///< on the panel's surface instead of the canvas
  double statusTop{};  ///< share of the height above which no state is written
  std::shared_ptr<const LaneContent> (*make)(const std::shared_ptr<const model::Timeline>&,
                                             const LaneOptions&);  ///< null: no data
  std::vector<const void*> (*parts)(const model::Timeline&);       ///< of the timeline that it shows
};

/// Every lane, from the top. A new lane is one line there.
[[nodiscard]] const std::vector<LaneDeclaration>& laneCatalog();

[[nodiscard]] QString laneTitle(const LaneDeclaration& lane);
[[nodiscard]] QString laneGutterTitle(const LaneDeclaration& lane);

}  // namespace barline::ui
