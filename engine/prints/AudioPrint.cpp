#include "engine/prints/AudioPrint.h"

#include <chromaprint.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>

#include "engine/prints/PackedSubPrints.h"

namespace barline::prints {
namespace {

using Allocated = std::unique_ptr<void, decltype(&chromaprint_dealloc)>;

/// A stretch behind its length in two bytes, lowest first.
void pack(const SubPrints& stretch, std::vector<std::byte>& out) {
  char* encoded = nullptr;
  int size = 0;
  if (!stretch.empty() &&
      chromaprint_encode_fingerprint(stretch.data(), static_cast<int>(stretch.size()),
                                     CHROMAPRINT_ALGORITHM_DEFAULT, &encoded, &size, 0) == 0) {
    throw std::bad_alloc();
  }
  const Allocated owner(encoded, chromaprint_dealloc);
  if (size > std::numeric_limits<std::uint16_t>::max()) throw std::length_error("print");
  out.push_back(static_cast<std::byte>(size & 0xFF));
  out.push_back(static_cast<std::byte>(size >> 8));
  const auto* const bytes = reinterpret_cast<const std::byte*>(encoded);
  out.insert(out.end(), bytes, bytes + size);
}

bool unpack(std::span<const std::byte>& bytes, SubPrints& stretch) {
  if (bytes.size() < 2) return false;
  const auto size = static_cast<std::size_t>(bytes[0]) | static_cast<std::size_t>(bytes[1]) << 8U;
  if (bytes.size() - 2 < size) return false;
  const auto part = bytes.subspan(2, size);
  bytes = bytes.subspan(2 + size);
  if (size == 0) return true;
  std::optional<SubPrints> read = readPackedSubPrints(part);
  if (!read) return false;
  stretch = *std::move(read);
  return true;
}

/// Chosen by its value alone, so that the same sound is looked up by the same numbers in every file.
bool isKey(std::uint32_t subPrint) {
  constexpr std::uint32_t kSpread = 0x9E3779B1;  // 2^32 / golden ratio (Knuth, vol. 3, 6.4)
  return (subPrint * kSpread) >> 28U == 0;
}

}  // namespace

std::vector<std::byte> packPrint(const AudioPrint& print) {
  std::vector<std::byte> bytes;
  pack(print.begin, bytes);
  pack(print.middle, bytes);
  return bytes;
}

std::optional<AudioPrint> unpackPrint(std::span<const std::byte> bytes) {
  AudioPrint print;
  if (!unpack(bytes, print.begin) || !unpack(bytes, print.middle) || !bytes.empty()) return std::nullopt;
  return print;
}

std::vector<std::uint32_t> printKeys(const AudioPrint& print) {
  std::vector<std::uint32_t> keys;
  for (const SubPrints* const stretch : {&print.begin, &print.middle})
    std::ranges::copy_if(*stretch, std::back_inserter(keys), isKey);
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace barline::prints
