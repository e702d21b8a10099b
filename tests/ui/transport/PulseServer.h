#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <optional>

namespace barline::test {

/// A PulseAudio server of the test's own with one null sink, "null", in 32-bit float at 44.1 kHz.
/// The environment of this process leads to it, so it has to start before anything asks for audio devices.
class PulseServer {
 public:
  PulseServer() = default;
  ~PulseServer() { stop(); }

  /// False where it does not come up.
  bool start() {
    qputenv("PULSE_SERVER", ("unix:" + socket()).toLocal8Bit());
    qputenv("PULSE_COOKIE", folder_.filePath(QStringLiteral("cookie")).toLocal8Bit());
    qputenv("PULSE_RUNTIME_PATH", folder_.path().toLocal8Bit());
    qputenv("HOME", folder_.path().toLocal8Bit());
    server_.setStandardErrorFile(QProcess::nullDevice());
    server_.start(QStringLiteral("pulseaudio"),
                  {QStringLiteral("-n"), QStringLiteral("--daemonize=no"),
                   QStringLiteral("--use-pid-file=no"), QStringLiteral("--exit-idle-time=-1"),
                   QStringLiteral("-L"), sink(QStringLiteral("null")), QStringLiteral("-L"),
                   QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket())});
    if (!server_.waitForStarted()) return false;
    for (int attempt = 0; attempt < 100; ++attempt) {
      if (control({QStringLiteral("info")}).has_value()) return true;
      server_.waitForFinished(50);
      if (server_.state() == QProcess::NotRunning) return false;
    }
    return false;
  }

  void stop() {
    if (server_.state() == QProcess::NotRunning) return;
    server_.terminate();
    if (!server_.waitForFinished(3000)) server_.kill();
    server_.waitForFinished(1000);
  }

  /// Adds a null sink. Returns its module's number.
  QString addSink(const QString& name) {
    return control({QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                    QStringLiteral("sink_name=%1").arg(name), QStringLiteral("format=float32le"),
                    QStringLiteral("rate=44100")})
        .value_or(QString());
  }

  void unloadModule(const QString& module) { control({QStringLiteral("unload-module"), module}); }

 private:
  [[nodiscard]] QString socket() const { return folder_.filePath(QStringLiteral("native")); }

  static QString sink(const QString& name) {
    return QStringLiteral("module-null-sink sink_name=%1 format=float32le rate=44100").arg(name);
  }

  static std::optional<QString> control(const QStringList& arguments) {
    QProcess pactl;
    pactl.start(QStringLiteral("pactl"), arguments);
    if (!pactl.waitForFinished(5000) || pactl.exitCode() != 0) return std::nullopt;
    return QString::fromUtf8(pactl.readAllStandardOutput()).trimmed();
  }

  QTemporaryDir folder_;
  QProcess server_;
};

}  // namespace barline::test
