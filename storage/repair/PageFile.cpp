#include "storage/repair/PageFile.h"

#include <algorithm>
#include <array>
#include <bit>
#include <system_error>

#include "storage/Errors.h"

namespace barline::storage {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kPageSize = 4096;
constexpr std::size_t kFileHeader = 100;
constexpr std::size_t kLongestRow = std::size_t{64} << 20U;

// Kinds of pages with rows (1.6).
constexpr unsigned kInteriorIndex = 0x02;
constexpr unsigned kLeafIndex = 0x0A;
constexpr unsigned kLeafTable = 0x0D;

std::uint64_t bigEndian(Bytes bytes) {
  std::uint64_t value = 0;
  for (const std::byte byte : bytes) value = value << 8U | std::to_integer<std::uint64_t>(byte);
  return value;
}

std::uint64_t numberAt(Bytes bytes, std::size_t offset, std::size_t size) {
  return offset + size <= bytes.size() ? bigEndian(bytes.subspan(offset, size)) : 0;
}

/// A variable-length integer of up to nine bytes; moves `offset` behind it. Nothing at the end of the bytes.
std::optional<std::uint64_t> varint(Bytes bytes, std::size_t& offset) {
  std::uint64_t value = 0;
  for (int i = 0; i < 9; ++i) {
    if (offset >= bytes.size()) return std::nullopt;
    const auto byte = std::to_integer<std::uint64_t>(bytes[offset++]);
    if (i == 8) return value << 8U | byte;
    value = value << 7U | (byte & 0x7FU);
    if (byte < 0x80U) return value;
  }
  return std::nullopt;
}

std::int64_t signedNumber(Bytes bytes) {
  const std::uint64_t value = bigEndian(bytes);
  const auto unusedBits = static_cast<unsigned>(64 - 8 * bytes.size());
  return static_cast<std::int64_t>(value << unusedBits) >> unusedBits;
}

std::size_t sizeOf(std::uint64_t type) {
  constexpr std::array<std::size_t, 12> kSizes{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
  return type < kSizes.size() ? kSizes[type] : static_cast<std::size_t>((type - 12) / 2);
}

StoredValue valueOf(std::uint64_t type, Bytes bytes) {
  if (type == 0) return std::monostate{};
  if (type <= 6) return signedNumber(bytes);
  if (type == 7) return std::bit_cast<double>(bigEndian(bytes));
  if (type <= 9) return static_cast<std::int64_t>(type - 8);
  if (type % 2 == 0) return std::vector<std::byte>(bytes.begin(), bytes.end());
  std::string text(bytes.size(), '\0');
  std::ranges::transform(bytes, text.begin(), [](std::byte byte) { return static_cast<char>(byte); });
  return text;
}

}  // namespace

std::optional<std::vector<StoredValue>> parseRecord(Bytes bytes) {
  std::size_t type = 0;
  const auto header = varint(bytes, type);
  if (!header || *header > bytes.size()) return std::nullopt;
  std::size_t value = *header;
  std::vector<StoredValue> values;
  while (type < *header) {
    const auto code = varint(bytes.first(*header), type);
    if (!code || *code == 10 || *code == 11) return std::nullopt;
    const std::size_t size = sizeOf(*code);
    if (size > bytes.size() - value) return std::nullopt;
    values.push_back(valueOf(*code, bytes.subspan(value, size)));
    value += size;
  }
  if (value != bytes.size()) return std::nullopt;
  return values;
}

PageFile::PageFile(const std::filesystem::path& file) : in_(file, std::ios::binary) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  if (error || !in_) throw StorageError(StorageProblem::NoAccess, file, error.message());
  size_ = static_cast<std::uint32_t>(bytes / kPageSize);
  findUnused();
}

PageFile::Page PageFile::read(std::uint32_t page) {
  Page bytes(kPageSize);
  in_.clear();
  in_.seekg(static_cast<std::streamoff>(page - 1) * static_cast<std::streamoff>(kPageSize));
  in_.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!in_) std::ranges::fill(bytes, std::byte{0});
  return bytes;
}

/// The list of free pages (1.5), as far as it makes sense: what is on it was deleted.
void PageFile::findUnused() {
  if (size_ == 0) return;
  auto trunk = static_cast<std::uint32_t>(numberAt(read(1), 32, 4));
  while (trunk > 1 && trunk <= size_ && unused_.insert(trunk).second) {
    const Page page = read(trunk);
    const std::uint64_t leaves = std::min<std::uint64_t>(numberAt(page, 4, 4), kPageSize / 4 - 2);
    for (std::size_t i = 0; i < leaves; ++i) {
      unused_.insert(static_cast<std::uint32_t>(numberAt(page, 8 + 4 * i, 4)));
    }
    trunk = static_cast<std::uint32_t>(numberAt(page, 0, 4));
  }
}

void PageFile::visitRows(std::uint32_t number, const Visitor& visit) {
  if (unused_.contains(number)) return;
  const Page page = read(number);
  const std::size_t begin = number == 1 ? kFileHeader : 0;
  const auto kind = static_cast<unsigned>(page[begin]);
  if (kind != kInteriorIndex && kind != kLeafIndex && kind != kLeafTable) return;
  const std::size_t pointers = begin + (kind == kInteriorIndex ? 12 : 8);
  const std::size_t cells = std::min<std::size_t>(numberAt(page, begin + 3, 2), (kPageSize - pointers) / 2);
  for (std::size_t i = 0; i < cells; ++i) {
    const std::size_t offset = numberAt(page, pointers + 2 * i, 2);
    if (offset < pointers || offset >= kPageSize) continue;
    if (const auto row = rowAt(page, offset, kind)) visit(*row);
  }
}

std::optional<StoredRow> PageFile::rowAt(const Page& page, std::size_t offset, unsigned kind) {
  if (kind == kInteriorIndex) offset += 4;  // the page to the left
  const auto length = varint(page, offset);
  if (!length || *length > kLongestRow) return std::nullopt;
  StoredRow row;
  if (kind == kLeafTable) {
    const auto rowid = varint(page, offset);
    if (!rowid) return std::nullopt;
    row.rowid = static_cast<std::int64_t>(*rowid);
  }
  const auto bytes = payload(page, offset, *length, kind == kLeafTable);
  if (!bytes) return std::nullopt;
  auto values = parseRecord(*bytes);
  if (!values) return std::nullopt;
  row.values = *std::move(values);
  return row;
}

/// What does not fit into the page goes on in a chain of others (1.6 and 1.7).
std::optional<PageFile::Page> PageFile::payload(const Page& page, std::size_t offset, std::uint64_t length,
                                                bool ofTable) {
  const std::uint64_t most = ofTable ? kPageSize - 35 : (kPageSize - 12) * 64 / 255 - 23;
  const std::uint64_t least = (kPageSize - 12) * 32 / 255 - 23;
  std::uint64_t here = length;
  if (length > most) {
    const std::uint64_t fitting = least + (length - least) % (kPageSize - 4);
    here = fitting <= most ? fitting : least;
  }
  if (offset + here + (here < length ? 4 : 0) > kPageSize) return std::nullopt;
  const auto first = page.begin() + static_cast<std::ptrdiff_t>(offset);
  Page bytes(first, first + static_cast<std::ptrdiff_t>(here));
  auto next = static_cast<std::uint32_t>(here < length ? numberAt(page, offset + here, 4) : 0);
  while (bytes.size() < length) {
    if (next < 2 || next > size_ || unused_.contains(next)) return std::nullopt;
    const Page more = read(next);
    const std::size_t count = std::min<std::size_t>(length - bytes.size(), kPageSize - 4);
    bytes.insert(bytes.end(), more.begin() + 4, more.begin() + 4 + static_cast<std::ptrdiff_t>(count));
    next = static_cast<std::uint32_t>(numberAt(more, 0, 4));
  }
  return bytes;
}

}  // namespace barline::storage
