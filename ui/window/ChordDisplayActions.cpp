#include "ui/window/ChordDisplayActions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <array>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

using model::ChordDisplay;

QString text(const char* source) {
  return QCoreApplication::translate("ChordDisplay", source);
}

/// One of several values of a member of ChordDisplay.
template <class Value>
void addChoice(QActionGroup& group, QMenu& menu, TimelineView& timeline, Value ChordDisplay::*member,
               Value value, const QString& name, const QString& title) {
  QAction* action = menu.addAction(title);
  action->setObjectName(name);
  action->setCheckable(true);
  action->setChecked(timeline.chordDisplay().*member == value);
  group.addAction(action);
  QObject::connect(action, &QAction::triggered, &timeline, [&timeline, member, value] {
    ChordDisplay display = timeline.chordDisplay();
    display.*member = value;
    timeline.setChordDisplay(display);
  });
  QObject::connect(
      &timeline, &TimelineView::chordDisplayChanged, action,
      [action, member, value](const ChordDisplay& display) { action->setChecked(display.*member == value); });
}

void addNotations(QMenu& menu, TimelineView& timeline) {
  struct Choice {
    model::ChordNotation notation;
    const char* name;
    const char* title;
  };
  using enum model::ChordNotation;
  constexpr std::array kChoices{
      Choice{Plain, "chordsPlain", QT_TRANSLATE_NOOP("ChordDisplay", "&Names: Am7, F♯/A♯")},
      Choice{Roman, "chordsRoman", QT_TRANSLATE_NOOP("ChordDisplay", "&Roman numerals: ii7, V/3")},
      Choice{Nashville, "chordsNashville", QT_TRANSLATE_NOOP("ChordDisplay", "Nash&ville numbers: 2-7, 5/7")},
      Choice{Harte, "chordsHarte", QT_TRANSLATE_NOOP("ChordDisplay", "&Harte labels: A:min7, F#:maj/3")}};
  auto* group = new QActionGroup(&menu);
  for (const Choice& choice : kChoices)
    addChoice(*group, menu, timeline, &ChordDisplay::notation, choice.notation, QLatin1String(choice.name),
              text(choice.title));
}

void addAccidentals(QMenu& menu, TimelineView& timeline) {
  struct Choice {
    model::Accidentals accidentals;
    const char* name;
    const char* title;
  };
  using enum model::Accidentals;
  constexpr std::array kChoices{
      Choice{ByKey, "chordsByKey", QT_TRANSLATE_NOOP("ChordDisplay", "Sharps or flats by the &key")},
      Choice{Sharps, "chordsSharps", QT_TRANSLATE_NOOP("ChordDisplay", "Always &sharps")},
      Choice{Flats, "chordsFlats", QT_TRANSLATE_NOOP("ChordDisplay", "Always &flats")}};
  auto* group = new QActionGroup(&menu);
  for (const Choice& choice : kChoices)
    addChoice(*group, menu, timeline, &ChordDisplay::accidentals, choice.accidentals,
              QLatin1String(choice.name), text(choice.title));
}

void addTransposition(QMenu& menu, TimelineView& timeline) {
  constexpr int kMost = 6;
  auto* group = new QActionGroup(&menu);
  for (int semitones = kMost; semitones >= -kMost; --semitones) {
    const QString sign = semitones > 0 ? QStringLiteral("+") : QString();
    const QString title =
        semitones == 0
            ? text(QT_TRANSLATE_NOOP("ChordDisplay", "As it &sounds"))
            : text(QT_TRANSLATE_NOOP("ChordDisplay", "%1 semitones")).arg(sign + numberText(semitones, 0));
    addChoice(*group, menu, timeline, &ChordDisplay::transpose, semitones,
              QStringLiteral("chordsTranspose%1").arg(semitones), title);
  }
}

void addCapo(QMenu& menu, TimelineView& timeline) {
  constexpr int kMost = 9;
  auto* group = new QActionGroup(&menu);
  for (int fret = 0; fret <= kMost; ++fret) {
    const QString title = fret == 0 ? text(QT_TRANSLATE_NOOP("ChordDisplay", "&None: chords as they sound"))
                                    : text(QT_TRANSLATE_NOOP("ChordDisplay", "Shapes, capo %1")).arg(fret);
    addChoice(*group, menu, timeline, &ChordDisplay::capo, fret, QStringLiteral("chordsCapo%1").arg(fret),
              title);
  }
}

}  // namespace

void addChordDisplayActions(QMenu& menu, TimelineView& timeline) {
  addNotations(menu, timeline);
  menu.addSeparator();
  addAccidentals(menu, timeline);
  menu.addSeparator();
  addTransposition(*menu.addMenu(text(QT_TRANSLATE_NOOP("ChordDisplay", "&Transposed"))), timeline);
  addCapo(*menu.addMenu(text(QT_TRANSLATE_NOOP("ChordDisplay", "&Capo"))), timeline);
}

}  // namespace barline::ui
