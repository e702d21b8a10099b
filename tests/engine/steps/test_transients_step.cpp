#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/steps/TransientsStep.h"
#include "tests/engine/steps/RhythmSignals.h"
#include "tests/support/Signals.h"

using namespace barline;

namespace {

constexpr int kRate = audio::kAnalysisRate;

model::Transients transientsOf(std::span<const float> signal) {
  pipeline::StepContext context;
  return steps::TransientsStep{}.run(test::tapOnsets(signal),
                                     pipeline::Parameters(steps::TransientsStep::declaration()), context);
}

}  // namespace

class TestTransientsStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyClickIsOne() {
    const std::vector<double> times{0.5, 1.0, 1.37, 1.9, 2.6};
    const auto found = transientsOf(test::clicks(times, 3.5, kRate)).all;
    QCOMPARE(found.size(), times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
      QVERIFY(std::abs(found[i].time - times[i]) < 0.004);
      QVERIFY(found[i].strength > 0.5 && found[i].strength <= 1.0);
    }
  }

  void kicksAndSnaresOfADrumLoopAre() {
    const auto found = transientsOf(test::drumLoop(120, 4, 0.5, 10.0)).all;
    for (double time = 1.0; time < 9.0; time += 0.5) {
      QVERIFY(std::ranges::any_of(found, [&](const auto& t) { return std::abs(t.time - time) < 0.01; }));
    }
  }

  void silenceHasNone() { QVERIFY(transientsOf(test::silence(3.0, kRate)).all.empty()); }
};

QTEST_APPLESS_MAIN(TestTransientsStep)
#include "test_transients_step.moc"
