#include "ui/inspector/TrackPanel.h"

#include <QPainter>
#include <QVBoxLayout>
#include <utility>

#include "ui/inspector/MeasureListModel.h"
#include "ui/inspector/MeasureListView.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr int kMargin = 12;
constexpr int kFacts = 36;  ///< height of the row of chips

TrackFacts factsOf(const model::Timeline& timeline) {
  TrackFacts facts;
  if (timeline.tempo) facts.bpm = timeline.tempo->bpm;
  if (timeline.key) facts.key = timeline.key->global;
  if (timeline.grid) {
    if (const auto metre = model::mostCommonMetre(*timeline.grid))
      facts.metre = QString::fromStdString(model::toString(*metre));
  }
  return facts;
}

QString spoken(const TrackFacts& facts) {
  QStringList parts;
  if (facts.bpm) parts << TrackPanel::tr("%1 BPM").arg(numberText(*facts.bpm, 1));
  if (facts.key) parts << keyText(*facts.key);
  if (!facts.metre.isEmpty()) parts << facts.metre;
  return parts.join(QStringLiteral(", "));
}

}  // namespace

TrackPanel::TrackPanel(QWidget* parent)
    : QWidget(parent), model_(new MeasureListModel(this)), list_(new MeasureListView(*model_, this)) {
  setSurface(*this, Surface::Panel);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, kFacts, 0, 0);
  layout->addWidget(list_);
  setFocusProxy(list_);
  setTimeline(nullptr);
}

void TrackPanel::setTimeline(const std::shared_ptr<const model::Timeline>& timeline) {
  open_ = timeline != nullptr;
  facts_ = open_ ? factsOf(*timeline) : TrackFacts();
  model_->setValues(open_ ? model::MeasureValues(*timeline) : model::MeasureValues());
  list_->setVisible(open_);
  setAccessibleName(spoken(facts_));
  update();
}

void TrackPanel::setComparison(std::shared_ptr<const LibraryComparison> comparison) {
  model_->setComparison(std::move(comparison));
}

QSize TrackPanel::sizeHint() const {
  return {themeOf(*this).tokens().size.inspectorWidth[1], 400};
}

QSize TrackPanel::minimumSizeHint() const {
  return {themeOf(*this).tokens().size.inspectorWidth[0], kFacts + 44};
}

void TrackPanel::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.colours().bg.panel);
  if (open_) {
    paintFacts(painter, kMargin, kFacts / 2.0 + 1, facts_, KeyNotation::Camelot, theme);
    return;
  }
  painter.setFont(theme.font(TextRole::Body));
  painter.setPen(theme.colours().text.low);
  painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                   tr("The measures of the open track stand here."));
}

}  // namespace barline::ui
