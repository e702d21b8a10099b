#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "ui/care/BackupsDialog.h"
#include "ui/care/CareController.h"

class QMenu;
class QWidget;

namespace barline::ui {

/// Looking after the library in the window: its command, and a word of warning where the library lies on
/// another machine.
class CareActions final : public QObject {
  Q_OBJECT

 public:
  /// @param window outlives it
  CareActions(std::shared_ptr<CareStore> store, QWidget& window);

  void addTo(QMenu& menu);
  /// Looks where the library lies, and sees to its backups.
  void start() {
    care_.list();
    care_.keepBackingUp();
  }
  void showBackups();

  [[nodiscard]] CareController& controller() { return care_; }

 Q_SIGNALS:
  /// One sentence.
  void problem(const QString& sentence);

 private:
  QWidget& window_;
  CareController care_;
  QPointer<BackupsDialog> dialog_;
  bool warned_{};
};

}  // namespace barline::ui
