#include "app/exporting/ExportRun.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <system_error>
#include <utility>

namespace barline::app {
namespace {

using exporting::ExportFormat;
using exporting::ExportProgress;
using exporting::ExportTrack;
using exporting::FormatContent;
using exporting::FormatScope;

// How much of the time of a track is its analysis, where the rest copies audio.
constexpr double kLoading = 0.7;

/// A track without what is only wanted of a single one, so that thousands fit into memory.
ExportTrack lightened(ExportTrack track) {
  track.timeline.waveform.reset();
  track.timeline.energy.reset();
  track.timeline.perceivedLoudness.reset();
  track.timeline.sharpness.reset();
  track.timeline.roughness.reset();
  track.timeline.bars.reset();
  track.timeline.transients.reset();
  track.report.reset();
  return track;
}

class Run {
 public:
  Run(const TrackLoader& loader, const ExportTask& task, const DecideTaken& decide, const TellExport& tell)
      : loader_(loader),
        task_(task),
        decide_([this, &decide](const std::filesystem::path& taken) {
          const NameTaken answer = decide(taken);
          if (answer == NameTaken::Skip) outcome_.skipped.push_back(taken);
          return answer;
        }),
        tell_(tell),
        layers_(task.layers.both(task.format->layers)),
        folder_(task.folder) {
    for (const TrackRequest& track : task.tracks) folder_.protect(track.file);
  }

  ExportOutcome run() {
    try {
      if (task_.format->scope == FormatScope::AllTracks) {
        writeTogether();
      } else {
        writeEach();
      }
    } catch (const pipeline::Cancelled&) {
      outcome_.cancelled = true;
    }
    return std::move(outcome_);
  }

 private:
  void writeEach() {
    for (std::size_t i = 0; i < task_.tracks.size(); ++i) {
      const TrackRequest& request = task_.tracks[i];
      const bool copies = task_.format->content == FormatContent::AudioCopy;
      const bool done = guarded(request.file, [&] {
        const ExportProgress whole = progressOf(i);
        const ExportTrack track = loader_.load(request, exporting::part(whole, 0.0, copies ? kLoading : 1.0));
        noteLosses(request.file, track);
        note(copies ? writeCopy(track, nameOf(request), exporting::part(whole, kLoading, 1.0))
                    : folder_.write(nameOf(request), filesOf(track), decide_));
      });
      if (!done) folder_.passOver(nameOf(request), copies ? copyEnding(request.file) : "");
    }
  }

  /// Of a copy that could not be made.
  [[nodiscard]] std::string copyEnding(const std::filesystem::path& file) const {
    ExportTrack track;
    track.timeline.source.path = file;
    return task_.ending.value_or(task_.format->copyName(track).ending);
  }

  void writeTogether() {
    std::vector<ExportTrack> tracks;
    for (std::size_t i = 0; i < task_.tracks.size(); ++i) {
      guarded(task_.tracks[i].file, [&] {
        tracks.push_back(lightened(loader_.load(task_.tracks[i], progressOf(i))));
        noteLosses(task_.tracks[i].file, tracks.back());
      });
    }
    if (tracks.empty()) return;
    guarded(task_.folder, [&] {
      const std::string name = task_.name.empty() ? std::string("Barline") : task_.name;
      note(folder_.write(name, withEnding(task_.format->write(tracks, layers_)), decide_));
    });
  }

  std::vector<std::filesystem::path> writeCopy(const ExportTrack& track, const std::string& name,
                                               const ExportProgress& progress) {
    const ExportFormat::CopyName copy = task_.format->copyName(track);
    if (!copy.problem.empty()) throw TrackError(copy.problem);
    requireSpace(track.timeline.source.path);
    const auto fill = [&](exporting::AtomicFile& file) {
      task_.format->writeCopy(track, layers_, file.temporary(), loader_.decoding(), progress);
    };
    return folder_.writeParts(name, {{task_.ending.value_or(copy.ending), fill}}, decide_);
  }

  [[nodiscard]] std::vector<exporting::ExportFile> filesOf(const ExportTrack& track) const {
    return withEnding(exportedFiles(*task_.format, track, layers_));
  }

  [[nodiscard]] std::vector<exporting::ExportFile> withEnding(
      std::vector<exporting::ExportFile> files) const {
    if (files.size() == 1 && task_.ending) files.front().ending = *task_.ending;
    return files;
  }

  /// @throws exporting::FileError where the disk clearly has no room for a copy of the file
  void requireSpace(const std::filesystem::path& file) const {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return;
    const auto space = std::filesystem::space(task_.folder, error);
    if (error || space.available >= size) return;
    throw exporting::FileError(task_.folder.string() + " has no room for a copy of " +
                               file.filename().string() + '.');
  }

  [[nodiscard]] std::string nameOf(const TrackRequest& request) const {
    return task_.tracks.size() == 1 && !task_.name.empty() ? task_.name : request.file.stem().string();
  }

  void noteLosses(const std::filesystem::path& file, const ExportTrack& track) {
    if (!task_.format->losses) return;
    for (const exporting::Loss& loss : task_.format->losses(track, layers_)) {
      outcome_.losses.push_back({file, loss});
    }
  }

  void note(const std::vector<std::filesystem::path>& written) {
    outcome_.written.insert(outcome_.written.end(), written.begin(), written.end());
  }

  /// What goes wrong with one track is noted and the rest goes on. @return whether nothing went wrong
  template <class Work>
  bool guarded(const std::filesystem::path& file, const Work& work) {
    try {
      work();
      return true;
    } catch (const pipeline::Cancelled&) {
      throw;
    } catch (const std::exception& error) {
      outcome_.failures.push_back({file, error.what()});
      return false;
    }
  }

  [[nodiscard]] ExportProgress progressOf(std::size_t index) {
    if (!tell_) return {};
    return [this, index](double fraction) {
      const auto count = static_cast<double>(task_.tracks.size());
      fraction_ = std::max(fraction_, (static_cast<double>(index) + fraction) / count);
      return tell_({index, task_.tracks.size(), fraction_});
    };
  }

  const TrackLoader& loader_;
  const ExportTask& task_;
  const DecideTaken decide_;
  const TellExport& tell_;
  const exporting::Layers layers_;
  OutputFolder folder_;
  ExportOutcome outcome_;
  double fraction_{};
};

}  // namespace

ExportOutcome runExport(const TrackLoader& loader, const ExportTask& task, const DecideTaken& decide,
                        const TellExport& tell) {
  return Run(loader, task, decide, tell).run();
}

std::vector<exporting::ExportFile> exportedFiles(const ExportFormat& format, const ExportTrack& track,
                                                 const exporting::Layers& layers) {
  std::vector<exporting::ExportFile> files = format.write({&track, 1}, layers.both(format.layers));
  if (files.empty()) {
    throw TrackError(track.record.path.filename().string() +
                     " has nothing of what was chosen to be written.");
  }
  return files;
}

}  // namespace barline::app
