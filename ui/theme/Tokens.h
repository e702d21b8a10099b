#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <array>
#include <map>
#include <stdexcept>

class QByteArray;

/// The values that fix how Barline looks, as resources/theme/tokens.json lists them. Lengths are logical
/// pixels, durations milliseconds.
namespace barline::ui {

struct SurfaceColours {
  QColor window, canvas, panel, raised, control, hover, pressed, scrim;
};

struct TextColours {
  QColor high, mid, low, disabled, onAccent, onData;
};

struct LineColours {
  QColor hairline, divider, control, strong;
};

struct AccentColours {
  QColor base, hover, pressed, fill, text, focusRing;
};

struct WaveColours {
  QColor low, mid, high, rms, mono, clip;
};

struct GridColours {
  QColor beat, downbeat, ghost, transient, playhead, selection, selectionEdge, hover;
};

struct CurveColours {
  QColor energy, loudness, tempo, sharpness, roughness, fluctuation;
};

struct StateColours {
  QColor error, errorFill, warn, warnFill, ok, okFill, info, edited, locked, verified;
};

struct MeterColours {
  QColor normal, high, over, track;
};

struct Colours {
  SurfaceColours bg;
  TextColours text;
  LineColours line;
  AccentColours accent;
  WaveColours wave;
  GridColours grid;
  CurveColours curve;
  StateColours state;
  MeterColours meter;
  std::array<QColor, 6> confidence;  ///< at 0, 0.2 … 1
  std::array<QColor, 5> spectrum;    ///< one hue, from silence to full
  std::array<QColor, 8> section;     ///< groups A … H
  std::array<QColor, 12> key;        ///< by Camelot number − 1
  std::array<QColor, 12> keyInk;     ///< the same for lines and text on this scheme's surfaces
};

/// Size of a text role.
struct TypeSize {
  int px{};
  int weight{};
  int line{};
};

struct TypeTokens {
  QStringList families;  ///< best first
  TypeSize micro, small, body, strong, title, position, figure, page;
};

struct RadiusTokens {
  double block{}, control{}, chip{}, card{};
};

struct LineTokens {
  double hairline{}, beat{}, downbeat{}, curve{}, playhead{}, selectionEdge{}, focus{}, focusOffset{}, icon{};
  std::array<double, 2> lowConfidenceDash{};
};

struct SizeTokens {
  int header{}, trackHeader{}, transport{}, jobs{}, libraryRow{}, libraryRowCompact{}, tableRow{},
      tableHeader{}, control{}, controlLarge{}, icon{}, iconSmall{}, hitMinimum{}, laneGutter{},
      splitterHit{};
  std::array<int, 3> libraryWidth{};    ///< least, default, most
  std::array<int, 3> inspectorWidth{};  ///< least, default, most
};

struct LaneHeight {
  int minimum{}, standard{}, maximum{};
};

struct ConfidenceTokens {
  double doubtfulBelow{}, fairBelow{};
};

struct WaveformTokens {
  double lowGain{}, midGain{}, highGain{};  ///< display only
};

/// From how many pixels on something is shown.
struct DetailTokens {
  double downbeatMinBarPx{}, beatMinBeatPx{}, beatNameMinBeatPx{}, barNumberMinGapPx{}, chordLabelMinPx{},
      chordSecondLineMinPx{}, chordMergeBelowPx{}, keyLabelMinPx{}, tempoDotMinBarPx{},
      sampleLineBelowSamplesPerPx{}, sampleDotsBelowSamplesPerPx{};
};

/// base + slope · confidence
struct AlphaRamp {
  double base{}, slope{};

  [[nodiscard]] double at(double confidence) const { return base + slope * confidence; }
};

struct AlphaTokens {
  AlphaRamp chordTintDark, chordTintLight;
  double hatch{}, keyMajorFill{}, keyMinorFill{}, curveFill{}, overviewOutside{};
};

struct DurationTokens {
  int hover{}, press{}, fade{}, panel{}, laneFillIn{}, zoom{}, toastIn{}, toastStay{}, tooltipDelay{};
};

struct Tokens {
  Colours dark, light, highContrast;
  TypeTokens type;
  std::array<int, 9> space{};
  RadiusTokens radius;
  LineTokens line;
  SizeTokens size;
  std::map<QString, LaneHeight> lane;  ///< by lane id
  ConfidenceTokens confidence;
  WaveformTokens waveform;
  DetailTokens lod;
  AlphaTokens alpha;
  DurationTokens duration;
};

/// A token that is missing or is not what its name says.
class TokenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// "#RRGGBB" or "#RRGGBBAA", alpha last (QColor itself reads alpha first). @throws TokenError
[[nodiscard]] QColor parseColour(const QString& text);

/// @throws TokenError
[[nodiscard]] Tokens parseTokens(const QByteArray& json);

}  // namespace barline::ui
