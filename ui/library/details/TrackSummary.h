#pragma once

#include <QWidget>
#include <memory>

#include "ui/inspector/LibraryComparison.h"
#include "ui/library/details/TrackDetailsStore.h"

namespace barline::ui {

/// The track that has the focus in a few lines: its title, tempo, key and metre, and the measures by which
/// tracks are chosen, with their place in the library.
class TrackSummary final : public QWidget {
  Q_OBJECT

 public:
  explicit TrackSummary(QWidget* parent = nullptr);

  /// Null: no track.
  void setDetails(std::shared_ptr<const TrackDetails> details);
  /// Null: nothing is compared.
  void setComparison(std::shared_ptr<const LibraryComparison> comparison);

  /// Why nothing is known of a track, as a sentence; empty for one that can be read.
  [[nodiscard]] static QString problemOf(const model::TrackRecord& track);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void paintMeasure(QPainter& painter, const QRectF& line, model::Measure measure) const;
  void describe();

  std::shared_ptr<const TrackDetails> details_;
  std::shared_ptr<const LibraryComparison> comparison_;
};

}  // namespace barline::ui
