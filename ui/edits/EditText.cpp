#include "ui/edits/EditText.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "engine/model/Section.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using model::EditName;

/// How an argument is written.
enum class Kind : unsigned char { None, Text, Seconds, Milliseconds, Number, Chord, Key };

struct Wording {
  const char* action;
  const char* text;  ///< %1 and %2 are the arguments
  Kind first{Kind::None};
  Kind second{Kind::None};
  const char* single{};  ///< where both arguments are the same; null = text
};

constexpr std::array kWordings{
    Wording{"move_beat", QT_TRANSLATE_NOOP("Edit", "Move beat %1 by %2"), Kind::Text, Kind::Milliseconds},
    Wording{"insert_beat", QT_TRANSLATE_NOOP("Edit", "Insert beat at %1"), Kind::Seconds},
    Wording{"delete_beat", QT_TRANSLATE_NOOP("Edit", "Delete beat %1"), Kind::Text},
    Wording{"set_downbeat", QT_TRANSLATE_NOOP("Edit", "Move downbeat to %1"), Kind::Seconds},
    Wording{"set_metre", QT_TRANSLATE_NOOP("Edit", "Set %1 from %2"), Kind::Text, Kind::Seconds},
    Wording{"use_metre", QT_TRANSLATE_NOOP("Edit", "Set %1"), Kind::Text},
    Wording{"shift_bars", QT_TRANSLATE_NOOP("Edit", "Shift bars by %1 beats"), Kind::Number},
    Wording{"shift_grid", QT_TRANSLATE_NOOP("Edit", "Shift beats by %1"), Kind::Milliseconds},
    Wording{"snap_beats", QT_TRANSLATE_NOOP("Edit", "Snap %1 beats to transients"), Kind::Number},
    Wording{"fit_tempo", QT_TRANSLATE_NOOP("Edit", "Fit %1 BPM, %2 ms off"), Kind::Text, Kind::Text},
    Wording{"fit_taps", QT_TRANSLATE_NOOP("Edit", "Fit beats to %1 taps, %2 BPM"), Kind::Number, Kind::Text},
    Wording{"use_alternative", QT_TRANSLATE_NOOP("Edit", "Take the other grid")},
    Wording{"set_chord", QT_TRANSLATE_NOOP("Edit", "Change chord to %1 in bar %2"), Kind::Chord, Kind::Text},
    Wording{"set_no_chord", QT_TRANSLATE_NOOP("Edit", "Set no chord in bar %1"), Kind::Text},
    Wording{"split_chord", QT_TRANSLATE_NOOP("Edit", "Split %1 in bar %2"), Kind::Chord, Kind::Text},
    Wording{"join_chords", QT_TRANSLATE_NOOP("Edit", "Join chords to %1 from bar %2"), Kind::Chord,
            Kind::Text},
    Wording{"move_chord_border", QT_TRANSLATE_NOOP("Edit", "Move begin of %1 to bar %2"), Kind::Chord,
            Kind::Text},
    Wording{"transpose_chords", QT_TRANSLATE_NOOP("Edit", "Transpose chords by %1 semitones from bar %2"),
            Kind::Number, Kind::Text},
    Wording{"set_key", QT_TRANSLATE_NOOP("Edit", "Set key %1 from bar %2"), Kind::Key, Kind::Text},
    Wording{"move_key_border", QT_TRANSLATE_NOOP("Edit", "Move begin of %1 to bar %2"), Kind::Key,
            Kind::Text},
    Wording{"draw_section", QT_TRANSLATE_NOOP("Edit", "Draw section %1 from bar %2"), Kind::Text, Kind::Text},
    Wording{"split_section", QT_TRANSLATE_NOOP("Edit", "Split section %1 at bar %2"), Kind::Text, Kind::Text},
    Wording{"merge_sections", QT_TRANSLATE_NOOP("Edit", "Merge sections to %1 from bar %2"), Kind::Text,
            Kind::Text},
    Wording{"remove_section", QT_TRANSLATE_NOOP("Edit", "Remove section %1 from bar %2"), Kind::Text,
            Kind::Text},
    Wording{"move_section_border", QT_TRANSLATE_NOOP("Edit", "Move begin of section %1 to bar %2"),
            Kind::Text, Kind::Text},
    Wording{"rename_section", QT_TRANSLATE_NOOP("Edit", "Rename section to %1 at bar %2"), Kind::Text,
            Kind::Text},
    Wording{"set_section_group", QT_TRANSLATE_NOOP("Edit", "Put section into group %1 at bar %2"), Kind::Text,
            Kind::Text},
    Wording{"verify", QT_TRANSLATE_NOOP("Edit", "Accept bars %1 to %2"), Kind::Text, Kind::Text,
            QT_TRANSLATE_NOOP("Edit", "Accept bar %1")},
    Wording{"unverify", QT_TRANSLATE_NOOP("Edit", "No longer accept bars %1 to %2"), Kind::Text, Kind::Text,
            QT_TRANSLATE_NOOP("Edit", "No longer accept bar %1")},
    Wording{"lock", QT_TRANSLATE_NOOP("Edit", "Lock bars %1 to %2"), Kind::Text, Kind::Text,
            QT_TRANSLATE_NOOP("Edit", "Lock bar %1")},
    Wording{"unlock", QT_TRANSLATE_NOOP("Edit", "Unlock bars %1 to %2"), Kind::Text, Kind::Text,
            QT_TRANSLATE_NOOP("Edit", "Unlock bar %1")},
    Wording{"revert", QT_TRANSLATE_NOOP("Edit", "Revert bars %1 to %2 to the analysis"), Kind::Text,
            Kind::Text, QT_TRANSLATE_NOOP("Edit", "Revert bar %1 to the analysis")}};

QString translated(const char* text) {
  return QCoreApplication::translate("Edit", text);
}

QString argument(const EditName& name, std::size_t index) {
  return index < name.arguments.size() ? QString::fromStdString(name.arguments[index]) : QString();
}

QString written(const QString& text, Kind kind) {
  switch (kind) {
    case Kind::None:
    case Kind::Text:
      return text.isEmpty() ? QStringLiteral("–") : text;
    case Kind::Seconds:
      return timeText(text.toDouble(), 3);
    case Kind::Milliseconds: {
      const double milliseconds = 1000.0 * text.toDouble();
      return (milliseconds > 0.0 ? QStringLiteral("+") : QString()) + numberText(milliseconds, 0) +
             QStringLiteral(" ms");
    }
    case Kind::Number:
      return numberText(text.toDouble(), 0);
    case Kind::Chord:
      return chordText(text.toStdString(), {});
    case Kind::Key: {
      const auto key = model::parseMusicalKey(text.toStdString());
      return key ? keyText(*key) : text;
    }
  }
  return text;
}

QString scaleText(const QString& ratio) {
  if (ratio == QStringLiteral("2/1")) return translated(QT_TRANSLATE_NOOP("Edit", "Double the tempo"));
  if (ratio == QStringLiteral("1/2")) return translated(QT_TRANSLATE_NOOP("Edit", "Halve the tempo"));
  return translated(QT_TRANSLATE_NOOP("Edit", "Set %1 of the tempo")).arg(ratio);
}

QString kindText(const EditName& name) {
  using enum model::SectionKind;
  const QString id = argument(name, 0);
  for (const model::SectionKind kind : {Intro, Verse, Chorus, Bridge, Break, Outro}) {
    if (QString::fromUtf8(model::toString(kind).data()) != id) continue;
    return translated(QT_TRANSLATE_NOOP("Edit", "Call section %1 at bar %2"))
        .arg(sectionKindText(kind), argument(name, 1));
  }
  return translated(QT_TRANSLATE_NOOP("Edit", "Take the name of the section at bar %1"))
      .arg(argument(name, 1));
}

}  // namespace

QString editText(const EditName& name) {
  if (name.action == "scale_tempo") return scaleText(argument(name, 0));
  if (name.action == "set_section_kind") return kindText(name);
  if (name.action == "shift_half_beat") {
    return argument(name, 0).startsWith(u'-')
               ? translated(QT_TRANSLATE_NOOP("Edit", "Shift beats half a beat earlier"))
               : translated(QT_TRANSLATE_NOOP("Edit", "Shift beats half a beat later"));
  }
  const auto* const wording = std::ranges::find(kWordings, name.action, &Wording::action);
  if (wording == kWordings.end()) return translated(QT_TRANSLATE_NOOP("Edit", "Edit"));
  if (wording->single != nullptr && argument(name, 0) == argument(name, 1))
    return translated(wording->single).arg(written(argument(name, 0), wording->first));
  const QString text = translated(wording->text);
  if (wording->second != Kind::None)
    return text.arg(written(argument(name, 0), wording->first), written(argument(name, 1), wording->second));
  if (wording->first != Kind::None) return text.arg(written(argument(name, 0), wording->first));
  return text;
}

}  // namespace barline::ui
