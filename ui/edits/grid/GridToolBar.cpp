#include "ui/edits/grid/GridToolBar.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <array>

#include "ui/edits/grid/GridActions.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kHeight = 28;

/// A thin line between groups of tools.
class Divider final : public QWidget {
 public:
  explicit Divider(QWidget* parent) : QWidget(parent) { setFixedSize(9, kHeight); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter(this).fillRect(QRect(4, 4, 1, height() - 8), themeOf(*this).colours().line.control);
  }
};

/// A letter key behind the name of its tool.
class KeyButton final : public QToolButton {
 public:
  KeyButton(const QString& text, const QString& key, QWidget* parent) : QToolButton(parent), key_(key) {
    setText(text);
  }
  /// One that is longer than a letter stands in the tooltip alone.
  void setKey(const QString& key) {
    key_ = key.size() == 1 ? key : QString();
    update();
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QToolButton::paintEvent(event);
    if (key_.isEmpty()) return;
    const Theme& theme = themeOf(*this);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF cap(width() - 24.0, height() / 2.0 - 8, 17, 16);
    p.setPen(QPen(theme.colours().line.strong, 1));
    p.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    p.setFont(theme.font(TextRole::Micro));
    p.setPen(isEnabled() ? theme.colours().text.mid : theme.colours().text.disabled);
    p.drawText(cap, Qt::AlignCenter, key_);
  }

 private:
  QString key_;
};

}  // namespace

GridToolBar::GridToolBar(const GridActions& actions, QWidget* parent)
    : QWidget(parent), actions_(actions), layout_(new QHBoxLayout(this)) {
  setSurface(*this, Surface::Panel);
  setFixedHeight(themeOf(*this).tokens().size.trackHeader);
  setAccessibleName(tr("Beat grid tools"));
  layout_->setContentsMargins(12, 0, 12, 0);
  layout_->setSpacing(4);
  move_ = add("grid.task_move", tr("Move"), tr("Move beats by dragging"));
  insert_ = add("grid.task_add", {}, tr("Add beats by clicking"));
  remove_ = add("grid.task_remove", {}, tr("Remove beats by clicking"));
  addGap();
  add("grid.downbeat", tr("Downbeat"), tr("A bar begins at the selected beat"));
  add("grid.tap", tr("Tap"), tr("Tap along while the track plays"));
  metre_ = new QToolButton(this);
  metre_->setText(tr("Metre"));
  metre_->setToolTip(tr("Metre from the selected beat on"));
  metre_->setPopupMode(QToolButton::InstantPopup);
  auto* metres = new QMenu(metre_);
  for (const char* name :
       {"grid.metre_2_4", "grid.metre_3_4", "grid.metre_4_4", "grid.metre_5_4", "grid.metre_6_4",
        "grid.metre_6_8", "grid.metre_7_8", "grid.metre_9_8", "grid.metre_12_8"}) {
    metres->addAction(actions_.action(name));
  }
  metre_->setMenu(metres);
  setButtonKind(*metre_, ButtonKind::Quiet);
  layout_->addWidget(metre_);
  addGap();
  add("grid.half_tempo", QStringLiteral("½×"), tr("Half the tempo of selection or track"));
  add("grid.double_tempo", QStringLiteral("2×"), tr("Twice the tempo of selection or track"));
  add("grid.two_thirds", QStringLiteral("⅔×"), tr("Two thirds of the tempo of selection or track"));
  add("grid.three_halves", QStringLiteral("³⁄₂×"), tr("Three halves of the tempo of selection or track"));
  addGap();
  add("grid.earlier_10", QStringLiteral("−10"), tr("10 ms earlier: beat, selection or track"));
  add("grid.earlier_1", QStringLiteral("−1"), tr("1 ms earlier: beat, selection or track"));
  add("grid.later_1", QStringLiteral("+1"), tr("1 ms later: beat, selection or track"));
  add("grid.later_10", QStringLiteral("+10"), tr("10 ms later: beat, selection or track"));
  auto* unit = new QLabel(QStringLiteral("ms"), this);
  setText(*unit, TextRole::Small, Tone::Low);
  layout_->addWidget(unit);
  add("grid.half_later", tr("½ beat"), tr("Half a beat later"));
  layout_->addStretch(1);
  snap_ = add("grid.snapping", tr("Transient"),
              tr("Beats that are dragged go onto transients; Shift sets them free"));
  reach_ = new QToolButton(this);
  reach_->setToolTip(tr("How far an edit has effect; beats before it never move"));
  reach_->setPopupMode(QToolButton::InstantPopup);
  auto* reaches = new QMenu(reach_);
  for (const char* name : {"grid.reach_here", "grid.reach_verified", "grid.reach_end"}) {
    reaches->addAction(actions_.action(name));
    connect(actions_.action(name), &QAction::changed, this, &GridToolBar::updateReach);
  }
  reach_->setMenu(reaches);
  layout_->addWidget(reach_);
  for (QToolButton* button : {metre_, reach_}) {
    button->setMinimumHeight(kHeight);
    button->setFocusPolicy(Qt::TabFocus);
  }
  optional_ = {unit, metre_, snap_};
  updateReach();
  updateIcons();
}

QToolButton* GridToolBar::add(const char* name, const QString& text, const QString& spoken) {
  QAction* action = actions_.action(name);
  const QString key = action->shortcut().toString(QKeySequence::NativeText);
  const bool isNamed = text.size() > 5 || name == QLatin1String("grid.tap");
  const bool showsKey = isNamed && key.size() == 1;
  QToolButton* button = showsKey ? new KeyButton(text, key, this) : new QToolButton(this);
  // Wide spaces leave the key its room.
  button->setText(showsKey ? text + QStringLiteral("\u2003\u2003") : text);
  button->setObjectName(QLatin1String(name));
  button->setAccessibleName(spoken);
  button->setCheckable(action->isCheckable());
  button->setFocusPolicy(Qt::TabFocus);
  button->setMinimumHeight(kHeight);
  setButtonKind(*button, showsKey || action->isCheckable() ? ButtonKind::Quiet : ButtonKind::Tonal);
  connect(button, &QToolButton::clicked, action, &QAction::trigger);
  // A person may give it another key at any time.
  const auto update = [button, action, spoken, showsKey] {
    const QString keyNow = action->shortcut().toString(QKeySequence::NativeText);
    button->setEnabled(action->isEnabled());
    button->setChecked(action->isChecked());
    button->setToolTip(keyNow.isEmpty() ? spoken : QStringLiteral("%1  (%2)").arg(spoken, keyNow));
    if (showsKey) static_cast<KeyButton*>(button)->setKey(keyNow);
  };
  connect(action, &QAction::changed, button, update);
  update();
  layout_->addWidget(button);
  return button;
}

void GridToolBar::addGap() {
  layout_->addWidget(new Divider(this));
}

void GridToolBar::updateReach() {
  for (const QAction* action : reach_->menu()->actions()) {
    if (action->isChecked()) reach_->setText(action->text());
  }
}

void GridToolBar::updateIcons() {
  const Theme& theme = themeOf(*this);
  const std::array<std::pair<QToolButton*, IconName>, 4> icons{std::pair{move_, IconName::Beats},
                                                               {insert_, IconName::Add},
                                                               {remove_, IconName::Close},
                                                               {snap_, IconName::Magnet}};
  for (const auto& [button, name] : icons) {
    button->setIcon(icon(theme, name));
    button->setToolButtonStyle(button->text().isEmpty() ? Qt::ToolButtonIconOnly
                                                        : Qt::ToolButtonTextBesideIcon);
  }
}

void GridToolBar::fit() {
  for (QWidget* widget : optional_) widget->show();
  for (QWidget* widget : optional_) {
    if (layout_->minimumSize().width() <= width()) return;
    widget->hide();
  }
}

void GridToolBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void GridToolBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && reach_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

void GridToolBar::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(QRectF(0, height() - 1.0, width(), 1.0), themeOf(*this).colours().line.hairline);
}

}  // namespace barline::ui
