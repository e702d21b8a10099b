#include "engine/model/QualityDraft.h"

#include <algorithm>

namespace barline::model {
namespace {

using Triad = QualityDraft::Triad;
using Seventh = QualityDraft::Seventh;

/// The degrees that a chord has above its triad, for shorthands that do not say them.
std::vector<std::string> degreesAbove(const QualityDraft& quality, bool withSeventh) {
  std::vector<std::string> degrees;
  if (withSeventh) {
    if (quality.seventh == Seventh::Minor) degrees.emplace_back("b7");
    if (quality.seventh == Seventh::Major) degrees.emplace_back("7");
    if (quality.sixth) degrees.emplace_back("6");
  }
  if (quality.extension >= 9) degrees.emplace_back("9");
  if (quality.extension >= 11) degrees.emplace_back("11");
  if (quality.extension >= 13) degrees.emplace_back("13");
  return degrees;
}

/// A shorthand and the degrees that it does not say.
struct Shorthand {
  std::string_view name;
  std::vector<std::string> degrees{};
};

std::string_view numbered(int extension, std::string_view seventh, std::string_view ninth,
                          std::string_view eleventh, std::string_view thirteenth) {
  return extension == 13 ? thirteenth : extension == 11 ? eleventh : extension == 9 ? ninth : seventh;
}

Shorthand ofMajor(const QualityDraft& quality) {
  if (quality.sixth) return {"maj6"};
  if (quality.seventh == Seventh::None) return {"maj"};
  if (quality.seventh == Seventh::Minor) return {numbered(quality.extension, "7", "9", "11", "13")};
  // Neither Harte nor mir_eval has a major eleventh.
  if (quality.extension == 11) return {"maj9", {"11"}};
  return {numbered(quality.extension, "maj7", "maj9", "", "maj13")};
}

Shorthand ofMinor(const QualityDraft& quality) {
  if (quality.sixth) return {"min6"};
  if (quality.seventh == Seventh::None) return {"min"};
  if (quality.seventh == Seventh::Major) return {"minmaj7", degreesAbove(quality, false)};
  return {numbered(quality.extension, "min7", "min9", "min11", "min13")};
}

Shorthand shorthandOf(const QualityDraft& quality) {
  switch (quality.triad) {
    case Triad::Major:
      return ofMajor(quality);
    case Triad::Minor:
      return ofMinor(quality);
    case Triad::Diminished:
      if (quality.seventh == Seventh::Diminished) return {"dim7", degreesAbove(quality, false)};
      return {"dim", degreesAbove(quality, true)};
    case Triad::HalfDiminished:
      return {"hdim7", degreesAbove(quality, false)};
    case Triad::Augmented:
      return {"aug", degreesAbove(quality, true)};
    case Triad::Sus2:
      return {"sus2", degreesAbove(quality, true)};
    case Triad::Sus4:
      return {"sus4", degreesAbove(quality, true)};
    case Triad::Power:
      break;
  }
  return {"5"};
}

}  // namespace

/// A list that has left the usual fifth out names the other one itself.
bool QualityDraft::hasNoFifth() const {
  return std::ranges::find(degrees, "*5") != degrees.end();
}

/// In Harte's lists another fifth stands beside the word that the usual one is missing, "*5".
void QualityDraft::alterFifth(std::string_view fifth) {
  if (!hasNoFifth()) degrees.emplace_back("*5");
  degrees.emplace_back(fifth);
}

void QualityDraft::flattenFifth() {
  const bool minorSeventh = seventh == Seventh::Minor;
  if (!hasNoFifth() && triad == Triad::Minor && (minorSeventh || seventh == Seventh::None)) {
    triad = minorSeventh ? Triad::HalfDiminished : Triad::Diminished;
  } else {
    alterFifth("b5");
  }
}

void QualityDraft::sharpenFifth() {
  if (!hasNoFifth() && triad == Triad::Major && !sixth && extension == 0) {
    triad = Triad::Augmented;
  } else {
    alterFifth("#5");
  }
}

std::string QualityDraft::label() const {
  Shorthand shorthand = shorthandOf(*this);
  shorthand.degrees.insert(shorthand.degrees.end(), degrees.begin(), degrees.end());
  std::string text(shorthand.name);
  if (shorthand.degrees.empty()) return text;
  for (std::size_t i = 0; i < shorthand.degrees.size(); ++i) {
    text += i > 0 ? ',' : '(';
    text += shorthand.degrees[i];
  }
  text += ')';
  return text;
}

}  // namespace barline::model
