#include "engine/tags/TagReader.h"

#include <cmath>
#include <exception>
#include <initializer_list>

#include "engine/tags/TagSource.h"
#include "engine/tags/TagStream.h"
#include "engine/tags/TagText.h"

namespace barline::tags {
namespace {

/// The first of these properties that says something.
std::string text(const TagLib::PropertyMap& properties, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (!properties.contains(name)) continue;
    std::string joined = joinedText(properties[name]);
    if (!joined.empty()) return joined;
  }
  return {};
}

std::optional<double> number(const TagLib::PropertyMap& properties, std::initializer_list<const char*> names,
                             double least, double greatest) {
  const auto value = leadingNumber(text(properties, names));
  return value && *value >= least && *value <= greatest ? value : std::nullopt;
}

/// Opus keeps gains as integers of 1/256 dB towards −23 LUFS (RFC 7845, 5.2.1); ReplayGain 2.0 is towards
/// −18.
std::optional<double> opusGain(const TagLib::PropertyMap& properties, const char* name) {
  const auto steps = number(properties, {name}, -32768.0, 32767.0);
  if (!steps) return std::nullopt;
  constexpr double kStepsPerDecibel = 256.0;
  constexpr double kDecibelsBetweenReferences = 5.0;
  return *steps / kStepsPerDecibel + kDecibelsBetweenReferences;
}

model::TaggedGain gain(const TagLib::PropertyMap& properties, const char* gainName, const char* peakName,
                       const char* opusName) {
  constexpr double kGreatestGain = 100.0;  // dB
  constexpr double kGreatestPeak = 1000.0;
  model::TaggedGain tagged;
  tagged.gain = number(properties, {gainName}, -kGreatestGain, kGreatestGain);
  if (!tagged.gain) tagged.gain = opusGain(properties, opusName);
  tagged.peak = number(properties, {peakName}, 0.0, kGreatestPeak);
  return tagged;
}

std::optional<int> trackNumber(const TagLib::PropertyMap& properties) {
  constexpr double kGreatest = 9999.0;
  const auto value = number(properties, {"TRACKNUMBER", "TRACK"}, 1.0, kGreatest);  // "3/12" is the third
  if (!value) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace

TagReader::TagReader(const std::filesystem::path& file) : stream_(std::make_unique<TagStream>(file)) {
  if (stream_->isOpen()) source_ = openTagSource(*stream_);
}

TagReader::~TagReader() = default;

model::TrackTags TagReader::tags() const {
  model::TrackTags tags;
  if (!source_) return tags;
  constexpr double kGreatestBpm = 1000.0;
  constexpr double kLeastBpm = 1.0;
  const TagLib::PropertyMap properties = source_->properties();
  tags.title = text(properties, {"TITLE"});
  tags.artist = text(properties, {"ARTIST"});
  tags.album = text(properties, {"ALBUM"});
  tags.albumArtist = text(properties, {"ALBUMARTIST", "ALBUM ARTIST", "ALBUM_ARTIST"});
  tags.genre = text(properties, {"GENRE"});
  tags.comment = text(properties, {"COMMENT", "DESCRIPTION"});
  tags.grouping = text(properties, {"GROUPING", "CONTENTGROUP"});
  tags.key = text(properties, {"INITIALKEY", "KEY"});
  for (const char* name : {"DATE", "YEAR", "RELEASEDATE", "ORIGINALDATE"}) {
    if (!tags.year) tags.year = yearOf(text(properties, {name}));
  }
  tags.trackNumber = trackNumber(properties);
  tags.rating = source_->rating();
  tags.bpm = number(properties, {"BPM", "TEMPO"}, kLeastBpm, kGreatestBpm);
  tags.trackGain = gain(properties, "REPLAYGAIN_TRACK_GAIN", "REPLAYGAIN_TRACK_PEAK", "R128_TRACK_GAIN");
  tags.albumGain = gain(properties, "REPLAYGAIN_ALBUM_GAIN", "REPLAYGAIN_ALBUM_PEAK", "R128_ALBUM_GAIN");
  return tags;
}

std::optional<Artwork> TagReader::artwork() const {
  return source_ ? source_->artwork() : std::nullopt;
}

}  // namespace barline::tags
