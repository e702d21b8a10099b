#pragma once

#include <QJsonObject>
#include <QWidget>
#include <memory>

#include "engine/model/Timeline.h"
#include "ui/inspector/LibraryComparison.h"
#include "ui/inspector/SpectrumPanel.h"

class QAction;
class QSplitter;
class QToolButton;

namespace barline::ui {

class InspectorSection;
class TrackPanel;

/// What is known of the open track as a whole, and of the sound at the playhead: sections over each other
/// that can be folded away, with a border between them that can be moved.
class InspectorPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit InspectorPanel(SpectrumPanel::OpenSamples open, QWidget* parent = nullptr);

  /// Null: no track is open.
  void setTimeline(const std::shared_ptr<const model::Timeline>& timeline);
  void setPlayhead(double seconds, bool playing);
  void setComparison(std::shared_ptr<const LibraryComparison> comparison);

  /// Tempo, key and metre can be read here.
  [[nodiscard]] bool showsFacts() const;
  [[nodiscard]] const TrackPanel& track() const { return *track_; }
  [[nodiscard]] const SpectrumPanel& spectrum() const { return *spectrum_; }

  /// What is folded, the border, and how the spectrum is shown. Unknown and malformed entries are ignored.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// Something that saveState() has, or showsFacts(), is another.
  void stateChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void makeSpectrumMenu();

  TrackPanel* track_;
  SpectrumPanel* spectrum_;
  QSplitter* splitter_;
  InspectorSection* trackSection_;
  InspectorSection* spectrumSection_;
  QToolButton* options_;
  QAction* smooth_{};
  QAction* hold_{};
  QAction* average_{};
};

}  // namespace barline::ui
