#include "engine/export/chunks/ChunkShaping.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <string>

#include "engine/audio/Encoder.h"
#include "engine/export/ExportText.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "engine/export/chunks/SampleView.h"

namespace barline::exporting {
namespace {

using audio::PcmFormat;
using audio::SampleType;

bool isInteger(SampleType type) {
  return type != SampleType::Float32 && type != SampleType::Float64;
}

/// Whether every sample of `from` has its very value in `to`.
bool includes(const PcmFormat& to, const PcmFormat& from) {
  if (to.type == from.type && to.bits >= from.bits) return true;
  if (isInteger(to.type)) return isInteger(from.type) && to.bits >= from.bits;
  if (isInteger(from.type)) return from.bits <= (to.type == SampleType::Float32 ? 24 : 32);
  return to.type == SampleType::Float64;
}

constexpr std::size_t kBlockFrames = 8192;  // what is converted at a time: stays in a core's cache

/// Gains of the two fades of a chunk: half a cosine wave, which has no corner at either end.
class Fades {
 public:
  Fades(const ChunkShape& shape, std::int64_t frames) : frames_(frames) {
    // Two fades that would meet share what there is.
    const std::int64_t both = shape.fadeIn + shape.fadeOut;
    const double share = both > frames ? static_cast<double>(frames) / static_cast<double>(both) : 1.0;
    in_ = static_cast<std::int64_t>(static_cast<double>(shape.fadeIn) * share);
    out_ = static_cast<std::int64_t>(static_cast<double>(shape.fadeOut) * share);
  }

  /// @param first frame of the chunk at which `samples` begin
  void apply(std::span<double> samples, std::size_t channels, std::int64_t first) const {
    const auto end = first + static_cast<std::int64_t>(samples.size() / channels);
    if (first >= in_ && end <= frames_ - out_) return;
    for (std::int64_t frame = first; frame < end; ++frame) {
      const double gain = risen(frame, in_) * risen(frames_ - 1 - frame, out_);
      const auto at = static_cast<std::size_t>(frame - first) * channels;
      for (std::size_t c = 0; c < channels; ++c) samples[at + c] *= gain;
    }
  }

 private:
  static double risen(std::int64_t frame, std::int64_t length) {
    if (frame >= length) return 1.0;
    const double phase = (static_cast<double>(frame) + 0.5) / static_cast<double>(length);
    return 0.5 - 0.5 * std::cos(std::numbers::pi * phase);
  }

  std::int64_t frames_;
  std::int64_t in_;
  std::int64_t out_;
};

void writeSilence(std::int64_t frames, const PcmFormat& format, const SampleSink& write) {
  const auto silence = static_cast<std::byte>(format.type == SampleType::UInt8 ? 0x80 : 0);
  const std::vector<std::byte> block(kBlockFrames * format.frameBytes(), silence);
  for (auto left = static_cast<std::size_t>(frames); left > 0;) {
    const std::size_t part = std::min(left, kBlockFrames);
    write(std::span(block).first(part * format.frameBytes()));
    left -= part;
  }
}

/// A chunk of near silence, a pause or what is left of one, would be made noise of.
constexpr double kQuietest = 1e-3;  // peak, −60 dBFS

double gainFor(const ChunkShape& shape, double peak) {
  if (shape.level == ChunkLevel::WholeTrack) return shape.gain;
  return shape.level == ChunkLevel::EachChunk && peak > kQuietest ? shape.peak / peak : 1.0;
}

}  // namespace

bool ChunkShape::keepsSamples() const {
  return fadeIn == 0 && fadeOut == 0 && level == ChunkLevel::AsIs && includes(to, from);
}

PcmFormat writtenFormat(const PcmFormat& source, bool lossless, const ChunkSettings& settings) {
  PcmFormat format = source;
  const auto set = [&](SampleType type, int bits) {
    format.type = type;
    format.bits = bits;
  };
  switch (settings.depth) {
    case ChunkDepth::Int16:
      set(SampleType::Int16, 16);
      return format;
    case ChunkDepth::Int24:
      set(SampleType::Int32, 24);
      return format;
    case ChunkDepth::Float32:
      set(SampleType::Float32, 32);
      return format;
    case ChunkDepth::Source:
      break;
  }
  if (settings.audio == ChunkAudio::Analysis) {
    set(SampleType::Int16, 16);
  } else if (settings.encoding == ChunkEncoding::Flac && !audio::holds(audio::AudioContainer::Flac, source)) {
    if (source.type == SampleType::UInt8)
      set(SampleType::Int16, 16);
    else if (!lossless)
      set(SampleType::Int32, 24);  // what a lossy codec decodes to has no more than that
    else if (isInteger(source.type))
      throw ChunkError(
          {BARLINE_EXPORT_TEXT(
               "Chunks",
               "FLAC holds at most 24 bits, and the file has %1: choose WAV to copy its samples bit "
               "for bit, or 24 bits."),
           {std::to_string(source.bits)}});
    else
      throw ChunkError(
          {BARLINE_EXPORT_TEXT("Chunks",
                               "FLAC holds no floats, and the file has them: choose WAV to copy its samples "
                               "bit for bit, or 24 bits.")});
  }
  return format;
}

std::int64_t paddedFrames(std::int64_t frames, const ChunkShape& shape) {
  const std::int64_t wanted = std::max(frames, shape.least);
  return (wanted + shape.grid - 1) / shape.grid * shape.grid;
}

ShapedChunk shapeChunk(std::span<const std::byte> samples, const ChunkShape& shape, const SampleSink& write) {
  const std::size_t fromFrame = shape.from.frameBytes();
  const auto channels = static_cast<std::size_t>(shape.from.channels);
  const auto frames = static_cast<std::int64_t>(samples.size() / fromFrame);
  ShapedChunk chunk;
  chunk.frames = paddedFrames(frames, shape);
  chunk.silence = chunk.frames - frames;
  if (shape.keepsSamples() && shape.from.type == shape.to.type) {
    chunk.peak = largestMagnitude(samples, shape.to.type);
    write(samples);
  } else {
    const Fades fades(shape, frames);
    if (shape.level != ChunkLevel::AsIs)
      chunk.gain = gainFor(shape, largestMagnitude(samples, shape.from.type));
    for (std::size_t at = 0; at < samples.size(); at += kBlockFrames * fromFrame) {
      const auto block = samples.subspan(at, std::min(kBlockFrames * fromFrame, samples.size() - at));
      std::vector<double> values = toDoubles(block, shape.from.type);
      if (chunk.gain != 1.0) {
        for (double& value : values) value *= chunk.gain;
      }
      fades.apply(values, channels, static_cast<std::int64_t>(at / fromFrame));
      const std::vector<std::byte> bytes = fromDoubles(values, shape.to);
      chunk.peak = std::max(chunk.peak, largestMagnitude(bytes, shape.to.type));
      write(bytes);
    }
  }
  writeSilence(chunk.silence, shape.to, write);
  return chunk;
}

}  // namespace barline::exporting
