// How long the networks' forward pass takes on one core, with each kernel that the processor has.
//   bench_network FILE.bnet… [SECONDS]      480 seconds of audio if not given

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/nn/Execution.h"
#include "engine/nn/Network.h"

using namespace barline;

namespace {

constexpr int kRuns = 3;

double cpuSeconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

constexpr double kSpansASecond = 2.5;  // of chords, at 150 beats a minute

/// Frames a second of the fastest input: what the taps give under its name, or spans between beats.
double frameRate(const nn::Graph& graph) {
  const auto fastest =
      std::ranges::find(graph.inputs, 1U, [](const nn::Input& input) { return input.shape.stride; });
  if (fastest->name == "spans") return kSpansASecond;
  return fastest->name == "pitch" ? model::PitchSpectrum::kFrameRate : model::RhythmSpectrum::kFrameRate;
}

/// For a frame of the fastest input.
double multiplyAdds(const nn::Graph& graph) {
  double sum = 0.0;
  for (const nn::Layer& layer : graph.layers) {
    if (!layer.convolves()) continue;
    // Around the circle, two rates have one product of matrices each and five have four.
    const double products = layer.kind == nn::LayerKind::Circular ? 22.0 / nn::kCircle : 1.0;
    sum += products * static_cast<double>(layer.weights.size() * layer.shape.width) /
           static_cast<double>(layer.shape.stride);
  }
  return sum;
}

std::vector<std::vector<std::uint8_t>> randomInputs(const nn::Graph& graph, std::size_t frames) {
  std::minstd_rand random;
  std::vector<std::vector<std::uint8_t>> inputs;
  for (const nn::Input& input : graph.inputs) {
    auto& codes =
        inputs.emplace_back((frames + input.shape.stride - 1) / input.shape.stride * input.shape.width);
    for (std::uint8_t& code : codes) code = static_cast<std::uint8_t>(random() >> 8);
  }
  return inputs;
}

double run(const std::shared_ptr<const nn::Network>& network,
           const std::vector<std::vector<std::uint8_t>>& inputs, const nn::TileKernel& kernel) {
  const double begin = cpuSeconds();
  float sum = 0.0F;
  nn::Execution execution(
      network, [&sum](std::size_t, std::span<const float> values) { sum += values.front(); }, kernel);
  execution.push(std::vector<std::span<const std::uint8_t>>(inputs.begin(), inputs.end()));
  execution.finish();
  return cpuSeconds() - begin;
}

void measure(const std::filesystem::path& file, double seconds) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  const double begin = cpuSeconds();
  const auto network = nn::Network::read(std::as_bytes(std::span(bytes)));
  const double reading = cpuSeconds() - begin;
  const auto frames = static_cast<std::size_t>(seconds * frameRate(network->graph()));
  const auto inputs = randomInputs(network->graph(), frames);
  const double work = multiplyAdds(network->graph()) * static_cast<double>(frames);
  std::printf("%s: %zu bytes read in %.1f ms, %.1f million multiply-adds a second of audio\n",
              network->graph().name.c_str(), bytes.size(), reading * 1e3, work / seconds * 1e-6);
  for (const nn::TileKernel& kernel : nn::availableKernels()) {
    double best = run(network, inputs, kernel);
    for (int i = 1; i < kRuns; ++i) best = std::min(best, run(network, inputs, kernel));
    std::printf("  %-10s %8.1f ms for %g s, %5.1f G multiply-adds a second\n",
                std::string(kernel.name).c_str(), best * 1e3, seconds, work / best * 1e-9);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> files;
  double seconds = 480.0;
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::path argument = argv[i];
    if (argument.extension() == ".bnet") {
      files.push_back(argument);
    } else {
      seconds = std::strtod(argv[i], nullptr);
    }
  }
  for (const std::filesystem::path& file : files) measure(file, seconds);
  return files.empty() ? 2 : 0;
}
