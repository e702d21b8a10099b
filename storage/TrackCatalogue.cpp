#include "storage/TrackCatalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <variant>

#include "storage/ReadTransaction.h"
#include "storage/Statement.h"
#include "storage/TextTable.h"

namespace barline::storage {
namespace {

using search::Flag;
using search::NumberField;
using search::TrackList;
using search::TrackListRequest;
using search::TrackOrder;

constexpr const char* kSelect =
    "SELECT t.id, t.bpm, f.energy_rating, f.danceability, f.integrated_lufs, t.duration, "
    "coalesce(t.own_year, t.year), t.rating, t.added_at, t.analysed_at, t.played_at, t.plays, t.key, "
    "t.time_signature, t.colour, t.state, t.missing, t.edited, t.doubtful, t.locked, t.duplicate, t.problem "
    "<> '' "
    "FROM tracks t LEFT JOIN track_figures f ON f.track_id = t.id ";

constexpr int kFirstNumber = 1;

CatalogueRow rowOf(const Statement& row) {
  CatalogueRow values;
  values.track = row.integer(0);
  for (std::size_t i = 0; i < CatalogueRow::kNumbers; ++i) {
    const int column = kFirstNumber + static_cast<int>(i);
    values.numbers[i] = row.isNull(column) ? std::numeric_limits<double>::quiet_NaN() : row.real(column);
  }
  values.key = model::parseMusicalKey(row.textView(12));
  values.metre = row.text(13);
  values.colour = static_cast<int>(row.integer(14));
  const std::string_view state = row.textView(15);
  const auto note = [&values](Flag flag, bool is) { values.flags |= is ? flagBit(flag) : 0U; };
  note(Flag::Waiting, state == "waiting");
  note(Flag::Analysed, state == "analysed");
  note(Flag::Failed, state == "failed");
  note(Flag::Missing, row.integer(16) != 0);
  note(Flag::Edited, row.integer(17) != 0);
  note(Flag::Doubtful, row.integer(18) != 0);
  note(Flag::Locked, row.integer(19) != 0);
  note(Flag::Duplicate, row.integer(20) != 0);
  note(Flag::Warned, state == "analysed" && row.integer(21) != 0);
  return values;
}

}  // namespace

TrackCatalogue::TrackCatalogue(std::filesystem::path file) : file_(std::move(file)) {}

std::int64_t TrackCatalogue::version() {
  const std::scoped_lock lock(mutex_);
  if (!connection_) connection_.emplace(file_, Connection::Access::ReadOnly);
  return connection_->integer("PRAGMA data_version");
}

void TrackCatalogue::refresh() {
  if (!connection_) connection_.emplace(file_, Connection::Access::ReadOnly);
  const std::int64_t version = connection_->integer("PRAGMA data_version");
  if (version == dataVersion_) return;
  const ReadTransaction transaction(*connection_);
  const std::int64_t revision = connection_->integer("SELECT last FROM track_revision");
  if (dataVersion_ < 0) {
    readAll();
  } else if (revision != revision_) {
    readChanges(revision_);
  }
  revision_ = revision;
  textRevision_ = TextTable(*connection_).revision();
  dataVersion_ = version;
}

void TrackCatalogue::readAll() {
  std::vector<CatalogueRow> rows;
  Statement row(*connection_, std::string(kSelect) + "ORDER BY t.id");
  constexpr std::size_t kAtOnce = 4096;
  while (row.step()) {
    rows.push_back(rowOf(row));
    if (rows.size() < kAtOnce) continue;
    columns_.put(rows);
    rows.clear();
  }
  columns_.put(rows);
}

void TrackCatalogue::readChanges(std::int64_t since) {
  std::vector<std::int64_t> removed;
  Statement gone(*connection_, "SELECT track_id FROM removed_tracks WHERE revision > ?");
  gone.bindAll(since);
  while (gone.step()) removed.push_back(gone.integer(0));
  columns_.erase(removed);
  std::vector<CatalogueRow> rows;
  Statement row(*connection_, std::string(kSelect) + "WHERE t.revision > ? ORDER BY t.id");
  row.bindAll(since);
  while (row.step()) rows.push_back(rowOf(row));
  columns_.put(rows);
}

TrackList TrackCatalogue::list(const TrackListRequest& request) {
  const std::scoped_lock lock(mutex_);
  refresh();
  TrackList list;
  const RowMask matches = matching(request.query);
  append(list, matches, request);
  list.matches = list.tracks.size();
  if (request.alsoQuery) {
    RowMask mask = matching(*request.alsoQuery);
    for (std::size_t row = 0; row < mask.size(); ++row)
      mask[row] &= static_cast<std::uint8_t>(matches[row] ^ 1U);
    append(list, mask, request);
  }
  return list;
}

std::size_t TrackCatalogue::count(const search::TrackQuery& query) {
  const std::scoped_lock lock(mutex_);
  refresh();
  return static_cast<std::size_t>(std::ranges::count(matching(query), 1));
}

RowMask TrackCatalogue::matching(const search::TrackQuery& query) {
  RowMask all(columns_.rows(), 1);
  for (const search::Clause& clause : query.allOf) {
    RowMask mask(columns_.rows(), 0);
    for (const search::Condition& condition : clause.anyOf) mark(condition, mask);
    const std::uint8_t flip = clause.negated ? 1 : 0;
    for (std::size_t row = 0; row < all.size(); ++row)
      all[row] &= static_cast<std::uint8_t>(mask[row] ^ flip);
  }
  return all;
}

void TrackCatalogue::mark(const search::Condition& condition, RowMask& mask) {
  const auto text = [&](const search::TextCondition& sought) {
    TextTable(*connection_).visitMatches(sought, [&](std::int64_t track) {
      if (const auto row = columns_.rowOf(track)) mask[*row] = 1;
    });
  };
  std::visit(
      [&](const auto& sought) {
        if constexpr (std::is_same_v<std::decay_t<decltype(sought)>, search::TextCondition>) {
          text(sought);
        } else {
          columns_.mark(sought, mask);
        }
      },
      condition);
}

const TrackCatalogue::Permutation& TrackCatalogue::permutation(TrackOrder order) {
  const bool byText = TextTable::sortsBy(order);
  // A track that is new has a new text as well.
  const std::int64_t current = byText ? textRevision_ : revision_;
  Permutation& kept = orders_[order];
  if (kept.revision != current || kept.rows.size() != columns_.rows()) {
    kept = byText ? textOrder(order) : numberOrder(order);
    kept.revision = current;
  }
  return kept;
}

TrackCatalogue::Permutation TrackCatalogue::textOrder(TrackOrder order) {
  Permutation sorted;
  RowMask known(columns_.rows(), 0);
  sorted.rows.reserve(columns_.rows());
  TextTable(*connection_).visitInOrder(order, [&](std::int64_t track) {
    const auto row = columns_.rowOf(track);
    if (!row) return;
    known[*row] = 1;
    sorted.rows.push_back(static_cast<std::uint32_t>(*row));
  });
  sorted.known = sorted.rows.size();
  for (std::size_t row = 0; row < known.size(); ++row) {
    if (known[row] == 0) sorted.rows.push_back(static_cast<std::uint32_t>(row));
  }
  return sorted;
}

TrackCatalogue::Permutation TrackCatalogue::numberOrder(TrackOrder order) const {
  const std::vector<double> keys = columns_.sortKeys(order);
  std::vector<std::pair<double, std::uint32_t>> known;
  Permutation sorted;
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (!std::isnan(keys[row])) known.emplace_back(keys[row], static_cast<std::uint32_t>(row));
  }
  std::ranges::sort(known);
  sorted.rows.reserve(keys.size());
  for (const auto& [key, row] : known) sorted.rows.push_back(row);
  sorted.known = sorted.rows.size();
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (std::isnan(keys[row])) sorted.rows.push_back(static_cast<std::uint32_t>(row));
  }
  return sorted;
}

void TrackCatalogue::append(TrackList& list, const RowMask& mask, const TrackListRequest& request) {
  const auto take = [&](std::size_t row) {
    if (mask[row] == 0) return;
    list.tracks.push_back(columns_.track(row));
    const double seconds = columns_.number(NumberField::Length, row);
    if (!std::isnan(seconds)) list.seconds += seconds;
  };
  if (request.among && request.inGivenOrder) {
    for (const std::int64_t track : *request.among) {
      if (const auto row = columns_.rowOf(track)) take(*row);
    }
    return;
  }
  RowMask among;
  if (request.among) {
    among.assign(columns_.rows(), 0);
    for (const std::int64_t track : *request.among) {
      if (const auto row = columns_.rowOf(track)) among[*row] = 1;
    }
  }
  const Permutation& sorted = permutation(request.order);
  const auto takeAt = [&](std::size_t place) {
    const std::size_t row = sorted.rows[place];
    if (among.empty() || among[row] != 0) take(row);
  };
  for (std::size_t i = 0; i < sorted.known; ++i) takeAt(request.descending ? sorted.known - 1 - i : i);
  for (std::size_t i = sorted.known; i < sorted.rows.size(); ++i) takeAt(i);
}

}  // namespace barline::storage
