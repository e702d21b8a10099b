#pragma once

#include <QWidget>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "ui/library/TrackListModel.h"

class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace barline::ui {

class SearchField;
class SimilarBanner;
class TrackDelegate;
class TrackListView;

/// The library at the left of the window: search, list, and what it amounts to.
class LibraryPanel final : public QWidget {
  Q_OBJECT

 public:
  /// @param listing outlives the panel
  explicit LibraryPanel(TrackListing& listing, QWidget* parent = nullptr);

  void setOpenTrack(std::int64_t id);
  /// Selects the track and brings it into view, where the search does not hide it.
  void reveal(std::int64_t id);
  void focusSearch();
  [[nodiscard]] SearchField& searchField() { return *search_; }
  [[nodiscard]] std::vector<std::int64_t> selectedTracks() const;
  /// The track that the keys in the list act on; 0 = none, also while the list has not the focus.
  [[nodiscard]] std::int64_t focusedTrack() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void openRequested(std::int64_t id);
  /// The context menu of the selected tracks is about to be shown; what belongs to them may be added.
  void menuAboutToShow(QMenu& menu, const std::vector<std::int64_t>& ids);
  void showInFolderRequested(std::int64_t id);
  void similarRequested(std::int64_t id);
  void showBelowRequested(std::int64_t id);
  void analyseAgainRequested(const std::vector<std::int64_t>& ids);
  void cancelRequested(const std::vector<std::int64_t>& ids);
  void removeRequested(const std::vector<std::int64_t>& ids);
  /// Delete was pressed: out of what is listed.
  void deleteRequested(const std::vector<std::int64_t>& ids);
  void addFilesRequested();
  void addFolderRequested();
  void orderChanged(barline::search::TrackOrder order, bool descending);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeSearchRow();
  QWidget* makeFooter();
  [[nodiscard]] QString emptyText() const;
  void updateFooter();
  void updateIcons();
  void updateReference();
  void updateOrder();
  void leaveSimilar();
  void noteSelection();
  void keepSelection();
  void showContextMenu(const QPoint& at);
  void openIndex(const QModelIndex& index);
  /// Opens the first track of the list once it is that of what was typed.
  void openFirst();

  TrackListing& listing_;
  TrackListModel model_;
  SearchField* search_;
  QToolButton* add_;
  SimilarBanner* banner_;
  TrackListView* list_;
  TrackDelegate* delegate_;
  QLabel* total_;
  QToolButton* order_;
  QActionGroup* orders_{};
  std::int64_t currentId_{};
  std::unordered_set<std::int64_t> selectedIds_;  ///< before the list changed
  bool openFirstWanted_{};
  std::int64_t shownReference_{};
};

}  // namespace barline::ui
