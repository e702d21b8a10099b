#pragma once

#include <QImage>
#include <compare>
#include <cstdint>
#include <list>
#include <map>
#include <optional>

namespace barline::ui {

/// What a tile shows, completely: two tiles of one key are the same picture.
struct TileKey {
  int lane{};                ///< index in the catalogue
  std::uint64_t revision{};  ///< of the lane's data and theme
  double secondsPerPixel{};  ///< of a device pixel
  int height{};              ///< device pixels
  std::int64_t index{};      ///< tile n begins at device pixel n · width, counted from time 0
  std::uint64_t samples{};   ///< of what it was painted from beside the data; 0 = none, more is better

  auto operator<=>(const TileKey&) const = default;  // NOLINT(modernize-use-nullptr): a 0 that nobody wrote
};

/// Painted tiles, the least recently used dropped first. Not thread-safe.
class TileCache {
 public:
  /// @param capacity bytes
  explicit TileCache(std::int64_t capacity) : capacity_(capacity) {}

  void setCapacity(std::int64_t capacity);
  void insert(const TileKey& key, QImage image);
  /// Null where there is none; counts as a use. Valid until the next insert.
  [[nodiscard]] const QImage* find(const TileKey& key);
  /// The best that was painted, whatever `key.samples` is. Valid until the next insert.
  [[nodiscard]] const QImage* findBest(const TileKey& key);
  [[nodiscard]] bool contains(const TileKey& key) const { return entries_.contains(key); }
  /// Whether it, or one painted from more, is there.
  [[nodiscard]] bool containsAtLeast(const TileKey& key) const;
  void clear();

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] std::int64_t bytes() const { return bytes_; }

 private:
  struct Entry {
    QImage image;
    std::list<TileKey>::iterator use;
  };

  using Entries = std::map<TileKey, Entry>;

  [[nodiscard]] Entries::const_iterator best(const TileKey& key) const;
  void dropOldest();

  std::int64_t capacity_;
  std::int64_t bytes_{};
  std::list<TileKey> uses_;  ///< most recent first
  Entries entries_;
};

}  // namespace barline::ui
