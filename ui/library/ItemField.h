#pragma once

#include <QLineEdit>
#include <QModelIndex>

namespace barline::ui {

/// What setEditorData() of a delegate does to a field of one line: it is filled when it opens, and what is
/// typed outlasts whatever becomes known of the item meanwhile.
inline void fillWhenOpened(QWidget* editor, const QModelIndex& index) {
  auto* field = qobject_cast<QLineEdit*>(editor);
  if (field != nullptr && field->text().isEmpty() && !field->isModified())
    field->setText(index.data(Qt::EditRole).toString());
}

}  // namespace barline::ui
