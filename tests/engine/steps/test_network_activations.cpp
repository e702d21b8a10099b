#include <QTest>
#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/nn/Network.h"
#include "engine/steps/NetworkActivations.h"

namespace barline::steps {
namespace {

/// The network that tests/data/network/make.py made: bands of width 20, pitch of width 12.
std::shared_ptr<const nn::Network> smallNetwork() {
  std::ifstream stream(BARLINE_TEST_SOURCES "/data/network/small.bnet", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  return nn::Network::read(std::as_bytes(std::span(bytes)));
}

const std::vector<NetworkOutput> kOutputs{{.name = "tempo", .stride = 4, .channels = 37},
                                          {.name = "pulse", .stride = 1, .channels = 3}};

}  // namespace

class TestNetworkActivations : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void logitsAreCodedAsTheActivationsSay() {
    for (int i = -1400; i <= 1400; ++i) {
      const float logit = static_cast<float>(i) / 100.0F;
      QCOMPARE(logitCode(logit), model::RhythmActivation::code(logit));
    }
    QCOMPARE(logitCode(1e30F), std::uint8_t{255});
    QCOMPARE(logitCode(-1e30F), std::uint8_t{0});
  }

  void givesEachOutputWhole() {
    const memory::LongVector<std::uint8_t> bands(1001 * 20, 100);
    const memory::LongVector<std::uint8_t> pitch(251 * 12, 50);
    pipeline::StepContext context;
    const auto codes =
        networkActivations(smallNetwork(), {{"pitch", pitch}, {"bands", bands}}, kOutputs, context);
    QCOMPARE(codes[0].size(), std::size_t{251 * 37});
    QCOMPARE(codes[1].size(), std::size_t{1001 * 3});
    // The same all the time gives the same all the time, but near the ends.
    const auto frame = [&](std::size_t i) {
      return std::vector(codes[1].begin() + static_cast<std::ptrdiff_t>(3 * i),
                         codes[1].begin() + static_cast<std::ptrdiff_t>(3 * i + 3));
    };
    QVERIFY(frame(300) == frame(700));
    QVERIFY(frame(0) != frame(300));
  }

  void refusesANetworkOfAnotherKind() {
    const memory::LongVector<std::uint8_t> codes(240);
    pipeline::StepContext context;
    const auto run = [&](const std::vector<NetworkInput>& inputs, const std::vector<NetworkOutput>& outputs) {
      static_cast<void>(networkActivations(smallNetwork(), inputs, outputs, context));
    };
    QVERIFY_THROWS_EXCEPTION(std::logic_error, run({{"bands", codes}}, kOutputs));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, run({{"bands", codes}, {"drums", codes}}, kOutputs));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, run({{"bands", codes}, {"pitch", codes}},
                                                   {{.name = "pulse", .stride = 1, .channels = 4}}));
  }

  void canBeCancelled() {
    const memory::LongVector<std::uint8_t> bands(2000 * 20);
    const memory::LongVector<std::uint8_t> pitch(500 * 12);
    pipeline::CancellationToken token;
    pipeline::StepContext context(token, [&](double fraction) {
      if (fraction > 0.5) token.cancel();
    });
    QVERIFY_THROWS_EXCEPTION(pipeline::Cancelled,
                             static_cast<void>(networkActivations(
                                 smallNetwork(), {{"bands", bands}, {"pitch", pitch}}, kOutputs, context)));
  }
};

}  // namespace barline::steps

QTEST_APPLESS_MAIN(barline::steps::TestNetworkActivations)
#include "test_network_activations.moc"
