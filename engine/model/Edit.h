#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/Harmony.h"
#include "engine/model/MusicalKey.h"
#include "engine/model/Section.h"
#include "engine/model/TimeRange.h"

namespace barline::model {

/// The parts of a timeline that a person may correct.
enum class EditLayer : unsigned char { Grid, Chords, Key, Sections };

inline constexpr std::array kEditLayers{EditLayer::Grid, EditLayer::Chords, EditLayer::Key,
                                        EditLayer::Sections};

/// The metre from a downbeat on.
struct MetreChange {
  double time{};  ///< seconds, of the downbeat
  Metre metre;

  bool operator==(const MetreChange&) const = default;
  static constexpr auto fields() { return std::tuple{&MetreChange::time, &MetreChange::metre}; }
};

/// The beats of a stretch, all of them, in order; bars follow from their positions. Positions that go on
/// beyond the stretch are those of whatever lies there.
struct GridPatch {
  std::vector<Beat> beats;          ///< within the change's range
  std::vector<MetreChange> metres;  ///< in order; before the first, and without any, as the analysis has it

  bool operator==(const GridPatch&) const = default;
};

/// The chords of a stretch. They partition the change's range.
struct ChordPatch {
  std::vector<ChordSpan> spans;

  bool operator==(const ChordPatch&) const = default;
};

/// The keys of a stretch. They partition the change's range.
struct KeyPatch {
  std::vector<KeySpan> spans;

  bool operator==(const KeyPatch&) const = default;
};

/// The sections of a stretch. They partition the change's range.
struct SectionPatch {
  std::vector<Section> sections;

  bool operator==(const SectionPatch&) const = default;
};

/// What the analysis says shows again.
struct Reverted {
  bool operator==(const Reverted&) const = default;
};

/// A person has looked and found it right, or takes that back.
struct Verified {
  bool on{true};

  bool operator==(const Verified&) const = default;
};

/// Nothing in the stretch may be changed, or it may again.
struct Locked {
  bool on{true};

  bool operator==(const Locked&) const = default;
};

using EditContent = std::variant<GridPatch, ChordPatch, KeyPatch, SectionPatch, Reverted, Verified, Locked>;

/// "Over this stretch of this layer it is so": it says what is, not what to do, so it means the same over any
/// later analysis.
struct EditChange {
  EditLayer layer{EditLayer::Grid};
  TimeRange range;
  EditContent content;
  /// What was shown there before: a patch of the layer; Reverted where it is not kept.
  EditContent replaced{Reverted{}};

  bool operator==(const EditChange&) const = default;
};

/// What a person calls an edit, to be put into words by the interface: "Move downbeat to 12.3 s".
struct EditName {
  std::string action{};                  ///< "move_beat"
  std::vector<std::string> arguments{};  ///< numbers in the C locale, Harte labels, …

  bool operator==(const EditName&) const = default;
};

/// A step that is undone as a whole. Lies over the analysis; analysis never overwrites it.
struct Edit {
  std::int64_t id{};  ///< given when it is kept; 0 before
  EditName name{};
  std::vector<EditChange> changes{};  ///< in order
  std::string author{};               ///< who made it
  std::int64_t madeAt{};              ///< milliseconds since 1970, UTC
  std::string basis{};                ///< versions of the analysis that it was made on: "beats 9, chords 2"

  bool operator==(const Edit&) const = default;
};

/// The edits of a track in the order they were made. Those from `applied` on have been undone.
struct EditHistory {
  std::vector<Edit> edits;
  std::size_t applied{};  ///< at most edits.size()

  bool operator==(const EditHistory&) const = default;
};

}  // namespace barline::model
