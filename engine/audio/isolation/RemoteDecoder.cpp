#include "engine/audio/isolation/RemoteDecoder.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/audio/SampleConverter.h"

namespace barline::audio {

RemoteDecoder::RemoteDecoder(std::unique_ptr<WorkerLink> link)
    : link_(std::move(link)),
      facts_(link_->guarded([&] { return link_->receive(MessageKind::Opened).takeFacts(); })) {}

model::AudioSource RemoteDecoder::source() const {
  model::AudioSource source = facts_.source;
  try {
    link_->send(MessageWriter(MessageKind::AskFacts));
    source = link_->guarded([&] { return link_->receive(MessageKind::Facts).takeFacts(); }).source;
  } catch (const MediaError&) {
    // Whoever reads on is told.
  }
  source.path = link_->file();
  return source;
}

template <class Take>
std::size_t RemoteDecoder::readParts(std::size_t maximumFrames, const Take& take) {
  std::size_t count = 0;
  while (count < maximumFrames) {
    const auto wanted = static_cast<std::uint32_t>(std::min(maximumFrames - count, kReadFrames));
    link_->send(MessageWriter(MessageKind::Read).put(wanted));
    const std::uint32_t part = link_->guarded([&] {
      MessageReader message = link_->receive(MessageKind::Frames);
      link_->note(message.takeUsage());
      return message.takeWithin<std::uint32_t>(0, wanted);
    });
    if (part == 0) break;
    take(count, part);
    count += part;
  }
  return count;
}

std::size_t RemoteDecoder::read(Planes& out, std::size_t maximumFrames) {
  const std::vector<std::span<float>> planes = link_->samples().planes(facts_.format);
  out.resize(planes.size());
  for (auto& plane : out) plane.resize(maximumFrames);
  const std::size_t count = readParts(maximumFrames, [&](std::size_t at, std::size_t frames) {
    for (std::size_t c = 0; c < planes.size(); ++c)
      copySane(planes[c].first(frames), std::span(out[c]).subspan(at, frames));
  });
  for (auto& plane : out) plane.resize(count);
  return count;
}

std::size_t RemoteDecoder::readStored(std::vector<std::byte>& out, std::size_t maximumFrames) {
  const std::span<const std::byte> shared = link_->samples().stored(facts_.stored);
  const std::size_t bytes = facts_.stored.frameBytes();
  out.resize(maximumFrames * bytes);
  const std::size_t count = readParts(maximumFrames, [&](std::size_t at, std::size_t frames) {
    std::memcpy(out.data() + at * bytes, shared.data(), frames * bytes);
  });
  out.resize(count * bytes);
  return count;
}

void RemoteDecoder::seek(std::int64_t frame) {
  link_->send(MessageWriter(MessageKind::Seek).put(frame));
  (void)link_->receive(MessageKind::Sought);
}

bool RemoteDecoder::seekNear(std::int64_t frame) {
  link_->send(MessageWriter(MessageKind::SeekNear).put(frame));
  return link_->guarded(
      [&] { return link_->receive(MessageKind::SoughtNear).takeWithin<std::uint8_t>(0, 1) != 0; });
}

}  // namespace barline::audio
