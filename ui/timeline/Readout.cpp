#include "ui/timeline/Readout.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

template <class Span>
const Span* spanAt(const std::vector<Span>& spans, double time) {
  auto after = std::upper_bound(spans.begin(), spans.end(), time,
                                [](double t, const Span& span) { return t < span.range.begin; });
  if (after == spans.begin()) return nullptr;
  --after;
  return after->range.contains(time) ? &*after : nullptr;
}

void addPosition(PointerReadout& out, const model::BeatGrid& grid, double time) {
  const auto bar = model::barIndexAt(grid, time);
  const auto beat = model::beatIndexAt(grid, time);
  if (!bar || !beat) return;
  out.barBeat = QStringLiteral("%1.%2").arg(grid.bars[*bar].number).arg(grid.beats[*beat].positionInBar);
  out.metre = QString::fromStdString(model::toString(grid.bars[*bar].metre));
  out.beatConfidence = grid.beats[*beat].confidence;
}

void addChord(PointerReadout& out, const model::ChordTimeline& chords, const model::KeyTimeline* keys,
              double time, const Theme& theme, const model::ChordDisplay& display) {
  const model::ChordSpan* span = spanAt(chords.changes, time);
  if (span == nullptr) return;
  model::MusicalKey key;
  if (keys != nullptr) {
    const model::KeySpan* local = spanAt(keys->spans, time);
    key = local != nullptr ? local->key : keys->global.value_or(key);
    out.chordNumeral = numeralText(span->label, key);
  }
  out.chord = chordText(span->label, key, display);
  out.chordConfidence = span->confidence;
  if (theme.isDoubtful(span->confidence) && span->runnerUp)
    out.chordRunnerUp = chordText(*span->runnerUp, key, display);
}

QString levelText(const model::Curve& curve, double time, float silence, const char* unit) {
  const auto value = curve.at(time);
  if (!value || !std::isfinite(*value) || *value <= silence) return {};
  return QCoreApplication::translate("Readout", unit).arg(numberText(*value, 1));
}

}  // namespace

PointerReadout readout(const model::Timeline& timeline, double time, const Theme& theme,
                       const model::ChordDisplay& display) {
  constexpr float kSilence = -100.0F;  // LUFS: nothing to tell
  PointerReadout out;
  out.time = time;
  out.timeText = timeText(time, 3);
  if (timeline.grid != nullptr) addPosition(out, *timeline.grid, time);
  if (timeline.chords != nullptr) addChord(out, *timeline.chords, timeline.key.get(), time, theme, display);
  if (timeline.key != nullptr) {
    if (const model::KeySpan* span = spanAt(timeline.key->spans, time)) {
      out.key = keyText(span->key);
      out.keyConfidence = span->confidence;
    }
  }
  if (timeline.sections != nullptr) {
    if (const model::Section* section = spanAt(timeline.sections->sections, time)) {
      out.section = QString::fromStdString(model::groupLetter(section->group));
      if (const QString name = sectionText(*section); !name.isEmpty()) out.section += u' ' + name;
    }
  }
  if (timeline.energyRating != nullptr) {
    if (const auto rating = timeline.energyRating->curve.at(time))
      out.energy = QCoreApplication::translate("Readout", "%1 of 10").arg(numberText(*rating, 1));
  }
  if (timeline.loudness != nullptr) {
    out.loudness =
        levelText(timeline.loudness->shortTerm, time, kSilence, QT_TRANSLATE_NOOP("Readout", "%1 LUFS"));
  }
  if (timeline.sharpness != nullptr) {
    const auto acum = timeline.sharpness->curve.at(time);
    if (acum && std::isfinite(*acum))
      out.sharpness = QCoreApplication::translate("Readout", "%1 acum").arg(numberText(*acum, 2));
  }
  if (timeline.roughness != nullptr) {
    if (const auto asper = timeline.roughness->curve.at(time))
      out.roughness = QCoreApplication::translate("Readout", "%1 asper").arg(numberText(*asper, 2));
  }
  if (timeline.tempo != nullptr) {
    const auto bpm = timeline.tempo->local.at(time);
    if (bpm && std::isfinite(*bpm) && *bpm > 0)
      out.tempo = QCoreApplication::translate("Readout", "%1 BPM").arg(numberText(*bpm, 2));
  }
  return out;
}

QString spokenReadout(const PointerReadout& readout) {
  QStringList parts;
  if (readout.barBeat.isEmpty()) {
    parts << readout.timeText;
  } else {
    const QStringList position = readout.barBeat.split(u'.');
    parts << QCoreApplication::translate("Readout", "Bar %1, beat %2")
                 .arg(position.value(0), position.value(1));
  }
  if (!readout.chord.isEmpty())
    parts << QCoreApplication::translate("Readout", "chord %1").arg(readout.chord);
  if (readout.chordConfidence)
    parts << QCoreApplication::translate("Readout", "confidence %1")
                 .arg(numberText(*readout.chordConfidence, 2));
  if (!readout.chordRunnerUp.isEmpty())
    parts << QCoreApplication::translate("Readout", "runner-up %1").arg(readout.chordRunnerUp);
  if (!readout.key.isEmpty()) parts << QCoreApplication::translate("Readout", "key %1").arg(readout.key);
  if (!readout.section.isEmpty())
    parts << QCoreApplication::translate("Readout", "section %1").arg(readout.section);
  return parts.join(QStringLiteral(", "));
}

}  // namespace barline::ui
