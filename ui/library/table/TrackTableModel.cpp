#include "ui/library/table/TrackTableModel.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "ui/library/TrackListing.h"
#include "ui/library/table/TrackCellText.h"
#include "ui/library/table/TypedTags.h"
#include "ui/search/QueryText.h"

namespace barline::ui {
namespace {

QString countText(int tracks) {
  return tracks == 1 ? TrackTableModel::tr("1 track")
                     : TrackTableModel::tr("%1 tracks").arg(QLocale().toString(tracks));
}

TrackHeading matchesHeading(const TrackListing& listing) {
  QStringList names;
  for (const model::MusicalKey& key : search::soughtKeys(listing.query()))
    names.append(QString::fromStdString(model::camelot(key)));
  const QString what = TrackTableModel::tr("key is %1").arg(names.join(TrackTableModel::tr(" or ")));
  return {
      TrackTableModel::tr("Matches"), QStringLiteral("%1 · %2").arg(what, countText(listing.matches())), {}};
}

TrackHeading compatibleHeading(const TrackListing& listing, const std::vector<search::CompatibleKey>& keys) {
  TrackHeading heading{TrackTableModel::tr("Compatible keys"), {}, {}};
  QStringList relations;
  for (const search::CompatibleKey& key : keys) {
    heading.keys.push_back(key.key);
    const QString relation = keyRelationText(key.relation);
    if (!relations.contains(relation)) relations.append(relation);
  }
  const QString count = countText(listing.count() - listing.matches());
  heading.detail = QStringLiteral("%1 · %2").arg(relations.join(QStringLiteral(", ")), count);
  return heading;
}

std::vector<std::string> tagsFrom(const QString& typed) {
  std::vector<std::string> tags;
  for (const QString& tag : typedTags(typed)) tags.push_back(tag.toStdString());
  // By bytes, as records have them.
  std::ranges::sort(tags);
  return tags;
}

}  // namespace

std::optional<model::TrackAmendment> amendmentFor(TrackColumn column, const TrackRow& row,
                                                  const QVariant& value) {
  const model::TrackRecord& record = row.record;
  const QString typed = value.toString().trimmed();
  const std::string utf8 = typed.toStdString();
  // Inner absences are put in place: assigned, they would count as the outer one.
  model::TrackAmendment amendment;
  switch (column) {
    case TrackColumn::Title:
      if (typed == row.title) return std::nullopt;
      // A track without a title shows its file's name, so nothing typed means: as the file says.
      amendment.title.emplace(typed.isEmpty() ? std::nullopt : std::optional(utf8));
      break;
    case TrackColumn::Artist:
      if (utf8 == record.artist) return std::nullopt;
      amendment.artist = std::optional(utf8);
      break;
    case TrackColumn::Album:
      if (utf8 == record.album) return std::nullopt;
      amendment.album = std::optional(utf8);
      break;
    case TrackColumn::Genre:
      if (utf8 == record.genre) return std::nullopt;
      amendment.genre = std::optional(utf8);
      break;
    case TrackColumn::Comment:
      if (utf8 == record.comment) return std::nullopt;
      amendment.comment = std::optional(utf8);
      break;
    case TrackColumn::Year: {
      bool isNumber = false;
      const int year = typed.toInt(&isNumber);
      if (typed.isEmpty()) {
        if (!record.year) return std::nullopt;
        amendment.year.emplace(std::nullopt);
      } else if (!isNumber || year < 1 || year > 9999 || year == record.year) {
        return std::nullopt;
      } else {
        amendment.year = std::optional(year);
      }
      break;
    }
    case TrackColumn::Rating: {
      const int rating = std::clamp(value.toInt(), 0, 5);
      if (rating == record.rating) return std::nullopt;
      amendment.rating = rating;
      break;
    }
    case TrackColumn::Colour: {
      const int colour = std::clamp(value.toInt(), 0, 8);
      if (colour == record.colour) return std::nullopt;
      amendment.colour = colour;
      break;
    }
    case TrackColumn::Tags: {
      std::vector<std::string> tags = tagsFrom(typed);
      if (tags == record.tags) return std::nullopt;
      amendment.tags = std::move(tags);
      break;
    }
    default:
      return std::nullopt;
  }
  return amendment;
}

TrackTableModel::TrackTableModel(TrackListing& listing, QObject* parent)
    : QAbstractTableModel(parent), listing_(listing) {
  connect(&listing_, &TrackListing::aboutToList, this, [this] { beginResetModel(); });
  connect(&listing_, &TrackListing::listed, this, [this] {
    takeList();
    endResetModel();
  });
  connect(&listing_, &TrackListing::rowsChanged, this, &TrackTableModel::onRowsChanged);
  takeList();
}

void TrackTableModel::takeList() {
  headings_.clear();
  rows_ = listing_.count();
  const std::vector<search::CompatibleKey> others = listing_.otherKeys();
  if (others.empty() || rows_ == 0) return;
  const int matches = listing_.matches();
  headings_.push_back({0, matchesHeading(listing_)});
  if (matches < rows_) headings_.push_back({matches + 1, compatibleHeading(listing_, others)});
  rows_ += static_cast<int>(headings_.size());
}

int TrackTableModel::indexOfRow(int row) const {
  int index = row;
  for (const PlacedHeading& placed : headings_) {
    if (placed.row < row) --index;
  }
  return index;
}

int TrackTableModel::rowOfIndex(int index) const {
  int row = index;
  for (const PlacedHeading& placed : headings_) {
    if (placed.row <= row) ++row;
  }
  return row;
}

void TrackTableModel::onRowsChanged(int first, int last) {
  Q_EMIT dataChanged(index(rowOfIndex(first), 0), index(rowOfIndex(last), columnCount() - 1));
}

int TrackTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : rows_;
}

int TrackTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(trackColumns().size());
}

const TrackHeading* TrackTableModel::headingAt(int row) const {
  const auto found = std::ranges::find(headings_, row, &PlacedHeading::row);
  return found == headings_.end() ? nullptr : &found->heading;
}

std::int64_t TrackTableModel::trackAt(int row) const {
  return row < 0 || row >= rows_ || headingAt(row) != nullptr ? 0 : listing_.trackAt(indexOfRow(row));
}

const TrackRow* TrackTableModel::rowAt(int row) const {
  return row < 0 || row >= rows_ || headingAt(row) != nullptr ? nullptr : listing_.rowAt(indexOfRow(row));
}

int TrackTableModel::rowOf(std::int64_t track) const {
  const int index = listing_.indexOf(track);
  return index < 0 ? -1 : rowOfIndex(index);
}

std::int64_t TrackTableModel::now() const {
  return QDateTime::currentSecsSinceEpoch();
}

QString TrackTableModel::textOf(const TrackRow& row, TrackColumn column) const {
  if (column != TrackColumn::Similarity) return cellText(row, column, now());
  const std::optional<double> similarity = listing_.similarityOf(row.record.id);
  return similarity ? tr("%1 %").arg(qRound(100.0 * *similarity)) : QString();
}

QVariant TrackTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (const TrackHeading* heading = headingAt(index.row())) {
    const bool spoken = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (!spoken || index.column() != static_cast<int>(TrackColumn::Title)) return {};
    QStringList words{heading->title};
    for (const model::MusicalKey& key : heading->keys)
      words.append(QString::fromStdString(model::camelot(key)));
    return QStringLiteral("%1, %2").arg(words.join(u' '), heading->detail);
  }
  const auto column = static_cast<TrackColumn>(index.column());
  const TrackRow* row = rowAt(index.row());
  if (row == nullptr) return {};
  switch (role) {
    case Qt::DisplayRole:
      return textOf(*row, column);
    case Qt::EditRole:
      return editText(*row, column);
    case Qt::AccessibleTextRole:
      if (column == TrackColumn::Similarity) return textOf(*row, column);
      return spokenCell(*row, column, now());
    case Qt::ToolTipRole:
      return cellHint(*row, column);
    case Qt::TextAlignmentRole:
      return static_cast<int>(trackColumn(column).alignment | Qt::AlignVCenter);
    default:
      return {};
  }
}

QVariant TrackTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const auto column = static_cast<TrackColumn>(section);
  // The header paints its short titles itself; this is for those who do not see it.
  const bool named = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
  if (named) return columnLongTitle(column);
  return {};
}

Qt::ItemFlags TrackTableModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || headingAt(index.row()) != nullptr) return Qt::NoItemFlags;
  const Qt::ItemFlags usual =
      Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
  return isEditable(static_cast<TrackColumn>(index.column())) ? usual | Qt::ItemIsEditable : usual;
}

bool TrackTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !index.isValid()) return false;
  const TrackRow* row = rowAt(index.row());
  if (row == nullptr) return false;
  const auto amendment = amendmentFor(static_cast<TrackColumn>(index.column()), *row, value);
  if (!amendment) return false;
  Q_EMIT amendmentAsked({row->record.id, *amendment});
  return true;
}

}  // namespace barline::ui
