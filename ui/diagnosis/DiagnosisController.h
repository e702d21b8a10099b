#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "ui/diagnosis/DiagnosisStore.h"
#include "ui/threads/HandOver.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Asks the store on a thread of its own: every function returns at once and is answered by a signal. Lives
/// on the interface's thread.
class DiagnosisController final : public QObject {
  Q_OBJECT

 public:
  explicit DiagnosisController(std::shared_ptr<DiagnosisStore> store, QObject* parent = nullptr);
  /// Waits for the task under way.
  ~DiagnosisController() override;

  [[nodiscard]] std::filesystem::path logFile() const { return store_->logFile(); }
  void setOpenTrack(const std::filesystem::path& file) { store_->setOpenTrack(file); }

  /// Begins with the log's last lines and tells of new ones until stopReading().
  void startReading();
  void stopReading() { poll_.stop(); }

  void listReports();
  void readReport(const std::filesystem::path& file);
  /// Then lists those that are left.
  void removeReport(const std::filesystem::path& file);

 Q_SIGNALS:
  /// The log begins anew for whoever shows it.
  void readingStarted();
  void linesRead(const QStringList& lines);
  void reportsListed(const std::vector<barline::ui::CrashEntry>& reports);
  void reportRead(const std::filesystem::path& file, const QString& text);

 private:
  void poll();
  template <class Function>
  void tell(Function function) {
    queueFor(*this, std::move(function));
  }

  std::shared_ptr<DiagnosisStore> store_;
  QTimer poll_;
  LogPosition read_;
  int session_{};  // of reading
  bool asked_{};   // an answer is on its way
  WorkQueue queue_;
};

}  // namespace barline::ui
