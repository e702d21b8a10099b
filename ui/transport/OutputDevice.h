#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace barline::ui {

/// An audio output as a menu shows it.
struct OutputDevice {
  QByteArray id;
  QString name;
  bool isDefault{};  ///< the system's

  bool operator==(const OutputDevice&) const = default;
};

}  // namespace barline::ui

Q_DECLARE_METATYPE(barline::ui::OutputDevice)
