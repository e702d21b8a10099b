#pragma once

#include <QBasicTimer>
#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QVariantMap>
#include <optional>

#include "engine/model/TimeRange.h"
#include "ui/library/TrackListing.h"
#include "ui/theme/Theme.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// What comes back the next time: an INI file. Values that make no sense read as their defaults. Changes are
/// written a little later on a worker thread, only what has changed, so two windows may use the same file.
class Settings : public QObject {
  Q_OBJECT

 public:
  /// Reads the file.
  explicit Settings(const QString& file, QObject* parent = nullptr);
  /// Writes what is not yet written.
  ~Settings() override;

  [[nodiscard]] Scheme scheme() const;
  void setScheme(Scheme scheme);

  [[nodiscard]] double volume() const;  ///< decibels, 0 or less
  void setVolume(double decibels);

  [[nodiscard]] QByteArray device() const;
  void setDevice(const QByteArray& id);

  /// As saveSound() gives it.
  [[nodiscard]] QJsonObject sound() const;
  void setSound(const QJsonObject& state);

  [[nodiscard]] search::TrackOrder order() const;
  [[nodiscard]] bool orderDescending() const;
  void setOrder(search::TrackOrder order, bool descending);
  /// Of the keys that go with those sought; nothing where only these are listed.
  [[nodiscard]] std::optional<search::KeyRule> keyRule() const;
  void setKeyRule(std::optional<search::KeyRule> rule);

  [[nodiscard]] QByteArray geometry() const;
  void setGeometry(const QByteArray& geometry);
  /// Name of the page that is shown; empty = none was chosen.
  [[nodiscard]] QString page() const;
  void setPage(const QString& name);
  /// Whether the queue of analyses stands still while the machine runs on its battery.
  [[nodiscard]] bool queueWaitsOnBattery() const;
  void setQueueWaitsOnBattery(bool waits);
  /// As LibraryPage::saveState().
  [[nodiscard]] QJsonObject libraryPage() const;
  void setLibraryPage(const QJsonObject& state);
  /// As Sidebar::saveState().
  [[nodiscard]] QStringList openFolders() const;
  void setOpenFolders(const QStringList& ids);
  /// As TrackTableHeader::saveState().
  [[nodiscard]] QJsonObject libraryTable() const;
  void setLibraryTable(const QJsonObject& state);
  [[nodiscard]] int libraryWidth() const;  ///< 0 = not chosen
  void setLibraryWidth(int width);
  [[nodiscard]] bool libraryVisible() const;
  void setLibraryVisible(bool visible);

  [[nodiscard]] int inspectorWidth() const;  ///< 0 = not chosen
  void setInspectorWidth(int width);
  [[nodiscard]] bool inspectorVisible() const;
  void setInspectorVisible(bool visible);
  /// As InspectorPanel::saveState().
  [[nodiscard]] QJsonObject inspector() const;
  void setInspector(const QJsonObject& state);

  /// As TimelineView::saveState().
  [[nodiscard]] QJsonObject timeline() const;
  void setTimeline(const QJsonObject& state);

  /// As SecondTrackPane::saveState().
  [[nodiscard]] QJsonObject secondTrack() const;
  void setSecondTrack(const QJsonObject& state);

  /// As storedLayouts().
  [[nodiscard]] QJsonObject layouts() const;
  void setLayouts(const QJsonObject& layouts);
  /// Name of the layout in use and its lanes.
  [[nodiscard]] QJsonObject layoutInUse() const;
  void setLayoutInUse(const QJsonObject& layout);

  static constexpr double kUsualTarget = -14;   ///< LUFS, of most streaming services
  static constexpr double kLowestTarget = -60;  ///< LUFS
  static constexpr double kHighestTarget = 0;   ///< LUFS
  /// Integrated loudness to aim at, LUFS; nothing for none.
  [[nodiscard]] std::optional<double> loudnessTarget() const;
  void setLoudnessTarget(std::optional<double> lufs);

  /// The part of a track that was in view. @param fingerprint of the track
  [[nodiscard]] std::optional<model::TimeRange> visibleRange(const QString& fingerprint) const;
  void setVisibleRange(const QString& fingerprint, const model::TimeRange& range);

  /// As CommandRegistry::saveState().
  [[nodiscard]] QJsonObject shortcuts() const;
  void setShortcuts(const QJsonObject& state);

  /// Files of the references that were loaded for a track. @param fingerprint of the track
  [[nodiscard]] QStringList references(const QString& fingerprint) const;
  void setReferences(const QString& fingerprint, const QStringList& files);

  /// Files opened last, newest first.
  [[nodiscard]] QStringList recentFiles() const;
  void addRecentFile(const QString& file);
  void clearRecentFiles();

  /// As ExportDialog::saveState().
  [[nodiscard]] QJsonObject exporting() const;
  void setExporting(const QJsonObject& state);

  /// When the newest crash was that the person was told of, in seconds since 1970; 0 = none.
  [[nodiscard]] std::int64_t crashTold() const;
  void setCrashTold(std::int64_t madeAt);

  [[nodiscard]] QString lastFolder() const;
  void setLastFolder(const QString& folder);

 Q_SIGNALS:
  /// One sentence: changes could not be written. They wait, and are written once that works again.
  void problem(const QString& sentence);

 protected:
  void timerEvent(QTimerEvent* event) override;

 private:
  [[nodiscard]] QVariant value(const QString& key, const QVariant& otherwise = {}) const;
  /// An invalid value removes the key.
  void setValue(const QString& key, const QVariant& value);
  [[nodiscard]] QJsonObject object(const QString& key) const;
  void setObject(const QString& key, const QJsonObject& object);
  void write();
  void onWritten(bool written, const QVariantMap& changes);

  QString file_;
  QVariantMap values_;
  QVariantMap changes_;  // not yet on their way to the file
  QBasicTimer later_;
  bool told_{};  // of a problem that lasts
  WorkQueue writer_;
};

}  // namespace barline::ui
