#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>

#include "engine/edits/EditOverlay.h"
#include "engine/export/ExportProgress.h"
#include "engine/export/ExportTrack.h"
#include "engine/pipeline/Runner.h"
#include "storage/Library.h"

namespace barline::app {

/// Bars from the first to the last, both included, by their numbers; a pick-up is bar 0.
struct BarRange {
  int first{};
  int last{};

  bool operator==(const BarRange&) const = default;
};

/// What of a track is to be exported.
struct TrackRequest {
  std::filesystem::path file;
  exporting::TimelineVersion version{exporting::TimelineVersion::Edited};
  /// The whole track, a stretch of it (cut to what there is of it), or bars of the version asked for.
  std::variant<std::monostate, model::TimeRange, BarRange> stretch{};
  /// Whether times count from the stretch's begin; from the track's where not.
  bool fromStretch{};
  bool useCache{true};
  std::map<std::string, double> settings{};  ///< "step.parameter" → value
};

/// Why a track cannot be exported: one English sentence that names the file.
class TrackError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Makes what writers need of a track: its analysis, from the cache as far as it is there, with the edits
/// that the library has for it. Changes neither of them, but that the runner's cache takes what was analysed.
/// May be used by several threads.
class TrackLoader {
 public:
  /// @param runner outlives the loader @param library null = without: no edits, and texts from the file's
  /// tags
  TrackLoader(pipeline::Runner& runner, std::shared_ptr<storage::Library> library);

  /// By which the runner decodes.
  [[nodiscard]] audio::Decoding& decoding() const { return runner_.decoding(); }

  /// Blocks until all is there. @throws TrackError, storage::StorageError, pipeline::Cancelled
  [[nodiscard]] exporting::ExportTrack load(const TrackRequest& request,
                                            const exporting::ExportProgress& progress = {}) const;

  /// Null where there is none.
  [[nodiscard]] const std::shared_ptr<storage::Library>& library() const { return library_; }

 private:
  [[nodiscard]] model::TrackRecord recordOf(const std::filesystem::path& file,
                                            const model::AudioSource& source) const;
  [[nodiscard]] edits::EditOverlay overlayOf(const std::string& fingerprint) const;

  pipeline::Runner& runner_;
  std::shared_ptr<storage::Library> library_;
};

}  // namespace barline::app
