// Runs decoding and each step of an analysis alone, one after the other on one thread, for callgrind to count
// the instructions of each: a dump for each of them, triggered "step <id>". Outside callgrind it only runs.
//
// usage: valgrind --tool=callgrind --collect-atstart=no --callgrind-out-file=OUT count_steps FILE

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "engine/pipeline/StepCatalog.h"
#include "engine/steps/Catalog.h"
#include "tests/engine/steps/CatalogHarness.h"

// The client requests of valgrind are macros in the manner of C.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <valgrind/callgrind.h>

namespace {

void toggleCounting() {
  CALLGRIND_TOGGLE_COLLECT;
}

void dumpCounts(const std::string& trigger) {
  CALLGRIND_DUMP_STATS_AT(trigger.c_str());
}

}  // namespace
#pragma GCC diagnostic pop

namespace {

using namespace barline;

template <class Work>
auto counted(const std::string& id, const Work& work) {
  toggleCounting();
  auto result = work();
  toggleCounting();
  dumpCounts("step " + id);
  return result;
}

void countSteps(const std::filesystem::path& file) {
  const test::Track track = counted("decode", [&] { return test::readTrack(file); });

  constexpr std::size_t kBlockFrames = 32768;
  pipeline::ResultSet results;
  for (const pipeline::CatalogEntry& entry : steps::catalog().entries()) {
    const pipeline::Parameters parameters = test::defaults(entry);
    results.insert(counted(entry.declaration.id, [&] {
      if (entry.isTap) return test::runTap(entry, track, kBlockFrames, parameters);
      pipeline::StepContext context;
      return entry.run(results, parameters, context);
    }));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: count_steps FILE\n", stderr);
    return 2;
  }
  try {
    countSteps(argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "count_steps: %s\n", error.what());
    return 1;
  }
  return 0;
}
