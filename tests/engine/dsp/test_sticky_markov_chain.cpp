#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "engine/dsp/StickyMarkovChain.h"

namespace barline::dsp {
namespace {

constexpr std::size_t kStates = 3;
constexpr std::size_t kSteps = 5;

struct Problem {
  std::vector<float> change{0.0F, 0.7F, 0.3F, 0.5F, 0.0F, 0.5F, 0.9F, 0.1F, 0.0F};
  std::vector<float> initial{0.5F, 0.2F, 0.3F};
  std::vector<float> rate{0.5F, 0.1F, 0.3F, 0.2F, 0.4F};
  std::vector<float> logLikelihood;

  explicit Problem(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> values(-3.0F, 0.0F);
    for (std::size_t i = 0; i < kSteps * kStates; ++i) logLikelihood.push_back(values(random));
  }

  /// Probability of a whole sequence, by definition.
  [[nodiscard]] double joint(const std::array<std::size_t, kSteps>& path) const {
    double p = static_cast<double>(initial[path[0]]);
    for (std::size_t step = 0; step < kSteps; ++step) {
      p *= std::exp(static_cast<double>(logLikelihood[step * kStates + path[step]]));
      if (step == 0) continue;
      const auto leave = static_cast<double>(rate[step]);
      const std::size_t from = path[step - 1];
      p *= (from == path[step] ? 1.0 - leave : 0.0) +
           leave * static_cast<double>(change[from * kStates + path[step]]);
    }
    return p;
  }

  template <class Visit>
  static void forEachPath(Visit visit) {
    for (std::size_t code = 0; code < 243; ++code) {
      std::array<std::size_t, kSteps> path{};
      for (std::size_t step = 0, rest = code; step < kSteps; ++step, rest /= kStates)
        path[step] = rest % kStates;
      visit(path);
    }
  }
};

}  // namespace

class TestStickyMarkovChain : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithEnumeration() {
    for (unsigned seed = 0; seed < 20; ++seed) {
      const Problem problem(seed);
      double best = 0.0;
      std::array<std::size_t, kSteps> bestPath{};
      std::vector<double> marginals(kSteps * kStates);
      double total = 0.0;
      Problem::forEachPath([&](const auto& path) {
        const double p = problem.joint(path);
        total += p;
        for (std::size_t step = 0; step < kSteps; ++step) marginals[step * kStates + path[step]] += p;
        if (p > best) {
          best = p;
          bestPath = path;
        }
      });
      const StickyMarkovChain chain(problem.change, problem.initial);
      const auto decoding = chain.decode(problem.logLikelihood, problem.rate);
      QVERIFY(std::ranges::equal(decoding.path, bestPath));
      for (std::size_t i = 0; i < marginals.size(); ++i) {
        QVERIFY(std::abs(static_cast<double>(decoding.posterior[i]) - marginals[i] / total) < 1e-5);
      }
    }
  }

  void survivesTenHours() {
    constexpr std::size_t steps = 100'000;
    std::vector<float> logLikelihood(steps * kStates);
    for (std::size_t step = 0; step < steps; ++step)
      logLikelihood[step * kStates + step / 1000 % kStates] = 20.0F;
    const Problem problem(0);
    const StickyMarkovChain chain(problem.change, problem.initial);
    const auto decoding = chain.decode(logLikelihood, std::vector<float>(steps, 0.01F));
    for (std::size_t step = 0; step < steps; ++step) {
      QCOMPARE(static_cast<std::size_t>(decoding.path[step]), step / 1000 % kStates);
      QVERIFY(decoding.posterior[step * kStates + decoding.path[step]] > 0.9F);
    }
  }

  void progressNeverFallsAndMayStopIt() {
    const Problem problem(0);
    const StickyMarkovChain chain(problem.change, problem.initial);
    double last = 0.0;
    (void)chain.decode(std::vector<float>(1000 * kStates), std::vector<float>(1000, 0.1F),
                       [&](double fraction) {
                         QVERIFY(fraction >= last && fraction <= 1.0);
                         last = fraction;
                       });
    QVERIFY(last > 0.9);
    const auto stop = [](double) { throw std::runtime_error("enough"); };
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)chain.decode(std::vector<float>(1000 * kStates),
                                                                    std::vector<float>(1000, 0.1F), stop));
  }

  void nothingIsDecodedFromNothing() {
    const Problem problem(0);
    const StickyMarkovChain chain(problem.change, problem.initial);
    QVERIFY(chain.decode({}, {}).path.empty());
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)chain.decode({1.0F}, problem.rate));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, StickyMarkovChain({1.0F, 0.0F}, {1.0F}));
  }
};

}  // namespace barline::dsp

QTEST_APPLESS_MAIN(barline::dsp::TestStickyMarkovChain)
#include "test_sticky_markov_chain.moc"
