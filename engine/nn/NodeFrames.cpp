#include "engine/nn/NodeFrames.h"

#include <algorithm>

#include "engine/nn/CircleTransform.h"

namespace barline::nn {

NodeFrames::NodeFrames(const Shape& shape, const Network::Storage& storage)
    : values_(shape.values()), zeros_(storage.zeros) {
  if (storage.plain) plain_.emplace(shape.values(), storage.border, zeros_);
  if (storage.rectified) rectified_.emplace(shape.values(), storage.border, zeros_);
  if (storage.spectra) spectra_.emplace(shape.values(), 0, zeros_);
}

void NodeFrames::extend(std::size_t count) {
  if (plain_) plain_->extend(count);
  if (rectified_) rectified_->extend(count);
  if (spectra_) spectra_->extend(count);
  given_ += static_cast<std::ptrdiff_t>(count);
}

NodeFrames::Place NodeFrames::place(std::ptrdiff_t frame) {
  return {.plain = plain_ ? plain_->at(frame) : nullptr,
          .rectified = rectified_ ? rectified_->at(frame) : nullptr};
}

void NodeFrames::write(std::ptrdiff_t frame, std::span<const float> values) {
  if (plain_) std::ranges::copy(values, plain_->at(frame));
  if (!rectified_) return;
  std::ranges::transform(values, rectified_->at(frame), [](float value) { return std::max(value, 0.0F); });
}

void NodeFrames::transform(std::ptrdiff_t begin) {
  if (!spectra_) return;
  for (std::ptrdiff_t frame = begin; frame < given_; ++frame)
    toSpectrum(plain_->at(frame), values_ / kCircle, spectra_->at(frame));
}

void NodeFrames::close() {
  if (plain_) plain_->extendWithZeros(zeros_);
  if (rectified_) rectified_->extendWithZeros(zeros_);
  if (spectra_) spectra_->extendWithZeros(zeros_);
}

void NodeFrames::release(std::ptrdiff_t frame) {
  if (plain_) plain_->release(frame);
  if (rectified_) rectified_->release(frame);
  if (spectra_) spectra_->release(frame);
}

}  // namespace barline::nn
