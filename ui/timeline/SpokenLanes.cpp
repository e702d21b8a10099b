#include "ui/timeline/SpokenLanes.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("Spoken", text);
}

struct QualityWords {
  std::string_view quality;  ///< Harte's shorthand
  const char* words;
};

constexpr std::array kQualities{QualityWords{"maj", ""},
                                QualityWords{"min", QT_TRANSLATE_NOOP("Spoken", " minor")},
                                QualityWords{"7", QT_TRANSLATE_NOOP("Spoken", " 7")},
                                QualityWords{"maj7", QT_TRANSLATE_NOOP("Spoken", " major 7")},
                                QualityWords{"min7", QT_TRANSLATE_NOOP("Spoken", " minor 7")},
                                QualityWords{"minmaj7", QT_TRANSLATE_NOOP("Spoken", " minor major 7")},
                                QualityWords{"maj6", QT_TRANSLATE_NOOP("Spoken", " 6")},
                                QualityWords{"min6", QT_TRANSLATE_NOOP("Spoken", " minor 6")},
                                QualityWords{"dim", QT_TRANSLATE_NOOP("Spoken", " diminished")},
                                QualityWords{"dim7", QT_TRANSLATE_NOOP("Spoken", " diminished 7")},
                                QualityWords{"hdim7", QT_TRANSLATE_NOOP("Spoken", " half diminished 7")},
                                QualityWords{"aug", QT_TRANSLATE_NOOP("Spoken", " augmented")},
                                QualityWords{"sus2", QT_TRANSLATE_NOOP("Spoken", " suspended 2")},
                                QualityWords{"sus4", QT_TRANSLATE_NOOP("Spoken", " suspended 4")},
                                QualityWords{"maj9", QT_TRANSLATE_NOOP("Spoken", " major 9")},
                                QualityWords{"min9", QT_TRANSLATE_NOOP("Spoken", " minor 9")},
                                QualityWords{"9", QT_TRANSLATE_NOOP("Spoken", " 9")}};

QString noteText(int pitchClass, const model::MusicalKey& key) {
  QString name = QString::fromStdString(model::pitchClassName(pitchClass, key));
  return name.replace(u'#', QStringLiteral("♯")).replace(u'b', QStringLiteral("♭"));
}

QString qualityText(const std::string& quality) {
  const auto* const found =
      std::ranges::find_if(kQualities, [&](const QualityWords& one) { return one.quality == quality; });
  if (found == kQualities.end()) return u' ' + QString::fromStdString(quality);
  return *found->words == 0 ? QString() : translated(found->words);
}

QString confidenceText(double confidence) {
  return translated(QT_TRANSLATE_NOOP("Spoken", "confidence %1")).arg(numberText(confidence, 2));
}

QString runnerUpText(const QString& other) {
  return translated(QT_TRANSLATE_NOOP("Spoken", "runner-up %1")).arg(other);
}

/// "Bar 67"; empty where no bar is known.
QString barText(const model::Timeline& timeline, double time) {
  constexpr double kTolerance = 1e-3;  // s: what begins on a bar belongs to it
  if (timeline.grid == nullptr) return {};
  const auto bar = model::barIndexAt(*timeline.grid, time + kTolerance);
  if (!bar) return {};
  return translated(QT_TRANSLATE_NOOP("Spoken", "Bar %1")).arg(timeline.grid->bars[*bar].number);
}

QString joined(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(QStringLiteral(", "));
}

model::MusicalKey keyAt(const model::Timeline& timeline, double time) {
  if (timeline.key == nullptr) return {};
  for (const model::KeySpan& span : timeline.key->spans) {
    if (span.range.contains(time)) return span.key;
  }
  return timeline.key->global.value_or(model::MusicalKey{});
}

SpokenItem sectionItem(const model::Timeline& timeline, const model::Section& section) {
  const QString letter = QString::fromStdString(model::groupLetter(section.group));
  return {section.range, joined({barText(timeline, section.range.begin),
                                 translated(QT_TRANSLATE_NOOP("Spoken", "section %1")).arg(letter),
                                 section.label ? sectionKindText(section.label->kind) : QString(),
                                 confidenceText(section.confidence)})};
}

SpokenItem barItem(const model::Bar& bar) {
  return {bar.range, joined({translated(QT_TRANSLATE_NOOP("Spoken", "Bar %1")).arg(bar.number),
                             QString::fromStdString(toString(bar.metre)), confidenceText(bar.confidence)})};
}

SpokenItem beatItem(const model::Timeline& timeline, std::size_t index) {
  const std::vector<model::Beat>& beats = timeline.grid->beats;
  const model::Beat& beat = beats[index];
  const double end = index + 1 < beats.size() ? beats[index + 1].time : beat.time;
  return {{beat.time, end},
          joined({barText(timeline, beat.time),
                  translated(QT_TRANSLATE_NOOP("Spoken", "beat %1")).arg(beat.positionInBar),
                  confidenceText(beat.confidence)})};
}

SpokenItem chordItem(const model::Timeline& timeline, const model::ChordSpan& span) {
  const model::MusicalKey key = keyAt(timeline, span.range.begin);
  return {span.range,
          joined({barText(timeline, span.range.begin),
                  translated(QT_TRANSLATE_NOOP("Spoken", "chord %1")).arg(spokenChord(span.label, key)),
                  confidenceText(span.confidence),
                  span.runnerUp ? runnerUpText(spokenChord(*span.runnerUp, key)) : QString()})};
}

SpokenItem keyItem(const model::Timeline& timeline, const model::KeySpan& span) {
  return {span.range, joined({barText(timeline, span.range.begin),
                              translated(QT_TRANSLATE_NOOP("Spoken", "key %1")).arg(keyText(span.key)),
                              confidenceText(span.confidence),
                              span.runnerUp ? runnerUpText(keyText(*span.runnerUp)) : QString()})};
}

}  // namespace

QString spokenLaneTitle(SpokenLane lane) {
  switch (lane) {
    case SpokenLane::Sections:
      return translated(QT_TRANSLATE_NOOP("Spoken", "Sections"));
    case SpokenLane::Bars:
      return translated(QT_TRANSLATE_NOOP("Spoken", "Bars"));
    case SpokenLane::Beats:
      return translated(QT_TRANSLATE_NOOP("Spoken", "Beats"));
    case SpokenLane::Chords:
      return translated(QT_TRANSLATE_NOOP("Spoken", "Chords"));
    case SpokenLane::Key:
      break;
  }
  return translated(QT_TRANSLATE_NOOP("Spoken", "Key"));
}

QString spokenLaneId(SpokenLane lane) {
  switch (lane) {
    case SpokenLane::Sections:
      return QStringLiteral("sections");
    case SpokenLane::Bars:
      return QStringLiteral("ruler");
    case SpokenLane::Beats:
      return QStringLiteral("waveform");
    case SpokenLane::Chords:
      return QStringLiteral("chords");
    case SpokenLane::Key:
      break;
  }
  return QStringLiteral("key");
}

std::size_t spokenCount(SpokenLane lane, const model::Timeline& timeline) {
  switch (lane) {
    case SpokenLane::Sections:
      return timeline.sections == nullptr ? 0 : timeline.sections->sections.size();
    case SpokenLane::Bars:
      return timeline.grid == nullptr ? 0 : timeline.grid->bars.size();
    case SpokenLane::Beats:
      return timeline.grid == nullptr ? 0 : timeline.grid->beats.size();
    case SpokenLane::Chords:
      return timeline.chords == nullptr ? 0 : timeline.chords->changes.size();
    case SpokenLane::Key:
      break;
  }
  return timeline.key == nullptr ? 0 : timeline.key->spans.size();
}

SpokenItem spokenItem(SpokenLane lane, const model::Timeline& timeline, std::size_t index) {
  switch (lane) {
    case SpokenLane::Sections:
      return sectionItem(timeline, timeline.sections->sections[index]);
    case SpokenLane::Bars:
      return barItem(timeline.grid->bars[index]);
    case SpokenLane::Beats:
      return beatItem(timeline, index);
    case SpokenLane::Chords:
      return chordItem(timeline, timeline.chords->changes[index]);
    case SpokenLane::Key:
      break;
  }
  return keyItem(timeline, timeline.key->spans[index]);
}

QString spokenChord(const std::string& harteLabel, const model::MusicalKey& key) {
  const auto chord = model::parseHarte(harteLabel);
  if (!chord) return translated(QT_TRANSLATE_NOOP("Spoken", "no chord"));
  QString name = noteText(chord->root, key) + qualityText(chord->quality);
  if (chord->bass == chord->root) return name;
  return translated(QT_TRANSLATE_NOOP("Spoken", "%1 over %2")).arg(name, noteText(chord->bass, key));
}

}  // namespace barline::ui
