#include "ui/transport/ThreadPriority.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QDBusConnection>
#include <QDBusMessage>

namespace barline::ui {
namespace {

constexpr int kNice = -11;  // as PulseAudio and PipeWire take

}  // namespace

void askToGoFirst() {
  const auto thread = static_cast<id_t>(gettid());
  if (setpriority(PRIO_PROCESS, thread, kNice) == 0) return;
  QDBusMessage request = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.RealtimeKit1"), QStringLiteral("/org/freedesktop/RealtimeKit1"),
      QStringLiteral("org.freedesktop.RealtimeKit1"), QStringLiteral("MakeThreadHighPriority"));
  request << static_cast<qulonglong>(thread) << static_cast<qint32>(kNice);
  QDBusConnection::systemBus().send(request);
}

}  // namespace barline::ui
