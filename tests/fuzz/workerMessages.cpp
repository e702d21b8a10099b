#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/audio/isolation/Messages.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

void requireFacts(const audio::MediaFacts& facts) {
  requireThat(facts.format.channels >= 1 && facts.format.channels <= 8,
              "a number of channels is out of bounds");
  requireThat(facts.format.sampleRate >= 8000 && facts.format.sampleRate <= 192000,
              "a rate is out of bounds");
  requireThat(std::isfinite(facts.source.duration), "a duration is not finite");
}

void take(audio::MessageReader& message) {
  using enum audio::MessageKind;
  switch (message.kind()) {
    case Failed:
      static_cast<void>(message.take<std::uint8_t>());
      static_cast<void>(message.takeText());
      return;
    case Opened:
    case Facts:
      return requireFacts(message.takeFacts());
    case EndOfBlocks:
      static_cast<void>(message.takeUsage());
      return requireFacts(message.takeFacts());
    case Fingerprint:
      static_cast<void>(message.takeUsage());
      static_cast<void>(message.takeFingerprint());
      return;
    case Confined:
      static_cast<void>(message.takeConfinement());
      return;
    default:
      static_cast<void>(message.takeText());
  }
}

}  // namespace

void workerMessages(Input input) {
  const auto bytes = asBytes(input);
  try {
    audio::MessageReader message({bytes.begin(), bytes.end()});
    take(message);
  } catch (const audio::BadMessage&) {
  }
}

}  // namespace barline::fuzz
