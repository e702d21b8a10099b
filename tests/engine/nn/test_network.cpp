#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "engine/nn/Execution.h"
#include "engine/nn/Network.h"
#include "engine/nn/TileKernel.h"

namespace barline::nn {
namespace {

// What tests/data/network/make.py wrote.
constexpr std::size_t kFrames = 61;
constexpr std::size_t kBands = 20;
constexpr std::size_t kNotes = 12;

std::string contents(const char* name) {
  std::ifstream stream(std::string(BARLINE_TEST_SOURCES "/data/network/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::shared_ptr<const Network> smallNetwork() {
  const std::string bytes = contents("small.bnet");
  return Network::read(std::as_bytes(std::span(bytes)));
}

struct Inputs {
  std::vector<std::uint8_t> bands;
  std::vector<std::uint8_t> notes;
};

Inputs smallInputs() {
  const std::string bytes = contents("small.inputs");
  const auto middle = bytes.begin() + static_cast<std::ptrdiff_t>(kFrames * kBands);
  return {{bytes.begin(), middle}, {middle, bytes.end()}};
}

using Outputs = std::vector<std::vector<float>>;

/// What PyTorch gave for smallInputs().
Outputs expectedOutputs() {
  const std::string bytes = contents("small.outputs");
  Outputs outputs{std::vector<float>(kFrames * 3), std::vector<float>((kFrames + 3) / 4 * 37)};
  const std::size_t first = outputs[0].size() * sizeof(float);
  std::memcpy(outputs[0].data(), bytes.data(), first);
  std::memcpy(outputs[1].data(), bytes.data() + first, bytes.size() - first);
  return outputs;
}

/// Music of no kind, for runs that are longer.
Inputs longInputs(std::size_t frames) {
  Inputs inputs{std::vector<std::uint8_t>(frames * kBands),
                std::vector<std::uint8_t>((frames + 3) / 4 * kNotes)};
  std::uint32_t state = 7;
  for (auto* codes : {&inputs.bands, &inputs.notes}) {
    for (std::uint8_t& code : *codes) {
      state = state * 1664525U + 1013904223U;
      code = static_cast<std::uint8_t>(state >> 24);
    }
  }
  return inputs;
}

/// Runs the network, `block` frames of the fastest input at a time.
Outputs run(const std::shared_ptr<const Network>& network, const Inputs& inputs, std::size_t block,
            const TileKernel& kernel = availableKernels().back()) {
  Outputs outputs(network->graph().outputs.size());
  Execution execution(
      network,
      [&outputs](std::size_t output, std::span<const float> values) {
        outputs[output].insert(outputs[output].end(), values.begin(), values.end());
      },
      kernel);
  std::span<const std::uint8_t> bands = inputs.bands;
  std::span<const std::uint8_t> notes = inputs.notes;
  while (!bands.empty() || !notes.empty()) {
    const std::size_t bandCodes = std::min(bands.size(), block * kBands);
    const std::size_t noteCodes = std::min(notes.size(), (block + 3) / 4 * kNotes);
    execution.push(std::vector{bands.first(bandCodes), notes.first(noteCodes)});
    bands = bands.subspan(bandCodes);
    notes = notes.subspan(noteCodes);
  }
  execution.finish();
  return outputs;
}

double largestDifference(const Outputs& one, const Outputs& other) {
  double largest = 0.0;
  for (std::size_t output = 0; output < one.size(); ++output) {
    for (std::size_t i = 0; i < one[output].size(); ++i) {
      largest = std::max(
          largest, std::abs(static_cast<double>(one[output][i]) - static_cast<double>(other[output][i])));
    }
  }
  return largest;
}

}  // namespace

class TestNetwork : public QObject {
  Q_OBJECT

  void addKernels() {
    QTest::addColumn<int>("kernel");
    for (std::size_t i = 0; i < availableKernels().size(); ++i) {
      QTest::newRow(std::string(availableKernels()[i].name).c_str()) << static_cast<int>(i);
    }
  }

 private Q_SLOTS:
  void givesWhatPyTorchGives_data() { addKernels(); }

  void givesWhatPyTorchGives() {
    QFETCH(int, kernel);
    const Outputs expected = expectedOutputs();
    const Outputs outputs =
        run(smallNetwork(), smallInputs(), kFrames, availableKernels()[static_cast<std::size_t>(kernel)]);
    QCOMPARE(outputs.size(), expected.size());
    for (std::size_t i = 0; i < outputs.size(); ++i) QCOMPARE(outputs[i].size(), expected[i].size());
    QVERIFY(largestDifference(outputs, expected) < 1e-4);
  }

  void blockSizeDoesNotMatter_data() { addKernels(); }

  void blockSizeDoesNotMatter() {
    QFETCH(int, kernel);
    const TileKernel& chosen = availableKernels()[static_cast<std::size_t>(kernel)];
    const auto network = smallNetwork();
    const Inputs inputs = longInputs(1003);
    const Outputs whole = run(network, inputs, 1003, chosen);
    for (const std::size_t block : {1UL, 4UL, 37UL, 256UL})
      QVERIFY(run(network, inputs, block, chosen) == whole);
  }

  void kernelsAgree() {
    const auto network = smallNetwork();
    const Inputs inputs = longInputs(500);
    const Outputs baseline = run(network, inputs, 500, baselineKernel());
    const auto& kernels = availableKernels();
    for (std::size_t i = 1; i < kernels.size(); ++i) {
      const Outputs outputs = run(network, inputs, 500, kernels[i]);
      QVERIFY(largestDifference(outputs, baseline) < 1e-4);
      QVERIFY(outputs == run(network, inputs, 500, kernels[1]));
    }
  }

  void threadsShareANetwork() {
    const auto network = smallNetwork();
    const Inputs inputs = longInputs(700);
    const Outputs alone = run(network, inputs, 100);
    std::vector<Outputs> together(4);
    std::vector<std::jthread> threads;
    for (Outputs& outputs : together) threads.emplace_back([&] { outputs = run(network, inputs, 100); });
    threads.clear();
    for (const Outputs& outputs : together) QVERIFY(outputs == alone);
  }

  /// A frame for each that is begun, also where the track is shorter than what the layers reach.
  void shortTracks_data() {
    QTest::addColumn<int>("frames");
    for (const int frames : {0, 1, 2, 7, 8, 9}) QTest::addRow("%d", frames) << frames;
  }

  void shortTracks() {
    QFETCH(int, frames);
    const auto count = static_cast<std::size_t>(frames);
    const Outputs outputs = run(smallNetwork(), longInputs(count), 3);
    QCOMPARE(outputs[0].size(), count * 3);
    QCOMPARE(outputs[1].size(), (count + 3) / 4 * 37);
  }

  void inputsNeedNotKeepStep() {
    const auto network = smallNetwork();
    const Inputs inputs = longInputs(600);
    Outputs outputs(2);
    Execution execution(network, [&](std::size_t output, std::span<const float> values) {
      outputs[output].insert(outputs[output].end(), values.begin(), values.end());
    });
    execution.push(std::vector<std::span<const std::uint8_t>>{{}, inputs.notes});
    execution.push(std::vector<std::span<const std::uint8_t>>{inputs.bands, {}});
    execution.finish();
    QVERIFY(outputs == run(network, inputs, 50));
  }

  void refusesBrokenFrames() {
    Execution execution(smallNetwork(), [](std::size_t, std::span<const float>) {});
    const std::vector<std::uint8_t> codes(kBands + 1);
    using Blocks = std::vector<std::span<const std::uint8_t>>;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, execution.push(Blocks{codes, {}}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, execution.push(Blocks{{}}));
    execution.push(Blocks{{}, std::vector<std::uint8_t>(kNotes)});
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, execution.finish());
  }

  void namesItsInputsAndOutputs() {
    const auto network = smallNetwork();
    QCOMPARE(network->input("pitch"), std::size_t{1});
    QCOMPARE(network->output("tempo"), std::size_t{1});
    QVERIFY((network->outputShape(1) == Shape{.stride = 4, .width = 1, .channels = 37}));
    QVERIFY_THROWS_EXCEPTION(std::out_of_range, static_cast<void>(network->output("colour")));
  }
};

}  // namespace barline::nn

QTEST_APPLESS_MAIN(barline::nn::TestNetwork)
#include "test_network.moc"
