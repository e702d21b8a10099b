#include "ui/timeline/ChordDisplayState.h"

#include <cstdlib>

namespace barline::ui {
namespace {

constexpr QLatin1String kNotation("notation");
constexpr QLatin1String kAccidentals("accidentals");
constexpr QLatin1String kTranspose("transpose");
constexpr QLatin1String kCapo("capo");
constexpr int kMostSemitones = 11;

}  // namespace

QJsonObject chordDisplayState(const model::ChordDisplay& display) {
  return {{kNotation, static_cast<int>(display.notation)},
          {kAccidentals, static_cast<int>(display.accidentals)},
          {kTranspose, display.transpose},
          {kCapo, display.capo}};
}

model::ChordDisplay chordDisplayOf(const QJsonObject& state) {
  model::ChordDisplay display;
  const int notation = state[kNotation].toInt();
  if (notation >= 0 && notation <= static_cast<int>(model::ChordNotation::Nashville))
    display.notation = static_cast<model::ChordNotation>(notation);
  const int accidentals = state[kAccidentals].toInt();
  if (accidentals >= 0 && accidentals <= static_cast<int>(model::Accidentals::Flats))
    display.accidentals = static_cast<model::Accidentals>(accidentals);
  const int transpose = state[kTranspose].toInt();
  if (std::abs(transpose) <= kMostSemitones) display.transpose = transpose;
  const int capo = state[kCapo].toInt();
  if (capo >= 0 && capo <= kMostSemitones) display.capo = capo;
  return display;
}

}  // namespace barline::ui
