#include "engine/export/parquet/RunLengthHybrid.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace barline::parquet {
namespace {

constexpr std::size_t kGroup = 8;  // values are bit-packed in groups of eight

void putVarint(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7FU) | 0x80U);
  bytes += static_cast<char>(value);
}

void putRun(std::string& bytes, std::size_t length, std::uint32_t value, unsigned bitWidth) {
  putVarint(bytes, static_cast<std::uint64_t>(length) << 1);
  for (unsigned bit = 0; bit < bitWidth; bit += 8) bytes += static_cast<char>(value >> bit & 0xFFU);
}

/// The last group is filled up with zeros; the reader knows how many values there are.
void putPacked(std::string& bytes, std::span<const std::uint32_t> values, unsigned bitWidth) {
  if (values.empty()) return;
  const std::size_t groups = (values.size() + kGroup - 1) / kGroup;
  putVarint(bytes, static_cast<std::uint64_t>(groups) << 1 | 1U);
  std::uint64_t pending = 0;
  unsigned pendingBits = 0;
  for (std::size_t i = 0; i < groups * kGroup; ++i) {
    const std::uint64_t value = i < values.size() ? values[i] : 0;
    pending |= value << pendingBits;
    for (pendingBits += bitWidth; pendingBits >= 8; pendingBits -= 8, pending >>= 8) {
      bytes += static_cast<char>(pending & 0xFFU);
    }
  }
}

std::size_t runLength(std::span<const std::uint32_t> values) {
  const auto end = std::find_if(values.begin(), values.end(), [&](auto value) { return value != values[0]; });
  return static_cast<std::size_t>(end - values.begin());
}

}  // namespace

std::string runLengthHybrid(std::span<const std::uint32_t> values, unsigned bitWidth) {
  std::string bytes;
  std::size_t packedFrom = 0;  // what stands before `at` and is not written yet; whole groups but at the end
  std::size_t at = 0;
  while (at < values.size()) {
    std::size_t length = runLength(values.subspan(at));
    // The run gives up what fills the open group.
    const std::size_t open = (at - packedFrom) % kGroup;
    const std::size_t filling = open == 0 ? 0 : std::min(length, kGroup - open);
    at += filling;
    length -= filling;
    if (length < kGroup) {
      at += length;
      continue;
    }
    putPacked(bytes, values.subspan(packedFrom, at - packedFrom), bitWidth);
    putRun(bytes, length, values[at], bitWidth);
    at += length;
    packedFrom = at;
  }
  putPacked(bytes, values.subspan(packedFrom), bitWidth);
  return bytes;
}

unsigned bitWidthFor(std::uint32_t largest) {
  return std::max(1U, static_cast<unsigned>(std::bit_width(largest)));
}

}  // namespace barline::parquet
