#include "storage/transfer/EditMerge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/model/Edit.h"
#include "storage/Compression.h"
#include "storage/Connection.h"
#include "storage/EditJson.h"
#include "storage/Files.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

constexpr std::array<const char*, model::kEditLayers.size()> kLayerNames{"grid", "chords", "key", "sections"};

/// A row of "edits".
struct StoredEdit {
  std::int64_t madeAt{};
  std::string author;
  std::string basis;
  std::vector<std::byte> content;
  std::int64_t size{};
  std::int64_t checksum{};
  bool undone{};

  /// The same in both libraries, which have common backups or were merged before.
  [[nodiscard]] auto identity() const { return std::tuple(madeAt, std::string_view(author), size, checksum); }
  bool operator==(const StoredEdit&) const = default;
};

using History = std::vector<StoredEdit>;

History historyOf(Connection& connection, const std::string& database, const std::string& fingerprint) {
  Statement row(connection,
                "SELECT made_at, author, basis, content, content_size, content_checksum, undone FROM " +
                    database + ".edits WHERE fingerprint = ? ORDER BY id");
  row.bindAll(fingerprint);
  History history;
  while (row.step()) {
    const auto content = row.blob(3);
    history.push_back({.madeAt = row.integer(0),
                       .author = row.text(1),
                       .basis = row.text(2),
                       .content = {content.begin(), content.end()},
                       .size = row.integer(4),
                       .checksum = row.integer(5),
                       .undone = row.integer(6) != 0});
  }
  return history;
}

const StoredEdit* find(const History& history, const StoredEdit& edit) {
  const auto found = std::ranges::find_if(
      history, [&](const StoredEdit& other) { return other.identity() == edit.identity(); });
  return found == history.end() ? nullptr : &*found;
}

History joined(const History& ours, const History& theirs) {
  History all = ours;
  for (StoredEdit& edit : all) {
    if (const StoredEdit* same = find(theirs, edit)) edit.undone = edit.undone && same->undone;
  }
  for (const StoredEdit& edit : theirs) {
    if (find(ours, edit) == nullptr) all.push_back(edit);
  }
  // Within one library the order is that of the edits, whatever its clock said; merging must not touch it
  // where the other has nothing to add.
  if (all.size() > ours.size()) std::ranges::stable_sort(all, {}, &StoredEdit::madeAt);
  std::stable_partition(all.begin(), all.end(), [](const StoredEdit& edit) { return !edit.undone; });
  return all;
}

void append(Connection& connection, const std::string& fingerprint, const StoredEdit& edit) {
  Statement(connection,
            "INSERT INTO main.edits (fingerprint, undone, made_at, author, basis, content, content_size, "
            "content_checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bindAll(fingerprint, edit.undone, edit.madeAt, edit.author, edit.basis,
               std::span<const std::byte>(edit.content), edit.size, edit.checksum)
      .run();
}

/// Rows that are as they were keep their ids, which a window may hold.
void write(Connection& connection, const std::string& fingerprint, const History& before,
           const History& after) {
  const bool continues =
      after.size() >= before.size() && std::equal(before.begin(), before.end(), after.begin());
  if (!continues) {
    Statement(connection, "DELETE FROM main.edits WHERE fingerprint = ?").bindAll(fingerprint).run();
  }
  for (std::size_t i = continues ? before.size() : 0; i < after.size(); ++i) {
    append(connection, fingerprint, after[i]);
  }
}

std::vector<model::EditChange> changesOf(const StoredEdit& edit) {
  const auto bytes = unpack(edit.content, edit.size, edit.checksum);
  if (!bytes) return {};
  try {
    return parseEditJson(std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()))
        .changes;
  } catch (const std::exception&) {
    return {};  // of a newer Barline
  }
}

bool overlap(const model::EditChange& a, const model::EditChange& b) {
  return a.layer == b.layer && a.range.begin < b.range.end && b.range.begin < a.range.end &&
         a.content != b.content;
}

std::string describe(const StoredEdit& edit, const model::EditChange& change) {
  constexpr std::int64_t kMilliseconds = 1000;
  std::string text = dateStamp(edit.madeAt / kMilliseconds);
  if (!edit.author.empty()) text += ", " + edit.author;
  const auto tenths = [](double seconds) {
    const std::int64_t value = std::llround(seconds * 10.0);
    return std::to_string(value / 10) + "." + std::to_string(value % 10);
  };
  return text + ": " + tenths(change.range.begin) + "–" + tenths(change.range.end) + " s";
}

std::string nameOf(Connection& connection, const std::string& fingerprint) {
  Statement row(connection,
                "SELECT coalesce(nullif(coalesce(own_artist, artist), '') || ' – ', '') || "
                "coalesce(own_title, title) FROM main.tracks WHERE fingerprint = ?");
  row.bindAll(fingerprint);
  return row.step() ? row.text(0) : fingerprint;
}

/// The first of each layer. Edits that only one of the two has, and that show.
void tellConflicts(Connection& connection, const std::string& fingerprint, const History& ours,
                   const History& theirs, MergeReport& report) {
  std::set<model::EditLayer> told;
  for (const StoredEdit& our : ours) {
    if (our.undone || find(theirs, our) != nullptr) continue;
    for (const StoredEdit& their : theirs) {
      if (their.undone || find(ours, their) != nullptr) continue;
      const std::vector<model::EditChange> theirChanges = changesOf(their);
      for (const model::EditChange& change : changesOf(our)) {
        const auto other = std::ranges::find_if(
            theirChanges, [&](const model::EditChange& candidate) { return overlap(change, candidate); });
        if (other == theirChanges.end() || !told.insert(change.layer).second) continue;
        report.conflicts.push_back({.kind = MergeConflict::Kind::Edits,
                                    .track = nameOf(connection, fingerprint),
                                    .field = kLayerNames[static_cast<std::size_t>(change.layer)],
                                    .ours = describe(our, change),
                                    .theirs = describe(their, *other)});
      }
    }
  }
}

}  // namespace

void mergeEdits(Connection& connection, MergeReport& report) {
  std::vector<std::string> fingerprints;
  {
    Statement row(connection, "SELECT DISTINCT fingerprint FROM other.edits ORDER BY fingerprint");
    while (row.step()) fingerprints.push_back(row.text(0));
  }
  for (const std::string& fingerprint : fingerprints) {
    const History ours = historyOf(connection, "main", fingerprint);
    const History theirs = historyOf(connection, "other", fingerprint);
    const History all = joined(ours, theirs);
    if (all == ours) continue;
    tellConflicts(connection, fingerprint, ours, theirs, report);
    write(connection, fingerprint, ours, all);
    report.editsAdded += static_cast<std::int64_t>(all.size() - ours.size());
  }
}

}  // namespace barline::storage
