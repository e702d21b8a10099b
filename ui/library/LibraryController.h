#pragma once

#include <QList>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "ui/library/TrackRow.h"
#include "ui/library/TrackStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Whether the first of the tracks that are added is to be opened.
enum class ShowFirst : unsigned char {
  Never,
  IfFile,  ///< where a file was given, not only folders
  Always
};

/// A track that was opened or added, with what is known of its file.
struct AddedTrack {
  TrackRow row;
  std::optional<model::AudioSource> known;  ///< absent where the file has to be read
};

/// The library on a thread of its own: every function returns at once and is answered by a signal, in the
/// order of the calls. Lives on the interface's thread.
class LibraryController : public QObject {
  Q_OBJECT

 public:
  explicit LibraryController(std::shared_ptr<TrackStore> store, QObject* parent = nullptr);
  /// Waits for the call under way; those that wait are still made.
  ~LibraryController() override;

  /// The tracks that are asked for: answered by listed() or listFailed(). Not held up by the other calls.
  void list(const search::TrackListRequest& request);
  /// The rows of tracks: answered by fetched(). Not held up by the other calls.
  void fetch(const std::vector<std::int64_t>& ids);
  /// Sets what a person says of tracks: answered by amended(), and by changed() for each where they are few;
  /// of many libraryChanged() tells.
  void amend(const std::vector<model::AmendedTrack>& tracks);

  /// Adds files, and folders with all that is in them: answered by added().
  void add(const std::vector<std::filesystem::path>& paths, ShowFirst show);

  /// Looks up a track and what is known of its file: answered by added() with `show`.
  void open(std::int64_t id);
  /// Looks tracks up and hands their rows, in order, to `then` on the interface's thread; unknown ones are
  /// left out; one that has become another meanwhile is that one. Not called any more once `context` is gone.
  void look(const std::vector<std::int64_t>& ids, QObject* context,
            std::function<void(const std::vector<TrackRow>& rows)> then);

  /// What a file was found to be; its path is the source's. Does nothing where the library knows it already.
  void recordSource(std::int64_t id, const model::AudioSource& source);
  /// The end of an analysis of the file that the timeline's source names.
  void recordAnalysis(std::int64_t id, std::shared_ptr<const model::Timeline> timeline);
  /// The same for an analysis that found nothing new: does nothing where the library has it already.
  void completeAnalysis(std::int64_t id, std::shared_ptr<const model::Timeline> timeline);
  /// Notes why a track cannot be analysed. One that has been analysed stays so: its file may only be out of
  /// reach for now, so that is looked into.
  void recordFailure(std::int64_t id, const QString& problem);
  void remove(const std::vector<std::int64_t>& ids);
  /// Looks which files are there: what has changed is told by libraryChanged().
  void refreshMissing();

  /// The tracks most like one: answered by similarFound(). Not held up by the other calls.
  void findSimilar(std::int64_t id, std::size_t count);
  /// The measures of all tracks: answered by compared(), several calls perhaps by one. Not held up by the
  /// other calls, so those before it may not show yet.
  void compare();
  /// Checks and backups, and what an earlier version did not keep: answered by completed(). Beside everything
  /// else.
  void maintain();

 Q_SIGNALS:
  void listed(const barline::search::TrackList& list, std::size_t libraryCount);
  void listFailed();
  void fetched(const std::vector<barline::ui::TrackRow>& rows);
  /// The amendments that take it back.
  void amended(const std::vector<barline::model::AmendedTrack>& former);
  /// Something in the library is another than before, whichever process changed it. Within half a second.
  void libraryChanged();
  /// `show`: the first of them is to be opened. `folder` is the name of a folder that was scanned, or empty.
  void added(const std::vector<barline::ui::AddedTrack>& tracks, bool show, const QString& folder);
  /// A track has changed; `oldId` is another than the row's where it became one with another track.
  void changed(std::int64_t oldId, const barline::ui::TrackRow& row);
  void removed(const std::vector<std::int64_t>& ids);
  /// More is known of these tracks than before.
  void completed(const std::vector<barline::ui::TrackRow>& rows);
  /// Nearest first; absent where the track's character is not known.
  void similarFound(std::int64_t id, const std::optional<std::vector<barline::ui::SimilarTrack>>& tracks);
  void compared(std::shared_ptr<const barline::ui::LibraryComparison> comparison);
  /// One sentence.
  void problem(const QString& sentence);

 private:
  void run(WorkQueue& queue, std::function<void()> work);
  void run(std::function<void()> work) { run(queue_, std::move(work)); }
  template <class Function>
  void tell(Function function);
  /// Tells changed() of a track as it is now.
  void tellRow(std::int64_t oldId, model::TrackRecord record);
  [[nodiscard]] std::vector<TrackRow> rowsOf(const std::vector<std::int64_t>& ids);
  /// What tracks have become, where the library turned out to have their audio already.
  [[nodiscard]] std::vector<std::int64_t> current(std::vector<std::int64_t> ids);
  void watch();
  void addInParts(const std::vector<std::filesystem::path>& files, bool show, const QString& folder);

  std::shared_ptr<TrackStore> store_;
  std::mutex becameMutex_;
  std::unordered_map<std::int64_t, std::int64_t> became_;  // which track a track has become
  std::atomic<bool> ending_{false};
  std::atomic<bool> comparing_{false};  // a comparison waits for its turn
  std::atomic<bool> watching_{false};   // a look at the version waits for its turn
  std::int64_t version_{-1};            // of the library, as seen last
  QTimer watch_;
  WorkQueue queue_;
  WorkQueue background_;
  WorkQueue questions_;
};

}  // namespace barline::ui
