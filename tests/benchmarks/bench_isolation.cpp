// What decoding in a process of its own costs: bench_isolation FILE… [RUNS]. Analyses each file in turns with
// decoding here and apart, and prints the medians of the processor's time and of the wall's, and their ratio.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "engine/audio/isolation/IsolatedDecoding.h"
#include "engine/steps/Catalog.h"
#include "tests/support/DecodingHere.h"

namespace barline {
namespace {

struct Cost {
  double cpu{};
  double wall{};
};

Cost costOf(audio::Decoding& decoding, const std::filesystem::path& file) {
  using Clock = std::chrono::steady_clock;
  pipeline::Runner runner(steps::catalog(), decoding, nullptr);
  pipeline::AnalysisRequest request;
  request.file = file;
  const auto begun = Clock::now();
  const auto analysis = runner.start(request);
  const pipeline::AnalysisReport& report = analysis->wait();
  if (!report.problem.empty()) std::fprintf(stderr, "%s\n", report.problem.c_str());
  return {report.cpuSeconds, std::chrono::duration<double>(Clock::now() - begun).count()};
}

double median(std::vector<Cost> costs, double Cost::*figure) {
  std::ranges::sort(costs, {}, figure);
  return costs[costs.size() / 2].*figure;
}

void compare(audio::Decoding& apart, const std::filesystem::path& file, int runs) {
  std::vector<Cost> here;
  std::vector<Cost> there;
  for (int i = 0; i < runs; ++i) {
    here.push_back(costOf(test::decodingHere(), file));
    there.push_back(costOf(apart, file));
  }
  for (const auto& [name, figure] : {std::pair("CPU", &Cost::cpu), std::pair("wall", &Cost::wall)})
    std::printf("%-20s %-4s %.3f s here, %.3f s apart, ratio %.3f\n", file.filename().c_str(), name,
                median(here, figure), median(there, figure), median(there, figure) / median(here, figure));
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  if (const auto status = barline::audio::runDecodingProcess(argc, argv)) return *status;
  barline::audio::IsolatedDecoding decoding;
  int runs = argc > 2 ? std::atoi(argv[argc - 1]) : 0;
  const int files = runs > 0 ? argc - 1 : argc;
  if (runs <= 0) runs = 5;
  for (int i = 1; i < files; ++i) barline::compare(decoding, argv[i], runs);
  return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
