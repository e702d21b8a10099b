#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/model/TimeRange.h"

namespace barline::model {

/// What a section does in a song's form.
enum class SectionKind : unsigned char { Intro, Verse, Chorus, Bridge, Break, Outro };

/// A section's part in the form, offered only where the evidence carries it.
struct SectionLabel {
  SectionKind kind{SectionKind::Verse};
  double confidence{};  ///< 0–1

  bool operator==(const SectionLabel&) const = default;
  static constexpr auto fields() { return std::tuple{&SectionLabel::kind, &SectionLabel::confidence}; }
  /// To be called after decoding. @throws CodecError for what is no kind.
  void restore() const;
};

/// A stretch of whole bars. Sections that repeat each other share a group.
struct Section {
  TimeRange range;
  int group{};          ///< 0 up, numbered in order of first appearance
  double confidence{};  ///< 0–1: that it begins here and belongs to its group
  std::optional<SectionLabel> label;
  std::string name{};  ///< in a person's own words, in place of the label's; UTF-8; empty for none

  bool operator==(const Section&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Section::range, &Section::group, &Section::confidence, &Section::label,
                      &Section::name};
  }
  /// To be called after decoding. @throws CodecError for a negative group.
  void restore() const;
};

/// The form of a track. Sections ascend and touch; empty where there are no bars to go by.
struct Sections {
  std::vector<Section> sections;

  bool operator==(const Sections&) const = default;
  static constexpr auto fields() { return std::tuple{&Sections::sections}; }
};

/// "A" for 0 … "Z" for 25, then "AA", "AB" … @param group ≥ 0
[[nodiscard]] std::string groupLetter(int group);

/// "intro", "verse", "chorus", "bridge", "break", "outro"
[[nodiscard]] std::string_view toString(SectionKind kind);

}  // namespace barline::model
