#include "ui/dialogs/ShortcutsDialog.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>
#include <vector>

#include "ui/dialogs/KeyCap.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

struct Group {
  QString title;
  std::vector<std::pair<QStringList, QString>> keys;  // what to press, what it does
};

}  // namespace

ShortcutsDialog::ShortcutsDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Keyboard shortcuts"));
  setSurface(*this, Surface::Panel);
  const std::vector<Group> groups{
      {tr("Playing"),
       {{{tr("Space")}, tr("Play, pause")},
        {{tr("Enter")}, tr("Play the selection or loop")},
        {{tr("L"), QStringLiteral("["), QStringLiteral("]")}, tr("Loop; its beginning, its end")},
        {{tr("K")}, tr("Click on the beats")},
        {{tr("Ctrl+PgUp"), tr("Ctrl+PgDown"), tr("Ctrl+Home")}, tr("Faster, slower, as it is")},
        {{tr("Left"), tr("Right")}, tr("One beat back, on")},
        {{tr("Shift+Left"), tr("Shift+Right")}, tr("One bar back, on")},
        {{tr("Ctrl+Left"), tr("Ctrl+Right")}, tr("Four bars back, on")},
        {{tr("Home"), tr("End")}, tr("Beginning, end of the track")}}},
      {tr("Timeline"),
       {{{QStringLiteral("+"), QStringLiteral("−")}, tr("Zoom in, out")},
        {{tr("F")}, tr("Show the whole track")},
        {{tr("Wheel")}, tr("Zoom about the pointer")},
        {{tr("Shift+Wheel")}, tr("Scroll")},
        {{tr("Alt+Drag")}, tr("Scroll; so does the middle button")},
        {{tr("Drag")}, tr("Select; with Shift without snapping")},
        {{tr("Double click")}, tr("Select the section, chord, key or bar")},
        {{tr("Ctrl+Shift+Left"), tr("Ctrl+Shift+Right")}, tr("Move the selection's end")},
        {{tr("Alt+Shift+Left"), tr("Alt+Shift+Right")}, tr("Move the selection's beginning")},
        {{tr("Shift+B"), tr("Shift+C"), tr("Shift+S")}, tr("Select the bar, chord, section")},
        {{tr("Ctrl+A"), tr("Esc")}, tr("Select the whole track, nothing")},
        {{tr("Click")}, tr("Move the playhead")}}},
      {tr("Library"),
       {{{tr("Ctrl+F")}, tr("Search")},
        {{tr("Up"), tr("Down")}, tr("Previous, next track")},
        {{tr("Enter")}, tr("Open the track")},
        {{tr("Ctrl+L")}, tr("List similar tracks")},
        {{tr("Esc")}, tr("From similar tracks back to all")},
        {{tr("Delete")}, tr("Remove from the library; the file stays")},
        {{tr("Ctrl+B")}, tr("Show or hide the library")}}},
      {tr("Program"),
       {{{tr("Ctrl+O")}, tr("Open files")},
        {{tr("Ctrl+Shift+O")}, tr("Open a folder")},
        {{tr("Ctrl+R")}, tr("Analyse the track again")},
        {{tr("Ctrl+I")}, tr("Show or hide the inspector")},
        {{tr("Ctrl+Shift+F")}, tr("Full screen")},
        {{tr("Ctrl+/")}, tr("This list")},
        {{tr("Ctrl+Q")}, tr("Quit")}}}};

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(24, 16, 24, 20);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  int row = 0;
  for (const Group& group : groups) {
    auto* title = new QLabel(group.title, this);
    setText(*title, TextRole::Strong, Tone::Mid);
    title->setContentsMargins(0, row == 0 ? 0 : 10, 0, 2);
    grid->addWidget(title, row++, 0, 1, 2);
    for (const auto& [keys, meaning] : group.keys) {
      auto* caps = new QHBoxLayout;
      caps->setSpacing(4);
      for (const QString& key : keys) caps->addWidget(new KeyCap(key, this));
      caps->addStretch(1);
      grid->addLayout(caps, row, 0);
      grid->addWidget(new QLabel(meaning, this), row++, 1);
    }
  }
  grid->setColumnStretch(1, 1);
}

}  // namespace barline::ui
