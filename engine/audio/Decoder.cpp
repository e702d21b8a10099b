#include "engine/audio/Decoder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "engine/audio/Completeness.h"
#include "engine/audio/MediaError.h"
#include "engine/audio/MediaFile.h"
#include "engine/audio/PacketHash.h"
#include "engine/audio/SampleConverter.h"
#include "engine/audio/SeekIndex.h"
#include "engine/audio/StreamStart.h"
#include "engine/audio/Text.h"

namespace barline::audio {

namespace {

CodecPointer openCodec(const MediaFile& media) {
  const AVCodecParameters& parameters = *media.stream().codecpar;
  const std::string codecName = avcodec_get_name(parameters.codec_id);
  const AVCodec* codec = avcodec_find_decoder(parameters.codec_id);
  CodecPointer context(avcodec_alloc_context3(codec));
  if (!context) throw std::bad_alloc();
  if (avcodec_parameters_to_context(context.get(), &parameters) < 0)
    throw MediaError(MediaProblem::Damaged, media.path());
  context->thread_count = 1;
  context->pkt_timebase = media.stream().time_base;
  // What is to be skipped is applied here, where positions are known.
  context->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL;
  context->codec_whitelist = av_strdup(media.container().codec_whitelist);
  if (avcodec_open2(context.get(), codec, nullptr) < 0)
    throw MediaError(MediaProblem::Unsupported, media.path(),
                     "its codec (" + codecName + ") cannot be opened");
  return context;
}

/// Whether the container's timestamps name the sample at which each packet starts, after a seek too. Of the
/// others, raw streams have timestamps that are estimated after a seek, Matroska, ASF, AVI and MPEG round
/// them, and Ogg has them for pages, within which libavformat can count Vorbis's and Opus's packets only.
bool hasExactTimestamps(const MediaFile& media, int sampleRate) {
  constexpr std::array kContainers = std::to_array<std::string_view>({"flac", "mov", "ape", "wv", "tta"});
  constexpr std::array kPcmContainers = std::to_array<std::string_view>({"wav", "w64", "aiff", "au", "caf"});
  const AVRational base = media.stream().time_base;
  if (base.num != 1 || base.den <= 0 || (base.den % sampleRate != 0 && sampleRate % base.den != 0))
    return false;
  const std::string& name = media.containerName();
  const AVCodecID codec = media.stream().codecpar->codec_id;
  if (name == "ogg") return codec == AV_CODEC_ID_VORBIS || codec == AV_CODEC_ID_OPUS;
  if (std::ranges::find(kPcmContainers, name) != kPcmContainers.end())
    return av_get_exact_bits_per_sample(codec) > 0;
  return std::ranges::find(kContainers, name) != kContainers.end();
}

/// Raw streams, in which a packet can be found again by its byte position alone.
bool isRawStream(const MediaFile& media) {
  const std::string& name = media.containerName();
  return name == "mp3" || name == "aac";
}

/// Whether all packets but the last decode to the same number of frames.
bool hasConstantPackets(const AVCodecParameters& parameters) {
  constexpr std::array kCodecs = {AV_CODEC_ID_MP2, AV_CODEC_ID_MP3,    AV_CODEC_ID_AAC,
                                  AV_CODEC_ID_AC3, AV_CODEC_ID_AMR_NB, AV_CODEC_ID_AMR_WB};
  if (parameters.codec_id == AV_CODEC_ID_FLAC) {
    // STREAMINFO begins with the smallest and the largest block (RFC 9639 §8.2).
    const std::uint8_t* info = parameters.extradata;
    return parameters.extradata_size >= 34 && info[0] == info[2] && info[1] == info[3];
  }
  return std::ranges::find(kCodecs, parameters.codec_id) != kCodecs.end();
}

}  // namespace

class Decoder::Implementation {
 public:
  explicit Implementation(const std::filesystem::path& file);

  [[nodiscard]] const AudioFormat& format() const { return format_; }
  [[nodiscard]] model::AudioSource source() const;
  std::size_t read(Planes& out, std::size_t maximumFrames);
  void seek(std::int64_t frame);
  [[nodiscard]] std::optional<std::string> warning() const;

 private:
  // Reading on
  bool decodeNext();
  void sendNextPacket();
  void prepareTimestamp();
  void noteFailure();
  bool accept();
  void begin();
  bool position();
  void follow(std::int64_t at);
  void takeSilence(std::int64_t frames);
  void takeFrame();
  void finish();

  // Going elsewhere
  void restart();
  bool skipWithinReach(std::int64_t frame);
  bool seekByTimestamp(std::int64_t frame);
  bool seekByIndex(std::int64_t frame);
  bool goTo(const SeekIndex::Entry& entry);
  void expectPosition(std::int64_t frame);
  [[nodiscard]] std::int64_t preroll() const;

  [[nodiscard]] bool usesTimestamps() const { return exactTimestamps_ && timestampsAgree_; }
  [[nodiscard]] std::int64_t toFrames(std::int64_t timestamp) const {
    return av_rescale_q(timestamp, media_.stream().time_base, {1, rate_});
  }

  MediaFile media_;
  CodecPointer codec_;
  PacketPointer packet_ = makePacket();
  FramePointer frame_ = makeFrame();
  SampleConverter converter_;
  PacketHash hash_;
  SeekIndex index_;
  AudioFormat format_;
  int rate_ = 0;  // of format_, once known; until then the stream's word

  // Decoded and not yet handed out: frames [chunkBegin_, chunkEnd_) of chunk_.
  Planes chunk_;
  std::size_t chunkBegin_ = 0;
  std::size_t chunkEnd_ = 0;

  std::int64_t position_ = 0;  // of the next decoded frame in the track; negative inside the encoder delay
  std::int64_t target_ = 0;    // frames before this one are dropped
  std::int64_t origin_ = 0;    // timestamp of the track's frame 0, in frames
  std::int64_t reached_ = 0;   // end of the frames decoded so far, padding excluded
  std::optional<Padding> padding_;
  std::optional<std::int64_t>
      promisedEnd_;  // where the container says the track ends, padding perhaps included
  std::optional<std::int64_t> nextPacketAt_;  // frame at which the next packet starts, after a seek by index
  std::optional<SeekIndex::Entry> syncAt_;    // packet whose frame is known, after a seek by index
  std::optional<std::int64_t> firstSynced_;   // frame at which decoding resumed after a seek
  std::int64_t disagreement_ = 0;             // of the last frame's timestamp with its position, after a seek
  std::int64_t lost_ = 0;     // frames of packets that could not be decoded since the last good one
  std::int64_t silence_ = 0;  // frames of silence to be taken before frame_
  int packetFrames_ = 0;      // frames of each packet; 0 = not constant
  int failures_ = 0;          // packets in a row that could not be decoded
  std::int64_t damagedPlaces_ = 0;
  std::int64_t lastDamageAt_ = std::numeric_limits<std::int64_t>::min();
  bool exactTimestamps_ = false;
  bool timestampsAgree_ = true;
  bool begun_ = false;      // the stream's first frame has been decoded
  bool synced_ = true;      // position_ is known
  bool resyncing_ = false;  // position_ follows the timestamps until target_ is reached
  bool frameHeld_ = false;
  bool draining_ = false;
  bool finished_ = false;
  bool straight_ = true;  // from frame 0 without a seek
  bool cutShort_ = false;
  bool anyPacket_ = false;
  std::optional<std::int64_t> exactFrames_;
  std::string fingerprint_;
};

Decoder::Implementation::Implementation(const std::filesystem::path& file)
    : media_(file), codec_(openCodec(media_)), rate_(std::max(1, media_.stream().codecpar->sample_rate)) {
  hash_.begin(*media_.stream().codecpar);
  exactTimestamps_ = hasExactTimestamps(media_, rate_);
  while (!begun_ && decodeNext()) {
  }
  if (!begun_) throw MediaError(anyPacket_ ? MediaProblem::Damaged : MediaProblem::Empty, file);
}

// ---- Reading on ----

std::size_t Decoder::Implementation::read(Planes& out, std::size_t maximumFrames) {
  out.resize(static_cast<std::size_t>(format_.channels));
  for (auto& plane : out) plane.resize(maximumFrames);
  std::size_t count = 0;
  while (count < maximumFrames && (chunkBegin_ < chunkEnd_ || decodeNext())) {
    const std::size_t part = std::min(maximumFrames - count, chunkEnd_ - chunkBegin_);
    for (std::size_t c = 0; c < out.size(); ++c)
      std::copy_n(chunk_[c].begin() + static_cast<std::ptrdiff_t>(chunkBegin_), part,
                  out[c].begin() + static_cast<std::ptrdiff_t>(count));
    chunkBegin_ += part;
    count += part;
  }
  for (auto& plane : out) plane.resize(count);
  return count;
}

/// Decodes until chunk_ has something, or the stream's first frame shows the format. @return false at the end
bool Decoder::Implementation::decodeNext() {
  while (!finished_) {
    if (frameHeld_) {
      takeSilence(silence_);
      if (silence_ == 0 && chunkBegin_ == chunkEnd_) takeFrame();
      if (chunkBegin_ < chunkEnd_) return true;
      continue;
    }
    const int result = avcodec_receive_frame(codec_.get(), frame_.get());
    if (result >= 0) {
      const bool first = !begun_;
      if (accept()) frameHeld_ = true;
      if (first && begun_) return true;
    } else if (result == AVERROR(EAGAIN) && !draining_) {
      sendNextPacket();
    } else if (result == AVERROR_EOF || draining_) {
      finish();
    } else {
      noteFailure();
    }
  }
  return false;
}

void Decoder::Implementation::sendNextPacket() {
  if (!media_.read(*packet_)) {
    draining_ = true;
    avcodec_send_packet(codec_.get(), nullptr);
    return;
  }
  anyPacket_ = true;
  if (straight_) hash_.add(*packet_);
  prepareTimestamp();
  if (avcodec_send_packet(codec_.get(), packet_.get()) < 0) noteFailure();
}

/// Gives the packet the timestamp that its first decoded frame is to be known by: a number of frames, counted
/// from the track's start after a seek by index and from the stream's own zero otherwise.
void Decoder::Implementation::prepareTimestamp() {
  const SeekIndex::Entry entry{packet_->pos, packet_->pts, position_ + lost_};
  if (synced_ && begun_ && !resyncing_ && packet_->pos >= 0) index_.offer(entry);

  const std::int64_t timestamp = packet_->pts;
  packet_->dts = AV_NOPTS_VALUE;
  if (usesTimestamps()) {
    packet_->pts = timestamp == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : toFrames(timestamp);
  } else if (nextPacketAt_) {
    packet_->pts = *nextPacketAt_;
    *nextPacketAt_ += packetFrames_;
  } else if (syncAt_ && syncAt_->byte == packet_->pos && syncAt_->timestamp == timestamp) {
    packet_->pts = syncAt_->frame;
    syncAt_.reset();
  } else {
    packet_->pts = AV_NOPTS_VALUE;
  }
}

void Decoder::Implementation::noteFailure() {
  if (!begun_ || resyncing_) return;
  ++failures_;
  if (!usesTimestamps()) lost_ += packetFrames_;
}

/// Judges a decoded frame and finds its position. @return whether it belongs to the track
bool Decoder::Implementation::accept() {
  if (frame_->nb_samples <= 0) return false;
  if (!begun_) {
    begin();
  } else if (!position()) {
    return false;
  }
  return true;
}

/// The stream's first frame: settles format and positions.
void Decoder::Implementation::begin() {
  if (format_.channels == 0) {
    if (!converter_.setFormat(*frame_)) {
      const std::string shape = std::to_string(frame_->ch_layout.nb_channels) + " channels at " +
                                std::to_string(frame_->sample_rate) + " Hz are outside its limits";
      throw MediaError(MediaProblem::Unsupported, media_.path(), shape);
    }
    format_ = converter_.format();
    const int guessedRate = std::exchange(rate_, format_.sampleRate);
    if (frame_->pts != AV_NOPTS_VALUE && guessedRate != rate_)
      frame_->pts = av_rescale_q(frame_->pts, {1, guessedRate}, {1, rate_});
    exactTimestamps_ = exactTimestamps_ && hasExactTimestamps(media_, rate_);
  }
  const std::int64_t delay = encoderDelay(media_, *frame_);
  position_ = -delay;
  target_ = std::max<std::int64_t>(target_, 0);
  begun_ = true;
  synced_ = true;
  if (exactTimestamps_ && frame_->pts == AV_NOPTS_VALUE) exactTimestamps_ = false;
  origin_ = exactTimestamps_ ? frame_->pts + delay : 0;
  packetFrames_ = hasConstantPackets(*media_.stream().codecpar) ? frame_->nb_samples : 0;

  const std::string& container = media_.containerName();
  promisedEnd_ = promisedFrames(media_, rate_);
  if (promisedEnd_ && exactTimestamps_ && media_.stream().start_time != AV_NOPTS_VALUE && container == "mov")
    *promisedEnd_ += toFrames(media_.stream().start_time) - origin_;
  else if (promisedEnd_)
    *promisedEnd_ -= delay;
  padding_ = encoderPadding(media_, delay, promisedEnd_);
  format_.expectedFrames = std::max<std::int64_t>(0, promisedEnd_.value_or(0));
  if (!promisedEnd_ && media_.container().duration > 0 && media_.containerName() != "wav")
    format_.expectedFrames = std::max<std::int64_t>(
        0, av_rescale_q(media_.container().duration, {1, AV_TIME_BASE}, {1, rate_}) - delay);
}

/// Any later frame: follows the timestamps after a seek, and finds what is missing before it.
/// @return whether the frame's position is known and it is part of the track
bool Decoder::Implementation::position() {
  const bool timed = frame_->pts != AV_NOPTS_VALUE;
  const std::int64_t at = timed ? frame_->pts - (usesTimestamps() ? origin_ : 0) : 0;
  if (resyncing_) {
    if (timed) follow(at);
    if (!synced_) return false;
    if (position_ + frame_->nb_samples > target_) resyncing_ = false;
    return true;
  }
  // Outside what an edit list shows.
  if ((frame_->flags & AV_FRAME_FLAG_DISCARD) != 0 && position_ >= 0) return false;
  if (packetFrames_ != 0 && frame_->nb_samples != packetFrames_ && media_.peek() != nullptr)
    packetFrames_ = 0;

  std::int64_t gap = std::exchange(lost_, 0);
  if (usesTimestamps() && timed) {
    const std::int64_t longestGap = std::int64_t{60} * rate_;
    // A quarter of the difference between Vorbis's longest and shortest block: see follow().
    const std::int64_t misplacement = media_.stream().codecpar->codec_id == AV_CODEC_ID_VORBIS ? 2048 : 32;
    const std::int64_t tolerated = std::max<std::int64_t>(misplacement, frame_->nb_samples / 2);
    const std::int64_t difference = at - position_;
    if (difference > longestGap || difference < -tolerated)
      timestampsAgree_ = false;
    else if (difference > tolerated)
      gap = difference;
  }
  const bool damaged = (failures_ > 0 && !draining_) || (gap > 0 && media_.containerName() != "mov");
  if (damaged && position_ > lastDamageAt_) {
    lastDamageAt_ = position_;  // a place met again after a seek is not another one
    ++damagedPlaces_;
  }
  failures_ = 0;
  silence_ = gap;
  return true;
}

/// Takes a frame's timestamp for its position after a seek. A single one that disagrees with its neighbours
/// is not believed: libavformat misplaces the packet at which Vorbis changes its block size.
void Decoder::Implementation::follow(std::int64_t at) {
  const std::int64_t difference = at - position_;
  if (!synced_) firstSynced_ = at;
  if (!synced_ || disagreement_ == difference) position_ = at;
  synced_ = true;
  disagreement_ = at == position_ ? 0 : difference;
}

/// Replaces the chunk by silence in place of what is missing, a piece at a time.
void Decoder::Implementation::takeSilence(std::int64_t frames) {
  constexpr std::int64_t kPiece = 65536;
  chunkBegin_ = chunkEnd_ = 0;
  const std::int64_t piece = std::min(frames, kPiece);
  if (piece <= 0) return;
  chunk_.resize(static_cast<std::size_t>(format_.channels));
  for (auto& plane : chunk_) plane.assign(static_cast<std::size_t>(piece), 0.0F);
  chunkBegin_ = static_cast<std::size_t>(std::clamp<std::int64_t>(target_ - position_, 0, piece));
  chunkEnd_ = static_cast<std::size_t>(piece);
  position_ += piece;
  silence_ -= piece;
}

/// Replaces the chunk by frame_, without what is before the target, skipped or padding.
void Decoder::Implementation::takeFrame() {
  frameHeld_ = false;
  chunkBegin_ = chunkEnd_ = 0;
  if (!converter_.convert(*frame_, chunk_)) {
    ++damagedPlaces_;
    return;
  }
  const auto frames = static_cast<std::int64_t>(chunk_.front().size());
  // What libav itself finds at the end counts from timestamps, which after a seek in MP3 are wrong.
  const std::int64_t back = media_.containerName() == "mp3" ? 0 : skipOf(*frame_).back;
  std::int64_t end = back <= frames ? frames - back : frames;
  if (padding_ && position_ < padding_->end && position_ + end > padding_->begin &&
      (padding_->certain || media_.peek() == nullptr))
    end = std::clamp<std::int64_t>(padding_->begin - position_, 0, end);
  chunkEnd_ = static_cast<std::size_t>(end);
  chunkBegin_ = static_cast<std::size_t>(std::clamp<std::int64_t>(target_ - position_, 0, end));
  reached_ = std::max(reached_, position_ + end);
  position_ += frames - back;
}

void Decoder::Implementation::finish() {
  finished_ = true;
  if (!synced_ || !begun_) return;
  const std::int64_t tolerance = rate_ / 4;
  cutShort_ = promisedEnd_ ? reached_ + tolerance < *promisedEnd_ : isCutShort(media_.file());
  if (!straight_) return;
  if (reached_ == 0) throw MediaError(MediaProblem::Empty, media_.path());
  exactFrames_ = reached_;
  fingerprint_ = hash_.digest();
}

// ---- Going elsewhere ----

std::int64_t Decoder::Implementation::preroll() const {
  // Lossy decoders carry state from packet to packet: overlap, MP3's and WMA's bit reservoir (up to 511
  // bytes, dozens of small packets), Opus's prediction (RFC 7845 §4.6 asks for 80 ms). A second covers all of
  // them.
  return isLossless(media_.stream().codecpar->codec_id) ? 0 : rate_;
}

void Decoder::Implementation::seek(std::int64_t frame) {
  frame = std::max<std::int64_t>(0, frame);
  if (exactFrames_) frame = std::min(frame, *exactFrames_);
  straight_ = false;
  if (skipWithinReach(frame)) return;
  const bool nearStart = frame <= preroll() + rate_ / 4;
  if (!nearStart && (usesTimestamps() ? seekByTimestamp(frame) : seekByIndex(frame))) return;
  restart();
  target_ = frame;
}

/// Goes forward within what is decoded or about to be.
bool Decoder::Implementation::skipWithinReach(std::int64_t frame) {
  if (finished_ || !synced_ || resyncing_ || frameHeld_) return false;
  if (chunkEnd_ != (chunk_.empty() ? 0 : chunk_.front().size())) return false;
  const std::int64_t chunkStart = position_ - static_cast<std::int64_t>(chunkEnd_ - chunkBegin_);
  if (frame < std::max<std::int64_t>(chunkStart, 0) || frame > position_ + rate_ / 4) return false;
  target_ = frame;
  const std::int64_t ahead = std::min(frame, position_) - chunkStart;
  if (ahead > 0) chunkBegin_ += static_cast<std::size_t>(ahead);
  return true;
}

void Decoder::Implementation::restart() {
  media_.restart();
  codec_ = openCodec(media_);
  expectPosition(0);
  resyncing_ = false;
  begun_ = false;
  timestampsAgree_ = true;
  exactTimestamps_ = hasExactTimestamps(media_, rate_);
}

/// Forgets what was under way; frames before `frame` will be dropped, and positions come from the timestamps.
void Decoder::Implementation::expectPosition(std::int64_t frame) {
  avcodec_flush_buffers(codec_.get());
  chunkBegin_ = chunkEnd_ = 0;
  target_ = frame;
  nextPacketAt_.reset();
  syncAt_.reset();
  firstSynced_.reset();
  disagreement_ = 0;
  lost_ = silence_ = 0;
  failures_ = 0;
  frameHeld_ = draining_ = finished_ = synced_ = false;
  resyncing_ = true;
}

bool Decoder::Implementation::seekByTimestamp(std::int64_t frame) {
  // Demuxers may land later than asked, in a page that continues or at a coarse index; then farther back is
  // tried.
  for (const std::int64_t moreSeconds : {0, 5, 30}) {
    const std::int64_t from = frame - preroll() - moreSeconds * rate_;
    if (from <= 0) return false;
    const std::int64_t timestamp = av_rescale_q(from + origin_, {1, rate_}, media_.stream().time_base);
    if (!media_.seekToTimestamp(timestamp)) return false;
    expectPosition(frame);
    const bool found = decodeNext();
    const bool early = firstSynced_ && *firstSynced_ <= frame - preroll() / 4;
    if (early && (found || (promisedEnd_ && frame >= *promisedEnd_ - rate_))) return true;
  }
  return false;
}

/// Goes to a packet of the index before `frame`, and from there on by counting packets if all are of one
/// length, or by decoding up to the next packet whose frame is known.
bool Decoder::Implementation::seekByIndex(std::int64_t frame) {
  const std::int64_t from = frame - preroll();
  const auto entry = index_.atOrBefore(from);
  if (packetFrames_ > 0) {
    std::int64_t next = 0;
    if (entry && goTo(*entry)) {
      next = entry->frame;
    } else {
      restart();
      while (!begun_ && decodeNext()) {
      }
      if (packetFrames_ == 0) return false;
      next = position_ + packetFrames_;
    }
    expectPosition(frame);
    for (; next + packetFrames_ <= from && media_.read(*packet_); next += packetFrames_)
      index_.offer({packet_->pos, packet_->pts, next});
    nextPacketAt_ = next;
    return true;
  }
  const auto sync = index_.atOrBefore(frame);
  if (!entry || !sync || sync->frame <= entry->frame || !goTo(*entry)) return false;
  expectPosition(frame);
  syncAt_ = sync;
  return true;
}

/// Makes the entry's packet the next one to be read. @return whether it was found
bool Decoder::Implementation::goTo(const SeekIndex::Entry& entry) {
  constexpr int kMostPackets = 20000;
  // After a seek Ogg's timestamps can be those of other packets of the same page.
  if (media_.containerName() == "ogg") return false;
  const bool raw = isRawStream(media_);
  if (!(raw ? media_.seekToByte(entry.byte) : media_.seekToTimestamp(entry.timestamp))) return false;
  for (int i = 0; i < kMostPackets; ++i) {
    const AVPacket* next = media_.peek();
    if (next == nullptr || (raw && next->pos > entry.byte)) return false;
    if (next->pos == entry.byte && (raw || next->pts == entry.timestamp)) return true;
    media_.read(*packet_);
  }
  return false;
}

// ---- What is known ----

model::AudioSource Decoder::Implementation::source() const {
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

std::optional<std::string> Decoder::Implementation::warning() const {
  const std::string name = oneLine(media_.path().filename().string());
  const std::string places = damagedPlaces_ == 1 ? "one place" : std::to_string(damagedPlaces_) + " places";
  if (cutShort_) {
    const double read = static_cast<double>(reached_) / rate_;
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

// ---- Decoder ----

Decoder::Decoder(const std::filesystem::path& file)
    : implementation_(std::make_unique<Implementation>(file)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

const AudioFormat& Decoder::format() const {
  return implementation_->format();
}
model::AudioSource Decoder::source() const {
  return implementation_->source();
}
std::size_t Decoder::read(Planes& out, std::size_t maximumFrames) {
  return implementation_->read(out, maximumFrames);
}
void Decoder::seek(std::int64_t frame) {
  implementation_->seek(frame);
}
std::optional<std::string> Decoder::warning() const {
  return implementation_->warning();
}

}  // namespace barline::audio
