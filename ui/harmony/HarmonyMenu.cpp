#include "ui/harmony/HarmonyMenu.h"

#include <QCoreApplication>
#include <QMenu>
#include <algorithm>
#include <array>
#include <functional>

#include "engine/edits/Spans.h"
#include "ui/edits/EditController.h"
#include "ui/harmony/HarmonyEditor.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

using edits::Neighbour;
using model::EditLayer;
using model::SectionKind;

QString text(const char* source) {
  return QCoreApplication::translate("Harmony", source);
}

QAction* add(QMenu& menu, const char* title, std::function<void()> run) {
  return menu.addAction(text(title), std::move(run));
}

void addOverSelection(QMenu& menu, HarmonyEditor& editor, EditLayer layer, const char* title) {
  if (editor.timeline().selection())
    add(menu, title, [&editor, layer] { editor.requestEntryOverSelection(layer); });
}

void addTransposition(QMenu& menu, HarmonyEditor& editor) {
  const bool selected = editor.timeline().selection().has_value();
  QMenu* steps =
      menu.addMenu(selected ? text(QT_TRANSLATE_NOOP("Harmony", "&Transpose chords of the selection"))
                            : text(QT_TRANSLATE_NOOP("Harmony", "&Transpose")));
  constexpr int kMost = 6;
  for (int semitones = kMost; semitones >= -kMost; --semitones) {
    if (semitones == 0) continue;
    const QString sign = semitones > 0 ? QStringLiteral("+") : QString();
    steps->addAction(text(QT_TRANSLATE_NOOP("Harmony", "%1 semitones")).arg(sign + numberText(semitones, 0)),
                     [&editor, semitones] { editor.transpose(semitones); });
  }
}

void addChords(QMenu& menu, HarmonyEditor& editor, double time) {
  const auto shown = editor.shown();
  const auto index = shown->chords ? edits::spanAt(shown->chords->changes, time) : std::nullopt;
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Change chord…\tReturn"), [&editor] { editor.requestEntry(); });
  if (index && shown->chords->changes[*index].runnerUp) {
    const QString runnerUp = chordText(*shown->chords->changes[*index].runnerUp, edits::keyAt(*shown, time),
                                       editor.timeline().chordDisplay());
    menu.addAction(text(QT_TRANSLATE_NOOP("Harmony", "Take the runner-up, %1")).arg(runnerUp),
                   [&editor] { editor.takeRunnerUp(); });
  }
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&No chord\tDelete"), [&editor] { editor.remove(); });
  addOverSelection(menu, editor, EditLayer::Chords,
                   QT_TRANSLATE_NOOP("Harmony", "Chord &over the selection…"));
  menu.addSeparator();
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Split here"),
      [&editor, time] { editor.split(EditLayer::Chords, time); });
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Join with the next\tJ"),
      [&editor] { editor.join(Neighbour::Next); });
  add(menu, QT_TRANSLATE_NOOP("Harmony", "Join with the &previous\tShift+J"),
      [&editor] { editor.join(Neighbour::Previous); });
  addTransposition(menu, editor);
}

void addKeys(QMenu& menu, HarmonyEditor& editor, double time) {
  const auto shown = editor.shown();
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Change key…\tReturn"), [&editor] { editor.requestEntry(); });
  const auto index = shown->key ? edits::spanAt(shown->key->spans, time) : std::nullopt;
  if (index && shown->key->spans[*index].runnerUp)
    menu.addAction(text(QT_TRANSLATE_NOOP("Harmony", "Take the runner-up, %1"))
                       .arg(keyText(*shown->key->spans[*index].runnerUp)),
                   [&editor] { editor.takeRunnerUp(); });
  addOverSelection(menu, editor, EditLayer::Key, QT_TRANSLATE_NOOP("Harmony", "Key &over the selection…"));
  // From the beat at which the menu was asked for.
  double from = time;
  if (shown->grid) {
    if (const auto beat = model::beatIndexAt(*shown->grid, time)) from = shown->grid->beats[*beat].time;
  }
  QMenu* keys = menu.addMenu(text(QT_TRANSLATE_NOOP("Harmony", "&Key from here")));
  for (const model::Mode mode : {model::Mode::Major, model::Mode::Minor}) {
    if (mode == model::Mode::Minor) keys->addSeparator();
    for (int tonic = 0; tonic < 12; ++tonic) {
      const model::MusicalKey key{tonic, mode};
      keys->addAction(keyText(key), [&editor, from, key] { editor.setKeyFrom(from, key); });
    }
  }
  menu.addSeparator();
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Join with the next\tJ"),
      [&editor] { editor.join(Neighbour::Next); });
  add(menu, QT_TRANSLATE_NOOP("Harmony", "Join with the &previous\tShift+J"),
      [&editor] { editor.join(Neighbour::Previous); });
}

void addKinds(QMenu& menu, const std::function<void(std::optional<SectionKind>)>& run, bool withNone) {
  using enum SectionKind;
  for (const SectionKind kind : {Intro, Verse, Chorus, Bridge, Break, Outro})
    menu.addAction(sectionKindText(kind), [run, kind] { run(kind); });
  if (!withNone) return;
  menu.addSeparator();
  menu.addAction(text(QT_TRANSLATE_NOOP("Harmony", "No name")), [run] { run(std::nullopt); });
}

void addSections(QMenu& menu, HarmonyEditor& editor, double time) {
  const auto shown = editor.shown();
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Rename…\tReturn"), [&editor] { editor.requestEntry(); });
  addKinds(
      *menu.addMenu(text(QT_TRANSLATE_NOOP("Harmony", "&What it is"))),
      [&editor](std::optional<SectionKind> kind) { editor.setSectionKind(kind); }, true);
  QMenu* groups = menu.addMenu(text(QT_TRANSLATE_NOOP("Harmony", "&Group")));
  int last = 0;
  if (shown->sections) {
    for (const model::Section& section : shown->sections->sections) last = std::max(last, section.group);
  }
  for (int group = 0; group <= last + 1; ++group)
    groups->addAction(QString::fromStdString(model::groupLetter(group)),
                      [&editor, group] { editor.setSectionGroup(group); });
  menu.addSeparator();
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Split at the nearest bar"),
      [&editor, time] { editor.split(EditLayer::Sections, time); });
  add(menu, QT_TRANSLATE_NOOP("Harmony", "&Merge with the next\tJ"),
      [&editor] { editor.join(Neighbour::Next); });
  add(menu, QT_TRANSLATE_NOOP("Harmony", "Merge with the &previous\tShift+J"),
      [&editor] { editor.join(Neighbour::Previous); });
  add(menu, QT_TRANSLATE_NOOP("Harmony", "R&emove\tDelete"), [&editor] { editor.remove(); });
  if (!editor.timeline().selection()) return;
  QMenu* kinds = menu.addMenu(text(QT_TRANSLATE_NOOP("Harmony", "&Draw over the selection")));
  addKinds(
      *kinds, [&editor](std::optional<SectionKind> kind) { editor.drawSection(kind); }, true);
}

void addMarks(QMenu& menu, HarmonyEditor& editor, EditLayer layer) {
  if (!editor.current()) return;
  const edits::EditOverlay& overlay = editor.edits().overlay();
  const model::TimeRange range = editor.current()->range;
  menu.addSeparator();
  QAction* verified = add(menu, QT_TRANSLATE_NOOP("Harmony", "&Accepted"), [] {});
  verified->setCheckable(true);
  verified->setChecked(overlay.isVerified(layer, range));
  QObject::connect(verified, &QAction::triggered, &editor, &HarmonyEditor::setVerified);
  QAction* locked = add(menu, QT_TRANSLATE_NOOP("Harmony", "&Locked"), [] {});
  locked->setCheckable(true);
  locked->setChecked(overlay.isLocked(layer, range));
  QObject::connect(locked, &QAction::triggered, &editor, &HarmonyEditor::setLocked);
  add(menu, QT_TRANSLATE_NOOP("Harmony", "Re&vert to the analysis"), [&editor] {
    editor.revert();
  })->setEnabled(overlay.isEdited(layer, range));
}

}  // namespace

void fillHarmonyMenu(QMenu& menu, HarmonyEditor& editor, EditLayer layer, double time) {
  if (!editor.shown()) return;
  if (layer == EditLayer::Chords) addChords(menu, editor, time);
  if (layer == EditLayer::Key) addKeys(menu, editor, time);
  if (layer == EditLayer::Sections) addSections(menu, editor, time);
  addMarks(menu, editor, layer);
}

}  // namespace barline::ui
