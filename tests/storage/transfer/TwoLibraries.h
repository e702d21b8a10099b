#pragma once

#include <memory>
#include <string>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

/// What the tests of libraries on the move share.
namespace barline::storage::testing {

/// A track with an analysis that ended at `analysedAt` (seconds since 1970). @return its id
inline std::int64_t analysed(Library& library, const std::string& fingerprint, double bpm,
                             std::int64_t analysedAt) {
  const std::int64_t id =
      library.tracks().recordSource("/music/" + fingerprint + ".flac", source(fingerprint, fingerprint)).id;
  AnalysisSummary summary{.bpm = bpm, .key = {}, .timeSignature = "4/4", .problem = ""};
  summary.figures.measures[model::Measure::Danceability] = bpm / 100.0;
  library.tracks().updateAnalysis(id, summary);
  Connection connection(library.file(), Connection::Access::ReadWrite);
  connection.execute("UPDATE tracks SET analysed_at = " + std::to_string(analysedAt) +
                     " WHERE id = " + std::to_string(id));
  return id;
}

/// "The stretch is right", made at a time (milliseconds since 1970).
inline model::Edit verified(double begin, double end, std::int64_t madeAt, bool on = true) {
  model::Edit edit;
  edit.name.action = "verify";
  edit.changes = {{.layer = model::EditLayer::Grid, .range = {begin, end}, .content = model::Verified{on}}};
  edit.author = "somebody";
  edit.madeAt = madeAt;
  return edit;
}

inline std::size_t matches(Library& library, const std::string& text) {
  return library.catalogue().count(
      {.allOf = {{.anyOf = {search::TextCondition{search::TextField::Any, text}}}}});
}

/// The times at which a track's edits were made, in order.
inline std::vector<std::int64_t> editTimes(Library& library, const std::string& fingerprint) {
  std::vector<std::int64_t> times;
  for (const model::Edit& edit : library.edits().history(fingerprint).edits) times.push_back(edit.madeAt);
  return times;
}

}  // namespace barline::storage::testing
