#pragma once

#include <QDialog>

namespace barline::ui {

/// What Barline is, its version and licence. Not modal.
class AboutDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace barline::ui
