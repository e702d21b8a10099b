#pragma once

#include <QJsonObject>
#include <QWidget>

#include "ui/exporting/ExportController.h"
#include "ui/exporting/ExportSubject.h"

namespace barline::ui {

/// One way of taking tracks elsewhere: asks what is wanted, shows what comes of it, and makes the job. Its
/// object name is what its state is kept under.
class ExportPage : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  /// What is exported from now on.
  virtual void setSubject(const ExportSubject& subject) = 0;
  /// Shown or hidden: a page that nobody sees works nothing out.
  virtual void setActive(bool active) = 0;
  /// Of the button that starts: "Export 12 tracks".
  [[nodiscard]] virtual QString startText() const = 0;
  /// Why it cannot start, a sentence; empty where it can.
  [[nodiscard]] virtual QString hindrance() const = 0;
  [[nodiscard]] virtual ExportController::Job job() const = 0;
  /// Files have been written, so there are more than before.
  virtual void onWritten() {}

  /// What a person has chosen.
  [[nodiscard]] virtual QJsonObject saveState() const = 0;
  virtual void restoreState(const QJsonObject& state) = 0;

 Q_SIGNALS:
  /// What startText(), hindrance() or job() gives.
  void changed();
};

}  // namespace barline::ui
