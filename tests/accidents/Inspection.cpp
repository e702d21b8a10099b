#include "tests/accidents/Inspection.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "storage/Library.h"
#include "tests/accidents/OwnWork.h"

namespace barline::test {
namespace {

namespace fs = std::filesystem;

void require(bool condition, const std::string& what) {
  if (!condition) throw std::runtime_error(what);
}

/// Whether a file that differs from run to run (times of day, measured seconds) is whole by its own form.
bool endsWhole(const std::string& name, const std::string& bytes) {
  if (name.ends_with(".json") || name.ends_with(".jams")) return nlohmann::json::accept(bytes);
  if (name.ends_with(".parquet")) return bytes.size() > 8 && bytes.ends_with("PAR1");
  if (name.ends_with(".html")) return bytes.find("</html>") != std::string::npos;
  if (name.ends_with(".barline-library")) return bytes.starts_with("SQLite format 3");
  return bytes.ends_with('\n');
}

/// Names that Barline's unfinished files have.
bool isTemporary(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.starts_with(".barline-") || name.find(".part-") != std::string::npos ||
         (name.starts_with(".crash-") && name.ends_with(".part"));
}

std::vector<fs::path> temporaryFiles(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (isTemporary(entry.path())) found.push_back(entry.path());
  }
  return found;
}

/// As if the accident had been three days ago: what is recent may belong to a program that runs.
void age(const std::vector<fs::path>& files) {
  for (const fs::path& file : files)
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(72));
}

}  // namespace

Inspection::Inspection(Scene& scene, const Scenario& scenario) : scene_(scene), scenario_(scenario) {
  for (const bool first : {true, false}) {
    const fs::path drive = scene_.prepare(scenario_);
    music_ = contentsOf(drive / "music");
    const Ending ending = scene_.run(scenario_.words);
    require(ending.status == 0, scenario_.name + " fails undisturbed: " + ending.errors);
    Contents output = contentsOf(drive / scenario_.output);
    musicAfter_ = contentsOf(drive / "music");
    seconds_ = ending.seconds;
    for (const auto& [name, bytes] : output) {
      if (!first && output_[name] == bytes) stable_.insert(name);
    }
    output_ = std::move(output);
    require(temporaryFiles(drive).empty(), scenario_.name + " leaves temporary files undisturbed");
  }
}

void Inspection::look(const Ending& ending, bool killed) {
  if (!killed) requireSentences(ending);
  requireWholeMusic();
  requireWholeOutput(ending.status == 0);
  requireSoundLibrary();
  requireOwnWork(scene_.drive() / "library.sqlite");
  if (ending.status == 0) requireDone();
  requireWayOn();
}

void Inspection::requireDone() const {
  const auto count = [this] {
    return storage::Library::open(scene_.drive() / "library.sqlite")->tracks().count();
  };
  if (scenario_.name == "intake") require(count() == 4, "songs are told as added and are not");
  if (scenario_.name == "backup") {
    const std::vector<fs::path> backups = wholeBackups();
    require(!backups.empty(), "a backup is told of and not there");
    for (const fs::path& backup : backups) require(fs::file_size(backup) > 0, "a backup is empty");
  }
}

std::vector<fs::path> Inspection::wholeBackups() const {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(scene_.drive() / "backups", none)) {
    if (!isTemporary(entry.path()) && entry.path().extension() == ".sqlite") found.push_back(entry.path());
  }
  return found;
}

void Inspection::requireSentences(const Ending& ending) const {
  require(!ending.hung, "it hangs");
  require(ending.signal == 0, "it dies of signal " + std::to_string(ending.signal));
  require(ending.status == 0 || ending.status == 1, "its exit status is " + std::to_string(ending.status));
  require(ending.status == 0 || !ending.errors.empty(), "it fails without a word");
  std::istringstream lines(ending.errors);
  for (std::string line; std::getline(lines, line);) {
    require(line.starts_with("barline-cli: ") && (line.ends_with('.') || line.ends_with(')')),
            "not a sentence: " + line);
  }
}

void Inspection::requireSoundLibrary() const {
  const auto verify = [this](const char* file) {
    const Ending ending = scene_.run({QStringLiteral("library"), QStringLiteral("verify"),
                                      QStringLiteral("--library"), QLatin1String(file)});
    require(ending.status == 0, std::string(file) + " is not sound: " + ending.errors);
  };
  verify("library.sqlite");
  if (scenario_.name == "upgrade") verify("old.sqlite");
  for (const fs::path& backup : wholeBackups()) verify(("backups/" + backup.filename().string()).c_str());
}

void Inspection::requireWholeMusic() const {
  for (const auto& [name, bytes] : contentsOf(scene_.drive() / "music")) {
    require(music_.contains(name), "an unknown file among the music: " + name);
    require(bytes == music_.at(name) || bytes == musicAfter_.at(name), "a song is damaged: " + name);
  }
  for (const auto& [name, bytes] : music_)
    require(fs::exists(scene_.drive() / "music" / name), "a song is gone: " + name);
}

void Inspection::requireWholeOutput(bool complete) const {
  const Contents found = contentsOf(scene_.drive() / scenario_.output);
  for (const auto& [name, bytes] : found) {
    require(output_.contains(name), "an unknown file in the output: " + name);
    // What is about a whole dataset tells of fewer tracks where some have failed, and a report of what was
    // kept.
    const bool about = (scenario_.name == "dataset" && !complete && std::ranges::count(name, '/') < 2) ||
                       scenario_.name == "report";
    require(stable_.contains(name) && !about ? bytes == output_.at(name) : endsWhole(name, bytes),
            "not whole: " + name);
  }
  if (!complete) return;
  for (const auto& [name, bytes] : output_)
    require(found.contains(name), "told as done and not there: " + name);
  if (scenario_.name == "tags")
    require(contentsOf(scene_.drive() / "music") == musicAfter_, "tags are told as written and are not");
}

void Inspection::requireWayOn() const {
  age(temporaryFiles(scene_.drive()));
  // What analyze finds there gets company with a number.
  if (scenario_.name == "analysis") fs::remove_all(scene_.drive() / scenario_.output);
  Ending again = scene_.run(scenario_.words);
  // One whole file is there already, and is not overwritten.
  if (scenario_.name == "library-export" && again.status == 1 &&
      fs::exists(scene_.drive() / scenario_.output))
    again.status = 0;
  require(again.status == 0, "the second time it fails: " + again.errors);
  requireWholeOutput(true);
  const std::vector<fs::path> left = temporaryFiles(scene_.drive());
  require(left.empty(), left.empty() ? "" : "left over: " + left.front().string());
}

}  // namespace barline::test
