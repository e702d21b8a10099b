#include "tests/accidents/Scene.h"

#include <QElapsedTimer>
#include <QProcess>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "tests/accidents/OwnWork.h"
#include "tests/storage/kill/Witness.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

namespace barline::test {
namespace {

namespace fs = std::filesystem;

constexpr int kRate = 22050;

void writeSong(const fs::path& file, double seconds, double bpm, int root) {
  const std::vector<double> times = regularTimes(bpm, 0.5, seconds);
  std::vector<float> sound = clicks(times, seconds, kRate, 0.6);
  const std::vector<int> notes{root, root + 4, root + 7};
  mixInto(sound, chord(notes, seconds, kRate, 0.2));
  writeWav(file, sound, kRate);
}

bool isHidden(const fs::path& relative) {
  for (const fs::path& part : relative) {
    if (part.native().starts_with('.') && part != ".") return true;
  }
  return false;
}

std::string bytesOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Scene::Scene() : base_(std::make_unique<QTemporaryDir>()) {
  const fs::path base = fs::canonical(base_->path().toStdString());
  original_ = base / "original";
  drive_ = original_;
  fs::create_directories(drive_ / "music");
  fs::create_directories(drive_ / "more");
  fs::create_directories(drive_ / "home");
  writeSong(drive_ / "music/a.wav", 9.0, 120.0, 48);
  writeSong(drive_ / "music/b.wav", 8.0, 96.0, 53);
  writeSong(drive_ / "more/c.wav", 2.0, 96.0, 55);
  writeSong(drive_ / "more/d.wav", 2.0, 96.0, 50);
  storage::testing::makeOldLibrary(drive_ / "old.sqlite");
  drive_ = base / "drive";
  // The library knows the songs where the copies lie.
  fs::rename(original_, drive_);
  const Ending ending =
      run({QStringLiteral("analyze"), QStringLiteral("--library"), QStringLiteral("library.sqlite"),
           QStringLiteral("--output"), QStringLiteral("ignored"), QStringLiteral("music/a.wav"),
           QStringLiteral("music/b.wav")});
  if (ending.status != 0) throw std::runtime_error("the scene cannot be made: " + ending.errors);
  fs::remove_all(drive_ / "ignored");
  addOwnWork(drive_ / "library.sqlite");
  fs::rename(drive_, original_);
}

fs::path Scene::prepare(const Scenario& scenario) {
  fs::remove_all(drive_);
  fs::copy(original_, drive_, fs::copy_options::recursive);
  if (scenario.withoutCache) fs::remove_all(drive_ / "home/.cache");
  return drive_;
}

Ending Scene::run(const QStringList& words, const Disturbance& disturbance) const {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
    environment.remove(QLatin1String(variable));
  environment.insert(QStringLiteral("HOME"), QString::fromStdString((drive_ / "home").string()));
  if (disturbance.fault) disturbance.fault->applyTo(environment, QStringLiteral(BARLINE_FAULTS_LIBRARY));
  if (disturbance.clockOffset != 0) {
    preload(environment, QStringLiteral(BARLINE_CLOCK_LIBRARY));
    environment.insert(QStringLiteral("BARLINE_CLOCK_OFFSET"), QString::number(disturbance.clockOffset));
  }
  QProcess process;
  process.setProcessEnvironment(environment);
  process.setWorkingDirectory(QString::fromStdString(drive_.string()));
  QElapsedTimer timer;
  timer.start();
  process.start(QStringLiteral(BARLINE_CLI), words);
  Ending ending;
  if (!process.waitForFinished(disturbance.killAfterMs.value_or(60'000)) &&
      process.state() != QProcess::NotRunning) {
    ending.hung = !disturbance.killAfterMs;
    process.kill();
    process.waitForFinished();
  }
  ending.seconds = static_cast<double>(timer.elapsed()) / 1000.0;
  if (process.exitStatus() == QProcess::CrashExit)
    ending.signal = process.exitCode();
  else
    ending.status = process.exitCode();
  ending.errors = process.readAllStandardError().toStdString();
  return ending;
}

Contents contentsOf(const fs::path& path, bool hidden) {
  Contents contents;
  std::error_code error;
  if (fs::is_regular_file(path, error)) contents[path.filename().string()] = bytesOf(path);
  if (!fs::is_directory(path, error)) return contents;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    const fs::path relative = entry.path().lexically_relative(path);
    if (!hidden && isHidden(relative)) continue;
    if (entry.is_regular_file()) contents[relative.string()] = bytesOf(entry.path());
  }
  return contents;
}

}  // namespace barline::test
