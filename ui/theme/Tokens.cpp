#include "ui/theme/Tokens.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace barline::ui {
namespace {

/// One object of the token file; every read names its path when it fails.
class Node {
 public:
  Node(QJsonObject object, QString path) : object_(std::move(object)), path_(std::move(path)) {}

  [[nodiscard]] Node child(const QString& name) const {
    const QJsonValue found = value(name);
    if (!found.isObject()) fail(name);
    return {found.toObject(), path_ + name + u'.'};
  }
  [[nodiscard]] double number(const QString& name) const {
    const QJsonValue found = value(name);
    if (!found.isDouble()) fail(name);
    return found.toDouble();
  }
  [[nodiscard]] int integer(const QString& name) const { return static_cast<int>(number(name)); }
  [[nodiscard]] QString text(const QString& name) const {
    const QJsonValue found = value(name);
    if (!found.isString()) fail(name);
    return found.toString();
  }
  [[nodiscard]] QColor colour(const QString& name) const { return parseColour(text(name)); }
  [[nodiscard]] QJsonArray array(const QString& name, qsizetype size) const {
    QJsonArray found = value(name).toArray();
    if (found.size() != size) fail(name);
    return found;
  }
  template <std::size_t N>
  void colours(const QString& name, std::array<QColor, N>& out) const {
    const QJsonArray found = array(name, static_cast<qsizetype>(N));
    for (std::size_t i = 0; i < N; ++i) out[i] = parseColour(found[static_cast<qsizetype>(i)].toString());
  }
  template <class T, std::size_t N>
  void numbers(const QString& name, std::array<T, N>& out) const {
    const QJsonArray found = array(name, static_cast<qsizetype>(N));
    for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<T>(found[static_cast<qsizetype>(i)].toDouble());
  }
  [[nodiscard]] QStringList names() const { return object_.keys(); }
  [[nodiscard]] QStringList strings(const QString& name) const {
    QStringList out;
    for (const auto& entry : value(name).toArray()) out << entry.toString();
    if (out.isEmpty()) fail(name);
    return out;
  }

 private:
  [[nodiscard]] QJsonValue value(const QString& name) const {
    QJsonValue found = object_.value(name);
    if (found.isUndefined()) fail(name);
    return found;
  }
  [[noreturn]] void fail(const QString& name) const {
    throw TokenError("token " + (path_ + name).toStdString() + " is missing or malformed");
  }

  QJsonObject object_;
  QString path_;
};

Colours readColours(const Node& node) {
  Colours out;
  const Node bg = node.child("bg");
  out.bg = {bg.colour("window"),  bg.colour("canvas"), bg.colour("panel"),   bg.colour("raised"),
            bg.colour("control"), bg.colour("hover"),  bg.colour("pressed"), bg.colour("scrim")};
  const Node text = node.child("text");
  out.text = {text.colour("high"),     text.colour("mid"),      text.colour("low"),
              text.colour("disabled"), text.colour("onAccent"), text.colour("onData")};
  const Node line = node.child("line");
  out.line = {line.colour("hairline"), line.colour("divider"), line.colour("control"), line.colour("strong")};
  const Node accent = node.child("accent");
  out.accent = {accent.colour("base"), accent.colour("hover"), accent.colour("pressed"),
                accent.colour("fill"), accent.colour("text"),  accent.colour("focusRing")};
  const Node wave = node.child("wave");
  out.wave = {wave.colour("low"), wave.colour("mid"),  wave.colour("high"),
              wave.colour("rms"), wave.colour("mono"), wave.colour("clip")};
  const Node grid = node.child("grid");
  out.grid = {grid.colour("beat"),          grid.colour("downbeat"), grid.colour("ghost"),
              grid.colour("transient"),     grid.colour("playhead"), grid.colour("selection"),
              grid.colour("selectionEdge"), grid.colour("hover")};
  const Node curve = node.child("curve");
  out.curve = {curve.colour("energy"),    curve.colour("loudness"),  curve.colour("tempo"),
               curve.colour("sharpness"), curve.colour("roughness"), curve.colour("fluctuation")};
  const Node state = node.child("state");
  out.state = {state.colour("error"),    state.colour("errorFill"), state.colour("warn"),
               state.colour("warnFill"), state.colour("ok"),        state.colour("okFill"),
               state.colour("info"),     state.colour("edited"),    state.colour("locked"),
               state.colour("verified")};
  const Node meter = node.child("meter");
  out.meter = {meter.colour("normal"), meter.colour("high"), meter.colour("over"), meter.colour("track")};
  node.colours("confidence", out.confidence);
  node.colours("spectrum", out.spectrum);
  node.colours("key", out.key);
  node.colours("keyInk", out.keyInk);
  const Node section = node.child("section");
  for (std::size_t i = 0; i < out.section.size(); ++i) {
    out.section[i] = section.colour(QString(QChar(u'A' + static_cast<char16_t>(i))));
  }
  return out;
}

TypeSize readTypeSize(const Node& node) {
  return {node.integer("px"), node.integer("weight"), node.integer("line")};
}

TypeTokens readType(const Node& node) {
  const Node scale = node.child("scale");
  return {node.strings("family"),
          readTypeSize(scale.child("micro")),
          readTypeSize(scale.child("small")),
          readTypeSize(scale.child("body")),
          readTypeSize(scale.child("strong")),
          readTypeSize(scale.child("title")),
          readTypeSize(scale.child("position")),
          readTypeSize(scale.child("figure")),
          readTypeSize(scale.child("page"))};
}

LineTokens readLine(const Node& node) {
  LineTokens out{node.number("hairline"), node.number("beat"),
                 node.number("downbeat"), node.number("curve"),
                 node.number("playhead"), node.number("selectionEdge"),
                 node.number("focus"),    node.number("focusOffset"),
                 node.number("icon"),     {}};
  node.numbers("lowConfidenceDash", out.lowConfidenceDash);
  return out;
}

SizeTokens readSize(const Node& node) {
  SizeTokens out{node.integer("header"),
                 node.integer("trackHeader"),
                 node.integer("transport"),
                 node.integer("jobs"),
                 node.integer("libraryRow"),
                 node.integer("libraryRowCompact"),
                 node.integer("tableRow"),
                 node.integer("tableHeader"),
                 node.integer("control"),
                 node.integer("controlLarge"),
                 node.integer("icon"),
                 node.integer("iconSmall"),
                 node.integer("hitMinimum"),
                 node.integer("laneGutter"),
                 node.integer("splitterHit"),
                 {},
                 {}};
  node.numbers("libraryWidth", out.libraryWidth);
  node.numbers("inspectorWidth", out.inspectorWidth);
  return out;
}

DetailTokens readDetail(const Node& node) {
  return {node.number("downbeatMinBarPx"),
          node.number("beatMinBeatPx"),
          node.number("beatNameMinBeatPx"),
          node.number("barNumberMinGapPx"),
          node.number("chordLabelMinPx"),
          node.number("chordSecondLineMinPx"),
          node.number("chordMergeBelowPx"),
          node.number("keyLabelMinPx"),
          node.number("tempoDotMinBarPx"),
          node.number("sampleLineBelowSamplesPerPx"),
          node.number("sampleDotsBelowSamplesPerPx")};
}

/// "0.08 + 0.10 c"
AlphaRamp parseRamp(const QString& text) {
  static const QRegularExpression form(QStringLiteral(R"(^\s*([\d.]+)\s*\+\s*([\d.]+)\s*c\s*$)"));
  const QRegularExpressionMatch match = form.match(text);
  if (!match.hasMatch()) throw TokenError("not a ramp over confidence: " + text.toStdString());
  return {match.captured(1).toDouble(), match.captured(2).toDouble()};
}

AlphaTokens readAlpha(const Node& node) {
  return {parseRamp(node.text("chordTintDark")),
          parseRamp(node.text("chordTintLight")),
          node.number("hatch"),
          node.number("keyMajorFill"),
          node.number("keyMinorFill"),
          node.number("curveFill"),
          node.number("overviewOutside")};
}

DurationTokens readDuration(const Node& node) {
  return {node.integer("hover"),   node.integer("press"),      node.integer("fade"),
          node.integer("panel"),   node.integer("laneFillIn"), node.integer("zoom"),
          node.integer("toastIn"), node.integer("toastStay"),  node.integer("tooltipDelay")};
}

std::map<QString, LaneHeight> readLanes(const Node& node) {
  std::map<QString, LaneHeight> out;
  for (const QString& id : node.names()) {
    const Node lane = node.child(id);
    out[id] = {lane.integer("min"), lane.integer("default"), lane.integer("max")};
  }
  return out;
}

}  // namespace

QColor parseColour(const QString& text) {
  bool valid = false;
  const uint value = text.mid(1).toUInt(&valid, 16);
  if (!valid || !text.startsWith(u'#') || (text.size() != 7 && text.size() != 9)) {
    throw TokenError("not a colour: " + text.toStdString());
  }
  if (text.size() == 7) return QColor::fromRgb(value);
  return QColor::fromRgba((value >> 8U) | ((value & 0xFFU) << 24U));
}

Tokens parseTokens(const QByteArray& json) {
  const QJsonDocument document = QJsonDocument::fromJson(json);
  if (!document.isObject()) throw TokenError("the tokens are not a JSON object");
  const Node root(document.object(), {});
  const Node colour = root.child("colour");
  const Node radius = root.child("radius");
  const Node confidence = root.child("confidence");
  const Node gain = root.child("waveform").child("displayGain");

  Tokens out;
  out.dark = readColours(colour.child("dark"));
  out.light = readColours(colour.child("light"));
  out.highContrast = readColours(colour.child("highContrast"));
  out.type = readType(root.child("type"));
  root.numbers("space", out.space);
  out.radius = {radius.number("block"), radius.number("control"), radius.number("chip"),
                radius.number("card")};
  out.line = readLine(root.child("line"));
  out.size = readSize(root.child("size"));
  out.lane = readLanes(root.child("lane"));
  out.confidence = {confidence.number("doubtfulBelow"), confidence.number("fairBelow")};
  out.waveform = {gain.number("low"), gain.number("mid"), gain.number("high")};
  out.lod = readDetail(root.child("lod"));
  out.alpha = readAlpha(root.child("alpha"));
  out.duration = readDuration(root.child("duration"));
  return out;
}

}  // namespace barline::ui
