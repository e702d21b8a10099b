#include "ui/library/table/TrackColumn.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace barline::ui {
namespace {

using Order = search::TrackOrder;
using Column = TrackColumn;

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

/// A column of texts, each with its share of the width that is left over.
constexpr TrackColumnInfo text(Column column, const char* name, const char* title, Order order, int width,
                               int stretch, bool shown, int least = 64) {
  return {column, QLatin1String(name), title, nullptr, order, width, least, kLeft, shown, false, stretch};
}

/// A column of numbers.
constexpr TrackColumnInfo number(Column column, const char* name, const char* title,
                                 std::optional<Order> order, int width, bool shown,
                                 const char* longTitle = nullptr) {
  return {column, QLatin1String(name), title, longTitle, order, width, 40, kRight, shown, true, 0};
}

/// A column of signs of a fixed size.
constexpr TrackColumnInfo sign(Column column, const char* name, const char* title, std::optional<Order> order,
                               int width, bool shown, const char* longTitle = nullptr) {
  return {column, QLatin1String(name), title, longTitle, order, width, 30, kLeft, shown, true, 0};
}

constexpr std::array kColumns{
    sign(Column::State, "state", QT_TRANSLATE_NOOP("TrackColumn", "State"), Order::State, 38, true),
    number(Column::Similarity, "similarity", QT_TRANSLATE_NOOP("TrackColumn", "Alike"), std::nullopt, 54,
           true, QT_TRANSLATE_NOOP("TrackColumn", "Similarity")),
    sign(Column::Artwork, "artwork", QT_TRANSLATE_NOOP("TrackColumn", "Artwork"), std::nullopt, 36, false),
    text(Column::Title, "title", QT_TRANSLATE_NOOP("TrackColumn", "Title"), Order::Title, 130, 4, true, 116),
    text(Column::Artist, "artist", QT_TRANSLATE_NOOP("TrackColumn", "Artist"), Order::Artist, 98, 3, true),
    text(Column::Album, "album", QT_TRANSLATE_NOOP("TrackColumn", "Album"), Order::Album, 120, 3, false),
    text(Column::Genre, "genre", QT_TRANSLATE_NOOP("TrackColumn", "Genre"), Order::Genre, 90, 1, false),
    number(Column::Year, "year", QT_TRANSLATE_NOOP("TrackColumn", "Year"), Order::Year, 52, false),
    TrackColumnInfo{Column::Waveform, QLatin1String("waveform"), QT_TRANSLATE_NOOP("TrackColumn", "Waveform"),
                    nullptr, std::nullopt, 142, 60, kLeft, true, false, 3},
    number(Column::Bpm, "bpm", QT_TRANSLATE_NOOP("TrackColumn", "BPM"), Order::Bpm, 50, true),
    sign(Column::Key, "key", QT_TRANSLATE_NOOP("TrackColumn", "Key"), Order::Key, 58, true,
         QT_TRANSLATE_NOOP("TrackColumn", "Key (Camelot)")),
    sign(Column::KeyName, "key_name", QT_TRANSLATE_NOOP("TrackColumn", "Key name"), Order::Key, 76, false),
    sign(Column::OpenKey, "open_key", QT_TRANSLATE_NOOP("TrackColumn", "Open Key"), Order::Key, 72, false),
    sign(Column::Energy, "energy", QT_TRANSLATE_NOOP("TrackColumn", "Energy"), Order::Energy, 70, true),
    number(Column::Danceability, "danceability", QT_TRANSLATE_NOOP("TrackColumn", "Dance"),
           Order::Danceability, 56, true, QT_TRANSLATE_NOOP("TrackColumn", "Danceability")),
    number(Column::Loudness, "loudness", QT_TRANSLATE_NOOP("TrackColumn", "LUFS"), Order::Loudness, 54, true,
           QT_TRANSLATE_NOOP("TrackColumn", "Loudness (LUFS)")),
    sign(Column::Metre, "metre", QT_TRANSLATE_NOOP("TrackColumn", "Metre"), Order::Metre, 52, true),
    number(Column::Length, "length", QT_TRANSLATE_NOOP("TrackColumn", "Length"), Order::Length, 56, true),
    TrackColumnInfo{Column::Rating, QLatin1String("rating"), QT_TRANSLATE_NOOP("TrackColumn", "Rating"),
                    nullptr, Order::Rating, 84, 84, kLeft, false, false, 0},
    sign(Column::Colour, "colour", QT_TRANSLATE_NOOP("TrackColumn", "Colour"), Order::Colour, 58, false),
    text(Column::Tags, "tags", QT_TRANSLATE_NOOP("TrackColumn", "Tags"), Order::Tags, 110, 2, false),
    text(Column::Comment, "comment", QT_TRANSLATE_NOOP("TrackColumn", "Comment"), Order::Comment, 140, 2,
         false),
    number(Column::Added, "added", QT_TRANSLATE_NOOP("TrackColumn", "Added"), Order::Added, 66, true),
    number(Column::Analysed, "analysed", QT_TRANSLATE_NOOP("TrackColumn", "Analysed"), Order::Analysed, 74,
           false),
    number(Column::Played, "played", QT_TRANSLATE_NOOP("TrackColumn", "Played"), Order::Played, 66, false,
           QT_TRANSLATE_NOOP("TrackColumn", "Last played")),
    number(Column::Plays, "plays", QT_TRANSLATE_NOOP("TrackColumn", "Plays"), Order::Plays, 52, false),
    text(Column::Path, "path", QT_TRANSLATE_NOOP("TrackColumn", "Path"), Order::Path, 260, 3, false)};

constexpr bool eachInItsPlace() {
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    if (static_cast<std::size_t>(kColumns[i].column) != i) return false;
  }
  return kColumns.size() == static_cast<std::size_t>(Column::Path) + 1;
}
static_assert(eachInItsPlace());

QString translated(const char* source) {
  return QCoreApplication::translate("TrackColumn", source);
}

}  // namespace

std::span<const TrackColumnInfo> trackColumns() {
  return kColumns;
}

const TrackColumnInfo& trackColumn(TrackColumn column) {
  return kColumns.at(static_cast<std::size_t>(column));
}

const TrackColumnInfo* trackColumnNamed(const QString& name) {
  const auto* const found = std::ranges::find(kColumns, name, &TrackColumnInfo::name);
  return found == kColumns.end() ? nullptr : found;
}

QString columnTitle(TrackColumn column) {
  return column == Column::State || column == Column::Artwork ? QString()
                                                              : translated(trackColumn(column).title);
}

QString columnLongTitle(TrackColumn column) {
  const TrackColumnInfo& info = trackColumn(column);
  return translated(info.longTitle == nullptr ? info.title : info.longTitle);
}

bool isEditable(TrackColumn column) {
  switch (column) {
    case Column::Title:
    case Column::Artist:
    case Column::Album:
    case Column::Genre:
    case Column::Year:
    case Column::Rating:
    case Column::Colour:
    case Column::Tags:
    case Column::Comment:
      return true;
    default:
      return false;
  }
}

}  // namespace barline::ui
