#include "ui/window/LayoutMenu.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QInputDialog>
#include <QJsonArray>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/MenuText.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/LanesDialog.h"
#include "ui/window/Settings.h"

namespace barline::ui {
namespace {

/// Follows the theme: an icon is drawn for one.
class LayoutButton final : public QToolButton {
 public:
  using QToolButton::QToolButton;

 protected:
  void changeEvent(QEvent* event) override {
    if (event->type() == QEvent::StyleChange) setIcon(barline::ui::icon(themeOf(*this), IconName::Layout));
    QToolButton::changeEvent(event);
  }
};

}  // namespace

LayoutMenu::LayoutMenu(TimelineView& timeline, Settings& settings, QWidget& window)
    : QObject(&window),
      timeline_(timeline),
      settings_(settings),
      window_(window),
      menu_(tr("La&yout")),
      arrange_(new QAction(tr("Arrange lanes…"), this)),
      own_(layoutsFrom(settings.layouts())) {
  int number = 0;
  for (const Layout& layout : builtInLayouts()) {
    auto* action = new QAction(layout.name, this);
    action->setObjectName(QStringLiteral("layout%1").arg(++number));
    action->setCheckable(true);
    action->setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(number)));
    connect(action, &QAction::triggered, this, [this, name = layout.name] { choose(name); });
    window_.addAction(action);
    builtIn_.push_back(action);
  }
  arrange_->setObjectName(QStringLiteral("layout.arrange_lanes"));
  connect(arrange_, &QAction::triggered, this, [this] {
    auto* dialog = new LanesDialog(timeline_, &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
  });
  connect(&menu_, &QMenu::aboutToShow, this, &LayoutMenu::fill);
  connect(&timeline_, &TimelineView::lanesChanged, this, &LayoutMenu::changed);
  fill();
}

QToolButton* LayoutMenu::makeButton(QWidget* parent) {
  auto* button = new LayoutButton(parent);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::TabFocus);
  button->setMenu(&menu_);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setToolTip(tr("Which lanes are shown, and how they are arranged"));
  setButtonKind(*button, ButtonKind::Quiet);
  button->setIcon(icon(themeOf(*button), IconName::Layout));
  const auto update = [this, button] {
    button->setText((isModified() ? tr("Layout: %1*") : tr("Layout: %1")).arg(menuText(current_)));
  };
  connect(this, &LayoutMenu::changed, button, update);
  update();
  return button;
}

std::vector<Layout> LayoutMenu::layouts() const {
  std::vector<Layout> all = builtInLayouts();
  all.insert(all.end(), own_.begin(), own_.end());
  return all;
}

const Layout* LayoutMenu::find(const QString& name) const {
  const auto named = [&](const Layout& layout) { return layout.name == name; };
  const auto own = std::find_if(own_.begin(), own_.end(), named);
  if (own != own_.end()) return &*own;
  const auto& builtIn = builtInLayouts();
  const auto found = std::find_if(builtIn.begin(), builtIn.end(), named);
  return found == builtIn.end() ? nullptr : &*found;
}

bool LayoutMenu::isOwn(const QString& name) const {
  return std::any_of(own_.begin(), own_.end(), [&](const Layout& layout) { return layout.name == name; });
}

QJsonObject LayoutMenu::arrangement() const {
  QJsonObject lanes = timeline_.laneLayout();
  // Shown while a reference is open, whatever the layout.
  const QJsonValue reference(QStringLiteral("reference"));
  for (const char* list : {"order", "hidden", "shown"}) {
    QJsonArray kept;
    for (const auto& lane : lanes[QLatin1String(list)].toArray()) {
      if (lane != reference) kept.append(lane);
    }
    lanes[QLatin1String(list)] = kept;
  }
  return lanes;
}

bool LayoutMenu::isModified() const {
  return arrangement() != applied_;
}

void LayoutMenu::restore(bool firstTime) {
  const QJsonObject state = settings_.layoutInUse();
  current_ = state[QStringLiteral("name")].toString();
  applied_ = state[QStringLiteral("lanes")].toObject();
  if (find(current_) == nullptr) current_ = builtInLayouts().front().name;
  if (firstTime) {
    apply(current_);
    return;
  }
  if (applied_.isEmpty()) applied_ = arrangement();
  Q_EMIT changed();
}

void LayoutMenu::choose(const QString& name) {
  Q_EMIT chosen();
  apply(name);
}

void LayoutMenu::apply(const QString& name) {
  const Layout* found = find(name);
  if (found == nullptr) return;
  const Layout layout = *found;
  timeline_.setLaneLayout(layout.lanes);
  current_ = layout.name;
  applied_ = arrangement();
  remember();
  Q_EMIT libraryWanted(layout.library);
}

void LayoutMenu::save(const QString& name) {
  const QString trimmed = name.trimmed();
  const auto& builtIn = builtInLayouts();
  const bool taken = std::any_of(builtIn.begin(), builtIn.end(),
                                 [&](const Layout& layout) { return layout.name == trimmed; });
  if (trimmed.isEmpty() || taken) return;
  std::erase_if(own_, [&](const Layout& layout) { return layout.name == trimmed; });
  own_.push_back({trimmed, arrangement(), libraryShown_});
  current_ = trimmed;
  applied_ = arrangement();
  remember();
}

void LayoutMenu::rename(const QString& name, const QString& newName) {
  const QString trimmed = newName.trimmed();
  if (trimmed.isEmpty() || find(trimmed) != nullptr) return;
  for (Layout& layout : own_) {
    if (layout.name != name) continue;
    layout.name = trimmed;
    if (current_ == name) current_ = trimmed;
  }
  remember();
}

void LayoutMenu::remove(const QString& name) {
  if (!isOwn(name)) return;
  std::erase_if(own_, [&](const Layout& layout) { return layout.name == name; });
  // The lanes stay as they are: only the name is gone.
  if (current_ == name) current_ = builtInLayouts().front().name;
  remember();
}

void LayoutMenu::remember() {
  settings_.setLayouts(storedLayouts(own_));
  settings_.setLayoutInUse({{QStringLiteral("name"), current_}, {QStringLiteral("lanes"), applied_}});
  fill();
  Q_EMIT changed();
}

QString LayoutMenu::clash(const QString& name) const {
  const Layout* same = find(name.trimmed());
  if (same == nullptr) return {};
  return isOwn(same->name) ? tr("There is a layout “%1” already.").arg(same->name)
                           : tr("“%1” comes with Barline. Choose another name.").arg(same->name);
}

void LayoutMenu::askName(const QString& title, const QString& proposal,
                         const std::function<void(const QString&)>& then) {
  auto* dialog = new QInputDialog(&window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  dialog->setLabelText(tr("Name"));
  dialog->setTextValue(proposal);
  connect(dialog, &QInputDialog::textValueSelected, this, then);
  dialog->open();
  auto* buttons = dialog->findChild<QDialogButtonBox*>();
  connect(dialog, &QInputDialog::textValueChanged, this,
          [this, dialog, buttons, proposal](const QString& name) {
            const QString trimmed = name.trimmed();
            const QString problem = trimmed == proposal ? QString() : clash(trimmed);
            dialog->setLabelText(problem.isEmpty() ? tr("Name") : problem);
            if (buttons != nullptr)
              buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty() && !trimmed.isEmpty());
          });
}

void LayoutMenu::fill() {
  menu_.clear();
  for (std::size_t i = 0; i < builtIn_.size(); ++i) {
    builtIn_[i]->setChecked(builtInLayouts()[i].name == current_);
    menu_.addAction(builtIn_[i]);
  }
  if (!own_.empty()) menu_.addSeparator();
  for (const Layout& layout : own_) {
    QAction* action =
        menu_.addAction(menuText(layout.name), this, [this, name = layout.name] { choose(name); });
    action->setCheckable(true);
    action->setChecked(layout.name == current_);
  }
  menu_.addSeparator();
  const bool own = isOwn(current_);
  menu_.addAction(tr("Save as…"), this, [this] {
    askName(tr("Save layout"), isOwn(current_) ? current_ : QString(),
            [this](const QString& name) { save(name); });
  });
  menu_.addAction(tr("Save changes to “%1”").arg(menuText(current_)), this, [this] { save(current_); })
      ->setEnabled(own && isModified());
  menu_.addAction(tr("Reset “%1”").arg(menuText(current_)), this, &LayoutMenu::reset)
      ->setEnabled(isModified());
  menu_
      .addAction(tr("Rename “%1”…").arg(menuText(current_)), this,
                 [this] {
                   askName(tr("Rename layout"), current_,
                           [this, old = current_](const QString& name) { rename(old, name); });
                 })
      ->setEnabled(own);
  menu_.addAction(tr("Delete “%1”").arg(menuText(current_)), this, [this] { remove(current_); })
      ->setEnabled(own);
  menu_.addSeparator();
  menu_.addAction(arrange_);
}

}  // namespace barline::ui
