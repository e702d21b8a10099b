#include "ui/reference/DifferenceList.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/lanes/DifferenceMarks.h"

namespace barline::ui {
namespace {

using evaluation::EventDifference;

constexpr int kLine = 20;
constexpr int kMargin = 12;
constexpr int kGap = 12;  ///< between the columns

void paintKind(QPainter& painter, const QPointF& centre, DifferenceList::Kind kind, const Theme& theme) {
  switch (kind) {
    case DifferenceList::Kind::Missing:
      return paintDifference(painter, centre, EventDifference::Missing, 1, theme);
    case DifferenceList::Kind::Extra:
      return paintDifference(painter, centre, EventDifference::Extra, 1, theme);
    case DifferenceList::Kind::Shifted:
      return paintDifference(painter, centre, EventDifference::Shifted, 1, theme);
    case DifferenceList::Kind::WrongDownbeat:
      return paintWrongDownbeat(painter, centre, true, theme);
    case DifferenceList::Kind::Chord:
      painter.fillRect(QRectF(centre.x() - 5, centre.y() + 2, 10, 3), theme.colours().state.error);
      return;
    case DifferenceList::Kind::Boundary:
      painter.fillRect(QRectF(centre.x() - 1, centre.y() - 5, 2, 10), theme.colours().state.error);
      return;
  }
}

}  // namespace

DifferenceList::DifferenceList(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void DifferenceList::setComparison(std::shared_ptr<const evaluation::Comparison> comparison) {
  comparison_ = std::move(comparison);
  counts_ = {};
  if (comparison_ != nullptr) {
    const auto add = [this](Kind kind) { ++counts_[static_cast<std::size_t>(kind)]; };
    for (const evaluation::BeatMark& mark : comparison_->differences.beats) {
      if (mark.difference == EventDifference::Missing) add(Kind::Missing);
      if (mark.difference == EventDifference::Extra) add(Kind::Extra);
      if (mark.difference == EventDifference::Shifted) add(Kind::Shifted);
      if (mark.wrongDownbeat) add(Kind::WrongDownbeat);
    }
    counts_[static_cast<std::size_t>(Kind::Chord)] = comparison_->differences.chords.size();
    counts_[static_cast<std::size_t>(Kind::Boundary)] = comparison_->differences.boundaries.size();
  }
  QStringList texts;
  for (const Kind kind : shown()) texts.append(title(kind) + u' ' + QString::number(count(kind)));
  setAccessibleName(texts.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

QString DifferenceList::title(Kind kind) {
  switch (kind) {
    case Kind::Missing:
      return tr("Missing beats");
    case Kind::Extra:
      return tr("Extra beats");
    case Kind::Shifted:
      return tr("Shifted beats");
    case Kind::WrongDownbeat:
      return tr("Downbeats");
    case Kind::Chord:
      return tr("Chords");
    case Kind::Boundary:
      break;
  }
  return tr("Boundaries");
}

std::vector<DifferenceList::Kind> DifferenceList::shown() const {
  std::vector<Kind> kinds;
  if (comparison_ == nullptr) return kinds;
  if (!comparison_->differences.beats.empty()) {
    kinds = {Kind::Missing, Kind::Extra, Kind::Shifted};
    if (comparison_->reference.downbeats) kinds.push_back(Kind::WrongDownbeat);
  }
  if (comparison_->evaluation.chords) kinds.push_back(Kind::Chord);
  if (comparison_->evaluation.sections) kinds.push_back(Kind::Boundary);
  return kinds;
}

QSize DifferenceList::sizeHint() const {
  const auto lines = static_cast<int>((shown().size() + 1) / 2);
  return {160, lines * kLine};
}

void DifferenceList::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  const std::vector<Kind> kinds = shown();
  const double column = (width() - kMargin) / 2.0;  // each ends in a gap, the last one in the margin
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const double x = kMargin + column * static_cast<double>(i % 2);
    const double y = kLine * (static_cast<double>(i / 2) + 0.5);
    paintKind(painter, {x + 5, y}, kinds[i], theme);
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(count(kinds[i]) > 0 ? c.text.high : c.text.low);
    const QRectF line(x + 16, y - kLine / 2.0, column - 16 - kGap, kLine);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title(kinds[i]));
    drawNumerals(painter, line, Qt::AlignRight | Qt::AlignVCenter, QString::number(count(kinds[i])));
  }
}

std::vector<double> differenceTimes(const evaluation::Differences& differences) {
  std::vector<double> times;
  for (const evaluation::BeatMark& mark : differences.beats) {
    if (mark.difference == EventDifference::None && !mark.wrongDownbeat) continue;
    times.push_back(mark.reference ? *mark.reference : *mark.estimate);
  }
  for (const evaluation::SpanMark& mark : differences.chords) times.push_back(mark.range.begin);
  for (const evaluation::SpanMark& mark : differences.keys) times.push_back(mark.range.begin);
  for (const evaluation::BoundaryMark& mark : differences.boundaries) times.push_back(mark.time);
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

}  // namespace barline::ui
