#include "engine/tags/writing/FileDelta.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

#include "engine/tags/writing/FileBytes.h"
#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

constexpr std::size_t kSmallestBlock = 256;  // several in each page of an Ogg file
constexpr std::int64_t kMostBlocks = 1LL << 20;
constexpr std::size_t kStep = 1U << 16U;  // bytes compared at a time

/// A delta is a sequence of numbers (7 bits a byte, lowest first): for each piece, the length of bytes that
/// follow literally, the bytes, and the length and offset of a stretch to copy.
class DeltaWriter {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out_.push_back(static_cast<std::byte>(value | 0x80U));
    out_.push_back(static_cast<std::byte>(value));
  }
  void bytes(std::span<const std::byte> bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
  [[nodiscard]] std::vector<std::byte> take() { return std::move(out_); }

 private:
  std::vector<std::byte> out_;
};

class DeltaReader {
 public:
  explicit DeltaReader(std::span<const std::byte> delta) : rest_(delta) {}

  [[nodiscard]] bool atEnd() const { return rest_.empty(); }
  std::int64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const auto byte = static_cast<std::uint64_t>(bytes(1).front());
      value |= (byte & 0x7FU) << shift;
      if (byte < 0x80) return static_cast<std::int64_t>(value);
    }
    throw TagError("What was kept of the former tags is damaged.");
  }
  std::span<const std::byte> bytes(std::int64_t length) {
    if (length < 0 || static_cast<std::uint64_t>(length) > rest_.size())
      throw TagError("What was kept of the former tags is damaged.");
    const auto taken = rest_.first(static_cast<std::size_t>(length));
    rest_ = rest_.subspan(taken.size());
    return taken;
  }

 private:
  std::span<const std::byte> rest_;
};

/// Rabin–Karp: of `length` bytes that a window moves over.
class RollingHash {
 public:
  explicit RollingHash(std::size_t length) {
    for (std::size_t i = 1; i < length; ++i) leaving_ *= kFactor;
  }
  void begin(std::span<const std::byte> bytes) {
    value_ = 0;
    for (const std::byte byte : bytes) value_ = value_ * kFactor + static_cast<std::uint32_t>(byte) + 1;
  }
  void roll(std::byte out, std::byte in) {
    value_ -= leaving_ * (static_cast<std::uint32_t>(out) + 1);
    value_ = value_ * kFactor + static_cast<std::uint32_t>(in) + 1;
  }
  [[nodiscard]] std::uint32_t value() const { return value_; }

 private:
  static constexpr std::uint32_t kFactor = 0x01000193;
  std::uint32_t leaving_{1};
  std::uint32_t value_{};
};

struct Block {
  std::uint32_t hash{};
  std::uint32_t index{};
};

bool equal(std::span<const std::byte> a, std::span<const std::byte> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size()) == 0;
}

class DeltaMaker {
 public:
  DeltaMaker(const std::filesystem::path& base, const std::filesystem::path& target)
      : base_(base), target_(target) {
    while (base_.size() / static_cast<std::int64_t>(block_) > kMostBlocks) block_ *= 2;
    indexBase();
  }

  std::vector<std::byte> run() {
    const auto length = static_cast<std::int64_t>(block_);
    RollingHash hash(block_);
    std::int64_t position = 0;
    bool begun = false;
    while (position + length <= target_.size()) {
      if (!begun) hash.begin(target_.at(position, block_));
      begun = true;
      if (const auto found = find(hash.value(), position)) {
        position = copy(position, *found);
        begun = false;
        continue;
      }
      if (position + length < target_.size()) {
        const auto window = target_.at(position, block_ + 1);
        hash.roll(window.front(), window.back());
      }
      ++position;
    }
    piece(target_.size(), 0, 0);
    return writer_.take();
  }

 private:
  void indexBase() {
    RollingHash hash(block_);
    const std::int64_t count = base_.size() / static_cast<std::int64_t>(block_);
    blocks_.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
      hash.begin(base_.at(i * static_cast<std::int64_t>(block_), block_));
      blocks_.push_back({hash.value(), static_cast<std::uint32_t>(i)});
    }
    std::ranges::stable_sort(blocks_, {}, &Block::hash);
    // Equal blocks are mostly padding: the first will do.
    const auto alike = [](const Block& left, const Block& right) { return left.hash == right.hash; };
    blocks_.erase(std::unique(blocks_.begin(), blocks_.end(), alike), blocks_.end());
  }

  /// Where in the base the target's bytes at `position` stand.
  std::optional<std::int64_t> find(std::uint32_t hash, std::int64_t position) {
    const auto block = std::ranges::lower_bound(blocks_, hash, {}, &Block::hash);
    if (block == blocks_.end() || block->hash != hash) return std::nullopt;
    const std::int64_t offset = block->index * static_cast<std::int64_t>(block_);
    if (!equal(base_.at(offset, block_), target_.at(position, block_))) return std::nullopt;
    return offset;
  }

  /// Writes the piece that ends with the match, grown as far as it goes. @return where it ends in the target
  std::int64_t copy(std::int64_t position, std::int64_t offset) {
    while (position > written_ && offset > 0 &&
           target_.at(position - 1, 1).front() == base_.at(offset - 1, 1).front()) {
      --position;
      --offset;
    }
    std::int64_t length = 0;
    for (std::size_t step = kStep; step > 0;) {
      const auto left = target_.at(position + length, step);
      const auto right = base_.at(offset + length, step);
      if (!left.empty() && equal(left, right)) {
        length += static_cast<std::int64_t>(left.size());
      } else {
        step /= 2;
      }
    }
    piece(position, length, offset);
    return position + length;
  }

  /// Bytes up to `literalEnd` as they are, then a copy.
  void piece(std::int64_t literalEnd, std::int64_t length, std::int64_t offset) {
    writer_.number(static_cast<std::uint64_t>(literalEnd - written_));
    while (written_ < literalEnd) {
      const auto part = target_.at(
          written_, static_cast<std::size_t>(std::min<std::int64_t>(literalEnd - written_, kStep)));
      if (part.empty()) throw TagError("The file was cut off while it was read.");
      writer_.bytes(part);
      written_ += static_cast<std::int64_t>(part.size());
    }
    writer_.number(static_cast<std::uint64_t>(length));
    writer_.number(static_cast<std::uint64_t>(offset));
    written_ = literalEnd + length;
  }

  FileBytes base_;
  FileBytes target_;
  std::size_t block_{kSmallestBlock};
  std::vector<Block> blocks_;
  DeltaWriter writer_;
  std::int64_t written_{};  ///< how far the target is told
};

}  // namespace

std::vector<std::byte> makeDelta(const std::filesystem::path& base, const std::filesystem::path& target) {
  return DeltaMaker(base, target).run();
}

void applyDelta(const std::filesystem::path& base, std::span<const std::byte> delta, int out) {
  FileBytes bytes(base);
  DeltaReader reader(delta);
  while (!reader.atEnd()) {
    writeAll(out, reader.bytes(reader.number()), base);
    std::int64_t length = reader.number();
    std::int64_t offset = reader.number();
    while (length > 0) {
      const auto part = bytes.at(offset, static_cast<std::size_t>(std::min<std::int64_t>(length, kStep)));
      if (part.empty())
        throw TagError("What was kept of the former tags does not fit " + base.string() + '.');
      writeAll(out, part, base);
      offset += static_cast<std::int64_t>(part.size());
      length -= static_cast<std::int64_t>(part.size());
    }
  }
}

}  // namespace barline::tags
