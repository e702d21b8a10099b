#include "engine/steps/FrameFeaturesTap.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/Transpose.h"
#include "engine/dsp/Windows.h"
#include "engine/steps/SpectrumCoder.h"

namespace barline::steps {
namespace {

using model::FrameFeatures;

constexpr std::size_t kWindow = FrameFeatures::kWindow;
constexpr std::size_t kHop = FrameFeatures::kHop;
constexpr double kRate = audio::kAnalysisRate;
static_assert(FrameFeatures::kFrameRate * kHop == kRate);
static_assert(FrameFeatures::kBands == dsp::BandPowers::kBands);
static_assert(FrameFeatures::kContrastBands == dsp::SpectralContrast::kBands);
static_assert(FrameFeatures::kPitchClasses == dsp::ChromaFilterBank::kPitchClasses);
static_assert(FrameFeatures::kCoefficients == features::MelCepstra::kCoefficients);

// librosa puts the rise to a frame where the frame's window begins to be half full of it: two hops later.
constexpr std::size_t kOnsetDelay = kWindow / (2 * kHop);

/// Frames that the buffer holds beyond the first, so that samples are seldom moved.
constexpr std::size_t kFramesAhead = 32;

// Samples this close to 0 count as positive zeros.
constexpr float kZero = 1e-10F;

constexpr double kHighFrom = 2000.0;  // Hz

// The mean square of a frame under the window from the sum of its magnitudes' squares: both halves of the
// spectrum count.
constexpr double kPowerNorm = 2.0 / (static_cast<double>(kWindow) * static_cast<double>(kWindow));

struct TimeFigures {
  float windowedSquares{};  ///< of the whole frame under the window
  float squares{};          ///< of the middle hop
  float peak{};             ///< of the middle hop
  int crossings{};
};

/// Sum of squares of a multiple of kWidth samples, by lanes so that it vectorises.
[[gnu::always_inline]] inline float sumOfSquares(const float* samples, std::size_t count) {
  constexpr std::size_t kWidth = 32;
  float lanes[kWidth]{};
  for (std::size_t i = 0; i < count; i += kWidth) {
    for (std::size_t k = 0; k < kWidth; ++k) lanes[k] += samples[i + k] * samples[i + k];
  }
  float sum = 0.0F;
  for (const float lane : lanes) sum += lane;
  return sum;
}

/// The largest magnitude of finite samples; as integers, so that it vectorises.
[[gnu::always_inline]] inline float peakOf(const float* samples, std::size_t count) {
  constexpr std::uint32_t kMagnitude = 0x7fffffff;
  std::uint32_t peak = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t magnitude = std::bit_cast<std::uint32_t>(samples[i]) & kMagnitude;
    peak = magnitude > peak ? magnitude : peak;
  }
  return std::bit_cast<float>(peak);
}

/// Figures of one frame; changes of sign are counted between samples [from, to).
BARLINE_SIMD_CLONES
void measureSamples(const float* samples, const float* windowed, std::size_t from, std::size_t to,
                    TimeFigures* figures) {
  figures->windowedSquares = sumOfSquares(windowed, kWindow);
  const float* const middle = samples + (kWindow - kHop) / 2;
  figures->squares = sumOfSquares(middle, kHop);
  figures->peak = peakOf(middle, kHop);
  int crossings = 0;
  for (std::size_t i = from + 1; i < to; ++i) {
    crossings += static_cast<int>((samples[i] < -kZero) != (samples[i - 1] < -kZero));
  }
  figures->crossings = crossings;
}

/// One of eight rows into each lane; what is no finite number becomes 0.
BARLINE_SIMD_CLONES
void gatherLanes(const float* const* rows, std::size_t count, dsp::Lanes* out) {
  constexpr float kLargest = std::numeric_limits<float>::max();
  std::size_t i = 0;
  for (; i + dsp::kLanes <= count; i += dsp::kLanes) {
    dsp::Float8 block[dsp::kLanes];
    for (std::size_t row = 0; row < dsp::kLanes; ++row) {
      std::memcpy(&block[row], rows[row] + i, sizeof block[row]);
      block[row] = block[row] <= kLargest ? block[row] : dsp::Float8{};
    }
    dsp::transpose(block);
    for (std::size_t k = 0; k < dsp::kLanes; ++k) out[i + k].value = block[k];
  }
  for (; i < count; ++i) {
    for (std::size_t row = 0; row < dsp::kLanes; ++row) {
      const float value = rows[row][i];
      out[i].value[row] = value <= kLargest ? value : 0.0F;
    }
  }
}

float rootMean(float squares, std::size_t count) {
  return std::sqrt(squares / static_cast<float>(count));
}

}  // namespace

pipeline::StepDeclaration FrameFeaturesTap::declaration() {
  return {.id = "frame_features",
          .version = 4,
          .title = BARLINE_STEP_TEXT("Step", "Features over time"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Level, spectral shape, chroma and timbre every 23 ms: what bars are described by."),
          .parameters = {},
          .relativeCost = 77.0,
          .intermediate = true};
}

FrameFeaturesTap::FrameFeaturesTap(const pipeline::Parameters& /*parameters*/)
    : fft_(kWindow),
      window_(dsp::hannWindow(kWindow)),
      shape_(kWindow, kRate),
      contrast_(kWindow, kRate),
      chroma_(kWindow, kRate),
      cepstra_(kWindow, kRate),
      harmonic_(fft_.bins()),
      bands_(kWindow, kRate),
      samples_(kWindow + kFramesAhead * kHop),
      end_(kWindow / 2),
      windowed_(kWindow),
      spectrum_(fft_.bins()),
      magnitudes_(fft_.bins()) {
  magnitude_.fill(std::vector<float>(fft_.bins()));
}

void FrameFeaturesTap::begin(const audio::AudioFormat& format) {
  result_.halves.reserve(expectedSpectrumFrames(format, FrameFeatures::kFrameRate) * FrameFeatures::kValues);
}

void FrameFeaturesTap::consume(const audio::AudioBlock& block) {
  append(block.analysis);
}

void FrameFeaturesTap::append(std::span<const float> samples) {
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), samples_.size() - end_);
    std::transform(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count),
                   samples_.begin() + static_cast<std::ptrdiff_t>(end_),
                   [](float sample) { return std::isfinite(sample) ? sample : 0.0F; });
    samples = samples.subspan(count);
    end_ += count;
    received_ += count;
    addFrames();
  }
}

/// All that the samples so far complete.
void FrameFeaturesTap::addFrames() {
  while (begin_ + kWindow <= end_) addFrame();
  if (end_ == samples_.size()) moveToFront();
}

void FrameFeaturesTap::moveToFront() {
  std::copy(samples_.begin() + static_cast<std::ptrdiff_t>(begin_),
            samples_.begin() + static_cast<std::ptrdiff_t>(end_), samples_.begin());
  end_ -= begin_;
  begin_ = 0;
}

void FrameFeaturesTap::addFrame() {
  // Before and after the track nothing crosses zero.
  const std::size_t first = frames_ * kHop;  // the frame's first sample, + kWindow / 2
  const std::size_t from = kWindow / 2 - std::min(first, kWindow / 2);
  const std::size_t to = std::min(received_ + kWindow / 2 - first, kWindow);
  const float* const samples = samples_.data() + begin_;
  dsp::applyWindow(samples, window_, windowed_.data());
  TimeFigures figures;
  measureSamples(samples, windowed_.data(), from, to, &figures);
  result_.halves.resize((frames_ + 1) * FrameFeatures::kValues);
  result_.set(frames_, FrameFeatures::Rms, rootMean(figures.windowedSquares, kWindow));
  result_.set(frames_, FrameFeatures::Level, rootMean(figures.squares, kHop));
  result_.set(frames_, FrameFeatures::Peak, figures.peak);
  result_.set(frames_, FrameFeatures::ZeroCrossingRate,
              static_cast<float>(figures.crossings) / static_cast<float>(kWindow));

  fft_.forward(windowed_, spectrum_);
  dsp::magnitudeSpectrum(spectrum_, magnitude_[waiting_]);
  begin_ += kHop;
  ++frames_;
  if (++waiting_ == dsp::kLanes) measureFrames();
}

void FrameFeaturesTap::measureFrames() {
  std::array<const float*, dsp::kLanes> rows{};
  std::ranges::transform(magnitude_, rows.begin(), [](const auto& values) { return values.data(); });
  gatherLanes(rows.data(), magnitudes_.size(), magnitudes_.data());
  const dsp::SpectralShapes shapes = shape_.measure(magnitudes_);
  const auto contrast = contrast_.measure(magnitudes_);
  const auto chroma = chroma_.apply(magnitudes_);
  std::array<features::MelCepstra::Frame, dsp::kLanes> cepstra;
  cepstra_.measure(magnitudes_, waiting_, cepstra);
  harmonic_.push(magnitudes_, waiting_);
  const auto bands = bands_.measure(magnitudes_);
  for (std::size_t lane = 0; lane < waiting_; ++lane) {
    const std::size_t frame = frames_ - waiting_ + lane;
    const auto set = [&](std::size_t value, float number) { result_.set(frame, value, number); };
    set(FrameFeatures::Centroid, shapes.centroid.value[lane]);
    set(FrameFeatures::Bandwidth, shapes.bandwidth.value[lane]);
    set(FrameFeatures::Rolloff, shapes.rolloff.value[lane]);
    set(FrameFeatures::Flatness, shapes.flatness.value[lane]);
    set(FrameFeatures::OnsetStrength, cepstra[lane].flux);
    set(FrameFeatures::HighShare, addBands(bands, lane));
    for (std::size_t i = 0; i < contrast.size(); ++i) {
      set(FrameFeatures::Contrast + i, contrast[i].value[lane]);
    }
    for (std::size_t i = 0; i < chroma.size(); ++i) set(FrameFeatures::Chroma + i, chroma[i].value[lane]);
    for (std::size_t i = 0; i < FrameFeatures::kCoefficients; ++i) {
      set(FrameFeatures::Mfcc + i, cepstra[lane].coefficients[i]);
    }
  }
  waiting_ = 0;
}

/// Adds a frame's powers to the track's. @return the high bands' share
float FrameFeaturesTap::addBands(const std::array<dsp::Lanes, FrameFeatures::kBands>& powers,
                                 std::size_t lane) {
  float high = 0.0F;
  float all = 0.0F;
  for (std::size_t band = 0; band < powers.size(); ++band) {
    const float power = powers[band].value[lane];
    all += power;
    if (dsp::BandPowers::kEdges[band] >= kHighFrom) high += power;
    result_.bandPowers[band] += static_cast<double>(power);
  }
  return all > 0.0F ? high / all : 0.0F;
}

void FrameFeaturesTap::correctForLoudest() {
  cepstra_.correct([this](std::size_t frame, const features::MelCepstra::Frame& addition) {
    result_.letGoBefore(frame);
    const auto add = [&](std::size_t value, float number) {
      result_.set(frame, value, result_.at(frame, value) + number);
    };
    add(FrameFeatures::OnsetStrength, addition.flux);
    for (std::size_t i = 0; i < FrameFeatures::kCoefficients; ++i) {
      add(FrameFeatures::Mfcc + i, addition.coefficients[i]);
    }
  });
}

model::FrameFeatures FrameFeaturesTap::finish() {
  const std::size_t received = received_;
  const std::size_t frames = received == 0 ? 0 : 1 + received / kHop;
  while (frames_ < frames) {
    moveToFront();
    std::fill(samples_.begin() + static_cast<std::ptrdiff_t>(end_), samples_.end(), 0.0F);
    end_ = kWindow;
    addFrame();
  }
  if (waiting_ > 0) measureFrames();
  correctForLoudest();
  for (std::size_t frame = frames; frame-- > 0;) {
    result_.letGoBefore(frame);
    const bool hasRise = frame > kOnsetDelay;
    result_.set(frame, FrameFeatures::OnsetStrength,
                hasRise ? result_.at(frame - kOnsetDelay, FrameFeatures::OnsetStrength) : 0.0F);
  }
  for (double& power : result_.bandPowers) {
    power *= kPowerNorm / static_cast<double>(std::max(frames, std::size_t{1}));
  }
  result_.duration = static_cast<double>(received) / kRate;
  result_.harmonicShare = harmonic_.share();
  return std::move(result_);
}

}  // namespace barline::steps
