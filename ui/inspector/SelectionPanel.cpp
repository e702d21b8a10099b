#include "ui/inspector/SelectionPanel.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/review/ConfidenceBar.h"
#include "ui/review/DoubtText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr int kMargin = 12;
constexpr int kTitle = 34;
constexpr int kLine = 22;

bool touches(const model::TimeRange& a, const model::TimeRange& b) {
  return a.begin < b.end && b.begin < a.end;
}

model::MusicalKey keyAt(const model::Timeline& shown, double time) {
  if (!shown.key) return {};
  for (const model::KeySpan& span : shown.key->spans) {
    if (span.range.contains(time)) return span.key;
  }
  return shown.key->global.value_or(model::MusicalKey{});
}

/// Each text once in a row: "D A G".
void append(QStringList& texts, const QString& text) {
  if (texts.isEmpty() || texts.back() != text) texts << text;
}

QString chordsIn(const model::Timeline& shown, const model::TimeRange& range,
                 const model::ChordDisplay& display) {
  QStringList texts;
  for (const model::ChordSpan& chord : shown.chords->changes) {
    if (touches(chord.range, range))
      append(texts, chordText(chord.label, keyAt(shown, chord.range.begin), display));
  }
  return texts.join(u' ');
}

QString keysIn(const model::Timeline& shown, const model::TimeRange& range) {
  QStringList texts;
  for (const model::KeySpan& span : shown.key->spans) {
    if (touches(span.range, range)) append(texts, keyText(span.key));
  }
  return texts.join(QStringLiteral(", "));
}

QString sectionsIn(const model::Timeline& shown, const model::TimeRange& range) {
  QStringList texts;
  for (const model::Section& section : shown.sections->sections) {
    if (!touches(section.range, range)) continue;
    const QString letter = QString::fromStdString(model::groupLetter(section.group));
    const QString name = sectionText(section);
    append(texts, name.isEmpty() ? letter : letter + u' ' + name);
  }
  return texts.join(QStringLiteral(", "));
}

/// Beats per minute from the first beat to the last; nothing with fewer than three.
std::optional<double> tempoIn(const model::BeatGrid& grid, const model::TimeRange& range) {
  const auto first = std::ranges::lower_bound(grid.beats, range.begin - 1e-3, {}, &model::Beat::time);
  const auto end = std::ranges::lower_bound(grid.beats, range.end + 1e-3, {}, &model::Beat::time);
  const auto count = end - first;
  if (count < 3) return std::nullopt;
  return 60.0 * static_cast<double>(count - 1) / (std::prev(end)->time - first->time);
}

/// The least of the spans that lie in the range; nothing where none does.
template <class Span>
std::optional<double> leastIn(const std::vector<Span>& spans, const model::TimeRange& range) {
  std::optional<double> least;
  for (const Span& span : spans) {
    if (touches(span.range, range)) least = std::min(least.value_or(1.0), span.confidence);
  }
  return least;
}

std::optional<double> leastBeatIn(const model::BeatGrid& grid, const model::TimeRange& range) {
  std::optional<double> least;
  for (const model::Beat& beat : grid.beats) {
    if (range.contains(beat.time)) least = std::min(least.value_or(1.0), beat.confidence);
  }
  return least;
}

}  // namespace

SelectionPanel::SelectionPanel(QWidget* parent)
    : QWidget(parent),
      space_(new QWidget(this)),
      buttons_(new QWidget(this)),
      verify_(new QToolButton(buttons_)),
      lock_(new QToolButton(buttons_)),
      revert_(new QToolButton(buttons_)),
      layout_(new QVBoxLayout(this)) {
  setSurface(*this, Surface::Panel);
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(0);
  layout_->addWidget(space_);
  layout_->addWidget(buttons_);
  layout_->addStretch(1);
  auto* grid = new QGridLayout(buttons_);
  grid->setContentsMargins(kMargin, 8, kMargin, 8);
  grid->setSpacing(6);
  for (QToolButton* button : {verify_, lock_, revert_}) {
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumHeight(26);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setButtonKind(*button, ButtonKind::Tonal);
  }
  grid->addWidget(verify_, 0, 0);
  grid->addWidget(lock_, 0, 1);
  grid->addWidget(revert_, 1, 0, 1, 2);
  verify_->setCheckable(true);
  verify_->setText(tr("Accept"));
  verify_->setToolTip(tr("You have looked at the selection and found it right"));
  lock_->setCheckable(true);
  lock_->setText(tr("Lock"));
  lock_->setToolTip(tr("Nothing in the selection may be changed"));
  revert_->setText(tr("Revert to analysis"));
  revert_->setToolTip(tr("Show the analysis again in the selection"));
  connect(verify_, &QToolButton::clicked, this, &SelectionPanel::verifyRequested);
  connect(lock_, &QToolButton::clicked, this, &SelectionPanel::lockRequested);
  connect(revert_, &QToolButton::clicked, this, &SelectionPanel::revertRequested);
  updateIcons();
  setSelection(nullptr, std::nullopt, {}, {});
}

std::vector<SelectionPanel::Fact> SelectionPanel::factsOf(const model::Timeline& shown,
                                                          const model::TimeRange& range,
                                                          const model::ChordDisplay& display) {
  std::vector<Fact> facts;
  const auto add = [&](const QString& name, const QString& value) {
    if (!value.isEmpty()) facts.push_back({name, value, {}});
  };
  const auto rate = [&](const QString& name, std::optional<double> confidence) {
    if (confidence) facts.push_back({name, {}, confidence});
  };
  add(tr("From"), timeText(range.begin, 3));
  add(tr("To"), timeText(range.end, 3));
  add(tr("Length"), tr("%1 s").arg(numberText(range.duration(), 3)));
  if (shown.grid) {
    if (const auto bpm = tempoIn(*shown.grid, range)) add(tr("Tempo"), tr("%1 BPM").arg(numberText(*bpm, 2)));
  }
  if (shown.sections) add(tr("Section"), sectionsIn(shown, range));
  if (shown.key) add(tr("Key"), keysIn(shown, range));
  if (shown.chords) add(tr("Chords"), chordsIn(shown, range, display));
  // How sure the least certain of each is.
  if (shown.grid) rate(tr("Beats, least sure"), leastBeatIn(*shown.grid, range));
  if (shown.chords) rate(tr("Chords, least sure"), leastIn(shown.chords->changes, range));
  if (shown.key) rate(tr("Key, least sure"), leastIn(shown.key->spans, range));
  return facts;
}

void SelectionPanel::setSelection(const std::shared_ptr<const model::Timeline>& shown,
                                  const std::optional<model::TimeRange>& range,
                                  const edits::EditOverlay& overlay, const model::ChordDisplay& display) {
  open_ = shown != nullptr;
  facts_.clear();
  title_.clear();
  const bool selected = shown && range;
  if (selected) {
    facts_ = factsOf(*shown, *range, display);
    title_ = barsText(*shown, *range);
    if (title_.isEmpty()) title_ = tr("Selection");
    const auto all = [&](auto holds) { return std::ranges::all_of(model::kEditLayers, holds); };
    verify_->setChecked(all([&](model::EditLayer layer) { return overlay.isVerified(layer, *range); }));
    lock_->setChecked(all([&](model::EditLayer layer) { return overlay.isLocked(layer, *range); }));
    revert_->setEnabled(!all([&](model::EditLayer layer) { return !overlay.isEdited(layer, *range); }));
  }
  space_->setFixedHeight(kTitle + kLine * static_cast<int>(std::max<std::size_t>(facts_.size(), 3)));
  buttons_->setVisible(selected);
  setAccessibleName(title_);
  QStringList spoken;
  for (const Fact& fact : facts_)
    spoken << fact.name + u' ' + (fact.confidence ? numberText(*fact.confidence, 2) : fact.value);
  setAccessibleDescription(spoken.join(QStringLiteral(", ")));
  update();
}

void SelectionPanel::addTool(QWidget* tool) {
  tool->setParent(this);
  layout_->insertWidget(layout_->count() - 1, tool);
}

void SelectionPanel::updateIcons() {
  verify_->setIcon(icon(themeOf(*this), IconName::Check));
  lock_->setIcon(icon(themeOf(*this), IconName::Lock));
  revert_->setIcon(icon(themeOf(*this), IconName::Undo));
}

void SelectionPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && revert_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

void SelectionPanel::paintFacts(QPainter& painter) const {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  painter.setFont(theme.font(TextRole::Strong));
  painter.setPen(c.text.high);
  painter.drawText(QRectF(kMargin, 4, width() - 2 * kMargin, kTitle - 4), Qt::AlignLeft | Qt::AlignVCenter,
                   title_);
  const QFont body = theme.font(TextRole::Body);
  double top = kTitle;
  for (const Fact& fact : facts_) {
    const QRectF line(kMargin, top, width() - 2 * kMargin, kLine);
    painter.setFont(body);
    painter.setPen(c.text.mid);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, fact.name);
    if (fact.confidence) {
      paintConfidence(painter, line.right() - confidenceWidth(theme), line.center().y(), *fact.confidence,
                      theme);
    } else {
      const double room = line.width() - QFontMetricsF(body).horizontalAdvance(fact.name) - 12;
      painter.setPen(c.text.high);
      drawNumerals(painter, line, Qt::AlignRight | Qt::AlignVCenter,
                   QFontMetricsF(body).elidedText(fact.value, Qt::ElideRight, room));
    }
    top += kLine;
  }
}

void SelectionPanel::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.colours().bg.panel);
  if (!facts_.empty()) {
    paintFacts(painter);
    return;
  }
  painter.setFont(theme.font(TextRole::Body));
  painter.setPen(theme.colours().text.low);
  painter.drawText(space_->geometry().adjusted(24, 16, -24, 0),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                   open_ ? tr("Drag over the lanes to select. Hold Shift for any time.")
                         : tr("Open a track, or try the demo."));
}

}  // namespace barline::ui
