#include "ui/jobs/PowerSource.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <fstream>
#include <string>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr int kPollMilliseconds = 10000;

const QString kUPower = QStringLiteral("org.freedesktop.UPower");
const QString kUPowerPath = QStringLiteral("/org/freedesktop/UPower");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString kOnBattery = QStringLiteral("OnBattery");

/// The first line; empty where there is none.
std::string lineOf(const std::filesystem::path& file) {
  std::string line;
  std::ifstream stream(file);
  std::getline(stream, line);
  return line;
}

}  // namespace

bool runsOnBattery(const std::filesystem::path& supplies) {
  bool discharging = false;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(supplies, error)) {
    const std::filesystem::path& supply = entry.path();
    const std::string type = lineOf(supply / "type");
    if (lineOf(supply / "scope") == "Device") continue;
    if (type != "Battery" && lineOf(supply / "online") == "1") return false;
    if (type == "Battery" && lineOf(supply / "status") == "Discharging") discharging = true;
  }
  return discharging;
}

PowerSource::PowerSource(QDBusConnection bus, std::filesystem::path supplies, QObject* parent)
    : QObject(parent), bus_(std::move(bus)), supplies_(std::move(supplies)) {
  bus_.connect(kUPower, kUPowerPath, kProperties, QStringLiteral("PropertiesChanged"), this,
               SLOT(onPropertiesChanged(QDBusMessage)));
  poll_.setInterval(kPollMilliseconds);
  connect(&poll_, &QTimer::timeout, this, &PowerSource::readSupplies);
  askUPower();
}

void PowerSource::askKernel() {
  poll_.start();
  readSupplies();
}

void PowerSource::askUPower() {
  if (!bus_.isConnected()) {
    askKernel();
    return;
  }
  QDBusMessage question =
      QDBusMessage::createMethodCall(kUPower, kUPowerPath, kProperties, QStringLiteral("Get"));
  question << kUPower << kOnBattery;
  auto* answer = new QDBusPendingCallWatcher(bus_.asyncCall(question), this);
  connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* watcher) {
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (reply.isError()) {
      askKernel();
    } else {
      set(reply.value().variant().toBool());
    }
    watcher->deleteLater();
  });
}

void PowerSource::onPropertiesChanged(const QDBusMessage& message) {
  // It tells the new value itself, or only that there is one.
  poll_.stop();
  const QList<QVariant> arguments = message.arguments();
  if (arguments.size() > 1) {
    const QVariantMap values = qdbus_cast<QVariantMap>(arguments[1]);
    if (const auto value = values.find(kOnBattery); value != values.end()) {
      set(value->toBool());
      return;
    }
  }
  askUPower();
}

void PowerSource::readSupplies() {
  // Asking a battery may take the kernel a while.
  queue_.add([this] {
    const bool onBattery = runsOnBattery(supplies_);
    queueFor(*this, [this, onBattery] { set(onBattery); });
  });
}

void PowerSource::set(bool onBattery) {
  if (std::exchange(onBattery_, onBattery) != onBattery) Q_EMIT changed(onBattery);
}

}  // namespace barline::ui
