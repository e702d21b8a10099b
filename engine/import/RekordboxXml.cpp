#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "engine/import/CollectionXml.h"
#include "engine/import/Delimited.h"
#include "engine/import/FileAddress.h"
#include "engine/import/SpanList.h"

namespace barline::importing {
namespace {

/// The eight colours of rekordbox, in the order of model::kTrackColourNames.
constexpr std::array<int, 8> kColours{0xFF007F, 0xFF0000, 0xFFA500, 0xFFFF00,
                                      0x00FF00, 0x25FDE9, 0x0000FF, 0x660099};

int starsOf(std::optional<double> rating) {
  constexpr double kPerStar = 51.0;
  if (!rating || *rating < kPerStar || *rating > 5 * kPerStar) return 0;
  return static_cast<int>(*rating / kPerStar);
}

/// "0xFF007F"
int colourOf(const std::string& text) {
  int value = 0;
  if (!text.starts_with("0x")) return 0;
  std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
  const auto* const found = std::find(kColours.begin(), kColours.end(), value);
  return found == kColours.end() ? 0 : static_cast<int>(found - kColours.begin()) + 1;
}

class Reader {
 public:
  explicit Reader(CollectionXml& xml) : xml_(xml) { collection_.program = "rekordbox"; }

  Collection read() {
    while (xml_.goesOn() && xml_.next()) {
      if (xml_.name() == QLatin1String("COLLECTION")) {
        readTracks();
      } else if (xml_.name() == QLatin1String("PLAYLISTS")) {
        while (xml_.goesOn() && xml_.next()) readNode({}, 0);
      } else {
        xml_.skip();
      }
    }
    return std::move(collection_);
  }

 private:
  void readTracks() {
    while (xml_.goesOn() && xml_.next()) {
      if (xml_.name() != QLatin1String("TRACK")) {
        xml_.skip();
        continue;
      }
      readTrack();
    }
  }

  void readTrack() {
    const QString location = xml_.attribute("Location");
    const QString id = xml_.attribute("TrackID");
    CollectionTrack track;
    track.path = pathOfAddress(location.toStdString());
    track.title = xml_.label("Name");
    track.artist = xml_.label("Artist");
    track.rating = starsOf(xml_.number("Rating"));
    track.colour = colourOf(xml_.attribute("Colour").toStdString());
    track.reference.source = collection_.program;
    track.reference.key = parseDjKey(xml_.label("Tonality"));
    while (xml_.next()) {
      if (xml_.name() == QLatin1String("TEMPO")) readTempo(track.reference);
      xml_.skip();
    }
    if (track.path.empty()) {
      ++collection_.leftOut;
      return;
    }
    xml_.require(collection_.tracks.size(), kMostTracks, "tracks");
    byId_.emplace(id.toStdString(), collection_.tracks.size());
    byLocation_.emplace(location.toStdString(), collection_.tracks.size());
    collection_.tracks.push_back(std::move(track));
  }

  void readTempo(model::TrackReference& reference) {
    xml_.require(reference.grid.size(), kMostMarkers, "tempo changes of one track");
    const auto time = xml_.number("Inizio");
    const auto bpm = xml_.number("Bpm");
    if (!time || !bpm || *time < 0.0 || *time > kLatestTime || *bpm <= 0.0) return;
    if (!reference.grid.empty() && *time <= reference.grid.back().time) return;
    model::GridMarker marker{.time = *time, .bpm = *bpm};
    const std::string metre = xml_.label("Metro");
    int beats = 0;
    int unit = 0;
    const auto slash = metre.find('/');
    if (slash != std::string::npos) {
      std::from_chars(metre.data(), metre.data() + slash, beats);
      std::from_chars(metre.data() + slash + 1, metre.data() + metre.size(), unit);
    }
    constexpr int kMostBeats = 64;
    if (beats >= 1 && beats <= kMostBeats && unit >= 1 && unit <= kMostBeats) {
      marker.beatsPerBar = beats;
      marker.beatUnit = unit;
    }
    const auto beat = xml_.number("Battito");
    if (beat && *beat >= 1.0 && *beat <= marker.beatsPerBar) marker.beat = static_cast<int>(*beat);
    reference.grid.push_back(marker);
  }

  /// @param parent absent at the top
  void readNode(std::optional<std::size_t> parent, int depth) {
    const bool isNode = xml_.name() == QLatin1String("NODE");
    if (!isNode || depth > kDeepest) return xml_.skip();
    const bool isFolder = xml_.attribute("Type") == QLatin1String("0");
    const bool byLocation = xml_.attribute("KeyType") == QLatin1String("1");
    std::optional<std::size_t> self = parent;
    if (depth > 0) {  // the root is no folder of the person's
      xml_.require(collection_.playlists.size(), kMostPlaylists, "playlists");
      const std::size_t index = collection_.playlists.size();
      const std::string name = xml_.label("Name");
      collection_.playlists.push_back(
          {name.empty() ? std::string(1, '?') : name, isFolder, parent.value_or(index), {}});
      self = index;
    }
    while (xml_.next()) {
      if (xml_.name() == QLatin1String("TRACK") && self) {
        if (!isFolder) addEntry(*self, xml_.attribute("Key").toStdString(), byLocation);
        xml_.skip();
      } else {
        // Only folders hold others.
        readNode(isFolder ? self : parent, depth + 1);
      }
    }
  }

  void addEntry(std::size_t playlist, const std::string& key, bool byLocation) {
    xml_.require(entries_++, kMostEntries, "entries of playlists");
    const auto& index = byLocation ? byLocation_ : byId_;
    const auto found = index.find(key);
    if (found == index.end()) {
      ++collection_.leftOut;
    } else {
      collection_.playlists[playlist].tracks.push_back(found->second);
    }
  }

  CollectionXml& xml_;
  Collection collection_;
  std::unordered_map<std::string, std::size_t> byId_;
  std::unordered_map<std::string, std::size_t> byLocation_;
  std::size_t entries_{};
};

}  // namespace

Collection readRekordbox(CollectionXml& xml) {
  return Reader(xml).read();
}

}  // namespace barline::importing
