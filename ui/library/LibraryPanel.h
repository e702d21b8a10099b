#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

#include "ui/library/TrackListModel.h"

class QLabel;
class QToolButton;

namespace barline::ui {

class SearchField;
class TrackDelegate;
class TrackListView;

/// The library at the left of the window: search, list, and what it amounts to.
class LibraryPanel final : public QWidget {
  Q_OBJECT

 public:
  /// @param model outlives the panel
  explicit LibraryPanel(TrackListModel& model, QWidget* parent = nullptr);

  void setOpenTrack(std::int64_t id);
  /// Selects the track and brings it into view, where the search does not hide it.
  void reveal(std::int64_t id);
  void focusSearch();
  [[nodiscard]] std::vector<std::int64_t> selectedTracks() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void openRequested(std::int64_t id);
  void showInFolderRequested(std::int64_t id);
  void analyseAgainRequested(const std::vector<std::int64_t>& ids);
  void cancelRequested(const std::vector<std::int64_t>& ids);
  void removeRequested(const std::vector<std::int64_t>& ids);
  void addFilesRequested();
  void addFolderRequested();
  void orderChanged(barline::ui::TrackOrder order);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeSearchRow();
  QWidget* makeFooter();
  void updateFooter();
  void updateIcons();
  void keepSelection();
  void showContextMenu(const QPoint& at);
  void openIndex(const QModelIndex& index);

  TrackListModel& model_;
  SearchField* search_;
  QToolButton* add_;
  TrackListView* list_;
  TrackDelegate* delegate_;
  QLabel* total_;
  QToolButton* order_;
  std::int64_t currentId_{};
};

}  // namespace barline::ui
