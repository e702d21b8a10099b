#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/search/TrackOrder.h"
#include "engine/search/TrackQuery.h"

namespace barline::storage {

class Connection;

/// What is shown of a track as text, as foldForSearch() has it.
struct TrackText {
  std::string title;
  std::string artist;
  std::string album;
  std::string genre;
  std::string comment;
  std::string tags;  ///< one to a line
  std::string path;

  bool operator==(const TrackText&) const = default;
};

/// The column of a field in "track_text"; null for Any.
[[nodiscard]] const char* textColumn(search::TextField field);

/// The table "track_text" with the two that find words in it. A passing view on a connection, inside of the
/// caller's transaction; throws StorageError.
class TextTable {
 public:
  using Visitor = std::function<void(std::int64_t track)>;

  explicit TextTable(Connection& connection) : connection_(connection) {}

  /// Writes nothing where the text is the same as before.
  void put(std::int64_t track, const TrackText& text);
  /// To be called before the track's row goes.
  void remove(std::int64_t track);

  /// False where some tracks may have no text yet, as in a library that was made before there were texts.
  [[nodiscard]] bool isComplete() const;
  void setComplete();
  /// Tracks without a text, in order of id.
  [[nodiscard]] std::vector<std::int64_t> tracksWithout() const;

  /// Grows whenever a text changes.
  [[nodiscard]] std::int64_t revision() const;

  /// Every track that the condition holds for, once or more, in any order.
  void visitMatches(const search::TextCondition& condition, const Visitor& visit) const;

  /// Whether tracks are sorted by a text in this order.
  [[nodiscard]] static bool sortsBy(search::TrackOrder order);
  /// Every track whose text in this order is not empty, sorted by it, equal ones by id.
  void visitInOrder(search::TrackOrder order, const Visitor& visit) const;

 private:
  void writeIndices(std::int64_t track, const TrackText& text, bool remove);
  void visit(const std::string& sql, const std::string& parameter, const Visitor& visit) const;

  Connection& connection_;
};

}  // namespace barline::storage
