#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <type_traits>
#include <utility>

#include "engine/memory/GrowingBlock.h"

namespace barline::memory {

/// A vector of plain values for what grows with a track's length: where it is long (GrowingBlock) its values
/// lie in a file, not in memory. Growing invalidates pointers, references and iterators. Not thread-safe, but
/// for const calls.
template <class T>
class LongVector {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));

 public:
  using value_type = T;
  using size_type = std::size_t;
  using difference_type = std::ptrdiff_t;
  using reference = T&;
  using const_reference = const T&;
  using iterator = T*;
  using const_iterator = const T*;

  LongVector() = default;
  explicit LongVector(std::size_t count, T value = {}) { resize(count, value); }
  LongVector(std::initializer_list<T> values) { append(values.begin(), values.size()); }
  LongVector(const LongVector& other) { append(other.data(), other.size()); }
  LongVector(LongVector&& other) noexcept
      : block_(std::move(other.block_)), size_(std::exchange(other.size_, 0)) {}
  LongVector& operator=(const LongVector& other) {
    if (this != &other) *this = LongVector(other);
    return *this;
  }
  LongVector& operator=(LongVector&& other) noexcept {
    block_ = std::move(other.block_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }
  ~LongVector() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* data() { return reinterpret_cast<T*>(block_.data()); }
  [[nodiscard]] const T* data() const { return reinterpret_cast<const T*>(block_.data()); }
  [[nodiscard]] T* begin() { return data(); }
  [[nodiscard]] T* end() { return data() + size_; }
  [[nodiscard]] const T* begin() const { return data(); }
  [[nodiscard]] const T* end() const { return data() + size_; }
  [[nodiscard]] T& operator[](std::size_t index) { return data()[index]; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return data()[index]; }
  [[nodiscard]] T& front() { return *begin(); }
  [[nodiscard]] const T& front() const { return *begin(); }
  [[nodiscard]] T& back() { return end()[-1]; }
  [[nodiscard]] const T& back() const { return end()[-1]; }

  void push_back(T value) {
    makeRoom(size_ + 1);
    data()[size_++] = value;
  }
  void append(const T* values, std::size_t count) {
    makeRoom(size_ + count);
    std::copy_n(values, count, end());
    size_ += count;
  }
  void resize(std::size_t count, T value = {}) {
    makeRoom(count);
    if (count > size_) std::fill(end(), data() + count, value);
    size_ = count;
  }
  void assign(std::size_t count, T value) {
    clear();
    resize(count, value);
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }

  /// Memory for so many values, but for none beyond what memory is used for: what is expected may never come.
  void reserve(std::size_t count) { makeRoom(std::min(count, GrowingBlock::kMostInMemory / sizeof(T))); }

  /// Gives back the memory that values of the file were read into or written from: to be called now and then
  /// by who goes through all of them. Thread-safe; the values stay.
  void letGo() const { block_.letGo(); }
  [[nodiscard]] bool isInFile() const { return block_.isInFile(); }

  bool operator==(const LongVector& other) const {
    return std::equal(begin(), end(), other.begin(), other.end());
  }

 private:
  void makeRoom(std::size_t count) {
    if (count * sizeof(T) > block_.capacity()) block_.growTo(count * sizeof(T), size_ * sizeof(T));
  }

  GrowingBlock block_;
  std::size_t size_{};
};

}  // namespace barline::memory
