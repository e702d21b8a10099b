#include "ui/timeline/SpectrumReader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace barline::ui {
namespace {

static_assert(kSpectrumBands == dsp::NoteSpectrum::kBands);
static_assert(kSpectrumBandsPerSemitone == dsp::NoteSpectrum::kBandsPerSemitone);
static_assert(kSpectrumLowestNote == dsp::NoteSpectrum::kLowestNote);
static_assert(kSpectrumRange == dsp::NoteSpectrum::kRange);

/// Seconds from one spectrum to the next at most: columns that are longer are the mean of several.
constexpr double kLongestHop = 1.0 / 16;
constexpr std::size_t kPiece = 16384;  ///< frames decoded at once

}  // namespace

SpectrumReader::SpectrumReader(audio::Decoding& decoding, const std::filesystem::path& file)
    : decoder_(decoding, file), spectrum_(decoder_.format().sampleRate) {}

bool SpectrumReader::advanceTo(std::int64_t first) {
  const std::size_t window = spectrum_.window();
  const auto skip = static_cast<std::size_t>(first - bufferBegin_);
  // What lies behind is dropped now and then, not for every spectrum.
  if (skip > 4 * window) {
    const std::size_t dropped = std::min(skip, buffer_.size());
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(dropped));
    bufferBegin_ += static_cast<std::int64_t>(dropped);
  }
  const auto needed = static_cast<std::size_t>(first - bufferBegin_) + window;
  while (buffer_.size() < needed && !ended_) {
    const std::size_t frames = decoder_.read(piece_, kPiece);
    ended_ = frames == 0;
    const std::size_t begin = buffer_.size();
    buffer_.resize(begin + frames, 0.0F);
    const float share = piece_.empty() ? 0.0F : 1.0F / static_cast<float>(piece_.size());
    for (const std::vector<float>& plane : piece_) {
      for (std::size_t i = 0; i < frames; ++i) buffer_[begin + i] += plane[i] * share;
    }
  }
  const bool past = static_cast<std::size_t>(first - bufferBegin_) >= buffer_.size();
  if (buffer_.size() < needed) buffer_.resize(needed, 0.0F);
  return !past;
}

void SpectrumReader::read(double begin, double secondsPerColumn, std::size_t columns, const Sink& sink) {
  const double rate = decoder_.format().sampleRate;
  const std::size_t window = spectrum_.window();
  const auto perColumn = static_cast<std::size_t>(std::max(1.0, std::ceil(secondsPerColumn / kLongestHop)));
  const double hop = secondsPerColumn / static_cast<double>(perColumn);
  const auto firstOf = [&](std::size_t frame) {
    const double centre = begin + (static_cast<double>(frame) + 0.5) * hop;
    return static_cast<std::int64_t>(std::llround(centre * rate)) - static_cast<std::int64_t>(window / 2);
  };
  bufferBegin_ = firstOf(0);
  buffer_.assign(static_cast<std::size_t>(std::max<std::int64_t>(0, -bufferBegin_)), 0.0F);
  ended_ = false;
  decoder_.seek(std::max<std::int64_t>(0, bufferBegin_));
  std::array<std::uint8_t, kSpectrumBands> codes{};
  std::array<std::uint32_t, kSpectrumBands> sums{};
  for (std::size_t column = 0; column < columns; ++column) {
    sums.fill(static_cast<std::uint32_t>(perColumn / 2));
    for (std::size_t k = 0; k < perColumn; ++k) {
      const std::int64_t first = firstOf(column * perColumn + k);
      if (!advanceTo(first)) return;
      spectrum_.levels(std::span(buffer_).subspan(static_cast<std::size_t>(first - bufferBegin_), window),
                       codes);
      for (std::size_t band = 0; band < kSpectrumBands; ++band) sums[band] += codes[band];
    }
    for (std::size_t band = 0; band < kSpectrumBands; ++band)
      codes[band] = static_cast<std::uint8_t>(sums[band] / perColumn);
    if (!sink(codes)) return;
  }
}

}  // namespace barline::ui
