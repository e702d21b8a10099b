#include "ui/window/SketchMaker.h"

#include <QElapsedTimer>
#include <utility>

#include "engine/audio/Decoder.h"
#include "engine/audio/MediaError.h"
#include "engine/steps/WaveformSketch.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr qint64 kCoarseMs = 40;
constexpr qint64 kFineMs = 600;

}  // namespace

SketchMaker::SketchMaker(audio::Decoding& decoding, QObject* parent)
    : QObject(parent), decoding_(decoding), queue_(1) {}

SketchMaker::~SketchMaker() {
  stop();
}

void SketchMaker::start(std::int64_t track, const std::filesystem::path& file) {
  const std::uint64_t serial = ++started_;
  newest_ = serial;
  queue_.replace({[this, serial, track, file] { make(serial, track, file); }});
}

void SketchMaker::make(std::uint64_t serial, std::int64_t track, const std::filesystem::path& file) {
  QElapsedTimer clock;
  clock.start();
  try {
    audio::Decoder decoder(decoding_, file);
    const model::AudioSource source = decoder.source();
    steps::WaveformSketch sketch(decoder);
    for (const qint64 until : {kCoarseMs, kFineMs}) {
      const bool more = sketch.look([&] { return serial != newest_ || clock.elapsed() >= until; });
      if (serial != newest_) return;
      auto peaks = std::make_shared<const model::WaveformPeaks>(sketch.peaks());
      if (peaks->channels.empty()) return;
      queueFor(*this, [this, serial, track, source, peaks = std::move(peaks)] {
        if (serial == newest_) Q_EMIT sketched(track, source, peaks);
      });
      if (!more) return;
    }
  } catch (const audio::MediaError&) {
    // The analysis meets the same and says so.
  }
}

}  // namespace barline::ui
