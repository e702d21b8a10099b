#pragma once

#include <QMenu>
#include <QObject>
#include <functional>
#include <vector>

#include "ui/window/Layouts.h"

class QToolButton;

namespace barline::ui {

class Settings;
class TimelineView;

/// Named layouts of the timeline's lanes: chooses, saves, renames and deletes them, and remembers which one
/// is in use. Built-in ones can be changed while in use and reset, not overwritten.
class LayoutMenu : public QObject {
  Q_OBJECT

 public:
  /// @param window for dialogs; timeline and settings outlive the menu
  LayoutMenu(TimelineView& timeline, Settings& settings, QWidget& window);

  [[nodiscard]] QMenu& menu() { return menu_; }
  /// "Layout: Listen", for the header; owned by its parent.
  [[nodiscard]] QToolButton* makeButton(QWidget* parent);

  /// After the timeline's state came back: the first time ever the first layout is applied.
  /// @param firstTime nothing was remembered
  void restore(bool firstTime);

  [[nodiscard]] QString current() const { return current_; }
  void apply(const QString& name);
  /// The lanes as they are under a name of its own; a layout of that name is replaced.
  void save(const QString& name);
  void rename(const QString& name, const QString& newName);
  void remove(const QString& name);
  /// As the layout in use says.
  void reset() { apply(current_); }
  [[nodiscard]] std::vector<Layout> layouts() const;  ///< built-in ones first
  [[nodiscard]] bool isModified() const;

  void setLibraryShown(bool shown) { libraryShown_ = shown; }
  [[nodiscard]] bool isLibraryShown() const { return libraryShown_; }
  /// Beside whatever layout is in use.
  void wantLibrary(bool shown) { Q_EMIT libraryWanted(shown); }

 Q_SIGNALS:
  /// A person has chosen a layout, which is to be seen.
  void chosen();
  /// The layout wants the library beside it, or not.
  void libraryWanted(bool shown);
  /// Name in use, the list, or whether it is modified.
  void changed();

 private:
  void fill();
  void choose(const QString& name);
  void remember();
  /// The timeline's lanes, as far as layouts decide on them.
  [[nodiscard]] QJsonObject arrangement() const;
  [[nodiscard]] const Layout* find(const QString& name) const;
  [[nodiscard]] bool isOwn(const QString& name) const;
  /// Why a name cannot be a layout's of one's own; empty where it can.
  [[nodiscard]] QString clash(const QString& name) const;
  void askName(const QString& title, const QString& proposal,
               const std::function<void(const QString&)>& then);

  TimelineView& timeline_;
  Settings& settings_;
  QWidget& window_;
  QMenu menu_;
  QAction* arrange_;
  std::vector<QAction*> builtIn_;
  std::vector<Layout> own_;
  QString current_;
  QJsonObject applied_;  // the lanes right after the layout was chosen
  bool libraryShown_{true};
};

}  // namespace barline::ui
