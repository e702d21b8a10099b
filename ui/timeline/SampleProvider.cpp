#include "ui/timeline/SampleProvider.h"

#include <algorithm>
#include <utility>

#include "engine/audio/Decoder.h"
#include "engine/audio/MediaError.h"

namespace barline::ui {

DecoderSampleProvider::DecoderSampleProvider(audio::Decoding& decoding, std::filesystem::path file,
                                             QObject* parent)
    : SampleProvider(parent), decoding_(decoding), file_(std::move(file)), queue_(1) {
  connect(this, &DecoderSampleProvider::answered, this, &DecoderSampleProvider::deliver,
          Qt::QueuedConnection);
}

DecoderSampleProvider::~DecoderSampleProvider() {
  newest_ = 0;
}

void DecoderSampleProvider::request(std::int64_t firstFrame, std::int64_t frames) {
  const std::uint64_t serial = ++newest_;
  queue_.replace({[this, serial, firstFrame, frames] { read(serial, firstFrame, frames); }});
}

void DecoderSampleProvider::read(std::uint64_t serial, std::int64_t firstFrame, std::int64_t frames) {
  Answer answer;
  try {
    answer.window = load(serial, std::max<std::int64_t>(firstFrame, 0), frames);
  } catch (const audio::MediaError& error) {
    decoder_.reset();
    answer.problem = QString::fromUtf8(error.what());
  }
  if (serial != newest_) return;
  {
    const std::scoped_lock lock(mutex_);
    answer_ = std::move(answer);
  }
  Q_EMIT answered();
}

std::shared_ptr<const SampleWindow> DecoderSampleProvider::load(std::uint64_t serial, std::int64_t firstFrame,
                                                                std::int64_t frames) {
  constexpr std::size_t kPiece = 65536;
  if (decoder_ == nullptr) decoder_ = std::make_unique<audio::Decoder>(decoding_, file_);
  decoder_->seek(firstFrame);
  auto window = std::make_shared<SampleWindow>();
  window->sampleRate = decoder_->format().sampleRate;
  window->firstFrame = firstFrame;
  window->channels.resize(static_cast<std::size_t>(decoder_->format().channels));
  audio::Planes piece;
  while (window->frames() < frames && serial == newest_) {
    const auto rest = static_cast<std::size_t>(frames - window->frames());
    if (decoder_->read(piece, std::min(rest, kPiece)) == 0) break;
    for (std::size_t c = 0; c < piece.size(); ++c) {
      window->channels[c].insert(window->channels[c].end(), piece[c].begin(), piece[c].end());
    }
  }
  return window;
}

void DecoderSampleProvider::deliver() {
  std::optional<Answer> answer;
  {
    const std::scoped_lock lock(mutex_);
    answer = std::exchange(answer_, std::nullopt);
  }
  if (!answer) return;
  if (answer->window != nullptr) {
    Q_EMIT ready(std::move(answer->window));
  } else {
    Q_EMIT failed(answer->problem);
  }
}

}  // namespace barline::ui
