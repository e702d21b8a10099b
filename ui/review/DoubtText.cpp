#include "ui/review/DoubtText.h"

#include <QCoreApplication>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using edits::Doubt;
using edits::DoubtKind;

QString text(const char* source) {
  return QCoreApplication::translate("Review", source);
}

QString either(const QString& stated, const QString& runnerUp) {
  return text(QT_TRANSLATE_NOOP("Review", "%1 or %2")).arg(stated, runnerUp);
}

/// "2", "2 and 3", "2–4", "1, 3 and 4"
QString beatsText(const std::vector<int>& beats) {
  const auto number = [&](std::size_t i) { return QString::number(beats[i]); };
  if (beats.size() == 1) return number(0);
  const bool inARow = beats.back() - beats.front() + 1 == static_cast<int>(beats.size());
  if (inARow && beats.size() > 2) return QStringLiteral("%1–%2").arg(beats.front()).arg(beats.back());
  QStringList first;
  for (std::size_t i = 0; i + 1 < beats.size(); ++i) first << number(i);
  return text(QT_TRANSLATE_NOOP("Review", "%1 and %2"))
      .arg(first.join(QStringLiteral(", ")), number(beats.size() - 1));
}

/// One of three wordings: for one beat, for several, and for beats of several bars.
QString beatsDoubt(const Doubt& doubt, const char* one, const char* several, const char* many) {
  if (doubt.beats.empty()) return text(many);
  return text(doubt.beats.size() == 1 ? one : several).arg(beatsText(doubt.beats));
}

QString tempoDoubt(const Doubt& doubt, const model::Timeline& shown) {
  if (!shown.tempo || !shown.tempo->bpm || !doubt.alternative)
    return text(QT_TRANSLATE_NOOP("Review", "Another tempo"));
  const double bpm = *shown.tempo->bpm;
  return text(QT_TRANSLATE_NOOP("Review", "%1 or %2 BPM"))
      .arg(numberText(bpm, 1), numberText(bpm * doubt.alternative->beatRate, 1));
}

QString metreDoubt(const Doubt& doubt, const model::Timeline& shown) {
  const auto metre = shown.grid ? model::mostCommonMetre(*shown.grid) : std::nullopt;
  if (!metre || !doubt.alternative || !doubt.alternative->metre)
    return text(QT_TRANSLATE_NOOP("Review", "Another metre"));
  return either(QString::fromStdString(model::toString(*metre)),
                QString::fromStdString(model::toString(*doubt.alternative->metre)));
}

model::MusicalKey keyAt(const model::Timeline& shown, double time) {
  if (!shown.key) return {};
  for (const model::KeySpan& span : shown.key->spans) {
    if (span.range.contains(time)) return span.key;
  }
  return shown.key->global.value_or(model::MusicalKey{});
}

QString chordDoubt(const Doubt& doubt, const model::Timeline& shown, const model::ChordDisplay& display) {
  const model::MusicalKey key = keyAt(shown, doubt.range.begin);
  const QString stated = chordText(doubt.stated, key, display);
  if (doubt.runnerUp.empty()) return text(QT_TRANSLATE_NOOP("Review", "Chord %1 uncertain")).arg(stated);
  return text(QT_TRANSLATE_NOOP("Review", "Chord %1 or %2"))
      .arg(stated, chordText(doubt.runnerUp, key, display));
}

QString keyDoubt(const Doubt& doubt) {
  const auto stated = model::parseMusicalKey(doubt.stated);
  const auto runnerUp = model::parseMusicalKey(doubt.runnerUp);
  if (!stated) return text(QT_TRANSLATE_NOOP("Review", "Key uncertain"));
  if (!runnerUp) return text(QT_TRANSLATE_NOOP("Review", "%1 uncertain")).arg(keyText(*stated));
  return either(keyText(*stated), keyText(*runnerUp));
}

QString sectionDoubt(const Doubt& doubt) {
  const QString letter = QString::fromStdString(doubt.stated);
  if (doubt.label)
    return text(QT_TRANSLATE_NOOP("Review", "%1 perhaps not %2")).arg(letter, sectionKindText(*doubt.label));
  return text(QT_TRANSLATE_NOOP("Review", "Section %1 uncertain")).arg(letter);
}

}  // namespace

QString doubtText(const Doubt& doubt, const model::Timeline& shown, const model::ChordDisplay& display) {
  switch (doubt.kind) {
    case DoubtKind::OffTransient:
      return beatsDoubt(doubt, QT_TRANSLATE_NOOP("Review", "Beat %1 off its transient"),
                        QT_TRANSLATE_NOOP("Review", "Beats %1 off transients"),
                        QT_TRANSLATE_NOOP("Review", "Beats off transients"));
    case DoubtKind::NoOnset:
      return beatsDoubt(doubt, QT_TRANSLATE_NOOP("Review", "No onset on beat %1"),
                        QT_TRANSLATE_NOOP("Review", "No onset on beats %1"),
                        QT_TRANSLATE_NOOP("Review", "No onset on some beats"));
    case DoubtKind::WeakBeats:
      return beatsDoubt(doubt, QT_TRANSLATE_NOOP("Review", "Beat %1 weak"),
                        QT_TRANSLATE_NOOP("Review", "Beats %1 weak"),
                        QT_TRANSLATE_NOOP("Review", "Beats weak"));
    case DoubtKind::HalfBeat:
      return text(QT_TRANSLATE_NOOP("Review", "Grid half a beat later"));
    case DoubtKind::Downbeat:
    case DoubtKind::BarPhase:
      if (doubt.beats.empty()) return text(QT_TRANSLATE_NOOP("Review", "Downbeat on another beat"));
      return text(QT_TRANSLATE_NOOP("Review", "Downbeat on beat %1")).arg(doubt.beats.front());
    case DoubtKind::Tempo:
      return tempoDoubt(doubt, shown);
    case DoubtKind::Metre:
      return metreDoubt(doubt, shown);
    case DoubtKind::Chord:
      return chordDoubt(doubt, shown, display);
    case DoubtKind::Key:
      return keyDoubt(doubt);
    case DoubtKind::Section:
    case DoubtKind::SectionLabel:
      return sectionDoubt(doubt);
  }
  return {};
}

QString barsText(const model::Timeline& shown, const model::TimeRange& range) {
  // An end that lies on a bar's begin, give or take a rounding error, is the bar before's.
  constexpr double kTolerance = 1e-3;
  if (!shown.grid) return {};
  const auto first = model::barIndexAt(*shown.grid, range.begin + kTolerance);
  const auto last = model::barIndexAt(*shown.grid, range.end - kTolerance);
  if (!first || !last) return {};
  const int begin = shown.grid->bars[*first].number;
  const int end = shown.grid->bars[*last].number;
  if (begin >= end) return text(QT_TRANSLATE_NOOP("Review", "Bar %1")).arg(begin);
  return text(QT_TRANSLATE_NOOP("Review", "Bars %1–%2")).arg(begin).arg(end);
}

QString doubtPlace(const Doubt& doubt, const model::Timeline& shown) {
  if (doubt.alternative) return text(QT_TRANSLATE_NOOP("Review", "Whole track"));
  const QString bars = barsText(shown, doubt.range);
  return bars.isEmpty() ? timeText(doubt.range.begin, 1) : bars;
}

IconName doubtIcon(DoubtKind kind) {
  switch (kind) {
    case DoubtKind::Chord:
      return IconName::Chords;
    case DoubtKind::Key:
      return IconName::Key;
    case DoubtKind::Section:
    case DoubtKind::SectionLabel:
      return IconName::Section;
    default:
      return IconName::Beats;
  }
}

bool hasRunnerUp(const Doubt& doubt) {
  const bool named = doubt.layer == model::EditLayer::Chords || doubt.layer == model::EditLayer::Key;
  if (named) return !doubt.runnerUp.empty();
  if (doubt.kind == DoubtKind::Downbeat) return !doubt.beats.empty();
  return doubt.alternative.has_value() || doubt.kind == DoubtKind::HalfBeat;
}

}  // namespace barline::ui
