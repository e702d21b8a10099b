#include "app/dataset/DatasetRun.h"

#include <algorithm>
#include <exception>
#include <map>
#include <numeric>
#include <set>
#include <system_error>
#include <utility>

#include "app/dataset/TrackParts.h"
#include "app/dataset/WholeDataset.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/dataset/CuttingText.h"
#include "engine/pipeline/StepContext.h"

namespace barline::app {
namespace {

using exporting::DatasetLedger;
using exporting::DatasetTerms;
using exporting::ExportProgress;

constexpr double kTracksShare = 0.97;           // of the work; the rest are tables, card and checksums
constexpr double kLoadingShare = 0.75;          // of a track's work
constexpr std::uintmax_t kFullDisk = 1U << 20;  // bytes left

/// Each track's share of the work; they sum to 1.
std::vector<double> sharesBySize(const std::vector<TrackRequest>& tracks) {
  constexpr double kLeast = 10000.0;  // even what cannot be read takes some time
  std::vector<double> shares;
  for (const TrackRequest& track : tracks) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(track.file, error);
    shares.push_back(error ? kLeast : kLeast + static_cast<double>(size));
  }
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share /= sum;
  return shares;
}

DatasetTerms mergedTerms(DatasetTerms given, const DatasetTerms& earlier,
                         const std::filesystem::path& folder) {
  for (const auto member :
       {&DatasetTerms::title, &DatasetTerms::description, &DatasetTerms::creator, &DatasetTerms::licence,
        &DatasetTerms::audioLicence, &DatasetTerms::source, &DatasetTerms::citation}) {
    if ((given.*member).empty()) given.*member = earlier.*member;
  }
  if (given.title.empty()) {
    const auto name = std::filesystem::absolute(folder).lexically_normal();
    given.title = (name.has_filename() ? name : name.parent_path()).filename().string();
  }
  return given;
}

class Run {
 public:
  Run(const TrackLoader& loader, const DatasetTask& task, const TellDataset& tell)
      : loader_(loader),
        task_(task),
        tell_(tell),
        ledger_(task.folder),
        parts_(ledger_, loader.library(), task.settings, loader.decoding(), task.threads),
        shares_(sharesBySize(task.tracks)) {}

  DatasetOutcome run() {
    requireOneCutting();
    const DatasetTerms terms = mergedTerms(task_.settings.terms, ledger_.terms(), task_.folder);
    ledger_.storeTerms(terms);
    try {
      for (std::size_t i = 0; i < task_.tracks.size(); ++i) {
        makeTrack(i);
        begun_ += shares_[i] * kTracksShare;
      }
      finish(terms);
    } catch (const pipeline::Cancelled&) {
      outcome_.cancelled = true;
    }
    return std::move(outcome_);
  }

 private:
  /// The audio of tracks that this run does not name stays as it is, so it has to be cut in the same way.
  /// @throws exporting::FileError
  void requireOneCutting() const {
    if (!task_.settings.chunks) return;
    const std::string asked = exporting::cuttingText(task_.settings.cutting);
    std::set<std::filesystem::path> named;
    for (const TrackRequest& track : task_.tracks) {
      if (!track.file.empty()) named.insert(std::filesystem::absolute(track.file).lexically_normal());
    }
    for (const std::string& name : ledger_.tracks()) {
      const exporting::DatasetEntry entry = ledger_.entry(name);
      const auto audio = entry.parts.find(kAudio);
      if (audio == entry.parts.end() || named.contains(entry.source)) continue;
      const std::string& made = audio->second.settings;
      if (made.empty() || made == asked) continue;
      refuseOtherCut(name, made, asked);
    }
  }

  [[noreturn]] void refuseOtherCut(const std::string& track, const std::string& made,
                                   const std::string& asked) const {
    throw exporting::FileError(
        task_.folder.string() + " holds audio that is cut " + made + ", such as that of " + track +
        ", and not " + asked +
        ". Cut the new audio in the same way, name all of its tracks, or make another dataset.");
  }

  [[nodiscard]] ExportProgress progressOf(std::size_t index, double share) const {
    const std::filesystem::path file =
        index < task_.tracks.size() ? task_.tracks[index].file : std::filesystem::path();
    return [this, index, file, share](double fraction) {
      return !tell_ || tell_({index, task_.tracks.size(), file, std::min(1.0, begun_ + share * fraction)});
    };
  }

  void makeTrack(std::size_t index) {
    TrackRequest request = task_.tracks[index];
    request.stretch = std::monostate{};
    request.fromStretch = false;
    const ExportProgress progress = progressOf(index, shares_[index] * kTracksShare);
    exporting::report(progress, 0.0);
    try {
      const exporting::ExportTrack track =
          loader_.load(request, exporting::part(progress, 0.0, kLoadingShare));
      make(request.file, track, exporting::part(progress, kLoadingShare, 1.0));
    } catch (const pipeline::Cancelled&) {
      throw;
    } catch (const TrackError& error) {
      fail(request.file, error.what());
    } catch (const exporting::FileError& error) {
      fail(request.file, error.what());
    } catch (const std::exception& error) {
      fail(request.file, request.file.filename().string() + ": " + error.what());
    }
  }

  void make(const std::filesystem::path& file, const exporting::ExportTrack& track,
            const ExportProgress& progress) {
    const auto [first, isNew] = made_.try_emplace(track.timeline.source.fingerprint, file);
    if (!isNew) {
      outcome_.repeated.push_back({file, file.filename().string() + " is the same audio as " +
                                             first->second.string() + " and stands in the dataset once."});
      return;
    }
    try {
      ++(parts_.bringUpToDate(track, progress) ? outcome_.written : outcome_.upToDate);
    } catch (...) {
      made_.erase(first);
      throw;
    }
  }

  void fail(const std::filesystem::path& file, const std::string& sentence) {
    endIfFull();
    outcome_.failures.push_back({file, sentence});
  }

  /// Where nothing more can be written, analysing the rest is of no use.
  void endIfFull() const {
    std::error_code error;
    const std::filesystem::space_info space = std::filesystem::space(task_.folder, error);
    if (error || space.available >= kFullDisk) return;
    throw exporting::FileError(
        "The disk is full: " + task_.folder.string() +
        " cannot take more. What it has is whole; with more room the same command goes on.");
  }

  void finish(const DatasetTerms& terms) {
    const WholeDataset whole = finishDataset(ledger_, terms, task_.settings.tablesOfEachTrack,
                                             progressOf(task_.tracks.size(), 1.0 - kTracksShare));
    outcome_.tracks = whole.tracks;
    outcome_.files = whole.files;
    outcome_.bytes = whole.bytes;
    for (const std::string& name : whole.incomplete) noteIncomplete(name);
  }

  /// A track of this run that failed has been told of.
  void noteIncomplete(const std::string& name) {
    const std::filesystem::path source = ledger_.entry(name).source;
    const bool isTold = std::ranges::any_of(outcome_.failures, [&](const DatasetFailure& failure) {
      return std::filesystem::absolute(failure.file).lexically_normal() == source;
    });
    if (isTold) return;
    outcome_.failures.push_back(
        {source,
         name + " was left unfinished by an earlier run and is not in the tables: name its file again."});
  }

  const TrackLoader& loader_;
  const DatasetTask& task_;
  const TellDataset& tell_;
  DatasetLedger ledger_;
  TrackParts parts_;
  std::vector<double> shares_;
  double begun_{};                                     ///< of the whole work, before the track under way
  std::map<std::string, std::filesystem::path> made_;  ///< by fingerprint
  DatasetOutcome outcome_;
};

}  // namespace

DatasetOutcome runDataset(const TrackLoader& loader, const DatasetTask& task, const TellDataset& tell) {
  return Run(loader, task, tell).run();
}

}  // namespace barline::app
