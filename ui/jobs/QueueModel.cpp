#include "ui/jobs/QueueModel.h"

#include <QMimeData>
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "ui/library/TrackMime.h"
#include "ui/library/TrackRow.h"

namespace barline::ui {
namespace {

constexpr int kUpdateMilliseconds = 50;

/// The same for a row that only moves on, from waiting to running.
std::pair<int, std::int64_t> keyOf(const QueueRow& row) {
  using Kind = QueueRow::Kind;
  const int section =
      row.kind == Kind::Running ? static_cast<int>(Kind::Waiting) : static_cast<int>(row.kind);
  return {section, row.track.track};
}

}  // namespace

QueueModel::QueueModel(AnalysisController& analysis, QueueController& queue, QObject* parent)
    : QAbstractListModel(parent), analysis_(analysis), queue_(queue) {
  later_.setSingleShot(true);
  later_.setInterval(kUpdateMilliseconds);
  connect(&later_, &QTimer::timeout, this, &QueueModel::update);
  const auto soon = [this] {
    if (!later_.isActive()) later_.start();
  };
  connect(&queue_, &QueueController::listChanged, this, soon);
  connect(&queue_, &QueueController::summaryChanged, this, soon);
  connect(&queue_, &QueueController::tracksTold, this, &QueueModel::onTold);
  connect(&analysis_, &AnalysisController::started, this, soon);
  connect(&analysis_, &AnalysisController::finished, this, soon);
  connect(&analysis_, &AnalysisController::jobChanged, this, &QueueModel::onJobChanged);
  update();
}

int QueueModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

const QueueRow& QueueModel::row(const QModelIndex& index) const {
  return rows_.at(static_cast<std::size_t>(index.row()));
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const QueueRow& shown = row(index);
  const bool failed = shown.kind == QueueRow::Kind::Failed;
  if (role == Qt::DisplayRole) return shown.track.title;
  if (role == Qt::ToolTipRole && failed)
    return QStringLiteral("%1\n%2").arg(pathText(shown.track.file), shown.problem);
  if (role != Qt::AccessibleTextRole) return {};
  switch (shown.kind) {
    case QueueRow::Kind::Running:
      return tr("%1, %2 %3 %").arg(shown.job.title, shown.job.step).arg(qRound(100 * shown.job.fraction));
    case QueueRow::Kind::Failed:
      return tr("%1, failed: %2").arg(shown.track.title, shown.problem);
    case QueueRow::Kind::Waiting:
      return tr("%1, waiting").arg(shown.track.title);
    case QueueRow::Kind::MoreFailed:
      return tr("%1 more failed").arg(shown.more);
    case QueueRow::Kind::MoreWaiting:
      return tr("%1 more waiting").arg(shown.more);
  }
  return {};
}

QueuedTrack QueueModel::known(std::int64_t track) const {
  const auto found = told_.find(track);
  return found == told_.end()
             ? QueuedTrack{.track = track, .title = {}, .artist = {}, .file = {}, .seconds = 0}
             : found->second;
}

std::vector<QueueRow> QueueModel::build() const {
  std::vector<QueueRow> rows;
  for (JobView& job : analysis_.jobs()) {
    QueueRow row{.kind = QueueRow::Kind::Running, .track = known(job.track)};
    row.job = std::move(job);
    rows.push_back(std::move(row));
  }
  const std::vector<FailedJob>& failed = queue_.failed();
  const std::size_t hidden = failed.size() - std::min(failed.size(), kListed);
  for (std::size_t i = hidden; i < failed.size(); ++i) {
    rows.push_back(
        {.kind = QueueRow::Kind::Failed, .track = known(failed[i].track), .problem = failed[i].problem});
  }
  if (hidden > 0) rows.push_back({.kind = QueueRow::Kind::MoreFailed, .more = static_cast<int>(hidden)});
  const auto waiting = queue_.waiting().ids();
  const std::size_t listed = std::min(waiting.size(), kListed);
  for (std::size_t i = 0; i < listed; ++i)
    rows.push_back({.track = known(waiting[i]), .place = static_cast<int>(i)});
  if (waiting.size() > listed) {
    rows.push_back({.kind = QueueRow::Kind::MoreWaiting, .more = static_cast<int>(waiting.size() - listed)});
  }
  return rows;
}

void QueueModel::update() {
  std::vector<QueueRow> rows = build();
  using Key = std::pair<int, std::int64_t>;
  const auto keysOf = [](const std::vector<QueueRow>& of) {
    std::vector<Key> keys;
    for (const QueueRow& row : of) keys.push_back(keyOf(row));
    return keys;
  };
  const auto among = [](const std::vector<Key>& keys, std::vector<Key> others) {
    std::ranges::sort(others);
    std::vector<Key> both;
    std::ranges::copy_if(keys, std::back_inserter(both),
                         [&](const Key& key) { return std::ranges::binary_search(others, key); });
    return both;
  };
  const std::vector<Key> before = keysOf(rows_);
  const std::vector<Key> after = keysOf(rows);
  const std::vector<Key> kept = among(before, after);
  if (kept != among(after, before)) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    askForUnknown();
    return;
  }
  // Row by row, so that selection and place in the list stay.
  auto stays = kept.rbegin();
  for (std::size_t i = before.size(); i-- > 0;) {
    if (stays != kept.rend() && before[i] == *stays) {
      ++stays;
      continue;
    }
    beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
    rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(i));
    endRemoveRows();
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i < rows_.size() && keyOf(rows_[i]) == after[i]) {
      rows_[i] = std::move(rows[i]);
      continue;
    }
    beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
    rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(i), std::move(rows[i]));
    endInsertRows();
  }
  if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
  askForUnknown();
}

void QueueModel::askForUnknown() {
  std::vector<std::int64_t> unknown;
  std::unordered_map<std::int64_t, QueuedTrack> listed;
  for (const QueueRow& row : rows_) {
    const std::int64_t track = row.track.track;
    if (track == 0) continue;
    if (const auto found = told_.find(track); found != told_.end()) {
      listed.emplace(track, found->second);
    } else {
      listed.emplace(track, row.track);  // asked for once
      unknown.push_back(track);
    }
  }
  told_ = std::move(listed);
  if (!unknown.empty()) queue_.tellTracks(std::move(unknown));
}

void QueueModel::onTold(const std::vector<QueuedTrack>& tracks) {
  for (const QueuedTrack& track : tracks)
    if (const auto found = told_.find(track.track); found != told_.end()) found->second = track;
  for (QueueRow& row : rows_)
    if (row.track.track != 0) row.track = known(row.track.track);
  if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
}

void QueueModel::onJobChanged(const JobView& job) {
  const auto found = std::ranges::find_if(rows_, [&](const QueueRow& row) {
    return row.kind == QueueRow::Kind::Running && row.job.track == job.track;
  });
  if (found == rows_.end()) return;
  found->job = job;
  const QModelIndex changed = index(static_cast<int>(found - rows_.begin()));
  Q_EMIT dataChanged(changed, changed);
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::ItemIsDropEnabled;
  const QueueRow::Kind kind = row(index).kind;
  if (kind == QueueRow::Kind::MoreFailed || kind == QueueRow::Kind::MoreWaiting) return Qt::ItemIsEnabled;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList QueueModel::mimeTypes() const {
  return {trackMimeType()};
}

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
  QModelIndexList ordered = indexes;
  std::ranges::sort(ordered, {}, &QModelIndex::row);
  std::vector<std::int64_t> tracks;
  for (const QModelIndex& index : ordered) tracks.push_back(row(index).track.track);
  auto data = std::make_unique<QMimeData>();
  setDraggedTracks(*data, tracks);
  return data.release();
}

Qt::DropActions QueueModel::supportedDropActions() const {
  return Qt::CopyAction | Qt::MoveAction;
}

bool QueueModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex&) const {
  return data != nullptr && !draggedTracks(*data).empty();
}

std::int64_t QueueModel::trackBefore(int row, const QModelIndex& parent) const {
  const int place = parent.isValid() ? parent.row() : row;
  if (place < 0) return 0;
  for (std::size_t i = static_cast<std::size_t>(place); i < rows_.size(); ++i) {
    if (rows_[i].kind == QueueRow::Kind::Waiting) return rows_[i].track.track;
  }
  // Behind the last one listed is before the first that is not.
  const auto waiting = queue_.waiting().ids();
  return waiting.size() > kListed ? waiting[kListed] : 0;
}

bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                              const QModelIndex& parent) {
  if (action == Qt::IgnoreAction || data == nullptr) return false;
  const std::vector<std::int64_t> tracks = draggedTracks(*data);
  const std::int64_t before = trackBefore(row, parent);
  queue_.enqueue(tracks);
  queue_.move(tracks, before);
  // The rows are where they belong already: the view must not remove any.
  return false;
}

}  // namespace barline::ui
