#include <QHeaderView>
#include <QLineEdit>
#include <array>

#include "tests/monkey/OddText.h"
#include "tests/monkey/habits/Habit.h"
#include "ui/library/LibraryPanel.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/library/table/TrackTableView.h"
#include "ui/search/SearchField.h"
#include "ui/window/LibraryTable.h"
#include "ui/window/Pages.h"

namespace barline::monkey {
namespace {

std::filesystem::path anyFile(Hand& hand) {
  return hand.random.chance(80) ? hand.random.pick(hand.sandbox.songs())
                                : hand.random.pick(hand.sandbox.oddities());
}

void openFiles(Hand& hand) {
  std::vector<std::filesystem::path> files;
  for (int i = hand.random.chance(75) ? 1 : hand.random.between(2, 6); i > 0; --i)
    files.push_back(anyFile(hand));
  if (hand.random.chance(30)) return hand.drop(hand.window, files);
  hand.window.openPaths(files);
}

void openListed(Hand& hand) {
  ui::TrackListing& listing = hand.window.workspace().listing();
  if (listing.count() == 0) return openFiles(hand);
  if (const ui::TrackRow* row = listing.rowAt(hand.random.below(listing.count())))
    hand.window.workspace().open(row->record.id);
}

void look(Hand& hand) {
  const bool library = hand.window.pages().current() == ui::Page::Library;
  hand.trigger("library.search");
  auto* field = library ? hand.anyIn<ui::SearchField>(hand.window.libraryPage())
                        : hand.anyIn<ui::SearchField>(hand.window.library());
  if (field == nullptr) return;
  field->setFocus();
  hand.key(Qt::Key_A, Qt::ControlModifier);
  if (hand.random.chance(40)) return hand.key(Qt::Key_Backspace);
  const QString text = searchText(hand.random);
  if (text.size() > 60) return hand.type(text);
  for (const QChar& letter : text) hand.type(letter);
  if (hand.random.chance(50)) hand.key(hand.random.chance(50) ? Qt::Key_Return : Qt::Key_Escape);
  if (hand.random.chance(50)) hand.key(Qt::Key_Down);
}

void useTable(Hand& hand) {
  hand.window.pages().show(ui::Page::Library);
  auto& table = hand.window.libraryTable().view();
  if (!table.isVisible()) return;
  if (hand.random.chance(25)) {
    if (auto* header = hand.anyIn<QHeaderView>(table)) return hand.use(*header);
  }
  hand.use(table);
  if (hand.random.chance(20)) hand.key(static_cast<Qt::Key>(Qt::Key_0 + hand.random.below(6)));
}

void writeCell(Hand& hand) {
  hand.window.pages().show(ui::Page::Library);
  auto& table = hand.window.libraryTable().view();
  table.setFocus();
  for (int i = hand.random.below(8); i > 0; --i)
    hand.key(hand.random.chance(50) ? Qt::Key_Down : Qt::Key_Right);
  hand.key(Qt::Key_F2);
  if (auto* field = hand.anyIn<QLineEdit>(table)) {
    field->setFocus();
    hand.fill(oddText(hand.random));
  }
}

void command(Hand& hand) {
  constexpr std::array kCommands{
      "library.new_crate",      "library.new_crate_folder", "library.save_search",
      "library.pause_queue",    "library.cancel_queue",     "library.analyse_stale",
      "library.edit_tracks",    "library.similar",          "library.write_tags",
      "library.find_missing",   "library.watched_folders",  "library.backups",
      "track.analyse_again",    "track.cancel_analysis",    "file.export",
      "file.export_chunks",     "file.make_dataset",        "file.report",
      "file.import_collection", "file.compare_imported",    "library.add_folder"};
  hand.trigger(hand.random.pick(kCommands));
}

void undoInLibrary(Hand& hand) {
  hand.window.pages().show(ui::Page::Library);
  for (int i = hand.random.between(1, 5); i > 0; --i)
    hand.trigger(hand.random.chance(70) ? "edit.undo" : "edit.redo");
}

void disturbFiles(Hand& hand) {
  hand.sandbox.disturb(hand.random);
}

}  // namespace

std::vector<Habit> libraryHabits() {
  return {{"open files", 5, openFiles},
          {"open a listed track", 6, openListed},
          {"search", 4, look},
          {"table", 8, useTable},
          {"write in a cell", 3, writeCell},
          {"library command", 5, command},
          {"undo in library", 3, undoInLibrary},
          {"disturb files", 1, disturbFiles}};
}

}  // namespace barline::monkey
