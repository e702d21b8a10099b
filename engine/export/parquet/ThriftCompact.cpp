#include "engine/export/parquet/ThriftCompact.h"

#include <utility>

namespace barline::parquet {
namespace {

constexpr unsigned kTrue = 1;
constexpr unsigned kFalse = 2;
constexpr unsigned kI8 = 3;
constexpr unsigned kI16 = 4;
constexpr unsigned kI32 = 5;
constexpr unsigned kI64 = 6;
constexpr unsigned kBinary = 8;
constexpr unsigned kList = 9;
constexpr char kStop = 0;

constexpr int kLongestDelta = 15;          // of a field id that shares the type's byte
constexpr std::size_t kLongestShort = 14;  // of a list whose size shares the type's byte

}  // namespace

void ThriftCompact::boolean(std::int16_t field, bool value) {
  fieldHeader(field, value ? kTrue : kFalse);
}

void ThriftCompact::i8(std::int16_t field, std::int8_t value) {
  fieldHeader(field, kI8);
  bytes_ += static_cast<char>(value);
}

void ThriftCompact::i16(std::int16_t field, std::int16_t value) {
  fieldHeader(field, kI16);
  zigzag(value);
}

void ThriftCompact::i32(std::int16_t field, std::int32_t value) {
  fieldHeader(field, kI32);
  zigzag(value);
}

void ThriftCompact::i64(std::int16_t field, std::int64_t value) {
  fieldHeader(field, kI64);
  zigzag(value);
}

void ThriftCompact::binary(std::int16_t field, std::string_view bytes) {
  fieldHeader(field, kBinary);
  varint(bytes.size());
  bytes_ += bytes;
}

void ThriftCompact::i32s(std::int16_t field, const std::vector<std::int32_t>& values) {
  listHeader(field, values.size(), kI32);
  for (const std::int32_t value : values) zigzag(value);
}

void ThriftCompact::binaries(std::int16_t field, const std::vector<std::string>& values) {
  listHeader(field, values.size(), kBinary);
  for (const std::string& value : values) {
    varint(value.size());
    bytes_ += value;
  }
}

std::string ThriftCompact::take() {
  bytes_ += kStop;
  lastFields_.assign(1, 0);
  return std::exchange(bytes_, {});
}

void ThriftCompact::fieldHeader(std::int16_t field, unsigned type) {
  const int delta = field - lastFields_.back();
  if (delta > 0 && delta <= kLongestDelta) {
    bytes_ += static_cast<char>(static_cast<unsigned>(delta) << 4 | type);
  } else {
    bytes_ += static_cast<char>(type);
    zigzag(field);
  }
  lastFields_.back() = field;
}

void ThriftCompact::listHeader(std::int16_t field, std::size_t size, unsigned elementType) {
  fieldHeader(field, kList);
  if (size <= kLongestShort) {
    bytes_ += static_cast<char>(size << 4 | elementType);
  } else {
    bytes_ += static_cast<char>(0xF0U | elementType);
    varint(size);
  }
}

void ThriftCompact::beginStruct() {
  lastFields_.push_back(0);
}

void ThriftCompact::endStruct() {
  bytes_ += kStop;
  lastFields_.pop_back();
}

void ThriftCompact::varint(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
  bytes_ += static_cast<char>(value);
}

void ThriftCompact::zigzag(std::int64_t value) {
  varint(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
}

}  // namespace barline::parquet
