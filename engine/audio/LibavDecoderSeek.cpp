#include <algorithm>

#include "engine/audio/LibavDecoder.h"
#include "engine/audio/StreamCodec.h"
#include "engine/audio/Timing.h"

namespace barline::audio {

void LibavDecoder::seek(std::int64_t frame) {
  frame = std::max<std::int64_t>(0, frame);
  if (exactFrames_) frame = std::min(frame, *exactFrames_);
  straight_ = false;
  if (skipWithinReach(frame)) return;
  const bool nearStart = frame <= preroll(media_, rate_) + rate_ / 4;
  if (!nearStart) {
    if (usesTimestamps() && seekByTimestamp(frame)) return;
    if (!usesTimestamps() && !chained_ && (length_.known() ? seekByCounting(frame) : seekByMarks(frame)))
      return;
  }
  restart();
  target_ = frame;
}

bool LibavDecoder::seekNear(std::int64_t frame) {
  straight_ = false;
  if (format_.expectedFrames <= 0) return false;
  frame = std::clamp<std::int64_t>(frame, 0, format_.expectedFrames - 1);
  const bool byBytes = isRawStream(media_) || media_.containerName() == "flac";
  const std::int64_t byte = av_rescale(media_.file().size(), frame, format_.expectedFrames);
  const std::int64_t timestamp = av_rescale_q(frame + origin_, {1, rate_}, media_.stream().time_base);
  if (!(byBytes ? media_.seekToByte(byte) : media_.seekToTimestamp(timestamp))) return false;
  expectPosition(frame);
  // Nothing tells the position any better than what was asked for.
  resyncing_ = false;
  placed_ = true;
  timestampsAgree_ = false;
  position_ = frame;
  return true;
}

/// Goes forward within what is decoded or about to be.
bool LibavDecoder::skipWithinReach(std::int64_t frame) {
  if (finished_ || !placed_ || resyncing_ || frameHeld_) return false;
  if (chunkEnd_ != chunk_.frames()) return false;
  const std::int64_t chunkStart = position_ - static_cast<std::int64_t>(chunkEnd_ - chunkBegin_);
  if (frame < std::max<std::int64_t>(chunkStart, 0) || frame > position_ + rate_ / 4) return false;
  target_ = frame;
  chunkBegin_ += static_cast<std::size_t>(std::max<std::int64_t>(0, std::min(frame, position_) - chunkStart));
  return true;
}

void LibavDecoder::restart() {
  media_.restart();
  codec_ = openCodec(media_);
  expectPosition(0);
  length_ = PacketLength(*media_.stream().codecpar);
  resyncing_ = false;
  begun_ = false;
  timestampsAgree_ = true;
}

/// Forgets what was under way; frames before `frame` will be dropped, and positions come from the timestamps.
void LibavDecoder::expectPosition(std::int64_t frame) {
  avcodec_flush_buffers(codec_.get());
  chunkBegin_ = chunkEnd_ = 0;
  target_ = frame;
  nextPacketAt_.reset();
  syncAt_.reset();
  firstPlaced_.reset();
  lastMark_.reset();
  expectedTimestamp_.reset();
  lost_ = silence_ = 0;
  failures_ = expectedFrames_ = 0;
  frameHeld_ = draining_ = finished_ = placed_ = false;
  resyncing_ = true;
}

bool LibavDecoder::seekByTimestamp(std::int64_t frame) {
  // A demuxer may land later than asked where its index is coarse; then farther back is tried.
  for (const std::int64_t moreSeconds : {0, 5, 30}) {
    const std::int64_t from = frame - preroll(media_, rate_) - moreSeconds * rate_;
    if (from <= 0) return false;
    const std::int64_t timestamp = av_rescale_q(from + origin_, {1, rate_}, media_.stream().time_base);
    if (!media_.seekToTimestamp(timestamp)) return false;
    expectPosition(frame);
    decodeNext();
    if (firstPlaced_ && *firstPlaced_ <= frame - preroll(media_, rate_) / 4) return true;
  }
  return false;
}

/// Goes to a known packet, or the start, and counts packets from there on until shortly before `frame`.
bool LibavDecoder::seekByCounting(std::int64_t frame) {
  constexpr std::int64_t kLongestPacket = 65536;  // FLAC's
  const std::int64_t from = frame - std::max(preroll(media_, rate_), kLongestPacket);
  const auto entry = index_.atOrBefore(from);
  std::int64_t next = 0;
  if (entry && goTo(*entry)) {
    media_.read(*packet_);
    expectPosition(frame);
    (void)gapBefore(*packet_, length_.next(*packet_));
    next = entry->frameBehind;
  } else {
    restart();
    while (!begun_ && decodeNext()) {
    }
    if (!begun_ || !length_.known()) return false;
    next = position_ + frame_->nb_samples;
    const auto expected = expectedTimestamp_;
    expectPosition(frame);
    expectedTimestamp_ = expected;
  }
  while (next < from && media_.read(*packet_)) {
    noteLink(*packet_);
    if (chained_) return false;
    const int frames = length_.next(*packet_);
    next += gapBefore(*packet_, frames);
    next += advance(*packet_, next, frames);
    if (index_.wants(next)) index_.add({PacketMark(*packet_), next});
  }
  nextPacketAt_ = next;
  return next <= frame;
}

/// Goes to a known packet and decodes up to another, behind which the position is known.
bool LibavDecoder::seekByMarks(std::int64_t frame) {
  const auto entry = index_.atOrBefore(frame - preroll(media_, rate_));
  const auto sync = index_.atOrBefore(frame);
  if (!entry || !sync || sync->frameBehind <= entry->frameBehind || !goTo(*entry)) return false;
  expectPosition(frame);
  syncAt_ = sync;
  decodeNext();
  return firstPlaced_.has_value();
}

/// Makes the entry's packet the next one to be read. @return whether it was found
bool LibavDecoder::goTo(const SeekIndex::Entry& entry) {
  constexpr int kMostPackets = 20000;
  const bool raw = isRawStream(media_);
  if (raw) {
    if (!media_.seekToByte(entry.packet.byte)) return false;
  } else {
    // Some time before it, for Ogg's packets are only numbered rightly from the second page on.
    const AVRational base = media_.stream().time_base;
    const std::int64_t margin = av_rescale_q(media_.containerName() == "ogg" ? 3 : 0, {1, 1}, base);
    if (!media_.seekToTimestamp(entry.packet.timestamp - margin)) return false;
  }
  for (int i = 0; i < kMostPackets; ++i) {
    const AVPacket* next = media_.peek();
    if (next == nullptr || next->pos > entry.packet.byte) return false;
    const PacketMark mark(*next);
    if (raw ? mark.byte == entry.packet.byte && mark.hash == entry.packet.hash : mark == entry.packet)
      return true;
    media_.read(*packet_);
  }
  return false;
}

}  // namespace barline::audio
