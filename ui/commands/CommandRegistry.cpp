#include "ui/commands/CommandRegistry.h"

#include <QJsonArray>
#include <QMenu>
#include <QMenuBar>
#include <algorithm>

namespace barline::ui {
namespace {

QString withoutMnemonic(QString text) {
  // Two ampersands stand for one.
  text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
  text.remove(u'&');
  return text.replace(u'\x01', u'&');
}

QList<QKeySequence> keysIn(const QJsonValue& value) {
  QList<QKeySequence> keys;
  for (const auto& key : value.toArray()) {
    const QKeySequence sequence = QKeySequence::fromString(key.toString(), QKeySequence::PortableText);
    if (!sequence.isEmpty()) keys << sequence;
  }
  return keys;
}

}  // namespace

QString Command::title() const {
  return action == nullptr ? QString() : withoutMnemonic(action->text());
}

bool Command::isAvailable() const {
  const auto isUsable = [](const QPointer<QAction>& entry) { return entry == nullptr || entry->isEnabled(); };
  return action != nullptr && action->isEnabled() && std::ranges::all_of(menus, isUsable);
}

void CommandRegistry::collect(const QMenuBar& menus) {
  for (const QAction* entry : menus.actions()) {
    if (entry->menu() != nullptr) collect(*entry->menu(), withoutMnemonic(entry->text()), {});
  }
}

void CommandRegistry::collect(const QMenu& menu, const QString& group,
                              std::vector<QPointer<QAction>> within) {
  within.emplace_back(menu.menuAction());
  for (QAction* action : menu.actions()) {
    if (action->menu() != nullptr) {
      collect(*action->menu(), group + QStringLiteral(" › ") + withoutMnemonic(action->text()), within);
    } else if (!action->isSeparator() && !action->objectName().isEmpty() &&
               find(action->objectName()) == nullptr) {
      commands_.push_back({action->objectName(), group, action, within, action->shortcuts()});
    }
  }
}

const Command* CommandRegistry::find(const QString& id) const {
  const auto found = std::ranges::find_if(
      commands_, [&](const Command& command) { return command.id == id && command.action != nullptr; });
  return found == commands_.end() ? nullptr : &*found;
}

const Command* CommandRegistry::ownerOf(const QKeySequence& key, const QString& exceptId) const {
  if (key.isEmpty()) return nullptr;
  const auto found = std::ranges::find_if(commands_, [&](const Command& command) {
    return command.id != exceptId && command.action != nullptr && command.action->shortcuts().contains(key);
  });
  return found == commands_.end() ? nullptr : &*found;
}

void CommandRegistry::apply(const Command& command, const QList<QKeySequence>& keys) {
  if (command.action != nullptr && command.action->shortcuts() != keys) command.action->setShortcuts(keys);
}

void CommandRegistry::release(const QList<QKeySequence>& keys, const QString& exceptId) {
  for (const QKeySequence& key : keys) {
    while (const Command* owner = ownerOf(key, exceptId)) {
      QList<QKeySequence> left = owner->action->shortcuts();
      left.removeAll(key);
      apply(*owner, left);
    }
  }
}

void CommandRegistry::setShortcut(const QString& id, const QKeySequence& key) {
  const Command* command = find(id);
  if (command == nullptr) return;
  const QList<QKeySequence> keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key};
  release(keys, id);
  apply(*command, keys);
  Q_EMIT changed();
}

void CommandRegistry::reset(const QString& id) {
  const Command* command = find(id);
  if (command == nullptr) return;
  release(command->standard, id);
  apply(*command, command->standard);
  Q_EMIT changed();
}

void CommandRegistry::resetAll() {
  for (const Command& command : commands_) apply(command, command.standard);
  Q_EMIT changed();
}

bool CommandRegistry::isChanged(const Command& command) const {
  return command.action != nullptr && command.action->shortcuts() != command.standard;
}

QJsonObject CommandRegistry::saveState() const {
  QJsonObject state;
  for (const Command& command : commands_) {
    if (!isChanged(command)) continue;
    QJsonArray keys;
    for (const QKeySequence& key : command.action->shortcuts())
      keys.append(key.toString(QKeySequence::PortableText));
    state[command.id] = keys;
  }
  return state;
}

void CommandRegistry::restoreState(const QJsonObject& state) {
  for (auto entry = state.begin(); entry != state.end(); ++entry) {
    const Command* command = find(entry.key());
    if (command == nullptr || !entry.value().isArray()) continue;
    const QList<QKeySequence> keys = keysIn(entry.value());
    release(keys, command->id);
    apply(*command, keys);
  }
  Q_EMIT changed();
}

QString shortcutText(const QKeySequence& key) {
  return key.toString(QKeySequence::NativeText);
}

}  // namespace barline::ui
