#include "ui/window/Settings.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>
#include <utility>

namespace barline::ui {
namespace {

constexpr int kRecentFiles = 12;
constexpr int kRangesKept = 500;

const std::array<std::pair<Scheme, QLatin1String>, 4> kSchemes{
    std::pair{Scheme::System, QLatin1String("system")},
    {Scheme::Dark, QLatin1String("dark")},
    {Scheme::Light, QLatin1String("light")},
    {Scheme::HighContrast, QLatin1String("high-contrast")}};

const std::array<std::pair<TrackOrder, QLatin1String>, 6> kOrders{
    std::pair{TrackOrder::Added, QLatin1String("added")},
    {TrackOrder::Title, QLatin1String("title")},
    {TrackOrder::Artist, QLatin1String("artist")},
    {TrackOrder::Bpm, QLatin1String("bpm")},
    {TrackOrder::Key, QLatin1String("key")},
    {TrackOrder::Length, QLatin1String("length")}};

template <class Pairs>
auto named(const Pairs& pairs, const QString& name) {
  for (const auto& [value, text] : pairs) {
    if (text == name) return value;
  }
  return pairs.front().first;
}

template <class Pairs, class Value>
QString nameOf(const Pairs& pairs, Value value) {
  for (const auto& [candidate, text] : pairs) {
    if (candidate == value) return text;
  }
  return {};
}

}  // namespace

Scheme Settings::scheme() const {
  return named(kSchemes, store_.value("window/theme").toString());
}
void Settings::setScheme(Scheme scheme) {
  store_.setValue("window/theme", nameOf(kSchemes, scheme));
}

double Settings::volume() const {
  bool isNumber = false;
  const double decibels = store_.value("player/volume", 0.0).toDouble(&isNumber);
  return isNumber ? std::clamp(decibels, -60.0, 0.0) : 0.0;
}
void Settings::setVolume(double decibels) {
  store_.setValue("player/volume", decibels);
}

QByteArray Settings::device() const {
  return store_.value("player/device").toString().toUtf8();
}
void Settings::setDevice(const QByteArray& id) {
  store_.setValue("player/device", QString::fromUtf8(id));
}

TrackOrder Settings::order() const {
  return named(kOrders, store_.value("library/order").toString());
}
void Settings::setOrder(TrackOrder order) {
  store_.setValue("library/order", nameOf(kOrders, order));
}

QByteArray Settings::geometry() const {
  return store_.value("window/geometry").toByteArray();
}
void Settings::setGeometry(const QByteArray& geometry) {
  store_.setValue("window/geometry", geometry);
}

int Settings::libraryWidth() const {
  return std::max(0, store_.value("library/width", 0).toInt());
}
void Settings::setLibraryWidth(int width) {
  store_.setValue("library/width", width);
}

bool Settings::libraryVisible() const {
  return store_.value("library/visible", true).toBool();
}
void Settings::setLibraryVisible(bool visible) {
  store_.setValue("library/visible", visible);
}

QJsonObject Settings::timeline() const {
  return QJsonDocument::fromJson(store_.value("timeline/lanes").toString().toUtf8()).object();
}
void Settings::setTimeline(const QJsonObject& state) {
  store_.setValue("timeline/lanes", QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact)));
}

std::optional<model::TimeRange> Settings::visibleRange(const QString& fingerprint) const {
  const QStringList ends = store_.value("views/" + fingerprint).toString().split(QLatin1Char(' '));
  if (fingerprint.isEmpty() || ends.size() != 2) return std::nullopt;
  const model::TimeRange range{ends[0].toDouble(), ends[1].toDouble()};
  return range.begin >= 0.0 && range.end > range.begin ? std::optional(range) : std::nullopt;
}

void Settings::setVisibleRange(const QString& fingerprint, const model::TimeRange& range) {
  if (fingerprint.isEmpty()) return;
  QStringList kept = store_.value("views/order").toStringList();
  kept.removeAll(fingerprint);
  kept.prepend(fingerprint);
  while (kept.size() > kRangesKept) store_.remove("views/" + kept.takeLast());
  store_.setValue("views/order", kept);
  store_.setValue("views/" + fingerprint,
                  QStringLiteral("%1 %2").arg(range.begin, 0, 'f', 3).arg(range.end, 0, 'f', 3));
}

QStringList Settings::recentFiles() const {
  return store_.value("files/recent").toStringList();
}

void Settings::addRecentFile(const QString& file) {
  QStringList files = recentFiles();
  files.removeAll(file);
  files.prepend(file);
  store_.setValue("files/recent", QStringList(files.mid(0, kRecentFiles)));
}

void Settings::clearRecentFiles() {
  store_.remove("files/recent");
}

QString Settings::lastFolder() const {
  return store_.value("files/folder").toString();
}
void Settings::setLastFolder(const QString& folder) {
  store_.setValue("files/folder", folder);
}

}  // namespace barline::ui
