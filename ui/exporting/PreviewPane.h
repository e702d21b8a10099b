#pragma once

#include <QImage>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QStackedLayout;

namespace barline::ui {

/// What a file would hold: its text, a list of what a binary file holds, or its picture. The former preview
/// stays until the next one is there.
class PreviewPane final : public QWidget {
  Q_OBJECT

 public:
  explicit PreviewPane(QWidget* parent = nullptr);

  /// @param facts at the right above it: "Night Drive.jams · 12.4 kB"
  void showText(const QString& text, bool cut, const QString& facts);
  void showPicture(const QImage& picture, const QString& facts);
  /// The next one takes its time.
  void showWaiting();
  /// In place of a preview: one sentence.
  void showNote(const QString& sentence, bool isProblem = false);

  [[nodiscard]] QString text() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void setFacts(const QString& facts);
  /// As much of the facts as there is room for; a name gives way before its ending and its size.
  void fitFacts();

  QString factsText_;
  QLabel* facts_;
  QStackedLayout* stack_;
  QPlainTextEdit* text_;
  QScrollArea* pictureArea_;
  QWidget* picture_;
  QLabel* note_;
};

}  // namespace barline::ui
