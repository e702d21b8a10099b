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

/// Half a cosine wave from 0 to 1, which has no corner at either end.
void fade(std::span<double> samples, std::size_t channels, std::int64_t fadeIn, std::int64_t fadeOut) {
  const auto frames = static_cast<std::int64_t>(samples.size() / channels);
  // Two fades that would meet share what there is.
  const double share =
      fadeIn + fadeOut > frames ? static_cast<double>(frames) / static_cast<double>(fadeIn + fadeOut) : 1.0;
  const auto apply = [&](std::int64_t length, const auto& frameAt) {
    for (std::int64_t i = 0; i < length; ++i) {
      const double phase = (static_cast<double>(i) + 0.5) / static_cast<double>(length);
      const double gain = 0.5 - 0.5 * std::cos(std::numbers::pi * phase);
      const auto first = static_cast<std::size_t>(frameAt(i)) * channels;
      for (std::size_t c = 0; c < channels; ++c) samples[first + c] *= gain;
    }
  };
  apply(static_cast<std::int64_t>(static_cast<double>(fadeIn) * share), [](std::int64_t i) { return i; });
  apply(static_cast<std::int64_t>(static_cast<double>(fadeOut) * share),
        [&](std::int64_t i) { return frames - 1 - i; });
}

double gainFor(const ChunkShape& shape, double peak) {
  if (shape.level == ChunkLevel::WholeTrack) return shape.gain;
  return shape.level == ChunkLevel::EachChunk && peak > 0.0 ? shape.peak / peak : 1.0;
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

ShapedChunk shaped(std::vector<std::byte> samples, const ChunkShape& shape) {
  ShapedChunk chunk;
  const bool copied = shape.keepsSamples() && shape.from.type == shape.to.type;
  if (copied) {
    chunk.samples = std::move(samples);
  } else {
    std::vector<double> values = toDoubles(samples, shape.from.type);
    chunk.gain = gainFor(shape, largestMagnitude(samples, shape.from.type));
    if (chunk.gain != 1.0) {
      for (double& value : values) value *= chunk.gain;
    }
    if (shape.fadeIn > 0 || shape.fadeOut > 0)
      fade(values, static_cast<std::size_t>(shape.from.channels), shape.fadeIn, shape.fadeOut);
    chunk.samples = fromDoubles(values, shape.to);
  }
  chunk.peak = largestMagnitude(chunk.samples, shape.to.type);
  const std::size_t frame = shape.to.frameBytes();
  const auto frames = static_cast<std::int64_t>(chunk.samples.size() / frame);
  chunk.frames = paddedFrames(frames, shape);
  chunk.silence = chunk.frames - frames;
  const auto silence = static_cast<std::byte>(shape.to.type == SampleType::UInt8 ? 0x80 : 0);
  chunk.samples.resize(static_cast<std::size_t>(chunk.frames) * frame, silence);
  return chunk;
}

}  // namespace barline::exporting
