#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/search/CompatibleKeys.h"
#include "engine/search/TrackList.h"
#include "ui/library/TrackRow.h"
#include "ui/library/TrackStore.h"

namespace barline::ui {

class LibraryController;

/// Out of which tracks those are taken that the search finds.
struct TrackSource {
  QString name{};              ///< of a crate; empty = the whole library, or tracks similar to one
  std::int64_t crate{};        ///< 0 = none
  search::TrackQuery query{};  ///< of a smart crate: only tracks that match it
  std::optional<std::vector<std::int64_t>>
      tracks{};                     ///< only these, in this order unless a person sorts them
  std::int64_t reference{};         ///< the track that `tracks` are similar to; 0 = none
  std::vector<double> distances{};  ///< of `tracks` from the reference

  bool operator==(const TrackSource&) const = default;
};

/// How alike two tracks are, from 0 to 1 for the same character: a Gaussian of their distance.
[[nodiscard]] double similarity(double distance);

/// The way round that an order is begun with: what is new, loud or liked first, texts and keys from the
/// start.
[[nodiscard]] bool beginsDescending(search::TrackOrder order);

/// The tracks that the window lists: which they are, in which order, and the rows of those that are looked
/// at. The library is asked on other threads; until it has answered the former list stays. Keeps up with the
/// library, whichever process changes it. Lives on the interface's thread.
class TrackListing final : public QObject {
  Q_OBJECT

 public:
  /// @param library outlives the listing
  explicit TrackListing(LibraryController& library, QObject* parent = nullptr);

  /// Lists out of other tracks. What was typed stays; where it is the same place and only its tracks have
  /// changed, so do the order that a person chose and what somebody writes in a row.
  void setSource(TrackSource source);
  [[nodiscard]] const TrackSource& source() const { return source_; }

  /// What a person typed, as search::parseQuery() reads it.
  void setSearch(const QString& typed);
  [[nodiscard]] const QString& search() const { return typed_; }
  /// False while what was typed asks for nothing.
  [[nodiscard]] bool searching() const { return !query_.allOf.empty(); }
  [[nodiscard]] const search::TrackQuery& query() const { return query_; }

  void setOrder(search::TrackOrder order, bool descending);
  [[nodiscard]] search::TrackOrder order() const { return order_; }
  [[nodiscard]] bool descending() const { return descending_; }
  /// The source's tracks stand in its order, and nobody has sorted them.
  [[nodiscard]] bool inGivenOrder() const { return source_.tracks.has_value() && !sorted_; }

  /// Lists tracks in keys that go with the sought ones behind what matches; nothing = only what matches.
  void setKeyRule(std::optional<search::KeyRule> rule);
  [[nodiscard]] std::optional<search::KeyRule> keyRule() const { return keyRule_; }
  /// The keys of the tracks behind what matches; empty where the search is for no key or there is no rule.
  [[nodiscard]] std::vector<search::CompatibleKey> otherKeys() const;

  /// Asks the library again, soon.
  void refresh();
  /// Holds the list as it is, while somebody writes in a row: an answer with other tracks is asked for again
  /// when it is let go, which anything else that is asked for does too.
  void setHeld(bool held);

  [[nodiscard]] int count() const { return static_cast<int>(list_.tracks.size()); }
  /// So many of them, the first ones, match the search; the others are in other keys.
  [[nodiscard]] int matches() const { return static_cast<int>(list_.matches); }
  [[nodiscard]] double seconds() const { return list_.seconds; }
  /// From asking the library to its answer.
  [[nodiscard]] double milliseconds() const { return milliseconds_; }
  /// The list is that of what is asked for now; false until the library has answered.
  [[nodiscard]] bool isCurrent() const { return !waiting_; }
  /// How many tracks the library has. @return nothing before it has answered
  [[nodiscard]] std::optional<std::size_t> libraryCount() const { return libraryCount_; }

  [[nodiscard]] std::int64_t trackAt(int index) const {
    return list_.tracks[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const std::vector<std::int64_t>& tracks() const { return list_.tracks; }
  /// -1 where it is not listed.
  [[nodiscard]] int indexOf(std::int64_t track) const;
  /// Null while it is on its way; rowsChanged() tells when it is there. Valid until the event is handled.
  [[nodiscard]] const TrackRow* rowAt(int index) const;
  /// Null where it has not been looked at of late.
  [[nodiscard]] const TrackRow* find(std::int64_t track) const;

  /// To the source's reference, 0–1; absent where there is none.
  [[nodiscard]] std::optional<double> similarityOf(std::int64_t track) const;

  void setActivity(std::int64_t track, const TrackActivity& activity);
  /// How to know of a track that it waits in the queue; to be called again when any does no more, or does.
  void setWaiting(std::function<bool(std::int64_t)> waits);
  [[nodiscard]] TrackActivity activity(std::int64_t track) const;

 Q_SIGNALS:
  /// Before and after which tracks are listed, or in which order, changes.
  void aboutToList();
  void listed();
  /// The library has answered, whether or not the list is another one; its figures may be.
  void answered();
  /// What rowAt() gives for these, both inclusive, has changed.
  void rowsChanged(int first, int last);
  /// Source, search, order or key rule were set to something else.
  void requestChanged();

 private:
  /// For what a person has asked for.
  void askAnew();
  void ask();
  void onAnswer(const search::TrackList& list, std::size_t libraryCount);
  void onFailure();
  void onFetched(const std::vector<TrackRow>& rows);
  void onChanged(std::int64_t oldId, const TrackRow& row);
  void take(TrackRow row);
  void fetchWanted();
  void want(int index) const;
  /// The rows around the one that was looked at last.
  [[nodiscard]] std::pair<int, int> window(int reach) const;
  void forgetFarRows();
  [[nodiscard]] search::TrackListRequest request() const;

  LibraryController& library_;
  TrackSource source_;
  QString typed_;
  search::TrackQuery query_;
  search::TrackOrder order_{search::TrackOrder::Added};
  bool descending_{true};
  bool sorted_{};  // a person has sorted the source's tracks
  std::optional<search::KeyRule> keyRule_;

  search::TrackList list_;
  std::optional<std::size_t> libraryCount_;
  double milliseconds_{};

  std::unordered_map<std::int64_t, TrackRow> rows_;
  std::function<bool(std::int64_t)> waits_;
  std::unordered_map<std::int64_t, TrackActivity> activities_;  // of those that are under way
  std::unordered_set<std::int64_t> stale_;                      // in rows_, but the library has changed since
  mutable int lookedAt_{};                                      // index asked for last
  mutable QTimer fetching_;
  QTimer asking_;
  qint64 askedAt_{};  // microseconds
  bool waiting_{};    // for the library's answer
  bool askAgain_{};
  bool held_{};
  bool missed_{};  // an answer while held
};

}  // namespace barline::ui
