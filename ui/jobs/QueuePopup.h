#pragma once

#include <QWidget>

namespace barline::ui {

class QueuePanel;

/// The queue above the line at the bottom, where the library's page is not shown. Closes when clicked beside.
class QueuePopup final : public QWidget {
  Q_OBJECT

 public:
  /// @param panel of this popup from now on
  QueuePopup(QueuePanel* panel, QWidget* parent);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace barline::ui
