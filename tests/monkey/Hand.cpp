#include "tests/monkey/Hand.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QUrl>
#include <QWheelEvent>

#include "tests/monkey/OddText.h"
#include "ui/exporting/TargetFields.h"
#include "ui/harmony/SpanField.h"
#include "ui/library/TrackRow.h"
#include "ui/search/SearchField.h"

namespace barline::monkey {

void Hand::click(QWidget& widget, const QPoint& at, Qt::KeyboardModifiers modifiers, Qt::MouseButton button) {
  const QPointer<QWidget> there(&widget);
  QTest::mousePress(&widget, button, modifiers, at);
  if (there) QTest::mouseRelease(&widget, button, modifiers, at);
}

void Hand::doubleClick(QWidget& widget, const QPoint& at) {
  const QPointer<QWidget> there(&widget);
  click(widget, at);
  if (there) QTest::mouseDClick(&widget, Qt::LeftButton, Qt::NoModifier, at);
}

void Hand::drag(QWidget& widget, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers,
                Qt::MouseButton button) {
  const QPointer<QWidget> there(&widget);
  QTest::mousePress(&widget, button, modifiers, from);
  constexpr int kSteps = 5;
  for (int i = 1; i <= kSteps && there; ++i) {
    const QPointF at = from + QPointF(to - from) * i / kSteps;
    QMouseEvent moved(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, button, modifiers);
    QApplication::sendEvent(&widget, &moved);
  }
  if (there) QTest::mouseRelease(&widget, button, modifiers, to);
}

void Hand::move(QWidget& widget, const QPoint& to) {
  QMouseEvent moved(QEvent::MouseMove, to, widget.mapToGlobal(QPointF(to)), Qt::NoButton, Qt::NoButton,
                    Qt::NoModifier);
  QApplication::sendEvent(&widget, &moved);
}

void Hand::wheel(QWidget& widget, const QPoint& at, int notches, Qt::KeyboardModifiers modifiers) {
  constexpr int kNotch = 120;  // eighths of a degree
  QWheelEvent turned(at, widget.mapToGlobal(QPointF(at)), {}, {0, notches * kNotch}, Qt::NoButton, modifiers,
                     Qt::NoScrollPhase, false);
  QApplication::sendEvent(&widget, &turned);
}

void Hand::askForMenu(QWidget& widget, const QPoint& at) {
  QContextMenuEvent asked(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
  QApplication::sendEvent(&widget, &asked);
}

void Hand::drop(QWidget& widget, const std::vector<std::filesystem::path>& files) {
  QMimeData data;
  QList<QUrl> urls;
  for (const std::filesystem::path& file : files) urls << QUrl::fromLocalFile(ui::pathText(file));
  data.setUrls(urls);
  const QPoint at = widget.rect().center();
  QDragEnterEvent entered(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&widget, &entered);
  if (!entered.isAccepted()) return;
  QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&widget, &dropped);
}

void Hand::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
  QWidget* target = QApplication::activePopupWidget();
  if (target == nullptr) target = QApplication::focusWidget();
  if (target == nullptr) target = QApplication::activeWindow();
  QTest::keyClick(target != nullptr ? target : &window, key, modifiers);
}

void Hand::type(const QString& text) {
  QWidget* target = QApplication::focusWidget();
  if (target == nullptr) return;
  QKeyEvent typed(QEvent::KeyPress, 0, Qt::NoModifier, text);
  QApplication::sendEvent(target, &typed);
}

void Hand::fill(const QString& text) {
  key(Qt::Key_A, Qt::ControlModifier);
  type(text);
  if (random.chance(80)) key(Qt::Key_Return);
}

bool Hand::trigger(const char* action) {
  auto* found = window.findChild<QAction*>(QLatin1String(action));
  if (found == nullptr || !found->isEnabled() || !found->isVisible()) return false;
  found->trigger();
  return true;
}

QPoint Hand::anyPoint(const QWidget& widget) {
  return {random.below(widget.width()), random.below(widget.height())};
}

Qt::KeyboardModifiers Hand::anyModifiers() {
  constexpr std::array<Qt::KeyboardModifier, 4> kModifiers{Qt::ShiftModifier, Qt::ControlModifier,
                                                           Qt::AltModifier, Qt::NoModifier};
  return random.chance(70) ? Qt::NoModifier : Qt::KeyboardModifiers(random.pick(kModifiers));
}

void Hand::use(QWidget& widget) {
  if (auto* field = qobject_cast<QLineEdit*>(&widget)) return useField(*field);
  if (auto* view = qobject_cast<QAbstractItemView*>(&widget)) return useItems(*view);
  const QPoint at = anyPoint(widget);
  if (qobject_cast<QAbstractButton*>(&widget) != nullptr) return click(widget, widget.rect().center());
  if (qobject_cast<QAbstractSlider*>(&widget) != nullptr) return drag(widget, at, anyPoint(widget));
  if (qobject_cast<QComboBox*>(&widget) != nullptr || qobject_cast<QAbstractSpinBox*>(&widget) != nullptr ||
      qobject_cast<QTabBar*>(&widget) != nullptr) {
    if (random.chance(50)) return wheel(widget, at, random.between(-3, 3));
    return click(widget, at);
  }
  switch (random.below(8)) {
    case 0:
      return doubleClick(widget, at);
    case 1:
      return drag(widget, at, anyPoint(widget), anyModifiers());
    case 2:
      return wheel(widget, at, random.between(-4, 4), anyModifiers());
    case 3:
      return askForMenu(widget, at);
    case 4:
      return move(widget, at);
    default:
      return click(widget, at, anyModifiers());
  }
}

QString Hand::fileText() {
  switch (random.below(4)) {
    case 0:
      return ui::pathText(sandbox.home());
    case 1:
      return ui::pathText(random.pick(sandbox.songs()));
    default:
      return ui::pathText(sandbox.home() / "Documents" / QString::number(random.below(5)).toStdString());
  }
}

void Hand::useField(QLineEdit& field) {
  field.setFocus(Qt::MouseFocusReason);
  const bool path = field.text().startsWith(u'/') || qobject_cast<ui::TargetFields*>(field.parentWidget());
  if (path) return fill(fileText());
  if (qobject_cast<ui::SearchField*>(&field) != nullptr) return fill(searchText(random));
  if (qobject_cast<ui::SpanField*>(&field) != nullptr) return fill(harmonyText(random));
  fill(oddText(random));
}

void Hand::useItems(QAbstractItemView& view) {
  QWidget& inside = *view.viewport();
  const QPoint at(random.below(inside.width()), random.below(std::min(inside.height(), 400)));
  switch (random.below(12)) {
    case 0:
      return doubleClick(inside, at);
    case 1:
      return askForMenu(inside, at);
    case 2:
      return wheel(inside, at, random.between(-5, 5));
    case 3:
      return drag(inside, at, anyPoint(inside));
    case 4:
      return click(inside, at, Qt::ControlModifier);
    case 5:
      return click(inside, at, Qt::ShiftModifier);
    case 6: {
      view.setFocus(Qt::MouseFocusReason);
      constexpr std::array kKeys{Qt::Key_Down, Qt::Key_Up,  Qt::Key_PageDown, Qt::Key_Home,  Qt::Key_End,
                                 Qt::Key_F2,   Qt::Key_Tab, Qt::Key_Right,    Qt::Key_Space, Qt::Key_Return};
      return key(random.pick(kKeys), random.chance(20) ? Qt::ShiftModifier : Qt::NoModifier);
    }
    default:
      return click(inside, at);
  }
}

}  // namespace barline::monkey
