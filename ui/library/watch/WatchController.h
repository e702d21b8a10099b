#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "ui/library/LibraryController.h"
#include "ui/library/watch/FolderNotifier.h"
#include "ui/library/watch/WatchStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// How a watched folder is.
struct WatchedFolder {
  enum class State : unsigned char {
    Looking,  ///< being compared with the library
    Watched,  ///< changes are noticed as they happen
    Polled,   ///< looked at now and then: it lies on another machine, or has too many folders
    Away      ///< not there, or not readable; looked for now and then
  };
  std::filesystem::path path;
  State state{State::Looking};

  bool operator==(const WatchedFolder&) const = default;
};

/// Keeps the library up to date with the watched folders: by a look at all of them when it starts, and by
/// what changes in them from then on. Looks on a thread of its own; lives on the interface's thread and never
/// blocks it.
class WatchController final : public QObject {
  Q_OBJECT

 public:
  /// How long things are left to happen. Tests wait less.
  struct Patience {
    std::chrono::milliseconds quiet{1500};       ///< after the last change in a folder before it is looked at
    std::chrono::milliseconds unfinished{3000};  ///< before a file that is being written is looked at again
    std::chrono::milliseconds away{30'000};      ///< between looks for a folder that is not there
    std::chrono::milliseconds poll{300'000};     ///< between looks at folders that tell nothing
  };

  explicit WatchController(std::shared_ptr<WatchStore> store, QObject* parent = nullptr);
  WatchController(std::shared_ptr<WatchStore> store, Patience patience, QObject* parent = nullptr);
  /// Waits for the look under way, which ends early.
  ~WatchController() override;

  /// Looks at all watched folders.
  void start();
  void add(const std::filesystem::path& folder);
  /// Its tracks stay in the library.
  void remove(const std::filesystem::path& folder);
  /// Looks at everything again.
  void lookAgain();

  /// In the order of their paths.
  [[nodiscard]] const std::vector<WatchedFolder>& folders() const { return folders_; }

 Q_SIGNALS:
  /// folders() are others, or in another state.
  void foldersChanged();
  /// Tracks that are to be analysed, in parts.
  void added(const std::vector<barline::ui::AddedTrack>& tracks, bool show, const QString& folder);
  /// A watched folder is not there any more: its tracks may be missing.
  void folderLost();
  /// One sentence.
  void problem(const QString& sentence);

 private:
  struct Look {
    std::filesystem::path folder;
    bool withAllBelow{};
  };

  void run(std::function<void()> work);
  template <class Function>
  void tell(Function function);
  void setFolders(const std::vector<std::filesystem::path>& folders);
  void setState(const std::filesystem::path& folder, WatchedFolder::State state);
  /// Compares a watched folder with the library and begins to watch it.
  void lookAtRoot(const std::filesystem::path& root);
  void onChanged(const std::vector<std::filesystem::path>& folders);
  void onUnfinished(const std::vector<std::filesystem::path>& files);
  void lookForAway();
  void pollFolders();
  [[nodiscard]] bool isWatched(const std::filesystem::path& path) const;

  // On the queue's thread.
  void reportRoot(const std::filesystem::path& root);
  void reportChange(const std::filesystem::path& folder);
  bool watchAll(const std::vector<std::filesystem::path>& folders);
  void deliver(const WatchReport& report);

  std::shared_ptr<WatchStore> store_;
  Patience patience_;
  FolderNotifier notifier_;
  std::vector<WatchedFolder> folders_;
  std::set<std::filesystem::path> unfinished_;  // folders with files that are being written
  QTimer unfinishedTimer_;
  QTimer awayTimer_;
  QTimer pollTimer_;
  std::atomic<bool> ending_{false};
  WorkQueue queue_;  // last, so that its thread ends first
};

}  // namespace barline::ui
