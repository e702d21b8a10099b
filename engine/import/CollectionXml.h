#pragma once

#include <QIODevice>
#include <QXmlStreamReader>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/import/Collection.h"

namespace barline::importing {

/// A document of a collection, within bounds.
class CollectionXml {
 public:
  using Progress = std::function<bool(double)>;

  /// @param device is open; it and `progress` outlive this
  CollectionXml(const std::filesystem::path& file, QIODevice& device, const Progress& progress);

  /// Goes to the next element in the one that is open; false at its end. @throws ImportError
  bool next();
  /// Passes over the element that is open. @throws ImportError
  void skip();

  [[nodiscard]] QStringView name() const { return reader_.name(); }
  /// Text of an attribute of the element that is open; null where it has none. Bytes are not limited.
  [[nodiscard]] QString attribute(const char* attributeName) const;
  /// The same, fit to be shown.
  [[nodiscard]] std::string label(const char* attributeName) const;
  [[nodiscard]] std::optional<double> number(const char* attributeName) const;

  /// @throws ImportError where `count` has reached `most`
  void require(std::size_t count, std::size_t most, const char* what) const;
  /// False once the person has cancelled.
  [[nodiscard]] bool goesOn();

 private:
  [[noreturn]] void fail() const;

  const std::filesystem::path& file_;
  QIODevice& device_;
  const Progress& progress_;
  QXmlStreamReader reader_;
  int sinceTold_{};
  bool cancelled_{};
};

/// More is no person's.
inline constexpr std::size_t kMostTracks = 2'000'000;
inline constexpr std::size_t kMostPlaylists = 100'000;
inline constexpr std::size_t kMostEntries = 10'000'000;
inline constexpr std::size_t kMostMarkers = 20'000;  ///< in a track
inline constexpr int kDeepest = 32;                  ///< folders in folders

/// A key as programs for DJs write it: "8A" (Camelot), "1m" (Open Key), "Am", "A minor". Nothing for what is
/// none.
[[nodiscard]] std::optional<model::AnnotatedKey> parseDjKey(std::string_view text);

/// rekordbox's "Export collection in xml format" (the developer's "rekordbox xml format list", 1.0.0).
[[nodiscard]] Collection readRekordbox(CollectionXml& xml);

/// Traktor's collection.nml, from version 3 (NML 19) on.
[[nodiscard]] Collection readTraktor(CollectionXml& xml);

}  // namespace barline::importing
