#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/AudioSource.h"
#include "engine/model/TrackAmendment.h"
#include "engine/model/TrackRecord.h"
#include "engine/model/TrackTags.h"
#include "storage/AnalysisSummary.h"

namespace barline::storage {

class Connection;

/// The table "tracks". A passing view on a connection, inside of the caller's transaction; throws
/// StorageError.
class TrackTable {
 public:
  explicit TrackTable(Connection& connection) : connection_(connection) {}

  /// A row without fingerprint, Waiting. @return its id
  std::int64_t insert(std::int64_t now);
  void remove(std::int64_t id);
  /// Gives `id` what a person said of `other`, and what other programs know of it, as far as it has none of
  /// its own; its tags and how often it was heard in addition to its own. `other` is about to go.
  void adopt(std::int64_t id, std::int64_t other);

  [[nodiscard]] bool has(std::int64_t id) const;

  /// Empty where the track has none yet or does not exist.
  [[nodiscard]] std::string fingerprintOf(std::int64_t id) const;
  [[nodiscard]] std::optional<std::int64_t> withFingerprint(const std::string& fingerprint) const;

  [[nodiscard]] std::optional<model::TrackRecord> record(std::int64_t id) const;
  /// In order of id.
  [[nodiscard]] std::vector<model::TrackRecord> records() const;
  [[nodiscard]] std::int64_t count() const;

  /// What setSource() stored; nothing before that. Its path is empty.
  [[nodiscard]] std::optional<model::AudioSource> source(std::int64_t id) const;
  /// What becomes of what is known of a track where one of its files says nothing.
  enum class Known : unsigned char { Goes, Stays };
  void setSource(std::int64_t id, const model::AudioSource& source, Known known);
  /// After setSource(): the rest of what the file says of itself.
  void setTags(std::int64_t id, const model::TrackTags& tags, Known known);
  void setSummary(std::int64_t id, const AnalysisSummary& summary, std::int64_t now);
  void setState(std::int64_t id, model::TrackState state, const std::string& problem);

  /// Those that are analysed and have no row in "track_figures": id and fingerprint, in order of id.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::string>> withoutFigures() const;

  /// Sets what a person says of the track. @return the amendment that takes it back
  model::TrackAmendment amend(std::int64_t id, const model::TrackAmendment& amendment);

  /// Texts and year, as far as a person has set them.
  [[nodiscard]] model::TrackAmendment ownTexts(std::int64_t id) const;

  /// To be called whenever what record() shows as text, or whether its file is there, may have changed.
  void refreshDerived(std::int64_t id);

 private:
  /// A person's own.
  [[nodiscard]] std::vector<std::string> tags(std::int64_t id) const;

  Connection& connection_;
};

}  // namespace barline::storage
