#pragma once

#include <QObject>

#include "ui/commands/CommandRegistry.h"

class QMenu;
class QMenuBar;
class QWidget;

namespace barline::ui {

class CommandPalette;
class Settings;
class Theme;

/// The commands of the window as a whole: to find one by its name, and to see and change its keys.
class CommandActions final : public QObject {
  Q_OBJECT

 public:
  /// Both outlive it.
  CommandActions(Settings& settings, QWidget& window);

  void addTo(QMenu& menu);
  /// Once all menus are made: their commands take part, with the keys that were chosen before.
  void collect(const QMenuBar& menus);
  /// "Commands Ctrl K", for the header.
  [[nodiscard]] QWidget& button();
  void updateIcons(const Theme& theme);

  [[nodiscard]] CommandRegistry& registry() { return registry_; }

 private:
  class Button;

  void openPalette();
  void openEditor();

  Settings& settings_;
  QWidget& window_;
  CommandRegistry registry_;
  QAction* find_;
  QAction* shortcuts_;
  Button* button_;
  CommandPalette* palette_;
};

}  // namespace barline::ui
