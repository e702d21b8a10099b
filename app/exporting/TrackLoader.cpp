#include "app/exporting/TrackLoader.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <span>
#include <utility>

#include "engine/export/Clip.h"
#include "engine/steps/Catalog.h"
#include "engine/steps/EditAmendments.h"
#include "engine/tags/TagReader.h"

namespace barline::app {
namespace {

using exporting::ExportProgress;
using exporting::TimelineVersion;

constexpr std::chrono::milliseconds kTellEvery{50};

std::string nameOf(const std::filesystem::path& file) {
  return file.filename().string();
}

/// Runs an analysis to its end, telling how far it is on this thread. @throws pipeline::Cancelled
pipeline::AnalysisReport analysed(pipeline::Runner& runner, pipeline::AnalysisRequest request,
                                  const ExportProgress& progress) {
  const auto fraction = std::make_shared<std::atomic<double>>(0.0);
  const auto ended = std::make_shared<std::promise<void>>();
  pipeline::AnalysisObserver observer;
  observer.progress = [fraction](double done, const std::string&) { fraction->store(done); };
  observer.finished = [ended](const pipeline::AnalysisReport&) { ended->set_value(); };
  std::future<void> end = ended->get_future();
  const std::shared_ptr<pipeline::Analysis> analysis = runner.start(std::move(request), std::move(observer));
  while (end.wait_for(kTellEvery) != std::future_status::ready) {
    if (!progress || progress(fraction->load())) continue;
    analysis->cancel();
    static_cast<void>(analysis->wait());
    throw pipeline::Cancelled();
  }
  return analysis->wait();
}

model::TimeRange rangeOfBars(const model::Timeline& timeline, const BarRange& bars, const std::string& name) {
  if (!timeline.grid || timeline.grid->bars.empty()) throw TrackError(name + " has no bars.");
  const std::vector<model::Bar>& all = timeline.grid->bars;
  const auto within = [&](const model::Bar& bar) {
    return bar.number >= bars.first && bar.number <= bars.last;
  };
  const auto first = std::ranges::find_if(all, within);
  if (first == all.end()) {
    throw TrackError(name + " has no bar " + std::to_string(bars.first) + ": its last is " +
                     std::to_string(all.back().number) + '.');
  }
  const auto last = std::find_if(all.rbegin(), all.rend(), within);
  return {first->range.begin, last->range.end};
}

model::TimeRange stretchOf(const model::Timeline& timeline, const TrackRequest& request) {
  const double duration = timeline.source.duration;
  if (const auto* const bars = std::get_if<BarRange>(&request.stretch)) {
    return rangeOfBars(timeline, *bars, nameOf(request.file));
  }
  const auto* const asked = std::get_if<model::TimeRange>(&request.stretch);
  if (asked == nullptr) return {0.0, duration};
  const model::TimeRange range{std::clamp(asked->begin, 0.0, duration), std::min(asked->end, duration)};
  if (range.end > range.begin) return range;
  throw TrackError(nameOf(request.file) + " is shorter than where the stretch begins.");
}

/// The tags of one file of a track that lies in several: what they say is said of this file, unless a person
/// has said otherwise of the track.
void putTags(model::TrackRecord& record, const model::TrackTags& tags, const model::TrackAmendment& own,
             const std::filesystem::path& file) {
  const auto put = [](std::string& text, const std::string& tag, const auto& owned) {
    if (!owned && !tag.empty()) text = tag;
  };
  if (own.title && own.title->value_or("").empty()) record.title = file.stem().string();
  put(record.title, tags.title.empty() ? file.stem().string() : tags.title, own.title);
  put(record.artist, tags.artist, own.artist);
  put(record.album, tags.album, own.album);
  put(record.albumArtist, tags.albumArtist, std::optional<std::string>());
  put(record.genre, tags.genre, own.genre);
  put(record.comment, tags.comment, own.comment);
  if (!own.year && tags.year) record.year = tags.year;
  if (tags.trackNumber) record.trackNumber = tags.trackNumber;
}

}  // namespace

TrackLoader::TrackLoader(pipeline::Runner& runner, std::shared_ptr<storage::Library> library)
    : runner_(runner), library_(std::move(library)) {}

exporting::ExportTrack TrackLoader::load(const TrackRequest& request, const ExportProgress& progress) const {
  pipeline::AnalysisRequest analysis;
  analysis.file = request.file;
  analysis.useCache = request.useCache;
  analysis.settings = request.settings;
  // Asked for even without a cache, so that what edits leave as it was need not be made twice.
  analysis.knownResults = std::make_shared<const pipeline::KnownResults>();
  if (library_) analysis.knownSource = library_->tracks().knownSource(request.file);
  if (analysis.knownSource) {
    analysis.knownSource->path = request.file;
    analysis.knownFingerprint = analysis.knownSource->fingerprint;
  }
  pipeline::AnalysisReport made = analysed(runner_, analysis, progress);
  if (!made.source || !made.problem.empty()) throw TrackError(made.problem);

  exporting::ExportTrack track;
  track.timeline = steps::assembleTimeline(*made.source, made.results, made.steps);
  track.version = request.version;
  const edits::EditOverlay overlay = overlayOf(made.source->fingerprint);
  if (request.version == TimelineVersion::Edited && !overlay.showsAnalysis()) {
    analysis.knownSource = made.source;
    analysis.knownFingerprint = made.source->fingerprint;
    analysis.knownResults = std::make_shared<const pipeline::KnownResults>(std::move(made.byKey));
    analysis.amendments = steps::amendmentsOf(overlay);
    const pipeline::AnalysisReport amended = analysed(runner_, std::move(analysis), progress);
    if (!amended.problem.empty()) throw TrackError(amended.problem);
    track.timeline = steps::assembleTimeline(*made.source, amended.results, amended.steps);
    track.edited = true;
  }
  made.results = {};
  made.byKey = {};
  track.record = recordOf(request.file, *made.source);
  track.report = std::make_shared<const pipeline::AnalysisReport>(std::move(made));
  track.range = stretchOf(track.timeline, request);
  const bool isStretch = !std::holds_alternative<std::monostate>(request.stretch);
  track.fromStretch = isStretch && request.fromStretch;
  if (isStretch) {
    track.timeline = exporting::clipped(track.timeline, track.range, track.fromStretch);
  }
  return track;
}

edits::EditOverlay TrackLoader::overlayOf(const std::string& fingerprint) const {
  if (!library_) return {};
  const model::EditHistory history = library_->edits().history(fingerprint);
  return edits::EditOverlay(std::span(history.edits).first(history.applied));
}

model::TrackRecord TrackLoader::recordOf(const std::filesystem::path& file,
                                         const model::AudioSource& source) const {
  std::optional<model::TrackRecord> known;
  if (library_) known = library_->tracks().byFingerprint(source.fingerprint);
  // Other programs look for the file by this path, from wherever they run.
  const std::filesystem::path path = std::filesystem::absolute(file).lexically_normal();
  if (known) {
    known->path = path;
    if (library_->tracks().paths(known->id) != std::vector{path})
      putTags(*known, tags::TagReader(file).tags(), library_->tracks().ownTexts(known->id), file);
    return std::move(*known);
  }
  const model::TrackTags tags = tags::TagReader(file).tags();
  model::TrackRecord record;
  record.fingerprint = source.fingerprint;
  record.path = path;
  record.title = tags.title.empty() ? file.stem().string() : tags.title;
  record.artist = tags.artist;
  record.album = tags.album;
  record.albumArtist = tags.albumArtist;
  record.genre = tags.genre;
  record.comment = tags.comment;
  record.year = tags.year;
  record.trackNumber = tags.trackNumber;
  record.rating = tags.rating.value_or(0);
  record.duration = source.duration;
  record.state = model::TrackState::Analysed;
  return record;
}

}  // namespace barline::app
