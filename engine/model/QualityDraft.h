#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace barline::model {

/// A chord's quality as it is being read, to be written as one of Harte's.
struct QualityDraft {
  enum class Triad : unsigned char { Major, Minor, Diminished, Augmented, HalfDiminished, Sus2, Sus4, Power };
  enum class Seventh : unsigned char { None, Minor, Major, Diminished };

  Triad triad{Triad::Major};
  Seventh seventh{Seventh::None};
  bool sixth{};
  int extension{};                     ///< 9, 11 or 13; 0 for none
  std::vector<std::string> degrees{};  ///< added or, with '*', left out: "b9", "*5"

  /// Another fifth than the usual one, where that makes no other triad.
  void flattenFifth();
  void sharpenFifth();

  /// "min7", "7(b9)", "sus4(b7)": the shorthands of ChordParser.h, and in parentheses what they do not say.
  [[nodiscard]] std::string label() const;

 private:
  [[nodiscard]] bool hasNoFifth() const;
  void alterFifth(std::string_view fifth);
};

}  // namespace barline::model
