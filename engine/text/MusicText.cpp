#include "engine/text/MusicText.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <cmath>
#include <string>

#include "engine/text/NoteNames.h"

namespace barline::text {
namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kSharp(0x266F);
constexpr QChar kFlat(0x266D);

/// A flat sign follows a note's letter or precedes a numeral; any other 'b' ("m7b5") alters a degree and is a
/// flat as well, so every one becomes ♭.
QString withAccidentals(QString text) {
  text.replace(u'#', kSharp);
  text.replace(u'b', kFlat);
  return text;
}

/// Nashville's suffixes stand high, so that "5⁷" is no fifty-seven. What follows a slash is a bass note's
/// number.
QString withHighSuffix(const QString& number) {
  constexpr std::array<char16_t, 10> kHigh{u'⁰', u'¹', u'²', u'³', u'⁴', u'⁵', u'⁶', u'⁷', u'⁸', u'⁹'};
  QString text;
  bool suffix = false;
  for (const QChar c : number) {
    if (c == u'/') suffix = false;
    text += suffix && c.isDigit() ? QChar(kHigh.at(static_cast<std::size_t>(c.digitValue()))) : c;
    if (c.isDigit()) suffix = true;
  }
  return text;
}

}  // namespace

QString timeText(double seconds, int decimals) {
  const double unit = std::pow(10.0, decimals);
  const auto total = static_cast<qint64>(std::llround(std::abs(seconds) * unit));
  const auto perSecond = static_cast<qint64>(unit);
  const qint64 whole = total / perSecond;
  QString text;
  if (seconds < 0 && total > 0) text += kMinus;
  const qint64 hours = whole / 3600;
  const qint64 minutes = whole / 60 % 60;
  if (hours > 0) {
    text += QStringLiteral("%1:%2").arg(hours).arg(minutes, 2, 10, QLatin1Char('0'));
  } else {
    text += QString::number(minutes);
  }
  text += QStringLiteral(":%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
  if (decimals > 0) text += QStringLiteral(".%1").arg(total % perSecond, decimals, 10, QLatin1Char('0'));
  return text;
}

QString numberText(double value, int decimals) {
  QString text = QString::number(value, 'f', decimals);
  if (!text.startsWith(u'-')) return text;
  text.remove(0, 1);
  const bool isZero = text.toDouble() == 0.0;
  return isZero ? text : kMinus + text;
}

QString chordText(std::string_view harteLabel, const model::MusicalKey& key,
                  const model::ChordDisplay& display) {
  const auto chord = model::parseHarte(harteLabel);
  if (!chord) return QCoreApplication::translate("Music", "N.C.", "no chord");
  const std::string name = model::chordName(harteLabel, key, display);
  switch (display.notation) {
    case model::ChordNotation::Harte:
      return QString::fromStdString(name);
    case model::ChordNotation::Roman:
      return withAccidentals(QString::fromStdString(name));
    case model::ChordNotation::Nashville:
      return withAccidentals(withHighSuffix(QString::fromStdString(name)));
    case model::ChordNotation::Plain:
      break;
  }
  const model::MusicalKey written = model::transposed(key, display.shift());
  const std::string root = model::noteName(chord->root + display.shift(), written, display.accidentals);
  const std::size_t slash = name.find('/');
  QString text =
      chordRootName(root) + QString::fromStdString(name.substr(
                                root.size(), slash == std::string::npos ? slash : slash - root.size()));
  if (slash != std::string::npos) text += u'/' + chordRootName(name.substr(slash + 1));
  return withAccidentals(text);
}

QString chordShiftText(const model::ChordDisplay& display) {
  const bool named =
      display.notation == model::ChordNotation::Plain || display.notation == model::ChordNotation::Harte;
  if (!named) return {};
  QStringList parts;
  if (display.transpose != 0)
    parts << QCoreApplication::translate("Music", "%1 semitones")
                 .arg((display.transpose > 0 ? QStringLiteral("+") : QString()) +
                      numberText(display.transpose, 0));
  if (display.capo > 0) parts << QCoreApplication::translate("Music", "shapes, capo %1").arg(display.capo);
  return parts.join(QStringLiteral(" · "));
}

QString numeralText(std::string_view harteLabel, const model::MusicalKey& key) {
  return withAccidentals(QString::fromStdString(model::romanNumeral(harteLabel, key)));
}

QString keyText(const model::MusicalKey& key) {
  const QString tonic = withAccidentals(tonicName(model::pitchClassName(key.tonic, key)));
  const char* form = key.mode == model::Mode::Major ? QT_TRANSLATE_NOOP("Music", "%1 major")
                                                    : QT_TRANSLATE_NOOP("Music", "%1 minor");
  return QCoreApplication::translate("Music", form).arg(tonic);
}

QString pitchClassText(int pitchClass) {
  static constexpr std::array kNames{"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
  return withAccidentals(chordRootName(kNames.at(static_cast<std::size_t>(pitchClass))));
}

QString nearestNoteText(double frequency) {
  const auto note = static_cast<int>(std::lround(69 + 12 * std::log2(frequency / 440)));
  return pitchClassText(note % 12) + QString::number(note / 12 - 1);
}

QString sectionKindText(model::SectionKind kind) {
  static constexpr std::array kNames{
      QT_TRANSLATE_NOOP("Section", "Intro"),  QT_TRANSLATE_NOOP("Section", "Verse"),
      QT_TRANSLATE_NOOP("Section", "Chorus"), QT_TRANSLATE_NOOP("Section", "Bridge"),
      QT_TRANSLATE_NOOP("Section", "Break"),  QT_TRANSLATE_NOOP("Section", "Outro")};
  return QCoreApplication::translate("Section", kNames.at(static_cast<std::size_t>(kind)));
}

QString sectionText(const model::Section& section) {
  if (!section.name.empty()) return QString::fromStdString(section.name);
  return section.label ? sectionKindText(section.label->kind) : QString();
}

}  // namespace barline::text
