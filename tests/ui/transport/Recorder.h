#pragma once

#include <QElapsedTimer>
#include <QProcess>
#include <cstring>
#include <optional>
#include <vector>

namespace barline::test {

/// Records a monitor of the test's PulseAudio server, stereo at 44.1 kHz, while events are processed.
class Recorder {
 public:
  explicit Recorder(const QString& source = QStringLiteral("null.monitor")) {
    clock_.start();
    parec_.start(QStringLiteral("parec"), {QStringLiteral("--raw"), QStringLiteral("--format=float32le"),
                                           QStringLiteral("--rate=44100"), QStringLiteral("--channels=2"),
                                           QStringLiteral("--latency-msec=5"), QStringLiteral("-d"), source});
    QObject::connect(&parec_, &QProcess::readyRead, &parec_, [this] { read(); });
  }
  ~Recorder() {
    parec_.terminate();
    parec_.waitForFinished(3000);
  }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  [[nodiscard]] bool running() const { return !left.empty(); }
  [[nodiscard]] double seconds() const { return static_cast<double>(left.size()) / 44100.0; }
  /// Milliseconds of clock(): about when a recorded frame was heard.
  [[nodiscard]] double heardAt(std::size_t frame) const {
    for (const auto& [end, at] : arrivals_) {
      if (end > frame) return at - 1000.0 * static_cast<double>(end - frame) / 44100.0;
    }
    return 0.0;
  }
  [[nodiscard]] double now() const { return static_cast<double>(clock_.nsecsElapsed()) * 1e-6; }
  void forget() {
    left.clear();
    right.clear();
    arrivals_.clear();
  }

  std::vector<float> left;
  std::vector<float> right;

 private:
  void read() {
    pending_ += parec_.readAll();
    const qsizetype whole = pending_.size() / 8 * 8;
    for (qsizetype at = 0; at < whole; at += 8) {
      float sides[2];
      std::memcpy(sides, pending_.constData() + at, sizeof(sides));
      left.push_back(sides[0]);
      right.push_back(sides[1]);
    }
    pending_.remove(0, whole);
    arrivals_.emplace_back(left.size(), now());
  }

  QElapsedTimer clock_;
  QProcess parec_;
  QByteArray pending_;
  std::vector<std::pair<std::size_t, double>> arrivals_;  // frames recorded, when
};

}  // namespace barline::test
