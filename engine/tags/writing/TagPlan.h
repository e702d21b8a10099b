#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/MusicalKey.h"
#include "engine/tags/writing/TagFile.h"
#include "engine/tags/writing/TagFormat.h"
#include "engine/tags/writing/TagValueText.h"

namespace barline::tags {

/// What may be written; a person chooses each.
enum class TagSubject : unsigned char { Bpm, Key, Energy, ReplayGain };

enum class EnergyPlace : unsigned char { Comment, Grouping };

/// What a person wants written, and how. Nothing unless they say so.
struct TagWishes {
  bool bpm{};
  bool key{};
  bool energy{};
  bool replayGain{};
  BpmForm bpmForm{BpmForm::Decimals};
  KeyNotation keyNotation{KeyNotation::Musical};
  EnergyPlace energyPlace{EnergyPlace::Comment};

  [[nodiscard]] bool any() const { return bpm || key || energy || replayGain; }
  bool operator==(const TagWishes&) const = default;
};

/// What is known of a track, a person's edits included. What is absent is not written.
struct TrackFacts {
  std::optional<double> bpm;
  std::optional<model::MusicalKey> key;
  std::optional<double> energyRating;    ///< 1–10
  std::optional<double> integratedLufs;  ///< LUFS
  std::optional<double> truePeakDbtp;    ///< dBTP
};

/// One field of a file: what it holds, and what it is to hold.
struct TagChange {
  TagSubject subject{};
  std::string name;  ///< as TagFile has it
  TagValues before;
  TagValues after;

  bool operator==(const TagChange&) const = default;
};

/// What writing would do to one file; fields that hold what they should already are left out.
struct TagPlan {
  std::filesystem::path file;
  TagFormat format{};
  std::vector<TagChange> changes;

  bool operator==(const TagPlan&) const = default;
};

/// Reads a file's tags and says what would change; changes nothing.
///
/// Fields, after the formats' own rules and what other programs read:
/// - BPM: TBPM; BPM; tmpo (whole) and ----:com.apple.iTunes:BPM where there are decimals or it is there
/// already.
/// - key: TKEY; INITIALKEY, and KEY too where it is there; ----:com.apple.iTunes:initialkey.
/// - energy: the comment (COMM; COMMENT, or DESCRIPTION where only that is there; ©cmt) or the grouping (GRP1
/// where it
///   is there, else TIT1; GROUPING; ©grp), beside what stands there: withEnergy().
/// - ReplayGain: REPLAYGAIN_TRACK_GAIN and …_PEAK; in Opus R128_TRACK_GAIN alone (RFC 7845).
///
/// @throws TagError where the file cannot be read or is of no kind that Barline writes tags into
[[nodiscard]] TagPlan planTags(const std::filesystem::path& file, const TrackFacts& facts,
                               const TagWishes& wishes);

/// The changes that lead back: before and after exchanged, for those fields that still hold what was written.
[[nodiscard]] TagPlan planBack(const TagPlan& written);

}  // namespace barline::tags
