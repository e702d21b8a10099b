#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/Timeline.h"
#include "ui/edits/EditController.h"
#include "ui/jobs/QueueController.h"
#include "ui/library/LibraryController.h"
#include "ui/library/TrackListing.h"
#include "ui/transport/Audition.h"
#include "ui/transport/Player.h"
#include "ui/window/SecondTrack.h"
#include "ui/window/SketchMaker.h"

namespace barline::ui {

/// What the window works on, without a widget: the library, the analyses, the player and the open track, and
/// what follows from one for the others. Lives on the interface's thread and never blocks it.
class Workspace : public QObject {
  Q_OBJECT

 public:
  /// @param runner outlives the workspace
  Workspace(pipeline::Runner& runner, std::shared_ptr<TrackStore> store, std::shared_ptr<EditStore> edits,
            std::shared_ptr<QueueStore> queue, QObject* parent = nullptr);

  /// Lists the library and takes up what was waiting when Barline last closed.
  void start();

  /// Adds files and folders; everything in them that is not analysed yet is queued.
  void add(const std::vector<std::filesystem::path>& paths, ShowFirst show);

  void open(std::int64_t track);
  /// Analyses anew, without what the cache has.
  void analyseAgain(const std::vector<std::int64_t>& tracks);
  /// Analyses the open track again, as far as its steps failed.
  void retry();
  void cancel(const std::vector<std::int64_t>& tracks);
  /// Takes tracks out of the library. Files stay.
  void remove(const std::vector<std::int64_t>& tracks);
  /// Shows a track beside the open one.
  void openSecond(const TrackRow& track);
  /// Lets a listed track be heard without opening it, from `fraction` of its length on.
  void listenTo(const TrackRow& track, double fraction);
  /// Lists the tracks most like one in place of all; another source of the listing leads back.
  void findSimilar(std::int64_t track);

  /// What the window lists of the library.
  [[nodiscard]] TrackListing& listing() { return listing_; }
  /// To ask and change the library itself.
  [[nodiscard]] LibraryController& library() { return library_; }
  [[nodiscard]] AnalysisController& analysis() { return analysis_; }
  /// What waits to be analysed.
  [[nodiscard]] QueueController& queue() { return queue_; }
  [[nodiscard]] EditController& edits() { return edits_; }
  [[nodiscard]] SecondTrack& second() { return second_; }
  [[nodiscard]] Player& player() { return player_; }
  /// What is heard of the list without being opened.
  [[nodiscard]] Audition& audition() { return audition_; }
  /// By which all its files are decoded; outlives it.
  [[nodiscard]] audio::Decoding& decoding() { return decoding_; }

  /// The open track; 0 = none.
  [[nodiscard]] std::int64_t openTrack() const { return openTrack_; }
  /// Null where no track is open.
  [[nodiscard]] const TrackRow* openRow() const { return openRow_ ? &*openRow_ : nullptr; }
  /// As shown: with the edits on top, unless the analysis is being compared.
  [[nodiscard]] std::shared_ptr<const model::Timeline> timeline() const { return edits_.shown(); }

 Q_SIGNALS:
  /// A track has been asked for; trackOpened() follows once its file is known to be audio, unless it is open.
  void opening(std::int64_t track);
  /// Another track is open, or none. Its timeline follows at once.
  void trackOpened(std::int64_t track);
  /// The open track's row has changed.
  void trackChanged();
  void timelineChanged(std::shared_ptr<const barline::model::Timeline> timeline);
  /// What the open track's waveform is about like, until the timeline has it.
  void sketchChanged(std::shared_ptr<const barline::model::WaveformPeaks> sketch);
  /// A step of the open track began, moved on or ended.
  void stepChanged(const barline::ui::StepView& step);
  /// How the open track's analysis ended; null while it is under way.
  void reportChanged(std::shared_ptr<const barline::pipeline::AnalysisReport> report);
  /// The library's measures are others than before.
  void comparisonChanged(std::shared_ptr<const barline::ui::LibraryComparison> comparison);
  /// One sentence about something that did not work.
  void problem(const QString& sentence);

 private:
  void connectLibrary();
  void connectAnalysis();
  void connectEdits();
  void onAdded(const std::vector<AddedTrack>& added, bool show, const QString& folder);
  void beginOpening(const AddedTrack& track);
  void onChanged(std::int64_t oldId, const TrackRow& row);
  /// Whatever process changed the library, the open track is shown as it is now.
  void refreshOpenRow();
  void onSimilar(std::int64_t track, const std::optional<std::vector<SimilarTrack>>& similar);
  void showSimilar(const TrackRow& reference, const std::optional<std::vector<SimilarTrack>>& similar);
  void onJobChanged(const JobView& job);
  void onTimeline(std::int64_t track, std::shared_ptr<const model::Timeline> timeline);
  void onFinished(std::int64_t track, const std::shared_ptr<const pipeline::AnalysisReport>& report,
                  std::shared_ptr<const model::Timeline> timeline);
  /// The file that was to be opened is none to look at: what was open is all there is.
  void endOpening();
  void onSketched(std::int64_t track, const model::AudioSource& source,
                  std::shared_ptr<const model::WaveformPeaks> sketch);
  void show(std::int64_t track, const model::AudioSource& source);
  /// Keeps what the edits make of the open track in the library's list.
  void recordShown();
  void close();
  [[nodiscard]] static AnalysisTask taskFor(const TrackRow& row, std::optional<model::AudioSource> known);

  audio::Decoding& decoding_;
  LibraryController library_;
  TrackListing listing_{library_};
  SketchMaker sketches_{decoding_};
  AnalysisController analysis_;
  QueueController queue_;
  EditController edits_;
  SecondTrack second_;
  Player player_;
  Audition audition_{player_};
  std::shared_ptr<const pipeline::AnalysisReport>
      openReport_;          // of the open track's last analysis; may be null
  std::int64_t opening_{};  // asked for, its file not yet known to be audio; 0 = none
  std::int64_t openTrack_{};
  std::optional<TrackRow> openingRow_;
  std::optional<TrackRow> openRow_;
};

}  // namespace barline::ui
