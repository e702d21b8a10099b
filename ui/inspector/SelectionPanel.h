#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "engine/edits/EditOverlay.h"
#include "engine/model/ChordNames.h"
#include "engine/model/Timeline.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace barline::ui {

/// What is selected in the timeline: where it is, what it holds and how sure that is, and what can be said of
/// it as a whole.
class SelectionPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit SelectionPanel(QWidget* parent = nullptr);

  /// @param shown null: no track is open @param range nothing: nothing is selected
  void setSelection(const std::shared_ptr<const model::Timeline>& shown,
                    const std::optional<model::TimeRange>& range, const edits::EditOverlay& overlay,
                    const model::ChordDisplay& display);

  /// Another tool's findings about the selection, under its facts.
  void addTool(QWidget* tool);

 Q_SIGNALS:
  void verifyRequested(bool on);
  void lockRequested(bool on);
  void revertRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  /// A line of the list of facts.
  struct Fact {
    QString name;
    QString value;
    std::optional<double> confidence;  ///< in place of the value
  };

  [[nodiscard]] static std::vector<Fact> factsOf(const model::Timeline& shown, const model::TimeRange& range,
                                                 const model::ChordDisplay& display);
  void paintFacts(QPainter& painter) const;
  void updateIcons();

  std::vector<Fact> facts_;
  QString title_;
  QWidget* space_;  ///< that facts are painted in
  QWidget* buttons_;
  QToolButton* verify_;
  QToolButton* lock_;
  QToolButton* revert_;
  QVBoxLayout* layout_;
  bool open_{};
};

}  // namespace barline::ui
