#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/search/TrackQuery.h"
#include "storage/Connection.h"

namespace barline::storage {

/// A text that tracks have in a field, as one of them writes it.
struct CommonText {
  std::string text;
  std::int64_t tracks{};  ///< how many have it, whatever its case and accents

  bool operator==(const CommonText&) const = default;
};

/// The texts of a library's tracks, to suggest them while a person types. Has a connection of its own, so it
/// holds up no other work on the library.
///
/// Thread-safe; calls take turns. Each reads the file, some 10 ms for 100,000 tracks, so none is for the
/// interface's thread.
class CommonTexts {
 public:
  /// @param file of an open library
  explicit CommonTexts(std::filesystem::path file);

  /// Texts of a field, or single tags, that begin with a prefix or have a word that does, whatever the case
  /// and accents: first those that begin with it, and of these the ones of most tracks.
  /// @param field neither Any nor Path
  /// @throws StorageError
  [[nodiscard]] std::vector<CommonText> beginningWith(search::TextField field, std::string_view prefix,
                                                      std::size_t most);

 private:
  [[nodiscard]] std::vector<CommonText> texts(const char* column, const std::string& prefix,
                                              std::size_t most);
  [[nodiscard]] std::vector<CommonText> tags(const std::string& prefix, std::size_t most);
  [[nodiscard]] std::string shown(const char* column, std::int64_t track);

  std::mutex mutex_;
  std::filesystem::path file_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
