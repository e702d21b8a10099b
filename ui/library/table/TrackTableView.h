#pragma once

#include <QPersistentModelIndex>
#include <QPointer>
#include <QTableView>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/TrackAmendment.h"
#include "engine/search/CompatibleKeys.h"
#include "ui/library/table/TrackColumn.h"

class QMenu;

namespace barline::ui {

class ThumbnailCache;
class TrackTableDelegate;
class TrackTableHeader;
class TrackTableModel;

/// The table of tracks. Enter and a double click open a track, a click in a waveform lets it be heard from
/// there, F2 or a second click edit a cell, 0 to 5 rate, letters go to the search, rows can be dragged to
/// where tracks or files are taken. Keeps the selection and the place while the list changes under it.
class TrackTableView final : public QTableView {
  Q_OBJECT

 public:
  /// @param model outlives the view
  explicit TrackTableView(TrackTableModel& model, QWidget* parent = nullptr);

  [[nodiscard]] TrackTableHeader& columns() { return *header_; }
  /// The track in the window; 0 = none.
  void setOpenTrack(std::int64_t id);
  /// The track that is heard without being open, 0 = none, and how far: 0–1 of it.
  void setHeard(std::int64_t track, double fraction);
  /// Waveforms and covers; null = none. Outlives the view.
  void setThumbnails(ThumbnailCache* thumbnails);
  /// What is said in place of rows where there are none.
  void setEmptyText(const QString& text);

  /// In the order of the list.
  [[nodiscard]] std::vector<std::int64_t> selectedTracks() const;
  /// The track that keys act on; 0 = none.
  [[nodiscard]] std::int64_t currentTrack() const;
  /// Selects a track alone and brings it into view; nothing happens where it is not listed.
  void reveal(std::int64_t track);
  /// A menu to choose a colour for the selected tracks from.
  void fillColourMenu(QMenu& menu);
  void fillRatingMenu(QMenu& menu);
  void rateSelected(int rating);
  void colourSelected(int colour);
  /// The selected tracks to the clipboard: as lines of the columns that are shown, as files and as tracks.
  void copySelected() const;

 Q_SIGNALS:
  void openRequested(std::int64_t track);
  /// A track is to be heard without being opened. @param fraction 0–1, where of it; nothing = begin or end
  /// listening
  void listenRequested(std::int64_t track, std::optional<double> fraction);
  /// What is heard is to move on, or back.
  void listenMoveRequested(double seconds);
  /// What is heard is to end.
  void silenceRequested();
  /// Space: what sounds is to fall silent or, where nothing does, the track to be heard.
  void playRequested(std::int64_t track);
  void removeRequested(const std::vector<std::int64_t>& tracks);
  /// @param subject what is set, e.g. "Rating"
  void amendRequested(const std::vector<barline::model::AmendedTrack>& amendments, const QString& subject);
  void menuRequested(const QPoint& globalPosition);
  /// Another track has become the current one, or it is gone; 0 = none.
  void currentTrackChanged(std::int64_t track);
  void selectionCountChanged(int tracks);
  /// Letters that were meant for the search.
  void typed(const QString& text);
  /// Escape, which nothing in the table wanted.
  void leaveRequested();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void updateGeometries() override;
  void changeEvent(QEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void startDrag(Qt::DropActions actions) override;
  bool viewportEvent(QEvent* event) override;
  bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
  void commitData(QWidget* editor) override;
  void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

 private:
  /// What is kept while the list changes.
  struct Kept {
    std::vector<std::int64_t> selected;
    std::int64_t current{};
    int currentColumn{};
    bool currentVisible{};
    std::int64_t top{};  // the track of the first row in view
    int topOffset{};     // of its upper edge from the viewport's
  };

  /// What a list answers, as far as another answer is begun to be read at its top.
  struct Asked {
    QString search;
    std::int64_t crate{};
    std::int64_t reference{};
    QString place;
    search::TrackOrder order{};
    bool descending{};
    std::optional<search::KeyRule> rule;

    bool operator==(const Asked&) const = default;
  };

  [[nodiscard]] Asked asked() const;
  void keep();
  void takeUp();
  void setHoveredRow(int row);
  void updateRow(int row);
  void amendSelected(const model::TrackAmendment& amendment, TrackColumn column);
  void onAmendmentAsked(const model::AmendedTrack& amendment);
  [[nodiscard]] bool chooseByClick(const QModelIndex& index, const QPoint& at);
  /// Whether a click there lets a track be heard.
  [[nodiscard]] bool isWaveform(const QModelIndex& index) const;
  [[nodiscard]] std::unique_ptr<QMimeData> mimeOf(const std::vector<std::int64_t>& tracks) const;
  [[nodiscard]] QModelIndex nextEditable(const QModelIndex& from, int step) const;
  /// A click in a selected row opens an editor a moment later; what comes in between calls that off.
  void callOffEdit();
  [[nodiscard]] QModelIndex titleOf(int row) const;

  TrackTableModel& model_;
  TrackTableHeader* header_;
  TrackTableDelegate* delegate_;
  QString emptyText_;
  Kept kept_;
  std::optional<Kept> hidden_;  // what was chosen before a list came that lacks a part of it
  bool taking_{};               // the list is being changed, not the selection
  QPersistentModelIndex currentAtPress_;
  QPointer<QWidget> endedEditor_;  // another end of the same writing may still be on its way, as Return's is
  int hoveredRow_{-1};
  std::int64_t heardTrack_{};  // 0 = none
  std::optional<QPoint>
      waveformPress_;  // where in a waveform the button went down, unless rows are dragged since
  Asked asked_;        // what the list that is shown answers
};

}  // namespace barline::ui
