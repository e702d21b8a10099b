#include "ui/window/Pages.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <utility>

#include "ui/theme/Appearance.h"
#include "ui/theme/ButtonTray.h"
#include "ui/window/Settings.h"

namespace barline::ui {
namespace {

/// Keys that on the Track page are shortcuts of the timeline's, and that lists and fields need themselves.
bool belongsToLists(const QKeyEvent& event) {
  const Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
  switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return true;
    default:
      break;
  }
  const QString text = event.text();
  return modifiers == Qt::NoModifier && !text.isEmpty() && text.front().isPrint() && text.front() != u' ';
}

}  // namespace

Pages::Pages(Settings& settings, QWidget& window)
    : QObject(&window), settings_(settings), window_(window), stack_(new QStackedWidget(&window)) {
  window_.installEventFilter(this);
  connect(stack_, &QStackedWidget::currentChanged, this, &Pages::onCurrentChanged);
}

void Pages::add(const QString& text, const QString& title, const QString& name, const QKeySequence& key,
                QWidget& content, QWidget& start) {
  auto* action = new QAction(text, this);
  action->setIconText(title);
  action->setObjectName(QStringLiteral("view.page_%1").arg(name));
  action->setShortcut(key);
  action->setCheckable(true);
  const auto page = static_cast<Page>(entries_.size());
  connect(action, &QAction::triggered, this, [this, page] { show(page); });
  action->setChecked(entries_.empty());
  entries_.push_back({name, action, &start});
  stack_->addWidget(&content);
}

void Pages::restore() {
  const QString name = settings_.page();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].name == name) show(static_cast<Page>(i));
  }
}

Page Pages::current() const {
  return static_cast<Page>(stack_->currentIndex());
}

void Pages::show(Page page) {
  stack_->setCurrentIndex(static_cast<int>(page));
  for (std::size_t i = 0; i < entries_.size(); ++i)
    entries_[i].action->setChecked(i == static_cast<std::size_t>(page));
}

void Pages::onCurrentChanged() {
  const int before = std::exchange(shown_, stack_->currentIndex());
  if (before == shown_) return;
  QWidget* const focus = QApplication::focusWidget();
  if (focus != nullptr && stack_->widget(before)->isAncestorOf(focus))
    entries_[static_cast<std::size_t>(before)].focus = focus;
  const Entry& entry = entries_[static_cast<std::size_t>(shown_)];
  if (entry.focus) entry.focus->setFocus(Qt::OtherFocusReason);
  settings_.setPage(entry.name);
  Q_EMIT changed(current());
}

void Pages::addTo(QMenu& menu) const {
  for (const Entry& entry : entries_) menu.addAction(entry.action);
}

QWidget* Pages::makeButtons(QWidget* parent) const {
  auto* buttons = new ButtonTray(parent);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(2, 1, 2, 1);
  row->setSpacing(2);
  for (const Entry& entry : entries_) {
    auto* button = new QToolButton(buttons);
    button->setDefaultAction(entry.action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(24);
    setButtonKind(*button, ButtonKind::Segment);
    row->addWidget(button);
  }
  return buttons;
}

bool Pages::eventFilter(QObject* watched, QEvent* event) {
  // What nobody further in has claimed would otherwise change a timeline that is not seen.
  if (event->type() == QEvent::ShortcutOverride && current() != Page::Track &&
      belongsToLists(*static_cast<QKeyEvent*>(event))) {
    event->accept();
    return true;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace barline::ui
