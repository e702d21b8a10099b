#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <optional>

#include "ui/timeline/TimelineView.h"

class QSlider;
class QToolButton;

namespace barline::ui {

class NumeralLabel;

/// The line between timeline and transport: what is under the pointer, how far the view is zoomed in, and
/// what the person has to be told. A message stands here instead of a dialog: nothing moves and nothing is
/// covered.
class ReadoutLine final : public QWidget {
  Q_OBJECT

 public:
  enum class MessageKind : unsigned char { Notice, Problem };

  explicit ReadoutLine(QWidget* parent = nullptr);

  void setReadout(const std::optional<PointerReadout>& readout);
  /// @param visibleSeconds 0 = nothing is shown @param trackSeconds the whole
  void setZoom(double visibleSeconds, double trackSeconds);

  /// Problems stay until they are closed, the newest in front; notices go by themselves.
  void showMessage(MessageKind kind, const QString& sentence);
  /// The sentence shown; empty where there is none.
  [[nodiscard]] QString message() const;
  [[nodiscard]] bool isProblem() const { return !problems_.isEmpty(); }
  void closeMessage();
  /// Closes what was said of something that has been done; problems stay.
  void closeNotice();
  /// Closes the problems that name a file which has turned out to be in order.
  void closeProblemsOf(const QString& fileName);

 Q_SIGNALS:
  /// Another sentence is shown, or none.
  void messageChanged();
  /// The person wants to see this many seconds.
  void zoomRequested(double visibleSeconds);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateIcons();
  void updateMessage();
  void paintReadout(QPainter& painter, const QRectF& rect) const;
  void paintMessage(QPainter& painter, const QRectF& rect) const;

  std::optional<PointerReadout> readout_;
  QStringList problems_;  // newest last
  QString notice_;
  double visible_{};
  double whole_{};
  QToolButton* close_{};
  QToolButton* out_{};
  QSlider* zoom_{};
  QToolButton* in_{};
  NumeralLabel* span_{};
};

}  // namespace barline::ui
