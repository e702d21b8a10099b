#include "engine/model/Section.h"

#include <array>

#include "engine/model/Codec.h"

namespace barline::model {
namespace {

constexpr std::array<std::string_view, 6> kNames{"intro", "verse", "chorus", "bridge", "break", "outro"};
constexpr int kLetters = 26;

}  // namespace

void SectionLabel::restore() const {
  if (static_cast<std::size_t>(kind) >= kNames.size()) throw CodecError("unknown kind of section");
}

void Section::restore() const {
  if (group < 0) throw CodecError("section of no group");
}

std::string groupLetter(int group) {
  std::string letters;
  for (int rest = group; rest >= 0; rest = rest / kLetters - 1) {
    letters.insert(letters.begin(), static_cast<char>('A' + rest % kLetters));
  }
  return letters;
}

std::string_view toString(SectionKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace barline::model
