#include "tests/monkey/Watch.h"

#include <QAbstractEventDispatcher>
#include <QEvent>
#include <QMetaEnum>
#include <QThread>
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <utility>
#include <vector>

namespace barline::monkey {
namespace {

constexpr double kWorthNoting = 5.0;  // ms

double milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// What the platform says of itself, which no line of ours causes or can prevent.
bool isExpected(const QString& text) {
  constexpr std::array kExpected{
      "XDG_RUNTIME_DIR",    // not set where nobody has logged in
      "PulseAudioService",  // no sound server: playing then tells so
      "This plugin does not support",
      "Unimplemented code.",                  // the platform "offscreen", of full screens
                                              // the platform "offscreen" lacks raise() and the like
      "QXcbConnection",                       // no window manager
      "libpng warning",                       //
      "Failed to register with host portal",  //
      "Session DBus not running",             //
      "Application will not react to setup changes",
  };
  return std::ranges::any_of(kExpected,
                             [&](const char* known) { return text.contains(QLatin1String(known)); });
}

QString eventName(QEvent::Type type) {
  const char* name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
  return name != nullptr ? QLatin1String(name) : QString::number(type);
}

}  // namespace

Watch::Watch(int& argc, char** argv) : QApplication(argc, argv) {
  qInstallMessageHandler(&Watch::onMessage);
  const QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
  connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &Watch::onAboutToBlock);
  connect(dispatcher, &QAbstractEventDispatcher::awake, this, &Watch::onAwake);
}

Watch::~Watch() {
  qInstallMessageHandler(nullptr);
}

bool Watch::notify(QObject* receiver, QEvent* event) {
  if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
  const double outerWall = std::exchange(nestedWall_, 0.0);
  const double outerCpu = std::exchange(nestedCpu_, 0.0);
  const QEvent::Type type = event->type();
  const char* const kind = receiver->metaObject()->className();
  const double wall = milliseconds(CLOCK_MONOTONIC);
  const double cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
  bool result = false;
  try {
    result = QApplication::notify(receiver, event);
  } catch (const std::exception& exception) {
    fail(QStringLiteral("exception from %1 of %2: %3")
             .arg(eventName(type), QLatin1String(kind), QString::fromUtf8(exception.what())));
  }
  const double wallTaken = milliseconds(CLOCK_MONOTONIC) - wall;
  const double cpuTaken = milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
  if (wallTaken - nestedWall_ > kWorthNoting)
    note(QLatin1String(kind) + QLatin1Char(' ') + eventName(type), wallTaken - nestedWall_,
         cpuTaken - nestedCpu_);
  nestedWall_ = outerWall + wallTaken;
  nestedCpu_ = outerCpu + cpuTaken;
  return result;
}

void Watch::onAboutToBlock() {
  blockedSince_ = milliseconds(CLOCK_MONOTONIC);
}

void Watch::onAwake() {
  if (blockedSince_ > 0.0) nestedWall_ += milliseconds(CLOCK_MONOTONIC) - blockedSince_;
  blockedSince_ = 0.0;
}

void Watch::note(const QString& what, double wall, double cpu) {
  Busy& busy = busy_[what];
  if (cpu > busy.cpu) {
    busy = {wall, cpu,
            QStringLiteral("%1 ms CPU, %2 ms in all: %3 (while: %4)")
                .arg(cpu, 0, 'f', 1)
                .arg(wall, 0, 'f', 1)
                .arg(what, QLatin1String(act_.load()))};
  }
}

void Watch::setAct(const char* act) {
  act_ = act;
  if (talkative_) std::fprintf(stderr, "%s\n", act);
}

void Watch::fail(const QString& what) {
  const QString line = QStringLiteral("%1 (while: %2)").arg(what, QLatin1String(act_.load()));
  std::fprintf(stderr, "FAILED: %s\n", qPrintable(line));
  const std::lock_guard lock(mutex_);
  if (!failures_.contains(line)) failures_ << line;
}

QStringList Watch::failures() const {
  const std::lock_guard lock(mutex_);
  return failures_;
}

QStringList Watch::longestEvents(int count) const {
  std::vector<Busy> all;
  for (const auto& [what, busy] : busy_) all.push_back(busy);
  std::ranges::sort(all, std::ranges::greater{}, &Busy::cpu);
  QStringList lines;
  for (const Busy& busy : all) {
    if (lines.size() < count) lines << busy.what;
  }
  return lines;
}

void Watch::onMessage(QtMsgType type, const QMessageLogContext& context, const QString& text) {
  std::fprintf(stderr, "%s: %s\n", context.category != nullptr ? context.category : "", qPrintable(text));
  if (type == QtDebugMsg || type == QtInfoMsg || isExpected(text)) return;
  if (auto* watch = static_cast<Watch*>(QCoreApplication::instance())) watch->fail(text);
}

}  // namespace barline::monkey
