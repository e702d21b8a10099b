#include <algorithm>
#include <cmath>

#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

bool sameTrack(const model::Timeline* a, const model::Timeline* b) {
  return a != nullptr && b != nullptr && a->source.path == b->source.path &&
         (a->source.fingerprint == b->source.fingerprint || a->source.fingerprint.empty() ||
          b->source.fingerprint.empty());
}

}  // namespace

void TimelineView::Private::setTimeline(std::shared_ptr<const model::Timeline> next) {
  const bool same = sameTrack(timeline.get(), next.get());
  const bool hadSelection = selection.has_value();
  const double formerDuration = duration();
  if (!same) cancelInteraction();
  timeline = std::move(next);
  if (!same) {
    statuses.clear();
    samples.reset();
    provider.reset();
    askedSamples.reset();
    forgetSpectrum();
    playhead = 0;
    playing = false;
    fits = true;
    selection.reset();
    loop.reset();
    options.sketch.reset();
    if (drag == Drag::Select || drag == Drag::SelectionEdge || drag == Drag::Scrub) drag = Drag::None;
    for (LaneState& lane : lanes) lane = {};
    cache.clear();
  }
  remakeContents();
  // Decoding may end sooner or later than the file promised.
  if (!same || duration() != formerDuration) {
    jumpTo(fits ? fitted(limits()) : clamped(exact, limits()));
    if (timeline != nullptr) Q_EMIT q->visibleRangeChanged();
  }
  q->update();
  requestTiles();
  if (hadSelection && !selection) Q_EMIT q->selectionChanged(std::nullopt);
}

void TimelineView::Private::remakeContents() {
  for (int lane = 0; lane < static_cast<int>(lanes.size()); ++lane) {
    LaneState& s = state(lane);
    if (timeline == nullptr) {
      s = {};
      continue;
    }
    std::vector<const void*> parts = declaration(lane).parts(*timeline);
    if (parts == s.parts && (s.content != nullptr || s.making != 0)) continue;
    s.parts = std::move(parts);
    s.making = ++serials;
    maker.request(lane, s.making, timeline, options);
  }
}

void TimelineView::Private::setOptions(const LaneOptions& next) {
  if (next == options) return;
  const LaneOptions former = std::exchange(options, next);
  for (int lane = 0; lane < static_cast<int>(lanes.size()); ++lane) {
    const auto differs = declaration(lane).optioned;
    if (differs != nullptr && differs(former, next)) state(lane).parts.clear();
  }
  remakeContents();
}

void TimelineView::Private::acceptContents() {
  for (const MadeContent& made : maker.take()) acceptContent(made);
}

void TimelineView::Private::acceptContent(const MadeContent& made) {
  LaneState& s = state(made.lane);
  if (s.making != made.serial) return;
  s.making = 0;
  const bool fills = s.content == nullptr && made.content != nullptr;
  s.content = made.content;
  s.formerRevision = s.revision;
  s.revision = ++serials;
  if (fills && theme->duration(theme->tokens().duration.laneFillIn) > 0) {
    s.filledAt = clock.elapsed();
    startTicking();
  }
  q->update();
  requestSamples();
  requestSpectrum();
  requestTiles();
}

void TimelineView::Private::newPictures() {
  cache.clear();
  tints.clear();
  for (LaneState& s : lanes) {
    s.revision = ++serials;
    s.formerRevision = 0;
  }
  layOutLanes();
  q->update();
  requestTiles();
}

TileJob TimelineView::Private::jobFor(const LaneStack::Slot& slot, std::int64_t index) const {
  const double pixelRatio = ratio();
  const LaneDeclaration& lane = declaration(slot.lane);
  const LaneState& s = state(slot.lane);
  const TimeAxis axis = lane.wholeTrack ? fitted(limits()) : target;
  TileJob job;
  job.key = {.lane = slot.lane,
             .revision = s.revision,
             .secondsPerPixel = axis.secondsPerPixel / pixelRatio,
             .height = static_cast<int>(std::lround(slot.bottom() * pixelRatio) -
                                        std::lround(slot.top * pixelRatio)),
             .index = index,
             .samples = 0};
  job.pixelRatio = pixelRatio;
  job.ground = lane.onPanel ? theme->colours().bg.panel : theme->colours().bg.canvas;
  job.content = s.content;
  job.theme = theme;
  const int width = tilePixels(pixelRatio);
  const TimeAxis tile{static_cast<double>(index) * width * job.key.secondsPerPixel, axis.secondsPerPixel};
  if (s.content != nullptr && s.content->wantsSamples(axis, pixelRatio, theme->tokens()) &&
      samplesCover(tile, width / pixelRatio)) {
    job.key.samples = 1;
    job.samples = samples;
  }
  if (lane.spectral) addSpectrum(job, tile, width / pixelRatio);
  return job;
}

void TimelineView::Private::addJobs(std::vector<TileJob>& jobs, const LaneStack::Slot& slot, int margin) {
  if (state(slot.lane).content == nullptr) return;
  const double pixelRatio = ratio();
  const int width = tilePixels(pixelRatio);
  const TimeAxis axis = declaration(slot.lane).wholeTrack ? fitted(limits()) : target;
  const double step = axis.secondsPerPixel / pixelRatio;
  const auto firstPixel = static_cast<std::int64_t>(std::llround(axis.origin / step));
  const auto pixels = static_cast<std::int64_t>(std::ceil(laneWidth() * pixelRatio));
  const std::int64_t last = (firstPixel + pixels - 1) / width + margin;
  for (std::int64_t index = std::max<std::int64_t>(0, firstPixel / width - margin); index <= last; ++index) {
    if (static_cast<double>(index) * width * step > duration()) break;
    TileJob job = jobFor(slot, index);
    const bool had =
        declaration(slot.lane).spectral ? cache.containsAtLeast(job.key) : cache.contains(job.key);
    if (!had) jobs.push_back(std::move(job));
  }
}

std::vector<TileJob> TimelineView::Private::missingTiles() {
  std::vector<TileJob> jobs;
  if (timeline == nullptr) return jobs;
  for (const LaneStack::Slot& slot : placedSlots()) addJobs(jobs, slot, 0);
  return jobs;
}

void TimelineView::Private::requestTiles() {
  std::vector<TileJob> jobs = missingTiles();
  if (timeline != nullptr) {
    // What comes into view next is painted last.
    std::vector<TileJob> around;
    for (const LaneStack::Slot& slot : placedSlots()) {
      if (!declaration(slot.lane).wholeTrack) addJobs(around, slot, 1);
    }
    for (TileJob& job : around) {
      const bool known =
          std::any_of(jobs.begin(), jobs.end(), [&](const TileJob& other) { return other.key == job.key; });
      if (!known) jobs.push_back(std::move(job));
    }
  }
  painter.request(std::move(jobs));
}

void TimelineView::Private::acceptTiles() {
  for (PaintedTile& tile : painter.take()) {
    const auto slot = stack.slotOf(tile.key.lane);
    cache.insert(tile.key, std::move(tile.image));
    if (!slot) continue;
    for (const LaneStack::Slot& placed : placedSlots()) {
      if (placed.lane == tile.key.lane) q->update(laneRect(placed));
    }
  }
}

void TimelineView::Private::finishPainting() {
  maker.finish();
  acceptContents();
  for (LaneState& s : lanes) s.filledAt.reset();
  motionStart.reset();
  shown = target;
  for (const TileJob& job : missingTiles()) cache.insert(job.key, paintTile(job));
  q->update();
}

void TimelineView::Private::setSampleProvider(std::shared_ptr<SampleProvider> next) {
  if (provider != nullptr) disconnect(provider.get(), nullptr, this, nullptr);
  provider = std::move(next);
  samples.reset();
  askedSamples.reset();
  if (provider != nullptr) {
    connect(provider.get(), &SampleProvider::ready, this, &Private::acceptSamples);
    // The file is gone: what is stored of it stays in view.
    connect(provider.get(), &SampleProvider::failed, this, [this] { askedSamples.reset(); });
  }
  if (timeline != nullptr) moveTo(clamped(exact, limits()), false);
}

bool TimelineView::Private::samplesCover(const TimeAxis& tile, double width) const {
  if (samples == nullptr || samples->frames() == 0) return false;
  const auto rate = static_cast<double>(samples->sampleRate);
  const auto first = static_cast<std::int64_t>(std::floor(tile.origin * rate));
  const auto trackEnd = static_cast<std::int64_t>(std::floor(duration() * rate)) - 1;
  const auto last = static_cast<std::int64_t>(std::ceil(tile.timeAt(width) * rate));
  return samples->covers(std::max<std::int64_t>(first, 0), std::min(last, std::max(trackEnd, first)));
}

void TimelineView::Private::requestSamples() {
  if (timeline == nullptr || provider == nullptr) return;
  const bool wanted = std::any_of(lanes.begin(), lanes.end(), [this](const LaneState& s) {
    return s.content != nullptr && s.content->wantsSamples(target, ratio(), theme->tokens());
  });
  if (!wanted) return;
  const double span = laneWidth() * target.secondsPerPixel;
  const TimeAxis near{target.origin - span / 4, target.secondsPerPixel};
  if (samplesCover(near, laneWidth() * 1.5)) return;
  const auto rate = static_cast<double>(timeline->source.sampleRate);
  const auto first = static_cast<std::int64_t>(std::max(0.0, std::floor((target.origin - span) * rate)));
  const auto frames = static_cast<std::int64_t>(std::ceil(3 * span * rate)) + 2;
  // While the answer is under way, the same question is not asked again.
  if (askedSamples == std::pair(first, frames)) return;
  if (askedSamples && target.origin * rate >= static_cast<double>(askedSamples->first) &&
      (target.origin + span) * rate <= static_cast<double>(askedSamples->first + askedSamples->second)) {
    return;
  }
  askedSamples = {first, frames};
  provider->request(first, frames);
}

void TimelineView::Private::acceptSamples(std::shared_ptr<const SampleWindow> window) {
  askedSamples.reset();
  samples = std::move(window);
  requestTiles();
  q->update();
}

const LaneStatus* TimelineView::Private::statusOf(int lane) const {
  for (const QString& step : declaration(lane).steps) {
    const auto found = statuses.find(step);
    if (found != statuses.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace barline::ui
