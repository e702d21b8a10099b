#include "engine/nn/CircleTransform.h"

#include <cstring>

namespace barline::nn {
namespace {

/// Four channels next to each other.
using Four __attribute__((vector_size(4 * sizeof(float)))) = float;

template <class Value>
Value load(const float* from) {
  Value value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

template <class Value>
void store(const Value& value, float* to) {
  std::memcpy(to, &value, sizeof value);
}

constexpr float kHalf = 0.5F;
constexpr float kRoot = 0.866025403784438647F;  // cos 30°

/// result[k] = zero + (−1)ᵏ · six + Σ v[j − 1] · cos(2π·j·k / 12), for k = 0 … 6.
template <class Value>
struct Cosines {
  Value at[7];

  Cosines(Value zero, Value six, Value v1, Value v2, Value v3, Value v4, Value v5) {
    const Value even = zero + six;
    const Value odd = zero - six;
    const Value outer = v1 + v5;
    const Value inner = v2 + v4;
    const Value outerTurn = kRoot * (v1 - v5);
    const Value innerTurn = v2 - v4;
    at[0] = even + outer + inner + v3;
    at[1] = odd + outerTurn + kHalf * innerTurn;
    at[2] = even + kHalf * (outer - inner) - v3;
    at[3] = odd - innerTurn;
    at[4] = even - kHalf * (outer + inner) + v3;
    at[5] = odd - outerTurn + kHalf * innerTurn;
    at[6] = even - outer + inner - v3;
  }
};

/// result[k] = Σ v[j − 1] · sin(2π·j·k / 12), for k = 1 … 5.
template <class Value>
struct Sines {
  Value at[6];

  Sines(Value v1, Value v2, Value v3, Value v4, Value v5) {
    const Value outer = kHalf * (v1 + v5) + v3;
    const Value inner = kRoot * (v2 + v4);
    const Value outerTurn = v1 - v5;
    const Value innerTurn = v2 - v4;
    at[0] = Value{};
    at[1] = outer + inner;
    at[2] = kRoot * (outerTurn + innerTurn);
    at[3] = v1 + v5 - v3;
    at[4] = kRoot * (outerTurn - innerTurn);
    at[5] = outer - inner;
  }
};

/// Of the channels that a Value holds, the first at `values`.
template <class Value>
void forwards(const float* values, std::size_t channels, float* spectrum) {
  const auto x = [&](std::size_t group) { return load<Value>(values + group * channels); };
  const Cosines<Value> cosines(x(0), x(6), x(1) + x(11), x(2) + x(10), x(3) + x(9), x(4) + x(8), x(5) + x(7));
  const Sines<Value> sines(x(1) - x(11), x(2) - x(10), x(3) - x(9), x(4) - x(8), x(5) - x(7));
  store<Value>(cosines.at[0], spectrum);
  store<Value>(cosines.at[6], spectrum + channels);
  for (std::size_t rate = 1; rate <= 5; ++rate) {
    store<Value>(cosines.at[rate], spectrum + 2 * rate * channels);
    store<Value>(sines.at[rate], spectrum + (2 * rate + 1) * channels);
  }
}

template <class Value>
void backwards(const float* spectrum, std::size_t channels, float* values) {
  const auto part = [&](std::size_t number) { return load<Value>(spectrum + number * channels); };
  const Cosines<Value> cosines(part(0), part(1), part(2), part(4), part(6), part(8), part(10));
  const Sines<Value> sines(part(3), part(5), part(7), part(9), part(11));
  store<Value>(cosines.at[0], values);
  store<Value>(cosines.at[6], values + 6 * channels);
  for (std::size_t group = 1; group <= 5; ++group) {
    store<Value>(cosines.at[group] + sines.at[group], values + group * channels);
    store<Value>(cosines.at[group] - sines.at[group], values + (kCircle - group) * channels);
  }
}

}  // namespace

void toSpectrum(const float* values, std::size_t channels, float* spectrum) {
  std::size_t c = 0;
  for (; c + 4 <= channels; c += 4) forwards<Four>(values + c, channels, spectrum + c);
  for (; c < channels; ++c) forwards<float>(values + c, channels, spectrum + c);
}

void fromSpectrum(const float* spectrum, std::size_t channels, float* values) {
  std::size_t c = 0;
  for (; c + 4 <= channels; c += 4) backwards<Four>(spectrum + c, channels, values + c);
  for (; c < channels; ++c) backwards<float>(spectrum + c, channels, values + c);
}

}  // namespace barline::nn
