// How long a person waits for a large library: opening it, each keystroke of a search, sorting, rows, adding
// files.
//   bench_collection [TRACKS [LIBRARY]]     makes LIBRARY where it is not there yet

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/search/QueryParser.h"
#include "storage/Library.h"
#include "tests/benchmarks/LibraryGenerator.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;

namespace {

constexpr std::int64_t kNow = 1'790'000'000;

double residentMebibytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

template <class Work>
double milliseconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// First and median of several, since machines are shared.
template <class Work>
void measure(const std::string& what, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < 5; ++i) times.push_back(milliseconds(work));
  const double first = times.front();
  std::ranges::sort(times);
  std::printf("%-52s %9.2f ms first %9.2f ms median\n", what.c_str(), first, times[times.size() / 2]);
}

search::TrackListRequest typed(const std::string& text,
                               search::TrackOrder order = search::TrackOrder::Added) {
  search::TrackListRequest request;
  request.query = search::parseQuery(text, kNow).query;
  request.order = order;
  request.descending = order == search::TrackOrder::Added;
  return request;
}

void measureKeystrokes(TrackCatalogue& catalogue, const std::string& text) {
  std::size_t found = 0;
  for (std::size_t length = 1; length <= text.size(); ++length) {
    const search::TrackListRequest request = typed(text.substr(0, length));
    measure("search " + text.substr(0, length) + " (" + std::to_string(found) + " before)",
            [&] { found = catalogue.list(request).tracks.size(); });
  }
}

void measureAll(const std::filesystem::path& file, int count) {
  if (!std::filesystem::exists(file))
    std::printf("%-52s %9.2f ms\n", "generate",
                milliseconds([&] { benchmarks::generateLibrary(file, count); }));
  std::printf("%-52s %9.1f MB\n", "library file",
              static_cast<double>(std::filesystem::file_size(file)) / 1e6);

  std::unique_ptr<Library> library;
  std::printf("%-52s %9.2f ms\n", "open", milliseconds([&] { library = Library::open(file); }));
  TrackCatalogue& catalogue = library->catalogue();
  std::printf("%-52s %9.2f ms\n", "first list", milliseconds([&] { (void)catalogue.list(typed("")); }));
  std::printf("%-52s %9.1f MiB\n", "memory after it", residentMebibytes());

  measureKeystrokes(catalogue, benchmarks::inventedWord(0) + "r");
  measureKeystrokes(catalogue, benchmarks::inventedWord(5000));
  for (const char* text :
       {"bpm:120-128", "bpm:120-128 key:8A energy:>6 genre:house -remix added:<30d", "genre:house",
        "house techno", "path:music", "title:ba", "-house", "is:doubtful,edited"}) {
    const search::TrackListRequest request = typed(text);
    const std::size_t found = catalogue.list(request).tracks.size();
    measure("search " + std::string(text) + " (" + std::to_string(found) + ")",
            [&] { (void)catalogue.list(request); });
  }
  for (std::size_t i = 0; i < search::kTrackOrders; ++i) {
    const auto order = static_cast<search::TrackOrder>(i);
    measure("sort by " + std::string(search::trackOrderId(order)),
            [&] { (void)catalogue.list(typed("", order)); });
  }
  const std::vector<std::int64_t> all = catalogue.list(typed("")).tracks;
  const std::size_t shown = std::min<std::size_t>(all.size(), 200);
  measure("200 rows", [&] { (void)library->tracks().byIds(std::span(all).subspan(all.size() - shown)); });
  std::printf("%-52s %9.1f MiB\n", "memory", residentMebibytes());

  std::vector<std::filesystem::path> files;
  for (int i = 0; i < 10'000; ++i)
    files.push_back(
        std::filesystem::path("/more") / benchmarks::inventedWord(static_cast<std::uint32_t>(i % 700)) /
        (std::to_string(i) + " " + benchmarks::inventedWord(static_cast<std::uint32_t>(i)) + ".flac"));
  std::printf("%-52s %9.2f ms\n", "add 10,000 files", milliseconds([&] { library->tracks().add(files); }));
  std::printf("%-52s %9.2f ms\n", "list after it", milliseconds([&] { (void)catalogue.list(typed("")); }));
  std::vector<model::AmendedTrack> rated;
  for (const std::int64_t track : all) rated.push_back({track, {.rating = 3}});
  std::printf("%-52s %9.2f ms\n", "rate all tracks", milliseconds([&] { library->tracks().amend(rated); }));
  std::printf("%-52s %9.2f ms\n", "list after it", milliseconds([&] { (void)catalogue.list(typed("")); }));
  int changes = 0;
  measure("sort by title after a change of one", [&] {
    const model::AmendedTrack change{all.front(), {.title = std::to_string(++changes)}};
    library->tracks().amend(std::span(&change, 1));
    (void)catalogue.list(typed("", search::TrackOrder::Title));
  });
}

}  // namespace

int main(int argc, char** argv) try {
  const testing::TemporaryFolder folder;
  measureAll(argc > 2 ? std::filesystem::path(argv[2]) : folder.locations().libraryFile,
             argc > 1 ? std::atoi(argv[1]) : 100'000);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
