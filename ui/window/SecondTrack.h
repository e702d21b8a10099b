#pragma once

#include <QObject>
#include <cstdint>
#include <map>
#include <memory>

#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"
#include "ui/edits/EditController.h"
#include "ui/library/TrackRow.h"

namespace barline::ui {

/// A track that is looked at beside the open one: its analysis, from the cache where it is there, with its
/// edits on top. Every function returns at once; lives on the interface's thread.
class SecondTrack : public QObject {
  Q_OBJECT

 public:
  /// @param runner outlives it
  SecondTrack(pipeline::Runner& runner, std::shared_ptr<EditStore> edits, QObject* parent = nullptr);
  /// Ends what is under way and waits for it.
  ~SecondTrack() override;

  void open(const TrackRow& row);
  void close();
  /// EditController::refresh().
  void refreshEdits() { edits_.refresh(); }
  /// 0 = none.
  [[nodiscard]] std::int64_t track() const { return track_; }

 Q_SIGNALS:
  /// 0 to 1, while the track is analysed.
  void progressChanged(double fraction);
  /// Null where none is open.
  void timelineChanged(std::shared_ptr<const barline::model::Timeline> timeline);
  /// One sentence: why the track cannot be shown. It is closed.
  void problem(const QString& sentence);
  /// One sentence: what is wrong with its edits. It stays open.
  void editsProblem(const QString& sentence);

 private:
  void onFinished(const pipeline::AnalysisReport& report);

  pipeline::Runner& runner_;
  EditController edits_;
  std::map<std::uint64_t, std::shared_ptr<pipeline::Analysis>> running_;  // by serial
  std::uint64_t serial_{};                                                // of the one that counts
  std::int64_t track_{};
};

}  // namespace barline::ui
