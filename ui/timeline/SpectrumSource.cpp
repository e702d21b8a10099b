#include "ui/timeline/SpectrumSource.h"

#include <cmath>
#include <utility>

#include "engine/audio/MediaError.h"
#include "ui/timeline/SpectrumReader.h"

namespace barline::ui {

DecoderSpectrumSource::DecoderSpectrumSource(audio::Decoding& decoding, std::filesystem::path file,
                                             QObject* parent)
    : SpectrumSource(parent),
      decoding_(decoding),
      file_(std::move(file)),
      overview_(std::make_shared<const SpectrumPyramid>()),
      overviews_(1),
      windows_(1) {
  connect(this, &DecoderSpectrumSource::read, this, &DecoderSpectrumSource::deliver, Qt::QueuedConnection);
}

DecoderSpectrumSource::~DecoderSpectrumSource() {
  closing_ = true;
  newest_ = 0;
}

void DecoderSpectrumSource::start(double duration) {
  if (std::exchange(started_, true)) return;
  SpectrumPyramid empty;
  empty.duration = duration;
  empty.secondsPerColumn = SpectrumPyramid::columnFor(duration);
  overview_ = std::make_shared<const SpectrumPyramid>(std::move(empty));
  overviews_.add([this, pyramid = *overview_] { readAll(pyramid); });
}

void DecoderSpectrumSource::request(double begin, double secondsPerColumn, std::size_t columns) {
  const std::uint64_t serial = ++newest_;
  windows_.replace({[this, serial, begin, secondsPerColumn, columns] {
    readWindow(serial, begin, secondsPerColumn, columns);
  }});
}

void DecoderSpectrumSource::readAll(SpectrumPyramid pyramid) {
  try {
    SpectrumReader reader(decoding_, file_);
    std::vector<std::uint8_t> codes;
    const auto finish = [&] {
      pyramid.chunks.push_back(std::make_shared<const SpectrumChunk>(std::exchange(codes, {})));
      publish(pyramid);
    };
    const auto columns = static_cast<std::size_t>(std::ceil(pyramid.duration / pyramid.secondsPerColumn));
    reader.read(0, pyramid.secondsPerColumn, columns, [&](SpectrumColumn column) {
      codes.insert(codes.end(), column.begin(), column.end());
      if (codes.size() == SpectrumChunk::kColumns * kSpectrumBands) finish();
      return !closing_;
    });
    if (!codes.empty() && !closing_) finish();
  } catch (const audio::MediaError& error) {
    fail(error.what());
  }
}

void DecoderSpectrumSource::readWindow(std::uint64_t serial, double begin, double secondsPerColumn,
                                       std::size_t columns) {
  auto window = std::make_shared<SpectrumWindow>();
  window->begin = begin;
  window->secondsPerColumn = secondsPerColumn;
  try {
    if (reader_ == nullptr) reader_ = std::make_unique<SpectrumReader>(decoding_, file_);
    reader_->read(begin, secondsPerColumn, columns, [&](SpectrumColumn column) {
      window->codes.insert(window->codes.end(), column.begin(), column.end());
      return serial == newest_;
    });
  } catch (const audio::MediaError& error) {
    reader_.reset();
    fail(error.what());
    return;
  }
  if (serial != newest_) return;
  {
    const std::scoped_lock lock(mutex_);
    news_.window = std::move(window);
  }
  Q_EMIT read();
}

void DecoderSpectrumSource::publish(const SpectrumPyramid& pyramid) {
  {
    const std::scoped_lock lock(mutex_);
    news_.overview = std::make_shared<const SpectrumPyramid>(pyramid);
  }
  Q_EMIT read();
}

void DecoderSpectrumSource::fail(const char* reason) {
  {
    const std::scoped_lock lock(mutex_);
    news_.problem = QString::fromUtf8(reason);
  }
  Q_EMIT read();
}

void DecoderSpectrumSource::deliver() {
  News news;
  {
    const std::scoped_lock lock(mutex_);
    news = std::exchange(news_, {});
  }
  if (news.overview != nullptr) {
    overview_ = std::move(news.overview);
    Q_EMIT grown();
  }
  if (news.window != nullptr) Q_EMIT ready(std::move(news.window));
  if (!news.problem.isEmpty()) Q_EMIT failed(news.problem);
}

}  // namespace barline::ui
