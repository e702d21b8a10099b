#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/MusicalKey.h"
#include "engine/search/TrackOrder.h"
#include "engine/search/TrackQuery.h"

namespace barline::storage {

/// What is known of a track but its texts. Numbers that are not known are NaN.
struct CatalogueRow {
  static constexpr std::size_t kNumbers = static_cast<std::size_t>(search::NumberField::Plays) + 1;

  std::int64_t track{};
  std::array<double, kNumbers> numbers{};  ///< by search::NumberField
  std::optional<model::MusicalKey> key;
  std::string metre;  ///< "4/4"; empty = not known
  int colour{};
  unsigned flags{};  ///< bit i: search::Flag i
};

[[nodiscard]] constexpr unsigned flagBit(search::Flag flag) {
  return 1U << static_cast<unsigned>(flag);
}

/// One byte for each row, 1 where it is meant.
using RowMask = std::vector<std::uint8_t>;

/// The tracks of a library, a column for each thing that is known of them, so that a question to all of them
/// runs through memory in order. Rows ascend by the track's id. Used by one thread at a time.
class CatalogueColumns {
 public:
  /// Adds tracks or replaces what is known of them. @param rows by ascending id
  void put(const std::vector<CatalogueRow>& rows);
  void erase(const std::vector<std::int64_t>& tracks);

  [[nodiscard]] std::size_t rows() const { return tracks_.size(); }
  [[nodiscard]] std::int64_t track(std::size_t row) const { return tracks_[row]; }
  [[nodiscard]] std::optional<std::size_t> rowOf(std::int64_t track) const;
  [[nodiscard]] double number(search::NumberField field, std::size_t row) const {
    return numbers_[static_cast<std::size_t>(field)][row];
  }

  /// Marks the rows that meet a condition on anything but text; leaves the others as they are.
  void mark(const search::NumberCondition& condition, RowMask& mask) const;
  void mark(const search::KeyCondition& condition, RowMask& mask) const;
  void mark(const search::MetreCondition& condition, RowMask& mask) const;
  void mark(const search::ColourCondition& condition, RowMask& mask) const;
  void mark(const search::FlagCondition& condition, RowMask& mask) const;

  /// What a row is sorted by in an order that is not one of text; NaN where it is not known.
  [[nodiscard]] std::vector<double> sortKeys(search::TrackOrder order) const;

 private:
  void set(std::size_t row, const CatalogueRow& values);
  void insert(std::size_t row, const CatalogueRow& values);
  [[nodiscard]] std::uint8_t metreIndex(const std::string& metre);

  std::vector<std::int64_t> tracks_;
  std::array<std::vector<double>, CatalogueRow::kNumbers> numbers_;
  std::vector<std::uint8_t> keys_;    // place on the circle of fifths, kNoKey = not known
  std::vector<std::uint8_t> metres_;  // index into metreNames_
  std::vector<std::uint8_t> colours_;
  std::vector<std::uint16_t> flags_;
  std::vector<std::string> metreNames_{""};
};

}  // namespace barline::storage
