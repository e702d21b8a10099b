#include "ui/diagnosis/DiagnosisController.h"

#include <chrono>
#include <utility>

namespace barline::ui {

DiagnosisController::DiagnosisController(std::shared_ptr<DiagnosisStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {
  constexpr std::chrono::milliseconds kPollEvery{500};
  poll_.setInterval(kPollEvery);
  connect(&poll_, &QTimer::timeout, this, &DiagnosisController::poll);
}

DiagnosisController::~DiagnosisController() {
  queue_.finish();
}

void DiagnosisController::startReading() {
  ++session_;
  read_ = {};
  asked_ = false;
  Q_EMIT readingStarted();
  poll_.start();
  poll();
}

void DiagnosisController::poll() {
  if (std::exchange(asked_, true)) return;
  queue_.add([this, from = read_, session = session_] {
    tell([this, session, part = store_->readLog(from)] {
      if (session != session_) return;
      asked_ = false;
      read_ = part.end;
      if (!part.lines.isEmpty()) Q_EMIT linesRead(part.lines);
    });
  });
}

void DiagnosisController::listReports() {
  queue_.add([this] { tell([this, reports = store_->reports()] { Q_EMIT reportsListed(reports); }); });
}

void DiagnosisController::readReport(const std::filesystem::path& file) {
  queue_.add([this, file] {
    tell([this, file, text = store_->reportText(file)] { Q_EMIT reportRead(file, text); });
  });
}

void DiagnosisController::removeReport(const std::filesystem::path& file) {
  queue_.add([this, file] { store_->removeReport(file); });
  listReports();
}

}  // namespace barline::ui
