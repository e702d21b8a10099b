#include "engine/steps/harmony/ChordContext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "engine/nn/EmbeddedNetworks.h"
#include "engine/nn/Execution.h"
#include "engine/nn/Network.h"
#include "engine/steps/harmony/ChordVocabulary.h"

namespace barline::steps {
namespace {

constexpr std::size_t kClasses = 12;
constexpr std::size_t kBasses = model::HarmonyActivation::kBasses;
constexpr std::size_t kNoBass = kBasses - 1;
constexpr std::size_t kAccents = static_cast<std::size_t>(Accent::Free) + 1;
constexpr float kLeastLogProbability = -12.0F;
constexpr double kLongestTold = 2.0;       // s
constexpr std::size_t kSpansAtOnce = 256;  // some milliseconds of work

// Both halves' chords and bass of a pitch class, its two keys; what is told alike of all: silence of chord
// and bass in both halves, the accent, the length.
static_assert(kContextCodes == kClasses * (2 * (kChordQualities + 1) + 2 + 4 + kAccents + 1));

const nn::EmbeddedNetwork& weights() {
  return nn::embeddedNetwork("chords");
}

std::shared_ptr<const nn::Network> network() {
  static const std::shared_ptr<const nn::Network> network =
      nn::Network::read(weights().bytes, nn::Checksum::Known);
  return network;
}

std::uint8_t code(float share) {
  return static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(share, 0.0F, 1.0F)));
}

/// Writes a span's codes pitch class by pitch class.
class SpanCoder {
 public:
  explicit SpanCoder(std::span<std::uint8_t> codes) : codes_(codes) {}

  /// The next byte of one pitch class.
  void addTo(std::size_t pitchClass, std::uint8_t value) {
    codes_[pitchClass * kEach + written_[pitchClass]++] = value;
  }
  void addToAll(std::uint8_t value) {
    for (std::size_t pitchClass = 0; pitchClass < kClasses; ++pitchClass) addTo(pitchClass, value);
  }

 private:
  static constexpr std::size_t kEach = kContextCodes / kClasses;

  std::span<std::uint8_t> codes_;
  std::array<std::size_t, kClasses> written_{};
};

/// Codes of log-probabilities, of which there is the sum over a number of frames.
class MeanCode {
 public:
  explicit MeanCode(const HarmonyEvidence& evidence) : share_(1.0F / std::max(evidence.frames, 1e-3F)) {}

  std::uint8_t operator()(float sum) const { return code(1.0F - share_ * sum / kLeastLogProbability); }

 private:
  float share_;
};

void addHalf(SpanCoder& coder, const HarmonyEvidence& half) {
  const MeanCode mean(half);
  for (std::size_t chord = 0; chord < kNoChord; ++chord)
    coder.addTo(chordRoot(chord), mean(half.chord[chord]));
  for (std::size_t bass = 0; bass < kClasses; ++bass) coder.addTo(bass, mean(half.bass[bass]));
}

void addSilence(SpanCoder& coder, const HarmonyEvidence& half) {
  const MeanCode mean(half);
  coder.addToAll(mean(half.chord[kNoChord]));
  coder.addToAll(mean(half.bass[kNoBass]));
}

void codeSpan(const HarmonySpan& span, const HalvedEvidence& evidence, SpanCoder coder) {
  addHalf(coder, evidence.first);
  addHalf(coder, evidence.second);
  const HarmonyEvidence whole = evidence.whole();
  const MeanCode mean(whole);
  for (std::size_t key = 0; key < whole.key.size(); ++key) coder.addTo(key % kClasses, mean(whole.key[key]));
  addSilence(coder, evidence.first);
  addSilence(coder, evidence.second);
  for (std::size_t accent = 0; accent < kAccents; ++accent) {
    coder.addToAll(static_cast<std::size_t>(span.accent) == accent ? 255 : 0);
  }
  coder.addToAll(code(static_cast<float>(span.range.duration() / kLongestTold)));
}

/// Makes rows of logits, from `begin` on, logarithms of probabilities.
void normalise(std::vector<float>& logits, std::size_t begin, std::size_t width) {
  for (std::size_t row = begin; row < logits.size(); row += width) {
    const auto values = std::span(logits).subspan(row, width);
    const float highest = *std::ranges::max_element(values);
    float sum = 0.0F;
    for (const float value : values) sum += std::exp(value - highest);
    const float offset = highest + std::log(sum);
    for (float& value : values) value -= offset;
  }
}

}  // namespace

HarmonyEvidence HalvedEvidence::whole() const {
  HarmonyEvidence sum = first;
  const auto add = [](auto& to, const auto& from) {
    std::ranges::transform(to, from, to.begin(), std::plus<>{});
  };
  add(sum.chord, second.chord);
  add(sum.bass, second.bass);
  add(sum.key, second.key);
  sum.frames += second.frames;
  return sum;
}

HalvedEvidence halvedEvidenceIn(const model::HarmonyActivation& activation, const model::TimeRange& range) {
  const double middle = (range.begin + range.end) / 2.0;
  return {evidenceIn(activation, {range.begin, middle}), evidenceIn(activation, {middle, range.end})};
}

std::vector<std::uint8_t> contextCodes(std::span<const HarmonySpan> spans,
                                       std::span<const HalvedEvidence> evidence) {
  std::vector<std::uint8_t> codes(spans.size() * kContextCodes);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    codeSpan(spans[i], evidence[i], SpanCoder(std::span(codes).subspan(i * kContextCodes, kContextCodes)));
  }
  return codes;
}

ChordContext chordContext(std::span<const HarmonySpan> spans, std::span<const HalvedEvidence> evidence,
                          const std::function<void(double)>& progress) {
  ChordContext context;
  context.chord.reserve(spans.size() * kChords);
  context.bass.reserve(spans.size() * kBasses);
  const std::size_t chordOutput = network()->output("chord");
  nn::Execution execution(network(), [&](std::size_t output, std::span<const float> logits) {
    const bool isChord = output == chordOutput;
    std::vector<float>& heard = isChord ? context.chord : context.bass;
    const std::size_t begin = heard.size();
    heard.insert(heard.end(), logits.begin(), logits.end());
    normalise(heard, begin, isChord ? kChords : kBasses);
  });
  for (std::size_t begin = 0; begin < spans.size(); begin += kSpansAtOnce) {
    progress(static_cast<double>(begin) / static_cast<double>(spans.size()));
    const std::size_t count = std::min(kSpansAtOnce, spans.size() - begin);
    const auto codes = contextCodes(spans.subspan(begin, count), evidence.subspan(begin, count));
    const std::span<const std::uint8_t> block = codes;
    execution.push({&block, 1});
  }
  execution.finish();
  return context;
}

int chordContextVersion() {
  return weights().version;
}

}  // namespace barline::steps
