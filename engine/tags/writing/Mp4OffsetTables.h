#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/tags/writing/FileBytes.h"

namespace barline::tags {

/// An atom of an MPEG-4 file (ISO/IEC 14496-12, 4.2).
struct Mp4Atom {
  std::uint32_t type{};   ///< its four letters, the first one highest
  std::int64_t offset{};  ///< of its header, bytes from the file's beginning
  std::int64_t header{};  ///< bytes of its header
  std::int64_t size{};    ///< bytes, header included

  [[nodiscard]] std::int64_t content() const { return offset + header; }
  [[nodiscard]] std::int64_t end() const { return offset + size; }
};

/// One table whose entries are distances from the file's beginning.
struct Mp4OffsetTable {
  std::uint32_t type{};   ///< of its atom
  std::int64_t first{};   ///< where its first entry stands, bytes from the file's beginning
  std::int64_t count{};   ///< of entries
  std::int64_t stride{};  ///< bytes from one entry to the next
  std::size_t width{};    ///< bytes of an entry, 4 or 8; the highest comes first
};

/// Where an MPEG-4 file says that its samples lie: chunks (stco, co64), auxiliary information (saio), data of
/// fragments (tfhd) and the fragments themselves (tfra, sidx). All of them name places of the file, so they
/// have to follow when what stands before those places grows (ISO/IEC 14496-12, 8.7.5, 8.7.9, 8.8.7, 8.8.10,
/// 8.16.3).
class Mp4OffsetTables {
 public:
  /// Reads where the tables are, not what they hold.
  /// @throws TagError where a table is longer than its atom, or there are more atoms than any file needs
  explicit Mp4OffsetTables(const std::filesystem::path& file);

  /// Makes the tables of `copy` name the same bytes as this file's do: each entry that does not is written
  /// anew. What may differ between the two is the size of "moov", nothing else.
  /// @throws TagError where the two differ in more than that, where an entry names a place in "moov" itself
  /// or one that its table has no room for
  void carryTo(const std::filesystem::path& copy);

 private:
  void readAtoms();
  void readTables(std::int64_t begin, std::int64_t end, int depth);
  void addTable(const Mp4Atom& atom);
  void addTable(const Mp4Atom& atom, std::int64_t first, std::int64_t count, std::int64_t stride,
                std::size_t width);
  [[nodiscard]] std::uint64_t number(std::int64_t offset, std::size_t width);
  [[nodiscard]] std::int64_t indexed(const Mp4Atom& sidx);

  void requireSameAtoms(const Mp4OffsetTables& copy) const;
  void carryTable(const Mp4OffsetTable& table, Mp4OffsetTables& copy, const Mp4OffsetTable& copied, int out);
  void requireSameIndexes(Mp4OffsetTables& copy);
  [[nodiscard]] std::uint64_t placeIn(const Mp4OffsetTables& copy, std::uint64_t place) const;
  [[noreturn]] void fail(const char* why) const;

  std::filesystem::path path_;
  FileBytes bytes_;
  std::vector<Mp4Atom> atoms_;  ///< those that stand in no other
  std::vector<Mp4OffsetTable> tables_;
};

}  // namespace barline::tags
