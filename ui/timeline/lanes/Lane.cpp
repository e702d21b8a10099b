#include "ui/timeline/lanes/Lane.h"

#include <QCoreApplication>

namespace barline::ui {

void LaneContent::paintOver(QPainter&, const Strip&, std::span<const QRectF>) const {}
void LaneContent::paintGutter(QPainter&, const QRectF&, const Theme&) const {}
QString LaneContent::valueAt(double) const {
  return {};
}
std::optional<AxisEnds> LaneContent::axisEnds() const {
  return std::nullopt;
}
std::optional<CurvePoint> LaneContent::pointAt(double, double, const Theme&) const {
  return std::nullopt;
}
QString LaneContent::textAt(double, double) const {
  return {};
}
std::optional<ValueRange> LaneContent::valueRange() const {
  return std::nullopt;
}
std::optional<model::TimeRange> LaneContent::blockAt(double) const {
  return std::nullopt;
}
bool LaneContent::wantsSamples(const TimeAxis&, double, const Tokens&) const {
  return false;
}
bool LaneContent::incomplete() const {
  return false;
}

LayerMarks marksOf(const LaneOptions& options, model::EditLayer layer) {
  return options.marks == nullptr ? LayerMarks() : (*options.marks)[layer];
}

bool sameMarks(const LaneOptions& a, const LaneOptions& b, model::EditLayer layer) {
  return a.marks == b.marks || marksOf(a, layer) == marksOf(b, layer);
}

QString laneTitle(const LaneDeclaration& lane) {
  return QCoreApplication::translate("Lane", lane.title);
}

QString laneGutterTitle(const LaneDeclaration& lane) {
  return lane.gutterTitle == nullptr ? laneTitle(lane)
                                     : QCoreApplication::translate("Lane", lane.gutterTitle);
}

}  // namespace barline::ui
