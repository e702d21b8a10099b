#include "ui/harmony/SpanText.h"

#include <QCoreApplication>
#include <array>

#include "engine/edits/ChordEdits.h"
#include "engine/edits/KeyEdits.h"
#include "engine/edits/SectionEdits.h"
#include "engine/edits/Spans.h"
#include "engine/model/ChordCompletion.h"
#include "engine/model/ChordParser.h"
#include "engine/text/NoteNames.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using model::EditLayer;
using model::SectionKind;

constexpr std::array kKinds{SectionKind::Intro,  SectionKind::Verse, SectionKind::Chorus,
                            SectionKind::Bridge, SectionKind::Break, SectionKind::Outro};

QString text(const char* source) {
  return QCoreApplication::translate("Harmony", source);
}

/// The span of a list at a time; null where there is none.
template <class Span>
const Span* spanIn(const std::vector<Span>& spans, double time) {
  const auto index = edits::spanAt(spans, time);
  return index ? &spans[*index] : nullptr;
}

QStringList chordCandidates(const model::Timeline& shown, double time, const QString& typed) {
  std::vector<std::string> likely;
  if (const model::ChordSpan* span = shown.chords ? spanIn(shown.chords->changes, time) : nullptr) {
    if (span->runnerUp) likely.push_back(*span->runnerUp);
    likely.push_back(span->label);
  }
  QStringList names;
  for (const model::ChordCandidate& candidate :
       model::completeChord(text::internationalChord(typed).toStdString(), edits::keyAt(shown, time), likely))
    names << text::localChord(QString::fromStdString(candidate.name));
  return names;
}

/// As it is typed: without signs that no keyboard has.
QString typedKey(const model::MusicalKey& key) {
  return keyText(key).replace(QChar(0x266F), u'#').replace(QChar(0x266D), u'b');
}

QStringList keyCandidates(const model::Timeline& shown, double time, const QString& typed) {
  const model::MusicalKey key = edits::keyAt(shown, time);
  QStringList names;
  const auto add = [&](const model::MusicalKey& candidate) {
    const QString name = typedKey(candidate);
    if (name.startsWith(typed.trimmed(), Qt::CaseInsensitive) && !names.contains(name)) names << name;
  };
  const model::KeySpan* span = shown.key ? spanIn(shown.key->spans, time) : nullptr;
  if (span != nullptr && span->runnerUp) add(*span->runnerUp);
  const bool major = key.mode == model::Mode::Major;
  add(key);
  add({(key.tonic + (major ? 9 : 3)) % 12, major ? model::Mode::Minor : model::Mode::Major});
  add({key.tonic, major ? model::Mode::Minor : model::Mode::Major});
  for (const int fifth : {7, 5}) add({(key.tonic + fifth) % 12, key.mode});
  if (typed.trimmed().isEmpty()) return names;
  for (int tonic = 0; tonic < 12; ++tonic) {
    for (const model::Mode mode : {model::Mode::Major, model::Mode::Minor}) add({tonic, mode});
  }
  return names;
}

QStringList sectionCandidates(const QString& typed) {
  QStringList names;
  for (const SectionKind kind : kKinds) {
    const QString name = sectionKindText(kind);
    if (name.startsWith(typed.trimmed(), Qt::CaseInsensitive)) names << name;
  }
  return names;
}

std::optional<model::Edit> sectionEdit(const model::Timeline& shown, const model::TimeRange& span,
                                       const QString& typed) {
  const double middle = (span.begin + span.end) / 2.0;
  for (const SectionKind kind : kKinds) {
    if (sectionKindText(kind).compare(typed, Qt::CaseInsensitive) == 0)
      return edits::setSectionKind(shown, middle, kind);
  }
  if (typed.isEmpty()) return edits::setSectionKind(shown, middle, std::nullopt);
  return edits::renameSection(shown, middle, typed.toStdString());
}

}  // namespace

QString typedText(const model::Timeline& shown, EditLayer layer, double time) {
  if (layer == EditLayer::Chords && shown.chords) {
    const model::ChordSpan* span = spanIn(shown.chords->changes, time);
    if (span == nullptr) return {};
    return text::localChord(
        QString::fromStdString(model::plainChordName(span->label, edits::keyAt(shown, time))));
  }
  if (layer == EditLayer::Key && shown.key) {
    const model::KeySpan* span = spanIn(shown.key->spans, time);
    return span == nullptr ? QString() : typedKey(span->key);
  }
  if (layer == EditLayer::Sections && shown.sections) {
    const model::Section* section = spanIn(shown.sections->sections, time);
    return section == nullptr ? QString() : sectionText(*section);
  }
  return {};
}

QStringList typedCandidates(const model::Timeline& shown, EditLayer layer, double time,
                            const QString& typed) {
  if (layer == EditLayer::Chords) return chordCandidates(shown, time, typed);
  if (layer == EditLayer::Key) return keyCandidates(shown, time, typed);
  if (layer == EditLayer::Sections) return sectionCandidates(typed);
  return {};
}

std::optional<model::MusicalKey> parseTypedKey(const QString& typed) {
  QString words = typed.simplified();
  for (int tonic = 0; tonic < 12; ++tonic) {
    for (const model::Mode mode : {model::Mode::Major, model::Mode::Minor}) {
      const model::MusicalKey key{tonic, mode};
      if (words.compare(typedKey(key), Qt::CaseInsensitive) == 0 ||
          words.compare(keyText(key), Qt::CaseInsensitive) == 0)
        return key;
    }
  }
  for (const auto& [word, mode] : {std::pair{QStringLiteral(" major"), model::Mode::Major},
                                   {QStringLiteral(" minor"), model::Mode::Minor}}) {
    if (!words.endsWith(word, Qt::CaseInsensitive)) continue;
    const auto tonic = model::parseChord(text::internationalChord(words.chopped(word.size())).toStdString());
    const auto chord = tonic ? model::parseHarte(*tonic) : std::nullopt;
    if (!chord || chord->quality != "maj" || chord->bass != chord->root) return std::nullopt;
    return model::MusicalKey{chord->root, mode};
  }
  const auto label = model::parseChord(text::internationalChord(words).toStdString());
  const auto chord = label ? model::parseHarte(*label) : std::nullopt;
  if (!chord || chord->bass != chord->root) return std::nullopt;
  if (chord->quality == "maj") return model::MusicalKey{chord->root, model::Mode::Major};
  if (chord->quality == "min") return model::MusicalKey{chord->root, model::Mode::Minor};
  return std::nullopt;
}

std::optional<model::Edit> typedEdit(const model::Timeline& shown, EditLayer layer,
                                     const model::TimeRange& span, const QString& typed) {
  const QString plain = typed.trimmed();
  if (layer == EditLayer::Chords) {
    const auto label = model::parseChord(text::internationalChord(plain).toStdString());
    if (!label) return std::nullopt;
    return edits::setChord(shown, span, *label).value_or(model::Edit{});
  }
  if (layer == EditLayer::Key) {
    const auto key = parseTypedKey(plain);
    if (!key) return std::nullopt;
    return edits::setKey(shown, span, *key).value_or(model::Edit{});
  }
  if (layer == EditLayer::Sections) return sectionEdit(shown, span, plain).value_or(model::Edit{});
  return std::nullopt;
}

QString expectedText(EditLayer layer) {
  if (layer == EditLayer::Chords)
    return text(QT_TRANSLATE_NOOP("Harmony", "Type a chord: Am7, F#/A#, A:min7, N.C."));
  if (layer == EditLayer::Key)
    return text(QT_TRANSLATE_NOOP("Harmony", "Type a key: D minor, F# major, Bbm"));
  return text(QT_TRANSLATE_NOOP("Harmony", "Type any name"));
}

QString refusedText(EditLayer layer, const QString& typed) {
  QString expected = expectedText(layer);
  if (layer == EditLayer::Chords)
    return text(QT_TRANSLATE_NOOP("Harmony", "“%1” is no chord. %2")).arg(typed.trimmed(), expected);
  if (layer == EditLayer::Key)
    return text(QT_TRANSLATE_NOOP("Harmony", "“%1” is no key. %2")).arg(typed.trimmed(), expected);
  return expected;
}

}  // namespace barline::ui
