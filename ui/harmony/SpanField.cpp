#include "ui/harmony/SpanField.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <utility>

namespace barline::ui {
namespace {

/// A row of the list with room about its text.
class CandidateDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    constexpr int kRow = 24;
    return {QStyledItemDelegate::sizeHint(option, index).width(), kRow};
  }

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    constexpr char16_t kSpace = 0x2002;  // an en space: the text begins where the field's does
    option->text.prepend(QChar(kSpace));
  }
};

}  // namespace

SpanField::SpanField(QWidget* parent)
    : QLineEdit(parent), completer_(new QCompleter(this)), list_(new QStringListModel(completer_)) {
  hide();
  completer_->setModel(list_);
  completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
  completer_->setCaseSensitivity(Qt::CaseInsensitive);
  completer_->setWidget(this);
  completer_->setMaxVisibleItems(8);
  completer_->popup()->setItemDelegate(new CandidateDelegate(completer_));
  setTextMargins(4, 0, 4, 0);
  connect(this, &QLineEdit::textEdited, this, &SpanField::offer);
  connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& text) {
    setText(text);
    Q_EMIT entered(text, 0);
  });
}

void SpanField::open(const QRect& place, const QString& text, Candidates candidates) {
  candidates_ = std::move(candidates);
  setGeometry(place);
  setText(text);
  selectAll();
  show();
  raise();
  setFocus(Qt::OtherFocusReason);
  offer({});
}

void SpanField::offer(const QString& typed) {
  QToolTip::hideText();
  if (!candidates_) return;
  list_->setStringList(candidates_(typed));
  if (list_->rowCount() == 0) {
    completer_->popup()->hide();
    return;
  }
  showList();
}

void SpanField::showList() {
  constexpr int kLeastWidth = 120;
  QRect place = rect();
  place.setWidth(std::max(place.width(), kLeastWidth));
  completer_->complete(place);
}

void SpanField::moveTo(const QRect& place) {
  if (place == geometry()) return;
  setGeometry(place);
  if (completer_->popup()->isVisible()) showList();
}

void SpanField::refuse(const QString& expected) {
  selectAll();
  QToolTip::showText(mapToGlobal(QPoint(0, height())), expected, this);
}

void SpanField::close() {
  candidates_ = nullptr;
  completer_->popup()->hide();
  QToolTip::hideText();
  if (!isVisible()) return;
  const bool focused = hasFocus();
  hide();
  if (focused && parentWidget() != nullptr) parentWidget()->setFocus(Qt::OtherFocusReason);
}

/// The list hands every key on to the field first, those that choose from it too.
void SpanField::takeChosen() {
  const QAbstractItemView* list = completer_->popup();
  const QModelIndexList chosen = list->selectionModel()->selectedIndexes();
  if (list->isVisible() && !chosen.isEmpty()) setText(chosen.front().data(Qt::EditRole).toString());
}

bool SpanField::event(QEvent* event) {
  // Tab belongs to the field: it goes on to the next chord, not to the next widget.
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
      takeChosen();
      Q_EMIT entered(text(), key->key() == Qt::Key_Tab ? 1 : -1);
      return true;
    }
  }
  return QLineEdit::event(event);
}

void SpanField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    Q_EMIT left();
    return;
  }
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    takeChosen();
    Q_EMIT entered(text(), 0);
    return;
  }
  QLineEdit::keyPressEvent(event);
  event->accept();
}

void SpanField::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  const bool popup =
      event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
  if (popup || !isVisible()) return;
  // Nobody who goes on to something else means to lose what was typed.
  if (isModified()) Q_EMIT entered(text(), 0);
  if (isVisible()) Q_EMIT left();
}

}  // namespace barline::ui
