#pragma once

#include <QJsonObject>
#include <QWidget>
#include <memory>

#include "engine/model/Timeline.h"
#include "ui/inspector/LibraryComparison.h"
#include "ui/inspector/SpectrumPanel.h"

class QAction;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace barline::evaluation {
struct Comparison;
}

namespace barline::ui {

class EditsPanel;
class InspectorSection;
class ReferencePanel;
class ReviewPanel;
class SelectionPanel;
class TrackPanel;

/// Pages about the open track as a whole, the selection, the edits and, if one is loaded, the reference;
/// under the first two the review of what is doubtful, under the first the sound at the playhead. The borders
/// between them can be moved.
class InspectorPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit InspectorPanel(SpectrumPanel::OpenSamples open, QWidget* parent = nullptr);

  /// Null: no track is open.
  void setTimeline(const std::shared_ptr<const model::Timeline>& timeline);
  void setPlayhead(double seconds, bool playing);
  void setComparison(std::shared_ptr<const LibraryComparison> comparison);
  /// The page of the reference is there while `files` has names. @param comparison null: not yet compared
  void setReference(const QStringList& files,
                    const std::shared_ptr<const evaluation::Comparison>& comparison);

  enum class Page : unsigned char { Track, Selection, Edits, Reference };
  void showPage(Page page);
  [[nodiscard]] Page page() const;
  /// How many edits lie over the track, named on the page's tab.
  void setEditCount(std::size_t count);

  /// Tempo, key and metre can be read here.
  [[nodiscard]] bool showsFacts() const;
  [[nodiscard]] const TrackPanel& track() const { return *track_; }
  [[nodiscard]] SelectionPanel& selection() const { return *selection_; }
  [[nodiscard]] EditsPanel& edits() const { return *edits_; }
  [[nodiscard]] ReviewPanel& review() const { return *review_; }
  [[nodiscard]] ReferencePanel& reference() const { return *reference_; }
  [[nodiscard]] const SpectrumPanel& spectrum() const { return *spectrum_; }

  /// The page, what is folded, the borders, the review's order, and how the spectrum is shown. Unknown and
  /// malformed entries are ignored.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// Something that saveState() has, or showsFacts(), is another.
  void stateChanged();
  void pageChanged(barline::ui::InspectorPanel::Page page);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeSpectrumMenu();
  void showParts();
  /// Gives the review what it needs and the page the rest, unless the person has moved a border.
  void shareHeight();

  QTabBar* tabs_;
  QStackedWidget* pages_;
  TrackPanel* track_;
  SelectionPanel* selection_;
  EditsPanel* edits_;
  ReferencePanel* reference_;
  ReviewPanel* review_;
  SpectrumPanel* spectrum_;
  QSplitter* splitter_;
  InspectorSection* spectrumSection_;
  QToolButton* options_;
  QAction* smooth_{};
  QAction* hold_{};
  QAction* average_{};
  bool heightsChosen_{};
};

}  // namespace barline::ui
