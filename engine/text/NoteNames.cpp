#include "engine/text/NoteNames.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>

namespace barline::text {
namespace {

/// What QT_TRANSLATE_NOOP3 makes.
struct Name {
  const char* text;
  const char* meaning;
};

constexpr std::array<Name, 17> kTonics{{
    QT_TRANSLATE_NOOP3("Music", "C", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "C#", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "Db", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "D", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "D#", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "Eb", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "E", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "F", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "F#", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "Gb", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "G", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "G#", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "Ab", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "A", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "A#", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "Bb", "tonic of a key"),
    QT_TRANSLATE_NOOP3("Music", "B", "tonic of a key"),
}};

constexpr std::array<Name, 17> kChordRoots{{
    QT_TRANSLATE_NOOP3("Music", "C", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "C#", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "Db", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "D", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "D#", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "Eb", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "E", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "F", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "F#", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "Gb", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "G", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "G#", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "Ab", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "A", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "A#", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "Bb", "root of a chord"),
    QT_TRANSLATE_NOOP3("Music", "B", "root of a chord"),
}};

QString translated(const std::array<Name, 17>& names, const std::string& name) {
  const auto known = std::find_if(names.begin(), names.end(),
                                  [&](const Name& entry) { return std::string_view(entry.text) == name; });
  if (known == names.end()) return QString::fromStdString(name);
  return QCoreApplication::translate("Music", known->text, known->meaning);
}

bool isAccidental(QChar sign) {
  return sign == u'#' || sign == u'b' || sign == QChar(0x266F) || sign == QChar(0x266D);
}

/// Where a chord's root and bass stand: what begins it, and what follows a stroke.
template <class Named>
QString withNotes(const QString& chord, const Named& named) {
  QString result;
  for (qsizetype at = 0; at < chord.size();) {
    const bool isNote = at == 0 || chord[at - 1] == u'/';
    const qsizetype length = !isNote ? 1 : at + 1 < chord.size() && isAccidental(chord[at + 1]) ? 2 : 1;
    const QString part = chord.mid(at, length);
    result += isNote ? named(part) : part;
    at += length;
  }
  return result;
}

}  // namespace

QString tonicName(const std::string& name) {
  return translated(kTonics, name);
}

QString chordRootName(const std::string& name) {
  return translated(kChordRoots, name);
}

QString localChord(const QString& international) {
  return withNotes(international, [](const QString& note) { return chordRootName(note.toStdString()); });
}

QString internationalChord(const QString& local) {
  if (chordRootName("B") != QStringLiteral("H") || local.contains(u':')) return local;
  return withNotes(local, [](const QString& note) {
    if (note.startsWith(u'H', Qt::CaseInsensitive)) return u'B' + note.mid(1);
    return note == QStringLiteral("B") ? QStringLiteral("Bb") : note;
  });
}

}  // namespace barline::text
