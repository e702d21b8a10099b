#pragma once

#include <QObject>
#include <cstdint>
#include <vector>

class QDropEvent;
class QWidget;

namespace barline::ui {

class CrateController;
class TrackListing;
class TrackTableView;

/// Tracks that are dropped into the table while it lists a crate in the crate's own order: those of the crate
/// are moved to where they are dropped, others are put in there.
class CrateDropTarget final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it.
  CrateDropTarget(TrackTableView& table, const TrackListing& listing, CrateController& crates);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  [[nodiscard]] bool takes(const QDropEvent& event) const;
  /// The row in front of which something at this height would come to lie; the number of rows for the end.
  [[nodiscard]] int rowAt(double y) const;
  void showLine(int row);
  void drop(const std::vector<std::int64_t>& tracks, int row);

  TrackTableView& table_;
  const TrackListing& listing_;
  CrateController& crates_;
  QWidget* line_;
};

}  // namespace barline::ui
