#pragma once

#include <QObject>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "engine/search/TrackQuery.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// A text that tracks of the library have, and how many do.
struct LibraryText {
  std::string text;
  std::size_t tracks{};

  bool operator==(const LibraryText&) const = default;
};

/// The library's texts; the program puts its database behind it. Thread-safe. May block and may throw.
class LibraryTextStore {
 public:
  virtual ~LibraryTextStore() = default;

  /// Those of a field that begin with a prefix or have a word that does, whatever their case and accents: the
  /// ones of most tracks, and those that begin with it before the others.
  /// @param field neither Any nor Path
  [[nodiscard]] virtual std::vector<LibraryText> textsBeginningWith(search::TextField field,
                                                                    const std::string& prefix,
                                                                    std::size_t most) = 0;
};

/// Asks for the library's texts on another thread. Lives on the interface's thread.
class LibraryTexts final : public QObject {
  Q_OBJECT

 public:
  explicit LibraryTexts(std::shared_ptr<LibraryTextStore> store, QObject* parent = nullptr);
  /// Waits for the question under way.
  ~LibraryTexts() override;

  /// Answered by found(), unless another question comes before its turn or the library cannot answer.
  void find(search::TextField field, const std::string& prefix);

 Q_SIGNALS:
  void found(barline::search::TextField field, const std::string& prefix,
             const std::vector<barline::ui::LibraryText>& texts);

 private:
  std::shared_ptr<LibraryTextStore> store_;
  std::atomic<quint64> latest_{};
  WorkQueue queue_;
};

}  // namespace barline::ui
