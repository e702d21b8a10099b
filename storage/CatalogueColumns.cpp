#include "storage/CatalogueColumns.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace barline::storage {
namespace {

using search::NumberField;
using search::TrackOrder;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint8_t kNoKey = 255;

/// 1A, 1B, 2A, … as 0, 1, 2, …
std::uint8_t circlePlace(const model::MusicalKey& key) {
  return static_cast<std::uint8_t>(2 * (model::camelotNumber(key) - 1) +
                                   (key.mode == model::Mode::Major ? 1 : 0));
}

std::optional<NumberField> numberOf(TrackOrder order) {
  switch (order) {
    case TrackOrder::Year:
      return NumberField::Year;
    case TrackOrder::Length:
      return NumberField::Length;
    case TrackOrder::Bpm:
      return NumberField::Bpm;
    case TrackOrder::Energy:
      return NumberField::Energy;
    case TrackOrder::Danceability:
      return NumberField::Danceability;
    case TrackOrder::Loudness:
      return NumberField::Loudness;
    case TrackOrder::Rating:
      return NumberField::Rating;
    case TrackOrder::Analysed:
      return NumberField::Analysed;
    case TrackOrder::Played:
      return NumberField::Played;
    case TrackOrder::Plays:
      return NumberField::Plays;
    case TrackOrder::Added:
      return NumberField::Added;
    default:
      return std::nullopt;
  }
}

/// By the length of a bar in whole notes, then by its beats; NaN for what is no metre.
double metreKey(std::string_view metre) {
  int numerator = 0;
  int denominator = 0;
  const std::size_t slash = metre.find('/');
  if (slash == std::string_view::npos) return kUnknown;
  std::from_chars(metre.data(), metre.data() + slash, numerator);
  std::from_chars(metre.data() + slash + 1, metre.data() + metre.size(), denominator);
  if (numerator <= 0 || denominator <= 0) return kUnknown;
  return static_cast<double>(numerator) / denominator + 1e-6 * numerator;
}

/// What needs a person first comes first.
double stateKey(unsigned flags) {
  constexpr std::array kOrder{search::Flag::Failed, search::Flag::Missing, search::Flag::Waiting,
                              search::Flag::Warned, search::Flag::Doubtful};
  for (std::size_t i = 0; i < kOrder.size(); ++i) {
    if ((flags & flagBit(kOrder[i])) != 0) return static_cast<double>(i);
  }
  return static_cast<double>(kOrder.size());
}

template <class Value, class Test>
void markWhere(const std::vector<Value>& column, RowMask& mask, const Test& test) {
  for (std::size_t row = 0; row < column.size(); ++row)
    mask[row] |= static_cast<std::uint8_t>(test(column[row]));
}

template <class Value>
void eraseRows(std::vector<Value>& column, const std::vector<std::size_t>& rows) {
  std::size_t next = 0;
  std::size_t kept = 0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (next < rows.size() && rows[next] == row) {
      ++next;
    } else {
      column[kept++] = column[row];
    }
  }
  column.resize(kept);
}

}  // namespace

std::optional<std::size_t> CatalogueColumns::rowOf(std::int64_t track) const {
  // Ids are given out one after the other, so a track is seldom far before the place that its id names.
  const auto found = std::ranges::lower_bound(tracks_, track);
  if (found == tracks_.end() || *found != track) return std::nullopt;
  return static_cast<std::size_t>(found - tracks_.begin());
}

void CatalogueColumns::put(const std::vector<CatalogueRow>& rows) {
  for (const CatalogueRow& values : rows) {
    const auto place = tracks_.empty() || tracks_.back() < values.track
                           ? tracks_.end()
                           : std::ranges::lower_bound(tracks_, values.track);
    const auto row = static_cast<std::size_t>(place - tracks_.begin());
    if (place == tracks_.end() || *place != values.track) insert(row, values);
    set(row, values);
  }
}

void CatalogueColumns::insert(std::size_t row, const CatalogueRow& values) {
  const auto at = [row](auto& column) { return column.begin() + static_cast<std::ptrdiff_t>(row); };
  tracks_.insert(at(tracks_), values.track);
  for (auto& column : numbers_) column.insert(at(column), kUnknown);
  keys_.insert(at(keys_), kNoKey);
  metres_.insert(at(metres_), 0);
  colours_.insert(at(colours_), 0);
  flags_.insert(at(flags_), 0);
}

void CatalogueColumns::set(std::size_t row, const CatalogueRow& values) {
  for (std::size_t i = 0; i < numbers_.size(); ++i) numbers_[i][row] = values.numbers[i];
  keys_[row] = values.key ? circlePlace(*values.key) : kNoKey;
  metres_[row] = metreIndex(values.metre);
  colours_[row] = static_cast<std::uint8_t>(values.colour);
  flags_[row] = static_cast<std::uint16_t>(values.flags);
}

std::uint8_t CatalogueColumns::metreIndex(const std::string& metre) {
  const auto found = std::ranges::find(metreNames_, metre);
  const auto index = static_cast<std::size_t>(found - metreNames_.begin());
  if (found != metreNames_.end()) return static_cast<std::uint8_t>(index);
  constexpr std::size_t kMost = 255;  // far more than analyses and people tell apart
  if (index >= kMost) return 0;
  metreNames_.push_back(metre);
  return static_cast<std::uint8_t>(index);
}

void CatalogueColumns::erase(const std::vector<std::int64_t>& tracks) {
  std::vector<std::size_t> gone;
  for (const std::int64_t track : tracks) {
    if (const auto row = rowOf(track)) gone.push_back(*row);
  }
  if (gone.empty()) return;
  std::ranges::sort(gone);
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  eraseRows(tracks_, gone);
  for (auto& column : numbers_) eraseRows(column, gone);
  eraseRows(keys_, gone);
  eraseRows(metres_, gone);
  eraseRows(colours_, gone);
  eraseRows(flags_, gone);
}

void CatalogueColumns::mark(const search::NumberCondition& condition, RowMask& mask) const {
  markWhere(numbers_[static_cast<std::size_t>(condition.field)], mask,
            [&](double value) { return condition.contains(value); });
}

void CatalogueColumns::mark(const search::KeyCondition& condition, RowMask& mask) const {
  markWhere(keys_, mask, [place = circlePlace(condition.key)](std::uint8_t key) { return key == place; });
}

void CatalogueColumns::mark(const search::MetreCondition& condition, RowMask& mask) const {
  const auto found = std::ranges::find(metreNames_, condition.metre);
  if (found == metreNames_.end()) return;
  const auto sought = static_cast<std::uint8_t>(found - metreNames_.begin());
  markWhere(metres_, mask, [sought](std::uint8_t metre) { return metre == sought; });
}

void CatalogueColumns::mark(const search::ColourCondition& condition, RowMask& mask) const {
  markWhere(colours_, mask, [&](std::uint8_t colour) { return colour == condition.colour; });
}

void CatalogueColumns::mark(const search::FlagCondition& condition, RowMask& mask) const {
  markWhere(flags_, mask,
            [bit = flagBit(condition.flag)](std::uint16_t flags) { return (flags & bit) != 0; });
}

std::vector<double> CatalogueColumns::sortKeys(TrackOrder order) const {
  if (const auto field = numberOf(order)) {
    std::vector<double> keys = numbers_[static_cast<std::size_t>(*field)];
    // No star is no rating, and never played nothing to count.
    if (order == TrackOrder::Rating || order == TrackOrder::Plays) std::ranges::replace(keys, 0.0, kUnknown);
    return keys;
  }
  std::vector<double> keys(rows(), kUnknown);
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (order == TrackOrder::Key && keys_[row] != kNoKey) keys[row] = keys_[row];
    if (order == TrackOrder::Metre) keys[row] = metreKey(metreNames_[metres_[row]]);
    if (order == TrackOrder::Colour && colours_[row] != 0) keys[row] = colours_[row];
    if (order == TrackOrder::State) keys[row] = stateKey(flags_[row]);
  }
  return keys;
}

}  // namespace barline::storage
