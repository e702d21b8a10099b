#include "ui/search/CompatibleKeysButton.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>

#include "ui/search/QueryText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/MenuText.h"

namespace barline::ui {
namespace {

constexpr model::MusicalKey kExample{9, model::Mode::Minor};

/// "8B 7A 9A"
QString keysText(const model::MusicalKey& key, search::KeyRule rule) {
  QStringList names;
  for (const search::CompatibleKey& compatible : search::compatibleKeys(key, rule))
    names.append(QString::fromStdString(model::camelot(compatible.key)));
  return names.join(QLatin1Char(' '));
}

}  // namespace

CompatibleKeysButton::CompatibleKeysButton(QWidget* parent)
    : QToolButton(parent), menu_(new QMenu(this)), offer_(new QAction(this)) {
  QToolButton::setText(tr("Compatible keys"));
  setToolTip(tr("List tracks in keys that go with the sought one, below those that match"));
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setPopupMode(QToolButton::InstantPopup);
  setCheckable(true);
  setButtonKind(*this, ButtonKind::Tonal);
  setMenu(menu_);
  connect(menu_, &QMenu::aboutToShow, this, &CompatibleKeysButton::fillMenu);
  connect(offer_, &QAction::triggered, this, &CompatibleKeysButton::keyChosen);
  withdrawOffer();
  setRule(std::nullopt);
}

void CompatibleKeysButton::setRule(std::optional<search::KeyRule> rule) {
  rule_ = rule;
  setChecked(rule.has_value());
  setAccessibleDescription(rule ? keyRuleText(*rule) : tr("Off"));
  updateIcon();
}

void CompatibleKeysButton::setSoughtKeys(const std::vector<model::MusicalKey>& keys) {
  keys_ = keys;
}

void CompatibleKeysButton::setOffer(const QString& title, const model::MusicalKey& key) {
  constexpr int kRoom = 240;
  const QString name = QFontMetrics(menu_->font()).elidedText(title, Qt::ElideRight, kRoom);
  offer_->setText(
      tr("Search %1, the key of “%2”").arg(QString::fromStdString(model::camelot(key)), menuText(name)));
  offer_->setVisible(true);
}

void CompatibleKeysButton::withdrawOffer() {
  offer_->setVisible(false);
}

void CompatibleKeysButton::fillMenu() {
  menu_->clear();
  auto* group = new QActionGroup(menu_);
  const auto add = [&](const QString& text, std::optional<search::KeyRule> rule) {
    QAction* action = menu_->addAction(text);
    action->setCheckable(true);
    action->setChecked(rule == rule_);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, rule] {
      setRule(rule);
      Q_EMIT ruleChosen(rule);
    });
  };
  add(tr("Off"), std::nullopt);
  menu_->addSeparator();
  const model::MusicalKey key = keys_.empty() ? kExample : keys_.front();
  const QString name = QString::fromStdString(model::camelot(key));
  for (const search::KeyRule rule : search::kKeyRules)
    add(tr("%1: %2 for %3").arg(keyRuleText(rule), keysText(key, rule), name), rule);
  menu_->addSeparator();
  menu_->addAction(offer_);
}

void CompatibleKeysButton::updateIcon() {
  setIcon(ui::icon(themeOf(*this), IconName::Key));
}

void CompatibleKeysButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange) updateIcon();
  QToolButton::changeEvent(event);
}

}  // namespace barline::ui
