#include "ui/library/TrackListModel.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/model/MusicalKey.h"

namespace barline::ui {
namespace {

/// Tracks without a key come last.
int keyRank(const std::optional<model::MusicalKey>& key) {
  if (!key) return 1000;
  return 2 * model::camelotNumber(*key) + (key->mode == model::Mode::Major ? 1 : 0);
}

/// How a track sounds, as far as it is known.
QStringList soundOf(const model::TrackRecord& track) {
  QStringList parts;
  if (track.energyRating) parts.append(energyText(*track.energyRating));
  if (track.integratedLufs) parts.append(loudnessText(*track.integratedLufs));
  return parts;
}

/// Tracks that are not rated come last.
double descending(const std::optional<double>& value) {
  return value ? -*value : 1e9;
}

}  // namespace

double similarity(double distance) {
  return std::exp(-0.5 * distance * distance);
}

int TrackListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(listed_.size());
}

QVariant TrackListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const TrackRow& track = row(index);
  switch (role) {
    case Qt::DisplayRole:
      return track.title;
    case Qt::ToolTipRole:
      if (!track.record.problem.empty()) return QString::fromStdString(track.record.problem);
      return (QStringList(pathText(track.record.path)) + soundOf(track.record)).join(QLatin1Char('\n'));
    case Qt::AccessibleTextRole: {
      QStringList parts{track.title};
      if (!track.artist.isEmpty()) parts.append(track.artist);
      if (track.record.bpm) parts.append(tr("%1 BPM").arg(*track.record.bpm, 0, 'f', 1));
      if (track.record.key) parts.append(QString::fromStdString(model::toString(*track.record.key)));
      if (track.record.duration > 0.0) parts.append(lengthText(track.record.duration));
      parts += soundOf(track.record);
      if (const auto alike = similarityOf(track.record.id))
        parts.append(tr("%1 % alike").arg(qRound(100.0 * *alike)));
      if (!track.record.problem.empty()) parts.append(QString::fromStdString(track.record.problem));
      return parts.join(QStringLiteral(", "));
    }
    default:
      return {};
  }
}

void TrackListModel::reset(std::vector<TrackRow> rows) {
  const auto before = std::exchange(rows_, {});
  for (TrackRow& track : rows) {
    const auto known = before.find(track.record.id);
    if (known != before.end()) track.activity = known->second.activity;
    const std::int64_t id = track.record.id;
    rows_.insert_or_assign(id, std::move(track));
  }
  sort();
  if (!relist() && !listed_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void TrackListModel::put(TrackRow row, std::int64_t oldId) {
  const std::int64_t id = row.record.id;
  if (const TrackRow* old = find(oldId)) row.activity = old->activity;
  const auto forget = [this](std::int64_t gone) {
    if (const TrackRow* track = find(gone)) std::erase(sorted_, track);
  };
  forget(id);
  if (oldId != id) {
    forget(oldId);
    rows_.erase(oldId);
    if (reference_ == oldId) reference_ = id;
  }
  const TrackRow* track = &rows_.insert_or_assign(id, std::move(row)).first->second;
  const auto place = std::ranges::upper_bound(
      sorted_, track, [this](const TrackRow* left, const TrackRow* right) { return before(*left, *right); });
  sorted_.insert(place, track);
  if (relist()) return;
  const QModelIndex index = indexOf(id);
  if (index.isValid()) Q_EMIT dataChanged(index, index);
}

void TrackListModel::put(TrackRow row) {
  const std::int64_t id = row.record.id;
  put(std::move(row), id);
}

void TrackListModel::put(std::vector<TrackRow> rows) {
  for (TrackRow& track : rows) {
    const std::int64_t id = track.record.id;
    if (const TrackRow* old = find(id)) track.activity = old->activity;
    rows_.insert_or_assign(id, std::move(track));
  }
  sort();
  if (!relist() && !listed_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void TrackListModel::remove(const std::vector<std::int64_t>& ids) {
  beginResetModel();
  for (const std::int64_t id : ids) rows_.erase(id);
  if (reference_ != 0 && find(reference_) == nullptr) {
    reference_ = 0;
    similar_.clear();
  }
  listed_.clear();
  sort();
  endResetModel();
  relist();
}

void TrackListModel::setActivity(std::int64_t id, const TrackActivity& activity) {
  const auto track = rows_.find(id);
  if (track == rows_.end() || track->second.activity == activity) return;
  track->second.activity = activity;
  const QModelIndex index = indexOf(id);
  if (index.isValid()) Q_EMIT dataChanged(index, index);
}

void TrackListModel::setSearch(const QString& typed) {
  terms_ = SearchTerms(typed);
  relist();
}

void TrackListModel::setOrder(TrackOrder order) {
  order_ = order;
  sort();
  relist();
}

void TrackListModel::showSimilar(std::int64_t reference, const std::vector<SimilarTrack>& tracks) {
  reference_ = reference;
  similar_ = tracks;
  relist();
}

void TrackListModel::showAll() {
  reference_ = 0;
  similar_.clear();
  relist();
}

std::optional<double> TrackListModel::similarityOf(std::int64_t id) const {
  const auto track = std::ranges::find(similar_, id, &SimilarTrack::id);
  if (track == similar_.end()) return std::nullopt;
  return similarity(track->distance);
}

const TrackRow& TrackListModel::row(const QModelIndex& index) const {
  return *listed_.at(static_cast<std::size_t>(index.row()));
}

const TrackRow* TrackListModel::find(std::int64_t id) const {
  const auto track = rows_.find(id);
  return track == rows_.end() ? nullptr : &track->second;
}

QModelIndex TrackListModel::indexOf(std::int64_t id) const {
  const auto listed = std::ranges::find(listed_, find(id));
  return listed == listed_.end() ? QModelIndex() : index(static_cast<int>(listed - listed_.begin()));
}

double TrackListModel::listedLength() const {
  double seconds = 0.0;
  for (const TrackRow* track : listed_) seconds += track->record.duration;
  return seconds;
}

bool TrackListModel::before(const TrackRow& left, const TrackRow& right) const {
  // What was added last stands first, but the files of a folder in the folder's order.
  const auto added = [](const TrackRow& track) { return std::pair(-track.record.addedAt, track.record.id); };
  const auto by = [&](const auto& value) {
    return std::pair(value(left), added(left)) < std::pair(value(right), added(right));
  };
  switch (order_) {
    case TrackOrder::Added:
      break;
    case TrackOrder::Title:
      return by([](const TrackRow& track) { return QStringView(track.folded); });
    case TrackOrder::Artist:
      return by([](const TrackRow& track) { return QStringView(track.foldedArtist); });
    case TrackOrder::Bpm:
      return by([](const TrackRow& track) { return track.record.bpm.value_or(1e9); });
    case TrackOrder::Key:
      return by([](const TrackRow& track) { return keyRank(track.record.key); });
    case TrackOrder::Energy:
      return by([](const TrackRow& track) { return descending(track.record.energyRating); });
    case TrackOrder::Loudness:
      return by([](const TrackRow& track) { return descending(track.record.integratedLufs); });
    case TrackOrder::Length:
      return by([](const TrackRow& track) { return track.record.duration; });
  }
  return added(left) < added(right);
}

void TrackListModel::sort() {
  sorted_.clear();
  for (const auto& [id, track] : rows_) sorted_.push_back(&track);
  std::ranges::sort(sorted_,
                    [this](const TrackRow* left, const TrackRow* right) { return before(*left, *right); });
}

TrackListModel::Pointers TrackListModel::similarTracks() const {
  Pointers tracks;
  for (const SimilarTrack& similar : similar_) {
    if (const TrackRow* track = find(similar.id)) tracks.push_back(track);
  }
  return tracks;
}

bool TrackListModel::relist() {
  Pointers matching;
  std::ranges::copy_if(reference_ == 0 ? sorted_ : similarTracks(), std::back_inserter(matching),
                       [this](const TrackRow* track) { return terms_.match(track->folded); });
  const bool other = matching != listed_;
  if (other) {
    beginResetModel();
    listed_ = std::move(matching);
    endResetModel();
  }
  Q_EMIT contentChanged();
  return other;
}

}  // namespace barline::ui
