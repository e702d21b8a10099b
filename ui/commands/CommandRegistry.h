#pragma once

#include <QAction>
#include <QJsonObject>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <vector>

class QMenu;
class QMenuBar;

namespace barline::ui {

/// A command that a person can run and give a key.
struct Command {
  QString id;     ///< the action's object name: what settings are kept under
  QString group;  ///< the menu that it stands in, "Playback › Solo"
  QPointer<QAction> action;
  std::vector<QPointer<QAction>> menus;  ///< that it stands in, the outermost first
  QList<QKeySequence> standard;          ///< its shortcuts before anybody changed them

  /// The action's text without its mnemonic.
  [[nodiscard]] QString title() const;
  /// Whether it can be run now: it is enabled, and so is each menu that it stands in.
  [[nodiscard]] bool isAvailable() const;
};

/// The window's commands and their shortcuts.
class CommandRegistry final : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Takes every named action of the menus and their submenus, once; what has no object name is left out.
  void collect(const QMenuBar& menus);

  [[nodiscard]] const std::vector<Command>& commands() const { return commands_; }
  /// Null where there is none, or it is gone.
  [[nodiscard]] const Command* find(const QString& id) const;

  /// The command that has the key, besides `exceptId`; null where it is free.
  [[nodiscard]] const Command* ownerOf(const QKeySequence& key, const QString& exceptId = {}) const;

  /// Gives a command this key alone and takes it from whoever had it; an empty one leaves it without. No
  /// effect for an id that is not known.
  void setShortcut(const QString& id, const QKeySequence& key);
  void reset(const QString& id);
  void resetAll();
  [[nodiscard]] bool isChanged(const Command& command) const;

  /// The shortcuts that are not the standard ones. Unknown ids and malformed entries are ignored.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

 Q_SIGNALS:
  void changed();

 private:
  void collect(const QMenu& menu, const QString& group, std::vector<QPointer<QAction>> within);
  static void apply(const Command& command, const QList<QKeySequence>& keys);
  /// Takes the keys from all others.
  void release(const QList<QKeySequence>& keys, const QString& exceptId);

  std::vector<Command> commands_;
};

/// "Ctrl+Shift+R", as the platform writes it.
[[nodiscard]] QString shortcutText(const QKeySequence& key);

}  // namespace barline::ui
