#include "ui/timeline/SampleProvider.h"

#include <QThread>
#include <atomic>
#include <optional>

#include "engine/audio/Decoder.h"
#include "engine/audio/MediaError.h"

namespace barline::ui {

/// Lives on the provider's thread.
class DecoderSampleProvider::Worker final : public QObject {
 public:
  Worker(std::filesystem::path file, DecoderSampleProvider* owner) : file_(std::move(file)), owner_(owner) {}

  /// Any thread: the requests before `serial` are out of date.
  void announce(std::uint64_t serial) { newest_.store(serial); }

  void read(std::uint64_t serial, std::int64_t firstFrame, std::int64_t frames) {
    if (serial != newest_.load()) return;
    try {
      auto window = load(serial, std::max<std::int64_t>(firstFrame, 0), frames);
      if (window == nullptr) return;
      QMetaObject::invokeMethod(
          owner_, [owner = owner_, window] { Q_EMIT owner->ready(window); }, Qt::QueuedConnection);
    } catch (const audio::MediaError& error) {
      decoder_.reset();
      QMetaObject::invokeMethod(
          owner_,
          [owner = owner_, reason = QString::fromUtf8(error.what())] { Q_EMIT owner->failed(reason); },
          Qt::QueuedConnection);
    }
  }

 private:
  /// Null where a newer request has come meanwhile.
  std::shared_ptr<const SampleWindow> load(std::uint64_t serial, std::int64_t firstFrame,
                                           std::int64_t frames) {
    constexpr std::size_t kPiece = 65536;
    if (!decoder_) decoder_.emplace(file_);
    decoder_->seek(firstFrame);
    auto window = std::make_shared<SampleWindow>();
    window->sampleRate = decoder_->format().sampleRate;
    window->firstFrame = firstFrame;
    window->channels.resize(static_cast<std::size_t>(decoder_->format().channels));
    audio::Planes piece;
    while (window->frames() < frames) {
      if (serial != newest_.load()) return nullptr;
      const auto rest = static_cast<std::size_t>(frames - window->frames());
      const std::size_t count = decoder_->read(piece, std::min(rest, kPiece));
      if (count == 0) break;
      for (std::size_t c = 0; c < piece.size(); ++c) {
        window->channels[c].insert(window->channels[c].end(), piece[c].begin(), piece[c].end());
      }
    }
    return window;
  }

  std::filesystem::path file_;
  DecoderSampleProvider* owner_;  ///< outlives the thread; emits on its own
  std::optional<audio::Decoder> decoder_;
  std::atomic<std::uint64_t> newest_{};
};

DecoderSampleProvider::DecoderSampleProvider(std::filesystem::path file, QObject* parent)
    : SampleProvider(parent),
      thread_(std::make_unique<QThread>()),
      worker_(std::make_unique<Worker>(std::move(file), this)) {
  qRegisterMetaType<std::shared_ptr<const SampleWindow>>();
  worker_->moveToThread(thread_.get());
  thread_->start();
}

DecoderSampleProvider::~DecoderSampleProvider() {
  worker_->announce(0);
  thread_->quit();
  thread_->wait();
}

void DecoderSampleProvider::request(std::int64_t firstFrame, std::int64_t frames) {
  const std::uint64_t serial = ++serial_;
  worker_->announce(serial);
  QMetaObject::invokeMethod(
      worker_.get(),
      [worker = worker_.get(), serial, firstFrame, frames] { worker->read(serial, firstFrame, frames); },
      Qt::QueuedConnection);
}

}  // namespace barline::ui
