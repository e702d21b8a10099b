#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "engine/memory/LongVector.h"

/// Compact binary coding of any type that lists its members with fields(). Little-endian. Numbers in a vector
/// are laid out as byte planes, which general compressors handle far better than interleaved values.
/// A type whose fields() leaves out what follows from the rest makes that in a member restore(), called after
/// reading.
/// The layout has no version of its own: a step that changes its result type changes its version.
namespace barline::model {

/// Bytes that no encode() wrote: cut short, too long, or with a value out of range.
class CodecError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

using Bytes = std::vector<std::byte>;

template <class T>
concept Described = requires {
  T::fields();
};

class ByteWriter {
 public:
  template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void write(T value) {
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof(T));
    std::memcpy(bytes_.data() + at, &value, sizeof(T));
  }
  void write(const std::string& text);

  template <Described T>
  void write(const T& value) {
    std::apply([&](auto... member) { (write(value.*member), ...); }, T::fields());
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(static_cast<std::uint8_t>(value.has_value()));
    if (value) write(*value);
  }
  template <class T, std::size_t N>
  void write(const std::array<T, N>& values) {
    for (const T& value : values) write(value);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    write(static_cast<std::uint64_t>(values.size()));
    if constexpr (std::is_arithmetic_v<T>) {
      writePlanes(reinterpret_cast<const std::byte*>(values.data()), values.size(), sizeof(T));
    } else {
      for (const T& value : values) write(value);
    }
  }
  /// As a vector.
  template <class T>
  void write(const memory::LongVector<T>& values) {
    write(static_cast<std::uint64_t>(values.size()));
    writePlanes(reinterpret_cast<const std::byte*>(values.data()), values.size(), sizeof(T));
  }

  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  void writePlanes(const std::byte* data, std::size_t count, std::size_t width);

  Bytes bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes) : rest_(bytes) {}

  template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void read(T& value) {
    const auto bytes = take(sizeof(T));
    std::memcpy(&value, bytes.data(), sizeof(T));
  }
  void read(bool& value);
  void read(std::string& text);

  template <Described T>
  void read(T& value) {
    std::apply([&](auto... member) { (read(value.*member), ...); }, T::fields());
    if constexpr (requires { value.restore(); }) value.restore();
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool present = false;
    read(present);
    value.reset();
    if (present) read(value.emplace());
  }
  template <class T, std::size_t N>
  void read(std::array<T, N>& values) {
    for (T& value : values) read(value);
  }
  template <class T>
  void read(std::vector<T>& values) {
    values.clear();
    if constexpr (std::is_arithmetic_v<T>) {
      values.resize(readCount(sizeof(T)));
      readPlanes(reinterpret_cast<std::byte*>(values.data()), values.size(), sizeof(T));
    } else {
      // Every element takes at least one byte, so a damaged count cannot ask for more than the input's size.
      const std::size_t count = readCount(1);
      for (std::size_t i = 0; i < count; ++i) read(values.emplace_back());
    }
  }
  template <class T>
  void read(memory::LongVector<T>& values) {
    values.clear();
    values.resize(readCount(sizeof(T)));
    readPlanes(reinterpret_cast<std::byte*>(values.data()), values.size(), sizeof(T));
  }

  [[nodiscard]] bool atEnd() const { return rest_.empty(); }

 private:
  std::span<const std::byte> take(std::size_t count);
  std::size_t readCount(std::size_t elementSize);
  void readPlanes(std::byte* data, std::size_t count, std::size_t width);

  std::span<const std::byte> rest_;
};

template <Described T>
[[nodiscard]] Bytes encode(const T& value) {
  ByteWriter writer;
  writer.write(value);
  return writer.take();
}

/// @throws CodecError where `bytes` is not what encode<T> wrote.
template <Described T>
[[nodiscard]] T decode(std::span<const std::byte> bytes) {
  ByteReader reader(bytes);
  T value;
  reader.read(value);
  if (!reader.atEnd()) throw CodecError("bytes left over");
  return value;
}

static_assert(std::endian::native == std::endian::little, "Codec writes the machine's byte order");

}  // namespace barline::model
