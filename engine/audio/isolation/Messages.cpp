#include "engine/audio/isolation/Messages.h"

#include <algorithm>
#include <cstring>

#include "engine/audio/Text.h"

namespace barline::audio {
namespace {

constexpr std::size_t kLongestText = 4096;
constexpr std::int64_t kMostFrames = std::int64_t{1} << 48;
constexpr double kLongestDuration = 1e9;  // seconds

}  // namespace

void MessageWriter::append(std::span<const std::byte> bytes) {
  const std::size_t at = bytes_.size();
  bytes_.resize(at + bytes.size());
  std::memcpy(bytes_.data() + at, bytes.data(), bytes.size());
}

MessageWriter& MessageWriter::put(std::string_view text) {
  text = text.substr(0, kLongestText);
  put(static_cast<std::uint32_t>(text.size()));
  append(std::as_bytes(std::span(text)));
  return *this;
}

MessageWriter& MessageWriter::put(const MediaFacts& facts) {
  put(facts.format.sampleRate).put(facts.format.channels).put(facts.format.channelMask);
  put(facts.format.expectedFrames);
  put(facts.stored.type).put(facts.stored.bits).put(facts.stored.sampleRate).put(facts.stored.channels);
  put(facts.stored.channelMask).put(static_cast<std::uint8_t>(facts.lossless));
  const model::AudioSource& source = facts.source;
  put(source.fingerprint).put(source.duration).put(source.codec);
  put(source.title).put(source.artist).put(source.album);
  return put(static_cast<std::uint8_t>(source.warning.has_value())).put(source.warning.value_or(""));
}

MessageWriter& MessageWriter::put(const ConfinementReport& report) {
  for (const bool value : {report.filtered, report.openedFile, report.copiedDescriptor, report.startedProcess,
                           report.grewMemory})
    put(static_cast<std::uint8_t>(value));
  return *this;
}

void MessageReader::takeBytes(std::span<std::byte> out) {
  if (out.size() > bytes_.size() - at_) throw BadMessage();
  std::memcpy(out.data(), bytes_.data() + at_, out.size());
  at_ += out.size();
}

std::string MessageReader::takeText() {
  const auto size = takeWithin<std::uint32_t>(0, kLongestText);
  std::string text(size, '\0');
  takeBytes(std::as_writable_bytes(std::span(text)));
  return text;
}

std::string MessageReader::takeFingerprint() {
  constexpr std::size_t kDigits = 32;
  std::string text = takeText();
  const bool isHex = text.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!text.empty() && (text.size() != kDigits || !isHex)) throw BadMessage();
  return text;
}

WorkerUsage MessageReader::takeUsage() {
  constexpr std::int64_t kMostNanoseconds = std::int64_t{1} << 52;
  constexpr std::int64_t kMostBytes = std::int64_t{1} << 40;
  WorkerUsage usage;
  usage.cpuNanoseconds = takeWithin<std::int64_t>(0, kMostNanoseconds);
  usage.privateBytes = takeWithin<std::int64_t>(0, kMostBytes);
  return usage;
}

MediaFacts MessageReader::takeFacts() {
  constexpr int kMostBits = 64;
  MediaFacts facts;
  facts.format.sampleRate = takeWithin(kLowestRate, kHighestRate);
  facts.format.channels = takeWithin(1, kMostChannels);
  facts.format.channelMask = take<std::uint64_t>();
  facts.format.expectedFrames = takeWithin<std::int64_t>(0, kMostFrames);
  facts.stored.type = takeWithin(SampleType::UInt8, SampleType::Float64);
  facts.stored.bits = takeWithin(1, kMostBits);
  facts.stored.sampleRate = takeWithin(kLowestRate, kHighestRate);
  facts.stored.channels = takeWithin(facts.format.channels, facts.format.channels);
  facts.stored.channelMask = take<std::uint64_t>();
  facts.lossless = takeBool();
  model::AudioSource& source = facts.source;
  source.fingerprint = takeFingerprint();
  source.duration = takeWithin(0.0, kLongestDuration);
  source.sampleRate = facts.format.sampleRate;
  source.channels = facts.format.channels;
  for (std::string* const text : {&source.codec, &source.title, &source.artist, &source.album})
    *text = oneLine(takeText());
  const bool isDamaged = takeBool();
  const std::string warning = oneLine(takeText(), kLongestText);
  if (isDamaged) source.warning.emplace(warning);
  return facts;
}

ConfinementReport MessageReader::takeConfinement() {
  ConfinementReport report;
  for (bool* const value : {&report.filtered, &report.openedFile, &report.copiedDescriptor,
                            &report.startedProcess, &report.grewMemory})
    *value = takeBool();
  return report;
}

}  // namespace barline::audio
