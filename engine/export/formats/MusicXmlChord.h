#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/MusicalKey.h"

namespace barline::exporting {

/// A note's name as MusicXML takes it apart.
struct XmlNote {
  std::string step;  ///< "A" … "G"
  int alter{};       ///< semitones: 1 for a sharp, −1 for a flat

  bool operator==(const XmlNote&) const = default;
};

/// A change to what a kind of chord is made of (MusicXML 3.1, degree-value, degree-alter, degree-type).
struct XmlDegree {
  int value{};
  int alter{};         ///< semitones; for "add" from what a dominant chord has, so a minor seventh is 0
  const char* type{};  ///< "add", "alter", "subtract"

  bool operator==(const XmlDegree&) const = default;
};

/// The content of a harmony element.
struct XmlChord {
  const char* kind{"none"};  ///< a value of MusicXML's kind-value; "none" for no chord
  std::string text;          ///< what players write after the root: "m7"
  XmlNote root{};            ///< its step is empty for no chord
  XmlNote bass{};            ///< its step is empty where the root is the bass
  std::vector<XmlDegree> degrees{};

  bool operator==(const XmlChord&) const = default;
};

/// @param key by which notes are spelled
[[nodiscard]] XmlChord xmlChord(std::string_view harteLabel, const model::MusicalKey& key);

}  // namespace barline::exporting
