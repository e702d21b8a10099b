#pragma once

#include <QWidget>
#include <filesystem>

#include "ui/exporting/ExportController.h"

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace barline::ui {

/// The foot of the window: starts, tells how far it is and how long it takes, asks about names that exist,
/// and says what has come of it, all in its place.
class RunBar final : public QWidget {
  Q_OBJECT

 public:
  /// @param controller outlives the bar
  explicit RunBar(ExportController& controller, QWidget* parent = nullptr);

  /// @param text of the button: "Export 12 tracks" @param hint why it cannot be pressed; empty = it can
  void setReady(const QString& text, const QString& hint);
  /// Another thing is going to be exported, so what came of the last one is of no more interest.
  void forget();

 Q_SIGNALS:
  void startRequested();
  void closeRequested();

 private:
  enum class State : unsigned char { Idle, Running, Asking };

  QWidget* makeQuestion();
  void setState(State state);
  void onProgress(const ExportState& state, double secondsLeft);
  void onAsked(const std::filesystem::path& file);
  void onEnded(const ExportOutcome& outcome);
  void answer(Collision word);
  void showInFolder() const;
  void showResult(const QString& text, bool failed);
  void showProblems(const ExportOutcome& outcome);

  ExportController& controller_;
  State state_{State::Idle};
  std::filesystem::path shown_;  // what "Show in folder" opens
  QString hint_;
  QLabel* mark_;
  QLabel* status_;
  QPushButton* folder_;
  QProgressBar* bar_;
  QLabel* question_;
  QCheckBox* forAll_;
  QWidget* asking_;
  QPlainTextEdit* problems_;
  QPushButton* cancel_;
  QPushButton* close_;
  QPushButton* start_;
};

}  // namespace barline::ui
