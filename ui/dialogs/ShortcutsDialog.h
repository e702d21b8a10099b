#pragma once

#include <QDialog>

namespace barline::ui {

/// Every key and what it does. Not modal.
class ShortcutsDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit ShortcutsDialog(QWidget* parent = nullptr);
};

}  // namespace barline::ui
