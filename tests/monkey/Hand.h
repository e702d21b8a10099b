#pragma once

#include <QPoint>
#include <QString>
#include <QWidget>
#include <filesystem>
#include <vector>

#include "tests/monkey/Random.h"
#include "tests/monkey/Sandbox.h"
#include "ui/window/MainWindow.h"

class QAbstractItemView;
class QLineEdit;

namespace barline::monkey {

/// What a person does with mouse and keyboard, as the events that come of it. A widget may be gone after any
/// of them.
struct Hand {
  // All outlive the hand.
  Random& random;
  Sandbox& sandbox;
  ui::MainWindow& window;

  void click(QWidget& widget, const QPoint& at, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
             Qt::MouseButton button = Qt::LeftButton);
  void doubleClick(QWidget& widget, const QPoint& at);
  /// Presses, goes there in some steps and lets go.
  void drag(QWidget& widget, const QPoint& from, const QPoint& to,
            Qt::KeyboardModifiers modifiers = Qt::NoModifier, Qt::MouseButton button = Qt::LeftButton);
  void move(QWidget& widget, const QPoint& to);
  void wheel(QWidget& widget, const QPoint& at, int notches,
             Qt::KeyboardModifiers modifiers = Qt::NoModifier);
  void askForMenu(QWidget& widget, const QPoint& at);
  void drop(QWidget& widget, const std::vector<std::filesystem::path>& files);

  /// To whatever has the focus.
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
  void type(const QString& text);
  /// Selects all of a field, types over it, and mostly ends with Return.
  void fill(const QString& text);

  /// Does what a command does, where it is enabled. @return whether it was
  bool trigger(const char* action);
  bool trigger(const QString& action) { return trigger(action.toLatin1().constData()); }

  [[nodiscard]] QPoint anyPoint(const QWidget& widget);
  [[nodiscard]] Qt::KeyboardModifiers anyModifiers();
  /// Nothing, or one that can be seen and used in a window. @param kind its class; null for any
  template <class Kind = QWidget>
  [[nodiscard]] Kind* anyIn(QWidget& top) {
    std::vector<Kind*> all;
    for (Kind* widget : top.findChildren<Kind*>()) {
      if (widget->isVisible() && widget->isEnabled() && widget->window() == top.window())
        all.push_back(widget);
    }
    return all.empty() ? nullptr : random.pick(all);
  }

  /// Uses a widget as what it is: ticks, chooses, types, drags.
  void use(QWidget& widget);

 private:
  void useField(QLineEdit& field);
  void useItems(QAbstractItemView& view);
  [[nodiscard]] QString fileText();
};

}  // namespace barline::monkey
