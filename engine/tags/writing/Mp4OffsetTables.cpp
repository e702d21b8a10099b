#include "engine/tags/writing/Mp4OffsetTables.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

// A day of music in fragments of a second has about 90,000.
constexpr std::size_t kMostAtoms = 1'000'000;
constexpr int kDeepest = 8;

constexpr std::uint32_t typeOf(const char (&letters)[5]) {
  std::uint32_t type = 0;
  for (std::size_t i = 0; i < 4; ++i) type = type << 8U | static_cast<unsigned char>(letters[i]);
  return type;
}

constexpr std::uint32_t kMoov = typeOf("moov");
constexpr std::uint32_t kSidx = typeOf("sidx");

/// Atoms of nothing but atoms, on the way to tables.
constexpr std::array kContainers{kMoov,          typeOf("trak"), typeOf("mdia"), typeOf("minf"),
                                 typeOf("stbl"), typeOf("moof"), typeOf("traf"), typeOf("mfra")};

std::uint64_t numberIn(std::span<const std::byte> bytes) {
  std::uint64_t value = 0;
  for (const std::byte byte : bytes) value = value << 8U | static_cast<std::uint64_t>(byte);
  return value;
}

void putNumber(std::span<std::byte> bytes, std::uint64_t value) {
  for (std::size_t i = bytes.size(); i > 0; --i, value >>= 8U) bytes[i - 1] = static_cast<std::byte>(value);
}

/// The atom whose header stands at `offset`; nothing where there is none that ends by `end`. The last one of
/// a file may be longer than it, as files are cut off.
std::optional<Mp4Atom> atomAt(FileBytes& bytes, std::int64_t offset, std::int64_t end, bool mayBeCut) {
  constexpr std::size_t kShort = 8;
  constexpr std::size_t kLong = 16;
  if (end - offset < static_cast<std::int64_t>(kShort)) return std::nullopt;
  const auto head = bytes.at(offset, kLong);
  if (head.size() < kShort) return std::nullopt;
  Mp4Atom atom{.type = static_cast<std::uint32_t>(numberIn(head.subspan(4, 4))),
               .offset = offset,
               .header = kShort,
               .size = static_cast<std::int64_t>(numberIn(head.first(4)))};
  if (atom.size == 0) {
    atom.size = end - offset;
  } else if (atom.size == 1) {
    if (head.size() < kLong) return std::nullopt;
    const std::uint64_t size = numberIn(head.subspan(8, 8));
    atom.header = kLong;
    atom.size = static_cast<std::int64_t>(
        std::min<std::uint64_t>(size, std::numeric_limits<std::int64_t>::max() / 2));
  }
  if (mayBeCut) atom.size = std::min(atom.size, end - offset);
  if (atom.size < atom.header || atom.size > end - offset) return std::nullopt;
  return atom;
}

void writeAt(int file, std::span<const std::byte> bytes, std::int64_t offset,
             const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t done = ::pwrite(file, bytes.data(), bytes.size(), offset);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) failWithErrno(path, "could not be written");
    bytes = bytes.subspan(static_cast<std::size_t>(done));
    offset += done;
  }
}

class Writable {
 public:
  explicit Writable(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) failWithErrno(path, "could not be opened");
  }
  ~Writable() { ::close(descriptor_); }
  Writable(const Writable&) = delete;
  Writable& operator=(const Writable&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

Mp4OffsetTables::Mp4OffsetTables(const std::filesystem::path& file) : path_(file), bytes_(file) {
  readAtoms();
  for (const Mp4Atom& atom : atoms_) {
    if (std::ranges::find(kContainers, atom.type) != kContainers.end())
      readTables(atom.content(), atom.end(), 1);
  }
}

void Mp4OffsetTables::readAtoms() {
  auto atom = atomAt(bytes_, 0, bytes_.size(), true);
  while (atom) {
    atoms_.push_back(*atom);
    if (atoms_.size() > kMostAtoms) fail("it consists of too many parts");
    atom = atomAt(bytes_, atom->end(), bytes_.size(), true);
  }
}

/// Of what does not look like an atom, the rest is left, as others do who read the file.
void Mp4OffsetTables::readTables(std::int64_t begin, std::int64_t end, int depth) {
  if (depth > kDeepest) return;
  auto atom = atomAt(bytes_, begin, end, false);
  while (atom) {
    if (std::ranges::find(kContainers, atom->type) != kContainers.end()) {
      readTables(atom->content(), atom->end(), depth + 1);
    } else {
      addTable(*atom);
    }
    atom = atomAt(bytes_, atom->end(), end, false);
  }
}

/// What stands before a table's entries: version, flags, then what its kind has.
void Mp4OffsetTables::addTable(const Mp4Atom& atom) {
  const std::int64_t content = atom.content();
  const auto versionAndFlags = static_cast<std::uint32_t>(number(content, 4));
  const bool wide = versionAndFlags >> 24U != 0;
  const bool flagged = (versionAndFlags & 1U) != 0;
  switch (atom.type) {
    case typeOf("stco"):
      return addTable(atom, content + 8, static_cast<std::int64_t>(number(content + 4, 4)), 4, 4);
    case typeOf("co64"):
      return addTable(atom, content + 8, static_cast<std::int64_t>(number(content + 4, 4)), 8, 8);
    case typeOf("tfhd"):
      if (flagged) addTable(atom, content + 8, 1, 8, 8);
      return;
    case typeOf("saio"): {
      const std::int64_t count = content + (flagged ? 12 : 4);
      const std::size_t width = wide ? 8 : 4;
      return addTable(atom, count + 4, static_cast<std::int64_t>(number(count, 4)),
                      static_cast<std::int64_t>(width), width);
    }
    case typeOf("tfra"): {
      const auto lengths = static_cast<unsigned>(number(content + 8, 4));
      const unsigned numbers = 3U + (lengths >> 4U & 3U) + (lengths >> 2U & 3U) + (lengths & 3U);
      const std::size_t width = wide ? 8 : 4;
      return addTable(atom, content + 16 + static_cast<std::int64_t>(width),
                      static_cast<std::int64_t>(number(content + 12, 4)),
                      static_cast<std::int64_t>(2 * width + numbers), width);
    }
    default:
      return;
  }
}

void Mp4OffsetTables::addTable(const Mp4Atom& atom, std::int64_t first, std::int64_t count,
                               std::int64_t stride, std::size_t width) {
  if (count == 0) return;
  const std::int64_t last = first + (count - 1) * stride;
  if (last + static_cast<std::int64_t>(width) > atom.end()) fail("the index of its sound is damaged");
  tables_.push_back({atom.type, first, count, stride, width});
  if (tables_.size() > kMostAtoms) fail("it consists of too many parts");
}

/// 0 where the file ends before it.
std::uint64_t Mp4OffsetTables::number(std::int64_t offset, std::size_t width) {
  const auto bytes = bytes_.at(offset, width);
  return bytes.size() == width ? numberIn(bytes) : 0;
}

/// The place that a "sidx" begins with: it counts from its own end.
std::int64_t Mp4OffsetTables::indexed(const Mp4Atom& sidx) {
  const bool wide = number(sidx.content(), 1) != 0;
  const auto distance = wide ? number(sidx.content() + 20, 8) : number(sidx.content() + 16, 4);
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() / 2);
  return sidx.end() + static_cast<std::int64_t>(std::min(distance, kMost));
}

void Mp4OffsetTables::carryTo(const std::filesystem::path& copy) {
  Mp4OffsetTables other(copy);
  requireSameAtoms(other);
  requireSameIndexes(other);
  const auto alike = [](const Mp4OffsetTable& a, const Mp4OffsetTable& b) {
    return a.type == b.type && a.count == b.count && a.stride == b.stride && a.width == b.width;
  };
  if (!std::ranges::equal(tables_, other.tables_, alike))
    fail("the index of its sound could not be kept as it is");
  const Writable out(copy);
  for (std::size_t i = 0; i < tables_.size(); ++i)
    carryTable(tables_[i], other, other.tables_[i], out.descriptor());
}

void Mp4OffsetTables::requireSameAtoms(const Mp4OffsetTables& copy) const {
  const auto alike = [](const Mp4Atom& a, const Mp4Atom& b) {
    return a.type == b.type && (a.size == b.size || a.type == kMoov);
  };
  if (!std::ranges::equal(atoms_, copy.atoms_, alike)) fail("its structure is damaged");
}

void Mp4OffsetTables::requireSameIndexes(Mp4OffsetTables& copy) {
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    if (atoms_[i].type != kSidx) continue;
    const std::uint64_t place = placeIn(copy, static_cast<std::uint64_t>(indexed(atoms_[i])));
    if (place != static_cast<std::uint64_t>(copy.indexed(copy.atoms_[i])))
      fail("the index of its fragments stands too far before them");
  }
}

/// Entries of both files, some at a time.
void Mp4OffsetTables::carryTable(const Mp4OffsetTable& table, Mp4OffsetTables& copy,
                                 const Mp4OffsetTable& copied, int out) {
  constexpr std::int64_t kBytesAtATime = 1 << 16;
  const std::int64_t most = kBytesAtATime / table.stride;
  for (std::int64_t done = 0; done < table.count; done += most) {
    const std::int64_t count = std::min(most, table.count - done);
    const std::int64_t start = copied.first + done * table.stride;
    const auto length = static_cast<std::size_t>((count - 1) * table.stride) + table.width;
    const auto present = copy.bytes_.at(start, length);
    std::vector<std::byte> entries(present.begin(), present.end());
    const auto former = bytes_.at(table.first + done * table.stride, length);
    if (entries.size() != length || former.size() != length) fail("it was cut off while it was read");
    for (std::size_t at = 0; at < length; at += static_cast<std::size_t>(table.stride)) {
      const std::uint64_t place = placeIn(copy, numberIn(former.subspan(at, table.width)));
      if (table.width == 4 && place > std::numeric_limits<std::uint32_t>::max())
        fail("the index of its sound has no room for places beyond 4 GiB");
      putNumber(std::span(entries).subspan(at, table.width), place);
    }
    if (!std::ranges::equal(entries, copy.bytes_.at(start, length))) writeAt(out, entries, start, copy.path_);
  }
}

/// Where the byte at `place` has gone. What lies beyond the end of the file goes with it.
std::uint64_t Mp4OffsetTables::placeIn(const Mp4OffsetTables& copy, std::uint64_t place) const {
  const auto after = std::ranges::upper_bound(
      atoms_, place, {}, [](const Mp4Atom& atom) { return static_cast<std::uint64_t>(atom.offset); });
  if (after == atoms_.begin()) return place;
  const auto index = static_cast<std::size_t>(after - atoms_.begin()) - 1;
  const Mp4Atom& atom = atoms_[index];
  const std::uint64_t within = place - static_cast<std::uint64_t>(atom.offset);
  if (atom.type == kMoov && within > 0) {
    if (place < static_cast<std::uint64_t>(atom.end()))
      fail("the index of its sound names a place in itself");
    return place + static_cast<std::uint64_t>(copy.atoms_[index].end() - atom.end());
  }
  return static_cast<std::uint64_t>(copy.atoms_[index].offset) + within;
}

void Mp4OffsetTables::fail(const char* why) const {
  throw TagError("No tags can be written into " + path_.string() + ": " + why + '.');
}

}  // namespace barline::tags
