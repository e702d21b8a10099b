#pragma once

#include <QWidget>
#include <memory>

#include "engine/model/Timeline.h"
#include "ui/inspector/LibraryComparison.h"
#include "ui/library/TrackFacts.h"

class QListView;

namespace barline::ui {

class MeasureListModel;

/// The open track as a whole: tempo, key and metre on top, then every measure with what it means and how it
/// compares with the library.
class TrackPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit TrackPanel(QWidget* parent = nullptr);

  /// Null: no track is open.
  void setTimeline(const std::shared_ptr<const model::Timeline>& timeline);
  /// Null: the column is not shown.
  void setComparison(std::shared_ptr<const LibraryComparison> comparison);

  [[nodiscard]] const MeasureListModel& measures() const { return *model_; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  MeasureListModel* model_;
  QListView* list_;
  TrackFacts facts_;
  bool open_{};  // a track is
};

}  // namespace barline::ui
