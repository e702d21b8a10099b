// Whether playing stays whole while the machine is busy: bench_playback MINUTES [--urgent] FILE…
// Plays through a PulseAudio server of its own with clicks on, while the files are analysed over and over,
// records what comes out and counts where it does not follow itself. They are analysed as the queue does it
// while something plays or, with --urgent, as the open track is: on all cores and before everything else.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <thread>

#include "engine/pipeline/Runner.h"
#include "engine/steps/Catalog.h"
#include "tests/support/DecodingHere.h"
#include "tests/ui/transport/PulseServer.h"
#include "tests/ui/transport/Recorder.h"
#include "tests/ui/transport/SyntheticSource.h"
#include "ui/transport/Player.h"

namespace barline {
namespace {

constexpr int kRate = 44100;
constexpr std::int64_t kNumbers = 1 << 22;
constexpr float kStep = 1.0F / (1 << 23);

/// Each sample tells its own frame number, which begins again every 95 s.
ui::OpenSource numbered(double seconds) {
  return [seconds] {
    return std::make_unique<test::SyntheticSource>(
        kRate, 2, static_cast<std::int64_t>(seconds * kRate),
        [](std::int64_t frame, int) { return static_cast<float>(frame % kNumbers + 1) * kStep; });
  };
}

struct Breaks {
  int silent{};      // the sound stopped and went on
  int lost{};        // what was recorded skips frames without silence: the player's fault or the recorder's
  double missing{};  // seconds of silence
  std::int64_t heard{};
  std::int64_t last{-1};
  bool quiet{};

  void follow(const std::vector<float>& sound) {
    for (const float sample : sound) {
      const std::int64_t number = std::llround(sample / kStep) - 1;
      if (number < 0) {
        if (last >= 0) {
          if (!quiet) ++silent;
          if (!quiet) std::printf("silence after %.2f s of sound\n", static_cast<double>(heard) / kRate);
          quiet = true;
          missing += 1.0 / kRate;
        }
        continue;
      }
      if (last >= 0 && !quiet && number != (last + 1) % kNumbers) ++lost;
      quiet = false;
      ++heard;
      last = number;
    }
  }
};

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  using namespace barline;
  QCoreApplication application(argc, argv);
  QStringList arguments = QCoreApplication::arguments();
  const bool urgent = arguments.removeAll(QStringLiteral("--urgent")) > 0;
  if (arguments.size() < 2) {
    std::fprintf(stderr, "usage: bench_playback MINUTES [--urgent] FILE…\n");
    return 2;
  }
  const double seconds = 60.0 * arguments[1].toDouble();
  test::PulseServer server;
  if (!server.start()) return 1;
  auto recorder = std::make_unique<test::Recorder>();

  std::atomic<bool> done{false};
  std::atomic<int> analysed{0};
  std::thread load([&] {
    pipeline::Runner runner(steps::catalog(), test::decodingHere(), nullptr);
    runner.setGivingWay(true);
    for (qsizetype i = 2; !done && arguments.size() > 2; i = i + 1 < arguments.size() ? i + 1 : 2) {
      pipeline::AnalysisRequest request;
      request.file = arguments[i].toStdString();
      request.priority = urgent ? pipeline::Priority::Urgent : pipeline::Priority::Background;
      runner.start(request)->wait();
      ++analysed;
    }
  });

  ui::Player player;
  player.load(numbered(seconds + 10.0), seconds + 10.0);
  Breaks breaks;
  QElapsedTimer clock;
  QTimer look;
  QObject::connect(&look, &QTimer::timeout, &look, [&] {
    if (recorder->running() && player.hasDevice() && player.state() == ui::Player::State::Paused) {
      if (clock.isValid()) return QCoreApplication::exit(1);
      clock.start();
      player.play();
    }
    if (clock.isValid() && clock.elapsed() > 2000) breaks.follow(recorder->left);
    recorder->forget();
    if (clock.isValid() && player.position() > seconds) QCoreApplication::quit();
  });
  look.start(200);
  const int status = QCoreApplication::exec();
  done = true;
  load.join();
  recorder.reset();
  std::printf("%.1f s played, %d analyses beside it: %d gaps (%.1f ms silent), %d skips\n", player.position(),
              analysed.load(), breaks.silent, 1000.0 * breaks.missing, breaks.lost);
  return status;
}
