#include "app/diagnosis/ProgramLog.h"

#include <QDateTime>
#include <QString>
#include <atomic>
#include <utility>

#include <signal.h>
#include <unistd.h>

namespace barline::app {
namespace {

Q_LOGGING_CATEGORY(programLog, "barline.program", QtWarningMsg)

/// Qt's handler is a plain function: the log that it writes to. Null: none is alive.
std::atomic<ProgramLog*> current{nullptr};

/// Lines that wait for a disk that does not answer; more are dropped.
constexpr std::size_t kMostWaiting = 1U << 20U;
/// Of one message, in characters: more is never worth reading.
constexpr qsizetype kLongestMessage = 2000;

const char* nameOf(QtMsgType type) {
  switch (type) {
    case QtDebugMsg:
      return "debug";
    case QtInfoMsg:
      return "info";
    case QtWarningMsg:
      return "warning";
    case QtCriticalMsg:
      return "error";
    case QtFatalMsg:
      break;
  }
  return "fatal";
}

/// One line: what would end it, or move the cursor of a terminal, becomes a space.
QString oneLine(const QString& message) {
  QString line = message.left(kLongestMessage);
  for (QChar& letter : line) {
    if (letter.unicode() < 0x20 || letter.unicode() == 0x7F) letter = QLatin1Char(' ');
  }
  return line;
}

}  // namespace

ProgramLog::ProgramLog(const std::filesystem::path& file, std::string program, RecentLines& recent)
    : file_(file), program_(std::move(program)), recent_(recent) {
  // Signals are for the program's own threads.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  writer_ = std::thread([this] { write(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  current = this;
  QLoggingCategory::setFilterRules(QStringLiteral("barline.*.info=true"));
  before_ = qInstallMessageHandler(&ProgramLog::handle);
  qCInfo(programLog, "started");
}

ProgramLog::~ProgramLog() {
  qCInfo(programLog, "ended");
  qInstallMessageHandler(before_);
  current = nullptr;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  writer_.join();
}

void ProgramLog::handle(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  if (ProgramLog* const log = current) log->take(type, context, message);
}

void ProgramLog::take(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
  const QString text = QStringLiteral("%1 %2[%3] %4 %5: ")
                           .arg(time, QString::fromStdString(program_))
                           .arg(::getpid())
                           .arg(QLatin1String(nameOf(type)),
                                QLatin1String(context.category == nullptr ? "default" : context.category)) +
                       oneLine(message);
  const QByteArray line = text.toUtf8();
  {
    const std::lock_guard lock(mutex_);
    recent_.add({line.constData(), static_cast<std::size_t>(line.size())});
    if (waiting_.size() < kMostWaiting)
      waiting_.append(line.constData(), static_cast<std::size_t>(line.size())).push_back('\n');
  }
  changed_.notify_one();
  if (type != QtDebugMsg && type != QtInfoMsg && before_ != nullptr) before_(type, context, message);
}

void ProgramLog::write() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::string lines = std::exchange(waiting_, {});
    lock.unlock();
    static_cast<void>(file_.append(lines));
    lock.lock();
  }
}

}  // namespace barline::app
