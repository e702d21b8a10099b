#include "ui/library/TrackListing.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "engine/search/QueryParser.h"
#include "ui/library/LibraryController.h"

namespace barline::ui {
namespace {

using search::TrackOrder;

// Rows around one that is looked at are fetched along, so that all that a window shows comes at once and
// scrolling finds more.
constexpr int kFetched = 100;
// Some screens full; a row takes about a kilobyte.
constexpr std::size_t kMostRows = 3000;
constexpr int kKept = 1000;
// Changes that come one after the other make one question.
constexpr int kAskMs = 150;

qint64 microseconds() {
  static const QElapsedTimer kSinceStart = [] {
    QElapsedTimer timer;
    timer.start();
    return timer;
  }();
  return kSinceStart.nsecsElapsed() / 1000;
}

/// What a person would call the same place, whichever tracks are in it by now.
bool isSamePlace(const TrackSource& a, const TrackSource& b) {
  return a.name == b.name && a.crate == b.crate && a.query == b.query && a.reference == b.reference &&
         a.tracks.has_value() == b.tracks.has_value();
}

}  // namespace

double similarity(double distance) {
  return std::exp(-0.5 * distance * distance);
}

TrackListing::TrackListing(LibraryController& library, QObject* parent) : QObject(parent), library_(library) {
  asking_.setSingleShot(true);
  fetching_.setSingleShot(true);
  connect(&asking_, &QTimer::timeout, this, &TrackListing::ask);
  connect(&fetching_, &QTimer::timeout, this, &TrackListing::fetchWanted);
  connect(&library_, &LibraryController::listed, this, &TrackListing::onAnswer);
  connect(&library_, &LibraryController::listFailed, this, &TrackListing::onFailure);
  connect(&library_, &LibraryController::fetched, this, &TrackListing::onFetched);
  connect(&library_, &LibraryController::changed, this, &TrackListing::onChanged);
  connect(&library_, &LibraryController::removed, this, [this](const std::vector<std::int64_t>& tracks) {
    if (source_.reference != 0 && std::ranges::find(tracks, source_.reference) != tracks.end()) setSource({});
    refresh();
  });
  connect(&library_, &LibraryController::libraryChanged, this, [this] {
    for (const auto& [track, row] : rows_) stale_.insert(track);
    want(lookedAt_);
    refresh();
  });
}

void TrackListing::setSource(TrackSource source) {
  if (source == source_) return;
  const bool samePlace = isSamePlace(source, source_);
  source_ = std::move(source);
  if (!samePlace) sorted_ = false;
  Q_EMIT requestChanged();
  if (samePlace) {
    ask();
  } else {
    askAnew();
  }
}

void TrackListing::setSearch(const QString& typed) {
  if (typed == typed_) return;
  typed_ = typed;
  const search::TrackQuery query =
      search::parseQuery(typed.toStdString(), QDateTime::currentSecsSinceEpoch()).query;
  const bool asks = query != query_;
  query_ = query;
  Q_EMIT requestChanged();
  if (asks) askAnew();
}

void TrackListing::setOrder(TrackOrder order, bool descending) {
  sorted_ = true;
  order_ = order;
  descending_ = descending;
  Q_EMIT requestChanged();
  askAnew();
}

void TrackListing::setKeyRule(std::optional<search::KeyRule> rule) {
  if (rule == keyRule_) return;
  keyRule_ = rule;
  Q_EMIT requestChanged();
  askAnew();
}

std::vector<search::CompatibleKey> TrackListing::otherKeys() const {
  std::vector<search::CompatibleKey> others;
  if (!keyRule_) return others;
  const std::vector<model::MusicalKey> sought = search::soughtKeys(query_);
  for (const model::MusicalKey& key : sought) {
    for (const search::CompatibleKey& other : search::compatibleKeys(key, *keyRule_)) {
      const bool known = std::ranges::find(sought, other.key) != sought.end() ||
                         std::ranges::find(others, other.key, &search::CompatibleKey::key) != others.end();
      if (!known) others.push_back(other);
    }
  }
  return others;
}

void TrackListing::refresh() {
  if (!asking_.isActive()) asking_.start(kAskMs);
}

void TrackListing::setHeld(bool held) {
  held_ = held;
  if (!held && std::exchange(missed_, false)) refresh();
}

search::TrackListRequest TrackListing::request() const {
  search::TrackListRequest request;
  request.query = source_.query;
  std::ranges::copy(query_.allOf, std::back_inserter(request.query.allOf));
  request.among = source_.tracks;
  request.inGivenOrder = inGivenOrder();
  request.order = order_;
  request.descending = descending_;
  if (keyRule_) request.alsoQuery = search::compatibleQuery(request.query, *keyRule_);
  return request;
}

void TrackListing::askAnew() {
  held_ = false;
  ask();
}

void TrackListing::ask() {
  // While a question is under way only the newest of those behind it matters.
  if (waiting_) {
    askAgain_ = true;
    return;
  }
  asking_.stop();
  askedAt_ = microseconds();
  waiting_ = true;
  library_.list(request());
}

void TrackListing::onFailure() {
  waiting_ = false;
  if (std::exchange(askAgain_, false)) ask();
}

void TrackListing::onAnswer(const search::TrackList& list, std::size_t libraryCount) {
  waiting_ = false;
  milliseconds_ = static_cast<double>(microseconds() - askedAt_) / 1000.0;
  libraryCount_ = libraryCount;
  const bool differs = list.tracks != list_.tracks || list.matches != list_.matches;
  if (differs && held_) {
    missed_ = true;
  } else if (differs) {
    missed_ = false;
    Q_EMIT aboutToList();
    list_ = list;
    lookedAt_ = std::clamp(lookedAt_, 0, std::max(0, count() - 1));
    Q_EMIT listed();
  }
  list_.seconds = list.seconds;
  Q_EMIT answered();
  if (std::exchange(askAgain_, false)) ask();
}

std::pair<int, int> TrackListing::window(int reach) const {
  return {std::max(0, lookedAt_ - reach), std::min(count(), lookedAt_ + reach)};
}

int TrackListing::indexOf(std::int64_t track) const {
  const auto [first, last] = window(kFetched);
  const auto begin = list_.tracks.begin();
  const auto near = std::find(begin + first, begin + last, track);
  if (near != begin + last) return static_cast<int>(near - begin);
  const auto anywhere = std::ranges::find(list_.tracks, track);
  return anywhere == list_.tracks.end() ? -1 : static_cast<int>(anywhere - begin);
}

const TrackRow* TrackListing::rowAt(int index) const {
  const std::int64_t track = trackAt(index);
  const auto row = rows_.find(track);
  if (row == rows_.end() || stale_.contains(track)) want(index);
  return row == rows_.end() ? nullptr : &row->second;
}

const TrackRow* TrackListing::find(std::int64_t track) const {
  const auto row = rows_.find(track);
  return row == rows_.end() ? nullptr : &row->second;
}

void TrackListing::want(int index) const {
  lookedAt_ = index;
  if (!fetching_.isActive()) fetching_.start(0);
}

void TrackListing::fetchWanted() {
  const auto [first, last] = window(kFetched);
  std::vector<std::int64_t> ids;
  for (int i = first; i < last; ++i) {
    const std::int64_t track = trackAt(i);
    if (!rows_.contains(track) || stale_.contains(track)) ids.push_back(track);
    stale_.erase(track);
  }
  if (!ids.empty()) library_.fetch(ids);
}

void TrackListing::take(TrackRow row) {
  const std::int64_t track = row.record.id;
  row.activity = activity(track);
  stale_.erase(track);
  rows_.insert_or_assign(track, std::move(row));
}

void TrackListing::onFetched(const std::vector<TrackRow>& rows) {
  int first = count();
  int last = -1;
  for (const TrackRow& row : rows) {
    take(row);
    if (const int place = indexOf(row.record.id); place >= 0) {
      first = std::min(first, place);
      last = std::max(last, place);
    }
  }
  forgetFarRows();
  if (last >= first) Q_EMIT rowsChanged(first, last);
}

void TrackListing::forgetFarRows() {
  if (rows_.size() <= kMostRows) return;
  const auto [first, last] = window(kKept);
  std::unordered_map<std::int64_t, TrackRow> kept;
  for (int i = first; i < last; ++i) {
    if (auto row = rows_.extract(trackAt(i))) kept.insert(std::move(row));
  }
  rows_ = std::move(kept);
  std::erase_if(stale_, [this](std::int64_t track) { return !rows_.contains(track); });
}

void TrackListing::onChanged(std::int64_t oldId, const TrackRow& row) {
  const std::int64_t id = row.record.id;
  if (oldId != id) {
    rows_.erase(oldId);
    if (const auto activity = activities_.extract(oldId)) activities_[id] = activity.mapped();
    if (source_.reference == oldId) source_.reference = id;
  }
  take(row);
  if (const int place = indexOf(id); place >= 0) Q_EMIT rowsChanged(place, place);
  refresh();
}

std::optional<double> TrackListing::similarityOf(std::int64_t track) const {
  if (source_.reference == 0 || !source_.tracks) return std::nullopt;
  const auto place = std::ranges::find(*source_.tracks, track);
  const auto index = static_cast<std::size_t>(place - source_.tracks->begin());
  if (index >= source_.distances.size()) return std::nullopt;
  return similarity(source_.distances[index]);
}

void TrackListing::setActivity(std::int64_t track, const TrackActivity& activity) {
  if (this->activity(track) == activity) return;
  if (activity.state == TrackActivity::State::None) {
    activities_.erase(track);
  } else {
    activities_[track] = activity;
  }
  const auto row = rows_.find(track);
  if (row == rows_.end()) return;
  row->second.activity = this->activity(track);
  if (const int place = indexOf(track); place >= 0) Q_EMIT rowsChanged(place, place);
}

void TrackListing::setWaiting(std::function<bool(std::int64_t)> waits) {
  waits_ = std::move(waits);
  int first = count();
  int last = -1;
  for (auto& [track, row] : rows_) {
    const TrackActivity now = activity(track);
    if (std::exchange(row.activity, now) == now) continue;
    const int place = indexOf(track);
    if (place < 0) continue;
    first = std::min(first, place);
    last = std::max(last, place);
  }
  if (last >= first) Q_EMIT rowsChanged(first, last);
}

TrackActivity TrackListing::activity(std::int64_t track) const {
  const auto activity = activities_.find(track);
  if (activity != activities_.end()) return activity->second;
  return waits_ && waits_(track) ? TrackActivity{TrackActivity::State::Waiting, 0.0, {}} : TrackActivity();
}

}  // namespace barline::ui
