// Looking for duplicates in a large library: how long a track takes, and how much room its print.
//
//   bench_duplicates [TRACKS] [FILE…]      100,000 tracks; FILEs are printed with the time that takes

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "engine/audio/Decoder.h"
#include "engine/prints/PrintComparison.h"
#include "engine/prints/PrintMaker.h"
#include "storage/Library.h"
#include "storage/PrintRepository.h"
#include "tests/benchmarks/LibraryGenerator.h"
#include "tests/support/DecodingHere.h"

using namespace barline;
using Clock = std::chrono::steady_clock;

namespace {

double milliseconds(Clock::time_point since) {
  return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

/// As like a song's as the index and the comparison need: numbers that change by a few bits from one to the
/// next.
prints::AudioPrint randomPrint(std::mt19937& random) {
  prints::AudioPrint print;
  for (prints::SubPrints* const stretch : {&print.begin, &print.middle}) {
    auto number = static_cast<std::uint32_t>(random());
    for (int i = 0; i < 220; ++i) {
      for (int bit = 0; bit < 4; ++bit) number ^= 1U << (random() % 32U);
      stretch->push_back(number);
    }
  }
  return print;
}

/// The same recording as another encoding gives it: one bit in twenty is another.
prints::AudioPrint disturbed(prints::AudioPrint print, std::mt19937& random) {
  for (prints::SubPrints* const stretch : {&print.begin, &print.middle}) {
    for (std::uint32_t& number : *stretch) {
      for (unsigned bit = 0; bit < 32; ++bit) number ^= (random() % 20U == 0 ? 1U : 0U) << bit;
    }
  }
  return print;
}

void printFiles(int count, char** files) {
  for (int i = 0; i < count; ++i) {
    const double duration = audio::Decoder(test::decodingHere(), files[i]).source().duration;
    const auto begun = Clock::now();
    const auto print = prints::makePrint(test::decodingHere(), files[i], duration);
    std::printf("%8.1f ms to print %s (%zu bytes)\n", milliseconds(begun), files[i],
                print ? prints::packPrint(*print).size() : 0);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t tracks = argc > 1 ? std::stoll(argv[1]) : 100'000;
  if (argc > 2) printFiles(argc - 2, argv + 2);
  const auto folder =
      std::filesystem::temp_directory_path() / ("bench-duplicates-" + std::to_string(std::random_device{}()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "library.sqlite";
  benchmarks::generateLibrary(file, static_cast<int>(tracks));
  const auto without = std::filesystem::file_size(file);
  {
    storage::PrintRepository repository(file);
    std::mt19937 random(1);
    std::vector<double> times;
    std::size_t compared = 0;
    std::size_t planted = 0;
    std::size_t found = 0;
    prints::AudioPrint last;
    const auto begun = Clock::now();
    for (std::int64_t track = 1; track <= tracks; ++track) {
      const bool again = track % 100 == 0;  // every hundredth is the one before in another file
      const prints::AudioPrint print = again ? disturbed(last, random) : randomPrint(random);
      last = print;
      const double duration =
          again ? 200.0 + static_cast<double>((track - 1) % 200) : 200.0 + static_cast<double>(track % 200);
      const auto now = Clock::now();
      const auto keys = prints::printKeys(print);
      std::vector<storage::SoundsLike> matches;
      for (const auto& other :
           repository.candidates(prints::kPrintVersion, keys, duration, prints::kLengthTolerance, track)) {
        ++compared;
        const double similarity = prints::comparePrints(print, *prints::unpackPrint(other.print));
        if (similarity >= prints::kSameRecording) matches.push_back({other.track, similarity});
      }
      repository.put(track, prints::kPrintVersion, duration, prints::packPrint(print), keys, matches);
      times.push_back(milliseconds(now));
      planted += again ? 1 : 0;
      found += matches.empty() ? 0 : 1;
    }
    const double all = milliseconds(begun) / 1000.0;
    std::ranges::sort(times);
    std::printf(
        "%8.2f ms to look up, compare and keep a print (median; 99th of a hundred %.2f ms, all %.1f s)\n",
        times[times.size() / 2], times[times.size() * 99 / 100], all);
    std::printf("%8zu prints compared; %zu of %zu planted duplicates found\n", compared, found, planted);
  }
  std::printf("%8.0f bytes of the library's file for each track\n",
              static_cast<double>(std::filesystem::file_size(file) - without) / static_cast<double>(tracks));
  std::filesystem::remove_all(folder);
}
