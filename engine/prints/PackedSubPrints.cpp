#include "engine/prints/PackedSubPrints.h"

namespace barline::prints {
namespace {

constexpr std::size_t kHeaderBytes = 4;
constexpr unsigned kStepBits = 3;
constexpr unsigned kLargestStep = 7;
constexpr unsigned kMoreBits = 5;
constexpr unsigned kSubPrintBits = 32;

/// Numbers of some bits each, the lowest bit first.
class BitReader {
 public:
  explicit BitReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::optional<unsigned> next(unsigned bits) {
    if (position_ + bits > 8 * bytes_.size()) return std::nullopt;
    unsigned number = 0;
    for (unsigned i = 0; i < bits; ++i, ++position_)
      number |= (std::to_integer<unsigned>(bytes_[position_ / 8]) >> position_ % 8 & 1U) << i;
    return number;
  }

  [[nodiscard]] std::size_t bytesRead() const { return (position_ + 7) / 8; }

 private:
  std::span<const std::byte> bytes_;
  std::size_t position_{};  // bits
};

/// The steps of `count` sub-prints, each with its 0.
std::optional<std::vector<unsigned>> readSteps(BitReader& reader, std::size_t count) {
  std::vector<unsigned> steps;
  while (count > 0) {
    const std::optional<unsigned> step = reader.next(kStepBits);
    if (!step) return std::nullopt;
    steps.push_back(*step);
    if (*step == 0) --count;
  }
  return steps;
}

/// Adds to the largest steps what they are longer by.
bool lengthenSteps(std::vector<unsigned>& steps, BitReader& reader) {
  for (unsigned& step : steps) {
    if (step != kLargestStep) continue;
    const std::optional<unsigned> more = reader.next(kMoreBits);
    if (!more) return false;
    step += *more;
  }
  return true;
}

std::optional<SubPrints> subPrintsOf(std::span<const unsigned> steps) {
  SubPrints subPrints;
  std::uint32_t changes = 0;
  unsigned place = 0;
  for (const unsigned step : steps) {
    if (step == 0) {
      subPrints.push_back(subPrints.empty() ? changes : subPrints.back() ^ changes);
      changes = 0;
      place = 0;
      continue;
    }
    place += step;
    if (place > kSubPrintBits) return std::nullopt;
    changes |= std::uint32_t{1} << (place - 1);
  }
  return subPrints;
}

}  // namespace

std::optional<SubPrints> readPackedSubPrints(std::span<const std::byte> bytes) {
  if (bytes.size() < kHeaderBytes) return std::nullopt;
  const std::size_t count = std::to_integer<std::size_t>(bytes[1]) << 16U |
                            std::to_integer<std::size_t>(bytes[2]) << 8U |
                            std::to_integer<std::size_t>(bytes[3]);
  bytes = bytes.subspan(kHeaderBytes);
  BitReader normal(bytes);
  std::optional<std::vector<unsigned>> steps = readSteps(normal, count);
  if (!steps) return std::nullopt;
  BitReader more(bytes.subspan(normal.bytesRead()));
  if (!lengthenSteps(*steps, more) || normal.bytesRead() + more.bytesRead() != bytes.size())
    return std::nullopt;
  return subPrintsOf(*steps);
}

}  // namespace barline::prints
