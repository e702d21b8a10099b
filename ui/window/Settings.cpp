#include "ui/window/Settings.h"

#include <QJsonDocument>
#include <QSettings>
#include <QTimerEvent>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr int kWriteAfterMs = 400;
constexpr int kTryAgainAfterMs = 10'000;
constexpr int kRecentFiles = 12;
constexpr int kRangesKept = 500;
constexpr QLatin1String kNone("none");

const std::array<std::pair<Scheme, QLatin1String>, 4> kSchemes{
    std::pair{Scheme::System, QLatin1String("system")},
    {Scheme::Dark, QLatin1String("dark")},
    {Scheme::Light, QLatin1String("light")},
    {Scheme::HighContrast, QLatin1String("high-contrast")}};

/// A finite number within these bounds; nothing for anything else.
std::optional<double> numberIn(const QVariant& stored, double least, double most) {
  bool isNumber = false;
  const double number = stored.toDouble(&isNumber);
  if (!isNumber || !std::isfinite(number) || number < least || number > most) return std::nullopt;
  return number;
}

/// A panel's width that was chosen, 0 where none was or it makes no sense.
int widthIn(const QVariant& stored) {
  constexpr double kWidest = 1 << 20;  // pixels
  return static_cast<int>(numberIn(stored, 0, kWidest).value_or(0));
}

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

Settings::Settings(const QString& file, QObject* parent) : QObject(parent), file_(file) {
  const QSettings store(file_, QSettings::IniFormat);
  for (const QString& key : store.allKeys()) values_.insert(key, store.value(key));
}

Settings::~Settings() {
  write();
  writer_.finish();
}

QVariant Settings::value(const QString& key, const QVariant& otherwise) const {
  return values_.value(key, otherwise);
}

void Settings::setValue(const QString& key, const QVariant& value) {
  if (values_.value(key) == value) return;
  if (value.isValid()) {
    values_.insert(key, value);
  } else {
    values_.remove(key);
  }
  changes_.insert(key, value);
  if (!later_.isActive()) later_.start(kWriteAfterMs, this);
}

QJsonObject Settings::object(const QString& key) const {
  return QJsonDocument::fromJson(value(key).toString().toUtf8()).object();
}

void Settings::setObject(const QString& key, const QJsonObject& object) {
  setValue(key, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void Settings::timerEvent(QTimerEvent* event) {
  if (event->timerId() == later_.timerId()) write();
}

void Settings::write() {
  later_.stop();
  if (changes_.isEmpty()) return;
  writer_.add([this, changes = std::exchange(changes_, {})] {
    QSettings store(file_, QSettings::IniFormat);
    for (auto change = changes.begin(); change != changes.end(); ++change) {
      if (change.value().isValid()) {
        store.setValue(change.key(), change.value());
      } else {
        store.remove(change.key());
      }
    }
    store.sync();
    const bool written = store.status() == QSettings::NoError;
    queueFor(*this, [this, written, changes] { onWritten(written, changes); });
  });
}

void Settings::onWritten(bool written, const QVariantMap& changes) {
  if (written) {
    told_ = false;
    return;
  }
  for (auto change = changes.begin(); change != changes.end(); ++change) {
    if (!changes_.contains(change.key())) changes_.insert(change.key(), change.value());
  }
  if (!later_.isActive()) later_.start(kTryAgainAfterMs, this);
  if (!std::exchange(told_, true)) {
    Q_EMIT problem(
        tr("The settings could not be written to %1; check the disk and the permissions of its folder. "
           "Barline tries again.")
            .arg(file_));
  }
}

Scheme Settings::scheme() const {
  return named(kSchemes, value("window/theme").toString());
}
void Settings::setScheme(Scheme scheme) {
  setValue("window/theme", nameOf(kSchemes, scheme));
}

double Settings::volume() const {
  constexpr double kFar = 1e6;
  return std::clamp(numberIn(value("player/volume"), -kFar, kFar).value_or(0.0), -60.0, 0.0);
}
void Settings::setVolume(double decibels) {
  setValue("player/volume", decibels);
}

QByteArray Settings::device() const {
  return value("player/device").toString().toUtf8();
}
void Settings::setDevice(const QByteArray& id) {
  setValue("player/device", QString::fromUtf8(id));
}

QJsonObject Settings::sound() const {
  return object("player/sound");
}
void Settings::setSound(const QJsonObject& state) {
  setObject("player/sound", state);
}

search::TrackOrder Settings::order() const {
  return search::trackOrderFromId(value("library/order").toString().toStdString())
      .value_or(search::TrackOrder::Added);
}
bool Settings::orderDescending() const {
  return value("library/descending", beginsDescending(order())).toBool();
}
void Settings::setOrder(search::TrackOrder order, bool descending) {
  const std::string_view id = search::trackOrderId(order);
  setValue("library/order", QLatin1String(id.data(), static_cast<qsizetype>(id.size())));
  setValue("library/descending", descending);
}

std::optional<search::KeyRule> Settings::keyRule() const {
  return search::keyRuleFromId(value("library/key_rule").toString().toStdString());
}

void Settings::setKeyRule(std::optional<search::KeyRule> rule) {
  const std::string_view id = rule ? search::keyRuleId(*rule) : std::string_view();
  setValue("library/key_rule", QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size())));
}

QByteArray Settings::geometry() const {
  return value("window/geometry").toByteArray();
}
void Settings::setGeometry(const QByteArray& geometry) {
  setValue("window/geometry", geometry);
}

QString Settings::page() const {
  return value("window/page").toString();
}
void Settings::setPage(const QString& name) {
  setValue("window/page", name);
}

bool Settings::queueWaitsOnBattery() const {
  return value("queue/waits_on_battery", true).toBool();
}
void Settings::setQueueWaitsOnBattery(bool waits) {
  setValue("queue/waits_on_battery", waits);
}

QJsonObject Settings::libraryPage() const {
  return object("library/page");
}
void Settings::setLibraryPage(const QJsonObject& state) {
  setObject("library/page", state);
}

QStringList Settings::openFolders() const {
  return value("library/open_folders", QStringList()).toStringList();
}
void Settings::setOpenFolders(const QStringList& ids) {
  setValue("library/open_folders", ids);
}

QJsonObject Settings::libraryTable() const {
  return object("library/table");
}
void Settings::setLibraryTable(const QJsonObject& state) {
  setObject("library/table", state);
}

int Settings::libraryWidth() const {
  return widthIn(value("library/width"));
}
void Settings::setLibraryWidth(int width) {
  setValue("library/width", width);
}

bool Settings::libraryVisible() const {
  return value("library/visible", true).toBool();
}
void Settings::setLibraryVisible(bool visible) {
  setValue("library/visible", visible);
}

int Settings::inspectorWidth() const {
  return widthIn(value("inspector/width"));
}
void Settings::setInspectorWidth(int width) {
  setValue("inspector/width", width);
}

bool Settings::inspectorVisible() const {
  return value("inspector/visible", true).toBool();
}
void Settings::setInspectorVisible(bool visible) {
  setValue("inspector/visible", visible);
}

QJsonObject Settings::inspector() const {
  return object("inspector/panels");
}
void Settings::setInspector(const QJsonObject& state) {
  setObject("inspector/panels", state);
}

QJsonObject Settings::timeline() const {
  return object("timeline/lanes");
}
void Settings::setTimeline(const QJsonObject& state) {
  setObject("timeline/lanes", state);
}

QJsonObject Settings::secondTrack() const {
  return object("timeline/second");
}
void Settings::setSecondTrack(const QJsonObject& state) {
  setObject("timeline/second", state);
}

QJsonObject Settings::layouts() const {
  return object("timeline/layouts");
}
void Settings::setLayouts(const QJsonObject& layouts) {
  setObject("timeline/layouts", layouts);
}

QJsonObject Settings::layoutInUse() const {
  return object("timeline/layout");
}
void Settings::setLayoutInUse(const QJsonObject& layout) {
  setObject("timeline/layout", layout);
}

std::optional<double> Settings::loudnessTarget() const {
  const QVariant stored = value("timeline/loudnessTarget", kUsualTarget);
  if (stored.toString() == kNone) return std::nullopt;
  return numberIn(stored, kLowestTarget, kHighestTarget).value_or(kUsualTarget);
}
void Settings::setLoudnessTarget(std::optional<double> lufs) {
  setValue("timeline/loudnessTarget", lufs ? QVariant(*lufs) : QVariant(kNone));
}

std::optional<model::TimeRange> Settings::visibleRange(const QString& fingerprint) const {
  const QStringList ends = value("views/" + fingerprint).toString().split(QLatin1Char(' '));
  if (fingerprint.isEmpty() || ends.size() != 2) return std::nullopt;
  constexpr double kLongest = 1e7;  // seconds, some months
  const auto begin = numberIn(ends[0], 0.0, kLongest);
  const auto end = numberIn(ends[1], 0.0, kLongest);
  return begin && end && *end > *begin ? std::optional(model::TimeRange{*begin, *end}) : std::nullopt;
}

void Settings::setVisibleRange(const QString& fingerprint, const model::TimeRange& range) {
  if (fingerprint.isEmpty()) return;
  QStringList kept = value("views/order").toStringList();
  kept.removeAll(fingerprint);
  kept.prepend(fingerprint);
  while (kept.size() > kRangesKept) setValue("views/" + kept.takeLast(), {});
  setValue("views/order", kept);
  setValue("views/" + fingerprint,
           QStringLiteral("%1 %2").arg(range.begin, 0, 'f', 3).arg(range.end, 0, 'f', 3));
}

QJsonObject Settings::shortcuts() const {
  return object(QStringLiteral("window/shortcuts"));
}

void Settings::setShortcuts(const QJsonObject& state) {
  setObject(QStringLiteral("window/shortcuts"), state);
}

QStringList Settings::references(const QString& fingerprint) const {
  return fingerprint.isEmpty() ? QStringList() : value("references/" + fingerprint).toStringList();
}

void Settings::setReferences(const QString& fingerprint, const QStringList& files) {
  if (fingerprint.isEmpty()) return;
  setValue("references/" + fingerprint, files.isEmpty() ? QVariant() : QVariant(files));
}

QStringList Settings::recentFiles() const {
  return value("files/recent").toStringList().mid(0, kRecentFiles);
}

void Settings::addRecentFile(const QString& file) {
  QStringList files = recentFiles();
  files.removeAll(file);
  files.prepend(file);
  setValue("files/recent", QStringList(files.mid(0, kRecentFiles)));
}

void Settings::clearRecentFiles() {
  setValue("files/recent", {});
}

QJsonObject Settings::exporting() const {
  return object("export/choices");
}
void Settings::setExporting(const QJsonObject& state) {
  setObject("export/choices", state);
}

std::int64_t Settings::crashTold() const {
  return std::max<qlonglong>(0, value("diagnosis/crash_told", 0).toLongLong());
}
void Settings::setCrashTold(std::int64_t madeAt) {
  setValue("diagnosis/crash_told", static_cast<qlonglong>(madeAt));
}

QString Settings::lastFolder() const {
  return value("files/folder").toString();
}
void Settings::setLastFolder(const QString& folder) {
  setValue("files/folder", folder);
}

}  // namespace barline::ui
