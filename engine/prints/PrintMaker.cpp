#include "engine/prints/PrintMaker.h"

#include <chromaprint.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <set>

#include "engine/audio/Decoder.h"

namespace barline::prints {
namespace {

constexpr std::size_t kBlockFrames = 16384;
/// Loudest sample, of 32767, of what counts as the silence before a track begins: some -56 dBFS.
constexpr int kSilence = 50;
/// Silence before the first sound that is looked through.
constexpr double kLongestLead = 30.0;  // seconds
/// Fewer than these are found by chance in others.
constexpr std::size_t kFewestSubPrints = 40;
/// A tone or a drone has fewer different ones, and is like any other.
constexpr std::size_t kFewestValues = 12;
/// Below, the stretches would be much the same.
constexpr double kShortestWithMiddle = 45.0;  // seconds

struct ContextDeleter {
  void operator()(ChromaprintContext* context) const { chromaprint_free(context); }
};

/// Prints one stretch: mono, so that a file of one channel is like one of two.
class StretchPrinter {
 public:
  explicit StretchPrinter(int sampleRate) : context_(chromaprint_new(CHROMAPRINT_ALGORITHM_DEFAULT)) {
    if (!context_) throw std::bad_alloc();
    chromaprint_start(context_.get(), sampleRate, 1);
  }

  void add(const audio::Planes& planes, std::size_t first, std::size_t count) {
    mono_.resize(count);
    const float scale = 32767.0F / static_cast<float>(planes.size());
    for (std::size_t i = 0; i < count; ++i) {
      float sum = 0.0F;
      for (const auto& plane : planes) sum += plane[first + i];
      mono_[i] = static_cast<std::int16_t>(std::clamp(sum * scale, -32767.0F, 32767.0F));
    }
    chromaprint_feed(context_.get(), mono_.data(), static_cast<int>(count));
  }

  [[nodiscard]] SubPrints finish() {
    std::uint32_t* raw = nullptr;
    int size = 0;
    if (chromaprint_finish(context_.get()) == 0 ||
        chromaprint_get_raw_fingerprint(context_.get(), &raw, &size) == 0)
      return {};
    const std::unique_ptr<void, decltype(&chromaprint_dealloc)> owner(raw, chromaprint_dealloc);
    return {raw, raw + size};
  }

 private:
  std::unique_ptr<ChromaprintContext, ContextDeleter> context_;
  std::vector<std::int16_t> mono_;
};

/// First frame of a block that is not silent; the block's length where all are.
std::size_t firstSound(const audio::Planes& planes, std::size_t frames) {
  const float threshold = static_cast<float>(kSilence) / 32767.0F;
  for (std::size_t i = 0; i < frames; ++i) {
    for (const auto& plane : planes) {
      if (std::abs(plane[i]) > threshold) return i;
    }
  }
  return frames;
}

/// Prints a stretch from where the decoder is. Nothing where it was cancelled.
std::optional<SubPrints> printStretch(audio::Decoder& decoder, bool skipSilence,
                                      const std::function<bool()>& cancelled) {
  const int rate = decoder.format().sampleRate;
  auto wanted = static_cast<std::size_t>(kStretchSeconds * rate);
  auto lead = skipSilence ? static_cast<std::size_t>(kLongestLead * rate) : 0;
  StretchPrinter printer(rate);
  audio::Planes planes;
  while (wanted > 0) {
    if (cancelled && cancelled()) return std::nullopt;
    const std::size_t frames = decoder.read(planes, kBlockFrames);
    if (frames == 0) break;
    const std::size_t silent = lead > 0 ? firstSound(planes, frames) : 0;
    lead = silent == frames ? lead - std::min(lead, frames) : 0;
    const std::size_t count = std::min(frames - silent, wanted);
    if (count > 0) printer.add(planes, silent, count);
    wanted -= count;
  }
  return printer.finish();
}

bool saysEnough(const SubPrints& stretch) {
  const std::set<std::uint32_t> values(stretch.begin(), stretch.end());
  return stretch.size() >= kFewestSubPrints && values.size() >= kFewestValues;
}

}  // namespace

std::optional<AudioPrint> makePrint(audio::Decoding& decoding, const std::filesystem::path& file,
                                    double duration, const std::function<bool()>& cancelled) {
  audio::Decoder decoder(decoding, file);
  auto begin = printStretch(decoder, true, cancelled);
  if (!begin) return std::nullopt;
  AudioPrint print{.begin = *std::move(begin), .middle = {}};
  if (duration >= kShortestWithMiddle) {
    const double first = (duration - kStretchSeconds) / 2.0;
    decoder.seek(std::llround(first * decoder.format().sampleRate));
    auto middle = printStretch(decoder, false, cancelled);
    if (!middle) return std::nullopt;
    print.middle = *std::move(middle);
  }
  for (SubPrints* const stretch : {&print.begin, &print.middle}) {
    if (!saysEnough(*stretch)) stretch->clear();
  }
  if (print.begin.empty() && print.middle.empty()) return std::nullopt;
  return print;
}

}  // namespace barline::prints
