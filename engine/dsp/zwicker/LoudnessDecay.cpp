#include "engine/dsp/zwicker/LoudnessDecay.h"

#include <cmath>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/Lanes.h"

namespace barline::dsp::zwicker {
namespace {

constexpr std::size_t kGroups = kCoreLanes / kLanes;
constexpr int kIterations = 24;

/// What a small step, of 24, makes of the two voltages: the solution of the network's differential equations.
struct SmallStep {
  double secondFromOutput, secondFromSecond;  ///< while the second is charged by the first
  double outputFromOutput, outputFromSecond;
  double outputAlone;  ///< while both discharge as one
  double secondAlone;  ///< towards the input, while that rises

  SmallStep() {
    constexpr double kShort = 0.005;
    constexpr double kLong = 0.015;
    constexpr double kVariable = 0.075;
    constexpr double kStep = 1.0 / (ThirdOctaveBank::kStepsPerSecond * kIterations);
    const double p = (kVariable + kLong) / (kVariable * kShort);
    const double q = 1.0 / (kShort * kVariable);
    const double root = std::sqrt(p * p / 4.0 - q);
    const double l1 = -p / 2.0 + root;
    const double l2 = -p / 2.0 - root;
    const double scale = kVariable * (l1 - l2);
    const double e1 = std::exp(l1 * kStep);
    const double e2 = std::exp(l2 * kStep);
    const double g1 = kVariable * l1 + 1.0;
    const double g2 = kVariable * l2 + 1.0;
    secondFromOutput = (e1 - e2) / scale;
    secondFromSecond = -(g2 * e1 - g1 * e2) / scale;
    outputFromOutput = (g1 * e1 - g2 * e2) / scale;
    outputFromSecond = -g1 * g2 * (e1 - e2) / scale;
    outputAlone = std::exp(-kStep / kLong);
    secondAlone = std::exp(-kStep / kVariable);
  }
};

/// The second voltage after all small steps, while the input goes from one value to the next in a straight
/// line.
struct SecondAfter {
  float fromSecond, fromOutput, fromInput, fromEnd;
};

/// Small steps that make the second voltage `own` of itself and `driven` of a drive: the input after the
/// step, or, if it lags, the one before, which is the output at first.
SecondAfter afterAll(double own, double driven, bool lags) {
  double second = 1.0, output = 0.0, input = 0.0, end = 0.0;
  for (int i = 1; i <= kIterations; ++i) {
    const bool isOutput = lags && i == 1;
    const double fraction = static_cast<double>(lags ? i - 1 : i) / kIterations;
    second *= own;
    output = own * output + (isOutput ? driven : 0.0);
    input = own * input + (isOutput ? 0.0 : driven * (1.0 - fraction));
    end = own * end + (isOutput ? 0.0 : driven * fraction);
  }
  const auto f = [](double value) { return static_cast<float>(value); };
  return {f(second), f(output), f(input), f(end)};
}

struct Coefficients {
  float secondFromOutput, secondFromSecond, outputFromOutput, outputFromSecond, outputAlone, secondAlone;
  SecondAfter rising;    ///< the input rises, and the output with it
  SecondAfter tracking;  ///< the input falls, the output with it, and charges the second
  float aloneAfter;      ///< both voltages, while they discharge as one

  explicit Coefficients(const SmallStep& step)
      : secondFromOutput(static_cast<float>(step.secondFromOutput)),
        secondFromSecond(static_cast<float>(step.secondFromSecond)),
        outputFromOutput(static_cast<float>(step.outputFromOutput)),
        outputFromSecond(static_cast<float>(step.outputFromSecond)),
        outputAlone(static_cast<float>(step.outputAlone)),
        secondAlone(static_cast<float>(step.secondAlone)),
        rising(afterAll(step.secondAlone, 1.0 - step.secondAlone, false)),
        tracking(afterAll(step.secondFromSecond, step.secondFromOutput, true)),
        aloneAfter(static_cast<float>(std::pow(step.outputAlone, kIterations))) {}
};

/// Bands between two values of their input.
struct Network {
  Float8 input, end, output, second;
};

/// Goes on by all small steps at once in bands that do one thing throughout: what they do follows from where
/// they are at the first and the last, since the input is a straight line and the voltages are monotonic.
/// @param done −1 in these bands; the others stay as they are
[[gnu::always_inline]] inline void goOnAtOnce(const Coefficients& c, Network& n, Int8& done) {
  const Float8 slope = (n.end - n.input) / static_cast<float>(kIterations);
  const Float8 first = n.input + slope;
  const Float8 last = n.end - slope;

  const Float8 risen =
      c.rising.fromSecond * n.second + (c.rising.fromInput * n.input + c.rising.fromEnd * n.end);
  const Int8 rises = (slope >= 0.0F) & (first >= n.output);

  const Float8 charged = (c.tracking.fromSecond * n.second + c.tracking.fromOutput * n.output) +
                         (c.tracking.fromInput * n.input + c.tracking.fromEnd * n.end);
  const Int8 falls = (slope < 0.0F) & (first < n.output);
  const Int8 tracks = falls & (n.output > n.second) & (charged <= n.end) &
                      (c.outputFromOutput * n.output + c.outputFromSecond * n.second <= first) &
                      (c.outputFromOutput * last + c.outputFromSecond * charged <= n.end);

  const Int8 together = n.output <= n.second;
  const Int8 bothTrack =
      falls & together & (c.outputAlone * n.output <= first) & (c.outputAlone * last <= n.end);
  const Float8 alone = c.aloneAfter * n.output;
  const Int8 bothFall = together & (n.input < alone) & (n.end < alone);

  done = rises | tracks | bothTrack | bothFall;
  const Float8 output = bothFall ? alone : n.end;
  Float8 second = rises ? risen : charged;
  second = (bothTrack | bothFall) ? output : second;
  n.output = done ? output : n.output;
  n.second = done ? second : n.second;
}

/// Goes on by one small step after the other.
[[gnu::always_inline]] inline void goOnInSteps(const Coefficients& c, Network& n) {
  const Float8 slope = (n.end - n.input) / static_cast<float>(kIterations);
  Float8 in = n.input;
  for (int i = 1; i <= kIterations; ++i) {
    in += slope;
    const Float8 out = n.output;
    const Float8 two = n.second;
    const Float8 charging = c.outputFromOutput * out + c.outputFromSecond * two;
    Float8 next = out > two ? charging : c.outputAlone * out;
    next = next < in ? in : next;  // the output is never below the input
    const Float8 falling = c.secondFromOutput * out + c.secondFromSecond * two;
    const Float8 rising = in + c.secondAlone * (two - in);
    // The second never exceeds the first, whose next value is the last to be known.
    Float8 second = out > two ? falling : out;
    second = in < out ? second : rising;
    n.second = second < next ? second : next;
    n.output = next;
  }
}

/// Those of all bands that are not done, side by side.
[[gnu::always_inline]] inline void goOnWithRest(const Coefficients& c, Network* networks, const Int8* done) {
  std::size_t rest[kCoreLanes + 1];
  std::size_t count = 0;
  for (std::size_t b = 0; b < kCoreLanes; ++b) {
    rest[count] = b;
    count += done[b / kLanes][b % kLanes] == 0 ? 1 : 0;
  }
  for (std::size_t begin = 0; begin < count; begin += kLanes) {
    Network gathered{};
    const std::size_t lanes = count - begin < kLanes ? count - begin : kLanes;
    for (std::size_t i = 0; i < lanes; ++i) {
      const std::size_t b = rest[begin + i];
      const Network& from = networks[b / kLanes];
      gathered.input[i] = from.input[b % kLanes];
      gathered.end[i] = from.end[b % kLanes];
      gathered.output[i] = from.output[b % kLanes];
      gathered.second[i] = from.second[b % kLanes];
    }
    goOnInSteps(c, gathered);
    for (std::size_t i = 0; i < lanes; ++i) {
      const std::size_t b = rest[begin + i];
      networks[b / kLanes].output[b % kLanes] = gathered.output[i];
      networks[b / kLanes].second[b % kLanes] = gathered.second[i];
    }
  }
}

}  // namespace

BARLINE_SIMD_CLONES
void LoudnessDecay::advance(const float* from, const float* to, float* output, float* second) {
  static const Coefficients shared{SmallStep()};
  const Coefficients& c = shared;
  Network networks[kGroups];
  Int8 done[kGroups];
  Int8 all = Int8{} - 1;
  for (std::size_t g = 0; g < kGroups; ++g) {
    Network& n = networks[g];
    __builtin_memcpy(&n.input, from + g * kLanes, sizeof(Float8));
    __builtin_memcpy(&n.end, to + g * kLanes, sizeof(Float8));
    __builtin_memcpy(&n.output, output + g * kLanes, sizeof(Float8));
    __builtin_memcpy(&n.second, second + g * kLanes, sizeof(Float8));
    goOnAtOnce(c, n, done[g]);
    all &= done[g];
  }
  std::int32_t every = -1;
  for (std::size_t lane = 0; lane < kLanes; ++lane) every &= all[lane];
  if (every == 0) goOnWithRest(c, networks, done);
  for (std::size_t g = 0; g < kGroups; ++g) {
    __builtin_memcpy(output + g * kLanes, &networks[g].output, sizeof(Float8));
    __builtin_memcpy(second + g * kLanes, &networks[g].second, sizeof(Float8));
  }
}

const CoreLoudness& LoudnessDecay::apply(const CoreLoudness& core) {
  advance(input_.data(), core.data(), output_.data(), second_.data());
  input_ = core;
  return output_;
}

}  // namespace barline::dsp::zwicker
