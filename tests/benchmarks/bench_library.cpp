// How long the library's look-ups take among many tracks.
//   bench_library [TRACKS]

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "storage/Backups.h"
#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;

namespace {

double cpuMilliseconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

template <class Work>
void measure(const char* what, const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpuBegin = cpuMilliseconds();
  work();
  const double cpu = cpuMilliseconds() - cpuBegin;
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
  std::printf("%-44s %9.2f ms wall %9.2f ms CPU\n", what, wall.count(), cpu);
}

class Words {
 public:
  Words() {
    for (std::string& word : words_) {
      word.resize(3 + random_() % 7);
      for (char& letter : word) letter = static_cast<char>('a' + random_() % 26);
    }
  }
  std::string some(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text.append(i == 0 ? "" : " ").append(words_[random_() % words_.size()]);
    return text;
  }

 private:
  std::mt19937 random_{1};
  std::vector<std::string> words_ = std::vector<std::string>(5000);
};

void fill(TrackRepository& tracks, const std::filesystem::path& folder, int count) {
  Words words;
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < count; ++i) {
    files.push_back(folder / words.some(2) / words.some(2) /
                    (std::to_string(i) + " " + words.some(2) + ".flac"));
  }
  measure("add all", [&] { tracks.add(files); });
  files.resize(std::min<std::size_t>(files.size(), 500));
  measure("record and analyse 500, each on the disk", [&] {
    for (const auto& file : files) {
      const auto track =
          tracks.recordSource(file, testing::source(file.string(), words.some(3), words.some(2)));
      tracks.updateAnalysis(track.id, {.bpm = 120.0, .key = {}, .timeSignature = "4/4", .problem = ""});
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
  const testing::TemporaryFolder folder;
  const auto file = folder.locations().libraryFile;
  const auto song = testing::writeFile(folder / "song.wav", "sound");
  {
    const auto library = Library::open(file);
    fill(library->tracks(), folder.path(), count);
    library->tracks().add(song);
    library->tracks().recordSource(song, testing::source("f", "The Song"));
  }
  std::unique_ptr<Library> library;
  measure("open", [&] { library = Library::open(file); });
  measure("add a known path", [&] { library->tracks().add(song); });
  measure("known source of a path", [&] { (void)library->tracks().knownSource(song); });
  measure("all", [&] { (void)library->tracks().all(); });
  measure("verify", [&] { library->verify(); });
  measure("back up", [&] { makeBackup(file, BackupReason::Person); });
  measure("refresh missing: all are", [&] { library->tracks().refreshMissing(); });
  return 0;
}
