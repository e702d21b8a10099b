#pragma once

#include <QList>
#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ui/library/TrackRow.h"
#include "ui/library/TrackStore.h"

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

  /// All tracks: answered by loaded().
  void load();

  /// Adds files, and folders with all that is in them: answered by added().
  void add(const std::vector<std::filesystem::path>& paths, ShowFirst show);

  /// Looks up what is known of a track's file again: answered by added() with `show`.
  void open(const model::TrackRecord& track);

  void recordSource(std::int64_t id, const std::filesystem::path& file, const model::AudioSource& source);
  void recordAnalysis(std::int64_t id, const std::filesystem::path& file,
                      std::shared_ptr<const model::Timeline> timeline);
  void recordFailure(std::int64_t id, const std::filesystem::path& file, const QString& problem);
  void remove(const std::vector<std::int64_t>& ids);
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
  void loaded(const std::vector<barline::ui::TrackRow>& rows);
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
  void run(QThreadPool& pool, std::function<void()> work);
  void run(std::function<void()> work) { run(worker_, std::move(work)); }
  template <class Function>
  void tell(Function function);
  void addInParts(const std::vector<std::filesystem::path>& files, bool show, const QString& folder);

  std::shared_ptr<TrackStore> store_;
  std::atomic<bool> ending_{false};
  std::atomic<bool> comparing_{false};  // a comparison waits for its turn
  QThreadPool worker_;                  // one thread, so calls are made in order
  QThreadPool background_;
  QThreadPool questions_;
};

}  // namespace barline::ui
