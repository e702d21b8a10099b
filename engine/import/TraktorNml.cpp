#include <algorithm>
#include <unordered_map>

#include "engine/import/CollectionXml.h"
#include "engine/import/Delimited.h"

namespace barline::importing {
namespace {

constexpr int kGridCue = 4;  // CUE_V2 TYPE

/// Traktor writes "/:" between the parts of a path, for on a Mac a name may hold a '/'.
std::string plainPath(QString path) {
  return path.replace(QLatin1String("/:"), QLatin1String("/")).toStdString();
}

bool isDrive(const QString& volume) {
  return volume.size() == 2 && volume[1] == QLatin1Char(':');
}

/// "C:" "/:Music/:" "a.mp3" is "C:/Music/a.mp3"; a Mac's own disk has no name in its paths.
std::filesystem::path pathOf(const QString& volume, const QString& folder, const QString& file) {
  if (file.isEmpty()) return {};
  std::string path = plainPath(folder) + plainPath(file);
  if (!path.starts_with('/')) path.insert(0, 1, '/');
  if (path.find('\0') != std::string::npos) return {};
  return isDrive(volume) ? volume.toStdString() + path : path;
}

/// RANKING is 0–255, 51 a star.
int starsOf(std::optional<double> ranking) {
  constexpr double kPerStar = 51.0;
  if (!ranking || *ranking < kPerStar || *ranking > 5 * kPerStar) return 0;
  return static_cast<int>(*ranking / kPerStar);
}

class Reader {
 public:
  explicit Reader(CollectionXml& xml) : xml_(xml) { collection_.program = "Traktor"; }

  Collection read() {
    while (xml_.goesOn() && xml_.next()) {
      if (xml_.name() == QLatin1String("COLLECTION")) {
        while (xml_.goesOn() && xml_.next()) readEntry();
      } else if (xml_.name() == QLatin1String("PLAYLISTS")) {
        while (xml_.goesOn() && xml_.next()) readNode({}, 0);
      } else {
        xml_.skip();
      }
    }
    return std::move(collection_);
  }

 private:
  void readEntry() {
    if (xml_.name() != QLatin1String("ENTRY")) return xml_.skip();
    CollectionTrack track;
    track.title = xml_.label("TITLE");
    track.artist = xml_.label("ARTIST");
    track.reference.source = collection_.program;
    track.reference.beginsBefore = true;
    std::string key;
    double bpm = 0.0;
    std::vector<model::GridMarker> anchors;
    while (xml_.next()) {
      if (xml_.name() == QLatin1String("LOCATION")) {
        const QString volume = xml_.attribute("VOLUME");
        const QString folder = xml_.attribute("DIR");
        const QString name = xml_.attribute("FILE");
        track.path = pathOf(volume, folder, name);
        key = (volume + folder + name).toStdString();
      } else if (xml_.name() == QLatin1String("INFO")) {
        track.rating = starsOf(xml_.number("RANKING"));
      } else if (xml_.name() == QLatin1String("TEMPO")) {
        bpm = xml_.number("BPM").value_or(0.0);
      } else if (xml_.name() == QLatin1String("MUSICAL_KEY")) {
        track.reference.key = keyOf(xml_.number("VALUE"));
      } else if (xml_.name() == QLatin1String("CUE_V2")) {
        readCue(anchors);
        continue;
      }
      xml_.skip();
    }
    add(std::move(track), key, bpm, anchors);
  }

  /// 0–11 are C to B major, 12–23 minor.
  static std::optional<model::AnnotatedKey> keyOf(std::optional<double> value) {
    constexpr int kPitchClasses = 12;
    if (!value || *value < 0.0 || *value >= 2 * kPitchClasses) return std::nullopt;
    const int number = static_cast<int>(*value);
    return model::AnnotatedKey{
        .tonic = number % kPitchClasses,
        .mode = number < kPitchClasses ? model::AnnotatedMode::Major : model::AnnotatedMode::Minor};
  }

  /// A marker whose tempo is 0 has the track's.
  void readCue(std::vector<model::GridMarker>& anchors) {
    xml_.require(anchors.size(), kMostMarkers, "grid markers of one track");
    const auto start = xml_.number("START");  // milliseconds
    const bool isGrid = xml_.number("TYPE") == kGridCue;
    double bpm = 0.0;
    while (xml_.next()) {
      if (xml_.name() == QLatin1String("GRID")) bpm = xml_.number("BPM").value_or(0.0);
      xml_.skip();
    }
    constexpr double kMilliseconds = 1000.0;
    if (isGrid && start && *start >= 0.0 && *start <= kLatestTime * kMilliseconds)
      anchors.push_back({.time = *start / kMilliseconds, .bpm = bpm});
  }

  void add(CollectionTrack track, const std::string& key, double bpm,
           std::vector<model::GridMarker>& anchors) {
    if (track.path.empty()) {
      ++collection_.leftOut;
      return;
    }
    std::ranges::sort(anchors, {}, &model::GridMarker::time);
    for (model::GridMarker& marker : anchors) {
      if (marker.bpm <= 0.0) marker.bpm = bpm;
      const bool later = track.reference.grid.empty() || marker.time > track.reference.grid.back().time;
      if (marker.bpm > 0.0 && later) track.reference.grid.push_back(marker);
    }
    xml_.require(collection_.tracks.size(), kMostTracks, "tracks");
    byKey_.emplace(key, collection_.tracks.size());
    collection_.tracks.push_back(std::move(track));
  }

  void readNode(std::optional<std::size_t> parent, int depth) {
    if (xml_.name() != QLatin1String("NODE") || depth > kDeepest) return xml_.skip();
    const bool isFolder = xml_.attribute("TYPE") == QLatin1String("FOLDER");
    std::optional<std::size_t> self = parent;
    const bool isRoot = depth == 0 && xml_.attribute("NAME") == QLatin1String("$ROOT");
    if (!isRoot) {
      xml_.require(collection_.playlists.size(), kMostPlaylists, "playlists");
      const std::size_t index = collection_.playlists.size();
      const std::string name = xml_.label("NAME");
      collection_.playlists.push_back(
          {name.empty() ? std::string(1, '?') : name, isFolder, parent.value_or(index), {}});
      self = index;
    }
    while (xml_.next()) {
      if (xml_.name() == QLatin1String("SUBNODES")) {
        // Only folders hold others.
        while (xml_.next()) readNode(isFolder || isRoot ? self : parent, depth + 1);
      } else if (xml_.name() == QLatin1String("PLAYLIST") && self && !isFolder) {
        while (xml_.next()) readPlaylistEntry(*self);
      } else {
        xml_.skip();
      }
    }
  }

  void readPlaylistEntry(std::size_t playlist) {
    while (xml_.next()) {
      if (xml_.name() == QLatin1String("PRIMARYKEY")) {
        xml_.require(entries_++, kMostEntries, "entries of playlists");
        const auto found = byKey_.find(xml_.attribute("KEY").toStdString());
        if (found == byKey_.end()) {
          ++collection_.leftOut;
        } else {
          collection_.playlists[playlist].tracks.push_back(found->second);
        }
      }
      xml_.skip();
    }
  }

  CollectionXml& xml_;
  Collection collection_;
  std::unordered_map<std::string, std::size_t> byKey_;
  std::size_t entries_{};
};

}  // namespace

Collection readTraktor(CollectionXml& xml) {
  return Reader(xml).read();
}

}  // namespace barline::importing
