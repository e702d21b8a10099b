#pragma once

#include <QWidget>
#include <memory>

#include "ui/dashboard/DashboardBar.h"

class QStackedWidget;

namespace barline::ui {

class DashboardExport;
class QueuePage;
class RunPage;
class VersionsPage;

/// The Performance page: what analyses cost, and whether that changed.
class DashboardPage final : public QWidget {
  Q_OBJECT

 public:
  /// @param controller outlives the page
  explicit DashboardPage(DashboardController& controller, QWidget* parent = nullptr);

  void setTab(DashboardTab tab);
  [[nodiscard]] DashboardTab tab() const { return tab_; }
  [[nodiscard]] RunPage& runPage() { return *run_; }
  [[nodiscard]] VersionsPage& versionsPage() { return *versions_; }
  [[nodiscard]] QueuePage& queuePage() { return *queue_; }
  /// What is to have the keys when the page is shown first.
  [[nodiscard]] QWidget& start();
  /// What the tab that is shown holds, as CSV.
  [[nodiscard]] std::string table() const;
  /// "Feelings · today 18:42 · against …": what the tab that is shown is about.
  [[nodiscard]] QString heading() const;

 Q_SIGNALS:
  void done(const QString& sentence);
  void problem(const QString& sentence);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void onViewChanged();
  void update();
  [[nodiscard]] QString fileName() const;

  DashboardController& controller_;
  DashboardTab tab_{DashboardTab::Run};
  DashboardBar* bar_;
  QStackedWidget* stack_;
  QWidget* empty_;
  RunPage* run_;
  QueuePage* queue_;
  VersionsPage* versions_;
  DashboardExport* export_;
};

}  // namespace barline::ui
