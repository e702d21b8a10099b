#pragma once

#include <QHash>
#include <QObject>
#include <memory>

#include "ui/dashboard/DashboardController.h"

namespace barline::ui {

class DashboardPage;
class Workspace;

/// The Performance page in the window: keeps what each analysis cost that the window ran, and follows the
/// open track.
class PerformanceActions final : public QObject {
  Q_OBJECT

 public:
  /// @param workspace outlives the actions @param parent of the page
  PerformanceActions(std::shared_ptr<RunStore> store, Workspace& workspace, QWidget& parent);
  ~PerformanceActions() override;

  [[nodiscard]] QWidget& page();
  /// What has the keys when the page is shown first.
  [[nodiscard]] QWidget& start();
  [[nodiscard]] DashboardPage& dashboard() { return *page_; }
  /// Whether the page is the one that is seen.
  void setShown(bool shown);

 Q_SIGNALS:
  /// One sentence.
  void problem(const QString& sentence);
  /// One sentence: what was exported.
  void done(const QString& sentence);

 private:
  void followOpenTrack();

  Workspace& workspace_;
  DashboardController controller_;
  DashboardPage* page_;
  bool shown_{};
  bool followed_{};                      // the open track's runs have been asked for
  QHash<std::int64_t, QString> titles_;  // of the tracks under way
};

}  // namespace barline::ui
