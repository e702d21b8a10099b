#include "engine/audio/Decoder.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "engine/audio/Completeness.h"
#include "engine/audio/LibavDecoder.h"
#include "engine/audio/MediaError.h"
#include "engine/audio/StreamCodec.h"
#include "engine/audio/StreamStart.h"
#include "engine/audio/Structure.h"
#include "engine/audio/Text.h"
#include "engine/audio/Timing.h"

namespace barline::audio {

LibavDecoder::LibavDecoder(LocalFile file, Decoder::Samples samples)
    : media_(std::move(file)),
      codec_(openCodec(media_)),
      length_(*media_.stream().codecpar),
      rate_(std::max(1, media_.stream().codecpar->sample_rate)),
      chunk_(samples) {
  hash_.begin(*media_.stream().codecpar);
  while (!begun_ && decodeNext()) {
  }
  if (!begun_) throw MediaError(anyPacket_ ? MediaProblem::Damaged : MediaProblem::Empty, media_.path());
}

/// Hands out frames until there are enough or the end has come. @param copy takes (first frame of chunk_,
/// number of frames, number of those before)
template <typename Copy>
std::size_t LibavDecoder::readFrames(std::size_t maximumFrames, const Copy& copy) {
  std::size_t count = 0;
  while (count < maximumFrames && (chunkBegin_ < chunkEnd_ || decodeNext())) {
    const std::size_t part = std::min(maximumFrames - count, chunkEnd_ - chunkBegin_);
    if (part == 0) continue;  // the stream's first frame has only been seen
    copy(chunkBegin_, part, count);
    chunkBegin_ += part;
    count += part;
  }
  return count;
}

std::size_t LibavDecoder::readInto(std::span<const std::span<float>> out) {
  return readFrames(out.front().size(), [&](std::size_t from, std::size_t frames, std::size_t at) {
    chunk_.copy(from, frames, out, at);
  });
}

std::size_t LibavDecoder::readStoredInto(std::span<std::byte> out) {
  const std::size_t bytes = storedFormat().frameBytes();
  return readFrames(out.size() / bytes, [&](std::size_t from, std::size_t frames, std::size_t at) {
    chunk_.copy(from, frames, out.subspan(at * bytes, frames * bytes));
  });
}

std::size_t LibavDecoder::read(Planes& out, std::size_t maximumFrames) {
  out.resize(static_cast<std::size_t>(format_.channels));
  std::vector<std::span<float>> planes;
  for (auto& plane : out) {
    plane.resize(maximumFrames);
    planes.emplace_back(plane);
  }
  const std::size_t count = readInto(planes);
  for (auto& plane : out) plane.resize(count);
  return count;
}

std::size_t LibavDecoder::readStored(std::vector<std::byte>& out, std::size_t maximumFrames) {
  out.resize(maximumFrames * storedFormat().frameBytes());
  const std::size_t count = readStoredInto(out);
  out.resize(count * storedFormat().frameBytes());
  return count;
}

/// Decodes until chunk_ has something, or the stream's first frame shows the format. @return false at the end
bool LibavDecoder::decodeNext() {
  while (!finished_) {
    if (frameHeld_) {
      if (silence_ > 0)
        takeSilence();
      else
        takeFrame();
      if (chunkBegin_ < chunkEnd_) return true;
      continue;
    }
    const int result = avcodec_receive_frame(codec_.get(), frame_.get());
    if (result >= 0 && frame_->nb_samples > 0) {
      if (!begun_) {
        begin();
        frameHeld_ = true;
        return true;
      }
      frameHeld_ = place();
    } else if (result == AVERROR(EAGAIN) && !draining_) {
      sendNextPacket();
    } else if (result == AVERROR_EOF || draining_) {
      finish();
    } else if (result < 0) {
      noteFailure();
      sendNextPacket();  // whatever the codec says, reading goes on
    }
  }
  return false;
}

void LibavDecoder::sendNextPacket() {
  if (!media_.read(*packet_)) {
    draining_ = true;
    avcodec_send_packet(codec_.get(), nullptr);
    return;
  }
  anyPacket_ = true;
  if (straight_) hash_.add(*packet_);
  noteLink(*packet_);
  noteMark();
  expectedFrames_ = length_.next(*packet_);
  if (const std::int64_t gap = gapBefore(*packet_, expectedFrames_); gap > 0) {
    if (nextPacketAt_) {
      *nextPacketAt_ += gap;
    } else if (!resyncing_) {
      lost_ += gap;
      ++failures_;
    }
  }
  prepareTimestamp(expectedFrames_);
  if (avcodec_send_packet(codec_.get(), packet_.get()) < 0) noteFailure();
}

std::int64_t LibavDecoder::toFrames(std::int64_t timestamp) const {
  return av_rescale_q(timestamp, media_.stream().time_base, {1, rate_});
}

/// Frames by which a packet that starts at `at` and decodes to `frames` moves the position.
std::int64_t LibavDecoder::advance(const AVPacket& packet, std::int64_t at, int frames) const {
  const bool outside = (packet.flags & AV_PKT_FLAG_DISCARD) != 0 && at >= 0;  // of what an edit list shows
  return outside ? 0 : frames - discarded(skipOf(packet), frames);
}

/// Frames at the end of a packet that are not part of the track. In MP3 libav finds them by timestamps, which
/// are wrong after a seek, so there they are left to the padding.
std::int64_t LibavDecoder::discarded(const Skip& skip, std::int64_t frames) const {
  return media_.containerName() == "mp3" || skip.back > frames ? 0 : skip.back;
}

/// Frames that are missing before a packet, in a container whose timestamps are not exact but good enough to
/// show it.
std::int64_t LibavDecoder::gapBefore(const AVPacket& packet, int frames) {
  if (!begun_ || exactTimestamps_ || !showsGaps(media_) || frames == 0 || packet.pts == AV_NOPTS_VALUE)
    return 0;
  const std::int64_t at = toFrames(packet.pts);
  const std::int64_t gap = at - expectedTimestamp_.value_or(at);
  expectedTimestamp_ = at + frames;
  const std::int64_t misplacement = rate_ / 10;
  return gap > misplacement && gap < longestGap() ? gap : 0;
}

/// Finds where another stream begins in a chained Ogg file (RFC 3533 §4), whose packets cannot be decoded
/// without the headers they follow.
void LibavDecoder::noteLink(const AVPacket& packet) {
  if (chained_ || media_.containerName() != "ogg") return;
  const bool newHeaders = av_packet_get_side_data(&packet, AV_PKT_DATA_NEW_EXTRADATA, nullptr) != nullptr;
  const bool goesBack = expectedTimestamp_ && packet.pts != AV_NOPTS_VALUE &&
                        toFrames(packet.pts) < *expectedTimestamp_ - rate_ / 10;
  chained_ = begun_ && (newHeaders || goesBack);
}

/// Enters the packet before this one into the seek index: now it is known what it has decoded to.
void LibavDecoder::noteMark() {
  if (exactTimestamps_ && timestampsAgree_) return;
  const bool known = begun_ && placed_ && !resyncing_;
  if (known && lastMark_ && lastMark_->byte >= 0 && index_.wants(position_ + lost_))
    index_.add({*lastMark_, position_ + lost_});
  lastMark_ = PacketMark(*packet_);
}

/// Gives the packet the timestamp by which its first frame is placed: the stream's own as a number of frames,
/// or the position in the track where that is known after a seek.
void LibavDecoder::prepareTimestamp(int frames) {
  const std::int64_t timestamp = packet_->pts;
  const bool isSync = syncAt_ && lastMark_ == syncAt_->packet;
  packet_->pts = packet_->dts = AV_NOPTS_VALUE;
  if (!begun_ || usesTimestamps()) {
    if (timestamp != AV_NOPTS_VALUE) packet_->pts = toFrames(timestamp);
  } else if (nextPacketAt_) {
    packet_->pts = *nextPacketAt_;
    if (length_.known())
      *nextPacketAt_ += advance(*packet_, *nextPacketAt_, frames);
    else
      nextPacketAt_.reset();
  }
  if (isSync) {
    nextPacketAt_ = syncAt_->frameBehind;
    syncAt_.reset();
  }
}

void LibavDecoder::noteFailure() {
  if (!begun_ || resyncing_) return;
  ++failures_;
  if (!usesTimestamps()) lost_ += std::exchange(expectedFrames_, 0);
}

/// The stream's first frame: settles the format and where the track begins and ends.
void LibavDecoder::begin() {
  if (format_.channels == 0) settleFormat();
  begun_ = placed_ = true;
  length_.learn(frame_->nb_samples);
  exactTimestamps_ = frame_->pts != AV_NOPTS_VALUE && hasExactTimestamps(media_, rate_, frame_->nb_samples);
  const std::int64_t delay = encoderDelay(media_, *frame_);
  position_ = -delay;
  origin_ = exactTimestamps_ ? frame_->pts + delay : 0;

  promisedEnd_ = promisedFrames(media_, rate_);
  const AVStream& stream = media_.stream();
  if (promisedEnd_) {
    // MPEG-4 counts from its edit list's start, the others from the first packet.
    const bool edited = media_.containerName() == "mov" && frame_->pts != AV_NOPTS_VALUE &&
                        stream.start_time != AV_NOPTS_VALUE;
    *promisedEnd_ += edited ? toFrames(stream.start_time) - (frame_->pts + delay) : -delay;
    promisedEnd_ = std::max<std::int64_t>(0, *promisedEnd_);
    format_.expectedFrames = *promisedEnd_;
  } else if (media_.container().duration > 0) {
    const std::int64_t frames = av_rescale_q(media_.container().duration, {1, AV_TIME_BASE}, {1, rate_});
    format_.expectedFrames = std::max<std::int64_t>(0, frames - delay);
  }
  padding_ = encoderPadding(media_, delay, promisedEnd_);
  if (padding_ && padding_->certain) format_.expectedFrames = padding_->begin;
}

void LibavDecoder::settleFormat() {
  if (!chunk_.setFormat(*frame_, codec_->bits_per_raw_sample)) {
    const std::string shape = std::to_string(frame_->ch_layout.nb_channels) + " channels at " +
                              std::to_string(frame_->sample_rate) + " Hz are outside its limits";
    throw MediaError(MediaProblem::Unsupported, media_.path(), shape);
  }
  format_ = chunk_.format();
  const int streamsWord = std::exchange(rate_, format_.sampleRate);
  if (frame_->pts != AV_NOPTS_VALUE) frame_->pts = av_rescale_q(frame_->pts, {1, streamsWord}, {1, rate_});
}

/// Finds the position of any later frame, and what is missing before it.
/// @return whether the position is known and the frame is part of the track
bool LibavDecoder::place() {
  std::optional<std::int64_t> at;
  if (frame_->pts != AV_NOPTS_VALUE) at = frame_->pts - (usesTimestamps() ? origin_ : 0);
  if (resyncing_) return placeAfterSeek(at);
  // Outside what an edit list shows.
  if ((frame_->flags & AV_FRAME_FLAG_DISCARD) != 0 && position_ >= 0) return false;
  const bool asExpected = expectedFrames_ == 0 || expectedFrames_ == frame_->nb_samples;
  if (!asExpected && media_.peek() != nullptr) length_.distrust();

  silence_ = std::exchange(lost_, 0);
  if (usesTimestamps() && at) {
    const std::int64_t tolerated = std::max(32, frame_->nb_samples / 2);
    const std::int64_t difference = *at - position_;
    if (difference > longestGap() || difference < -tolerated)
      timestampsAgree_ = false;
    else if (difference > tolerated)
      silence_ = difference;
  }
  const bool gapIsDamage = silence_ > 0 && media_.containerName() != "mov";
  if (gapIsDamage || (failures_ > 0 && !draining_)) noteDamage();
  failures_ = 0;
  return true;
}

bool LibavDecoder::placeAfterSeek(std::optional<std::int64_t> at) {
  silence_ = placed_ && at ? std::clamp<std::int64_t>(*at - position_, 0, longestGap()) : 0;
  if (at) position_ = *at - silence_;
  if (!firstPlaced_) firstPlaced_ = at;
  placed_ = firstPlaced_.has_value();
  if (placed_ && position_ + silence_ + frame_->nb_samples > target_) resyncing_ = false;
  return placed_;
}

void LibavDecoder::noteDamage() {
  if (position_ <= lastDamageAt_) return;  // met again after a seek
  lastDamageAt_ = position_;
  ++damagedPlaces_;
}

/// Replaces the chunk by silence in place of what is missing, a piece at a time.
void LibavDecoder::takeSilence() {
  constexpr std::int64_t kPiece = 65536;
  const std::int64_t piece = std::min(silence_, kPiece);
  chunk_.takeSilence(static_cast<std::size_t>(piece));
  chunkBegin_ = static_cast<std::size_t>(std::clamp<std::int64_t>(target_ - position_, 0, piece));
  chunkEnd_ = static_cast<std::size_t>(piece);
  position_ += piece;
  silence_ -= piece;
}

/// Replaces the chunk by frame_, without what is before the target, skipped or padding.
void LibavDecoder::takeFrame() {
  frameHeld_ = false;
  chunkBegin_ = chunkEnd_ = 0;
  if (!chunk_.take(*frame_)) {
    noteDamage();
    return;
  }
  const auto frames = static_cast<std::int64_t>(chunk_.frames());
  const Skip skip = skipOf(*frame_);
  // The delay of a later stream in a chained file; that of the first is in the negative positions.
  const std::int64_t front = chained_ && position_ > 0 ? std::min(skip.front, frames) : 0;
  const std::int64_t kept = frames - front - discarded(skip, frames - front);
  std::int64_t end = kept;
  if (padding_ && position_ < padding_->end && position_ + end > padding_->begin &&
      (padding_->certain || media_.peek() == nullptr))
    end = std::clamp<std::int64_t>(padding_->begin - position_, 0, end);
  chunkEnd_ = static_cast<std::size_t>(front + end);
  chunkBegin_ = static_cast<std::size_t>(front + std::clamp<std::int64_t>(target_ - position_, 0, end));
  reached_ = std::max(reached_, position_ + end);
  position_ += kept;
}

void LibavDecoder::finish() {
  finished_ = true;
  if (!placed_ || !begun_) return;
  const std::int64_t tolerance = rate_ / 4;
  cutShort_ = promisedEnd_ ? reached_ + tolerance < *promisedEnd_ : isCutShort(media_.file());
  if (!straight_) return;
  if (reached_ == 0) throw MediaError(MediaProblem::Empty, media_.path());
  exactFrames_ = reached_;
  fingerprint_ = hash_.digest();
}

model::AudioSource LibavDecoder::source() const {
  model::AudioSource source;
  source.path = media_.path();
  source.fingerprint = fingerprint_;
  source.duration = static_cast<double>(exactFrames_.value_or(format_.expectedFrames)) / rate_;
  source.sampleRate = format_.sampleRate;
  source.channels = format_.channels;
  source.codec = avcodec_get_name(media_.stream().codecpar->codec_id);
  source.title = media_.tag("title");
  source.artist = media_.tag("artist");
  source.album = media_.tag("album");
  source.warning = warning();
  return source;
}

std::optional<std::string> LibavDecoder::warning() const {
  const std::string name = oneLine(media_.path().filename().string());
  const std::string places = damagedPlaces_ == 1 ? "one place" : std::to_string(damagedPlaces_) + " places";
  if (cutShort_) {
    const double read = std::floor(static_cast<double>(reached_) / rate_);  // not rounded up to all of it
    std::string sentence = name + " ends early: ";
    if (promisedEnd_)
      sentence +=
          clockTime(read) + " of " + clockTime(static_cast<double>(*promisedEnd_) / rate_) + " could be read";
    else
      sentence += "it is cut off after " + clockTime(read);
    if (damagedPlaces_ > 0) sentence += ", and " + places + " in it could not be decoded";
    return sentence + ".";
  }
  if (damagedPlaces_ > 0) return name + " is damaged: " + places + " in it could not be decoded.";
  return std::nullopt;
}

bool LibavDecoder::lossless() const {
  return isLossless(media_.stream().codecpar->codec_id);
}

}  // namespace barline::audio
