#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <optional>

#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Whether the machine runs on its battery: as UPower tells it over D-Bus or, where there is no UPower, as
/// the kernel lists its power supplies. Never waits for either.
class PowerSource final : public QObject {
  Q_OBJECT

 public:
  /// @param bus on which UPower is asked for
  /// @param supplies the kernel's list
  explicit PowerSource(QDBusConnection bus = QDBusConnection::systemBus(),
                       std::filesystem::path supplies = "/sys/class/power_supply", QObject* parent = nullptr);

  /// False until the first answer.
  [[nodiscard]] bool onBattery() const { return onBattery_; }

 Q_SIGNALS:
  void changed(bool onBattery);

 private Q_SLOTS:
  void onPropertiesChanged(const QDBusMessage& message);

 private:
  void askUPower();
  void askKernel();
  void readSupplies();
  void set(bool onBattery);

  QDBusConnection bus_;
  std::filesystem::path supplies_;
  QTimer poll_;  // of the kernel's list
  bool onBattery_{};
  WorkQueue queue_;  // last, so that it ends first
};

/// Whether a battery is being used up and no mains adapter is plugged in; false for a machine without
/// batteries. Batteries of mice and the like do not count. Reads files that may take a few milliseconds.
/// @param supplies as /sys/class/power_supply (Documentation/ABI/testing/sysfs-class-power)
[[nodiscard]] bool runsOnBattery(const std::filesystem::path& supplies);

}  // namespace barline::ui
