#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

class QSocketNotifier;

namespace barline::ui {

/// Tells when something in folders changes: files that come, go, are renamed or were written. Not below them:
/// each folder is watched by itself, by inotify(7), at the cost of 1 KiB of the kernel's memory. The kernel
/// limits how many a person may watch; half of that is left to other programs.
///
/// Lives on the interface's thread, where the signals come; watch() and unwatchBelow() may be called from any
/// thread, for the first may wait for a slow disk.
class FolderNotifier final : public QObject {
  Q_OBJECT

 public:
  /// What is told at once: changes that come no further apart than `quiet`, but nothing waits for longer than
  /// ten times that.
  explicit FolderNotifier(std::chrono::milliseconds quiet, QObject* parent = nullptr);
  ~FolderNotifier() override;

  /// @return whether the folder is watched now; false where the limit is reached or it cannot be
  bool watch(const std::filesystem::path& folder);
  /// Ends watching a folder and all below it.
  void unwatchBelow(const std::filesystem::path& folder);
  [[nodiscard]] bool watches(const std::filesystem::path& folder) const;
  [[nodiscard]] std::size_t count() const;

  /// Watches no more than so many. For tests.
  void setLimit(std::size_t most);

 Q_SIGNALS:
  /// In the order of their paths, each once.
  void changed(const std::vector<std::filesystem::path>& folders);
  /// So much has changed that the kernel lost count: anything may have.
  void overflowed();

 private:
  void readEvents();
  void take(int watch, unsigned mask, const std::string& name);
  void note(const std::filesystem::path& folder);
  void tell();
  void forget(int watch);

  int descriptor_{-1};
  QSocketNotifier* notifier_{};
  mutable std::mutex mutex_;  // guards the next three
  std::map<int, std::filesystem::path> folders_;
  std::map<std::filesystem::path, int> watches_;
  std::size_t limit_;
  std::set<std::filesystem::path> dirty_;
  QTimer quiet_;
  QElapsedTimer sinceFirst_;
};

}  // namespace barline::ui
