#include "ui/commands/FixedKeys.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>

#include "ui/commands/CommandRegistry.h"

namespace barline::ui {
namespace {

struct Entry {
  const char* group;
  const char* title;
  const char* keys;     ///< portable, between spaces; null for a gesture
  const char* gesture;  ///< null for keys
};

constexpr const char* kTimeline = QT_TRANSLATE_NOOP("FixedKeys", "Timeline, fixed");
constexpr const char* kLists = QT_TRANSLATE_NOOP("FixedKeys", "Lists, fixed");

constexpr const char* kTable = QT_TRANSLATE_NOOP("FixedKeys", "Table of tracks, fixed");

constexpr std::array kEntries{
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "One beat back, on"), "Left Right", nullptr},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "One bar back, on"), "Shift+Left Shift+Right", nullptr},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Four bars back, on"), "Ctrl+Left Ctrl+Right", nullptr},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Beginning, end of the track"), "Home End", nullptr},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Select nothing, cancel"), "Esc", nullptr},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Zoom about the pointer"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Wheel")},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Scroll"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Shift+Wheel")},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Scroll; so does the middle button"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Alt+Drag")},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Select; with Shift without snapping"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Drag")},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Select the section, chord, key or bar"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Double click")},
    Entry{kTimeline, QT_TRANSLATE_NOOP("FixedKeys", "Move the playhead"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Click")},
    Entry{kLists, QT_TRANSLATE_NOOP("FixedKeys", "Previous, next line"), "Up Down", nullptr},
    Entry{kLists, QT_TRANSLATE_NOOP("FixedKeys", "From one part of the window to the next"), "Tab Shift+Tab",
          nullptr},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "Open the track"), "Return", nullptr},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "From cell to cell"), "Left Right", nullptr},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "Write in the cell"), "F2", nullptr},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "Rate with so many stars"), "0 1 2 3 4 5", nullptr},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "Select all, copy"), "Ctrl+A Ctrl+C", nullptr},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "Search for what is typed"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Letters")},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "Take out of the list"), "Del", nullptr},
    Entry{kTable, QT_TRANSLATE_NOOP("FixedKeys", "Choose, move or fit columns"), nullptr,
          QT_TRANSLATE_NOOP("FixedKeys", "Right click, drag or double click above them")},
};

QString translated(const char* text) {
  return QCoreApplication::translate("FixedKeys", text);
}

QList<QKeySequence> keysOf(const Entry& entry) {
  QList<QKeySequence> keys;
  if (entry.keys == nullptr) return keys;
  for (const QString& key : QString::fromLatin1(entry.keys).split(u' ')) {
    keys << QKeySequence::fromString(key, QKeySequence::PortableText);
  }
  return keys;
}

QString shownOf(const Entry& entry) {
  if (entry.gesture != nullptr) return translated(entry.gesture);
  QStringList texts;
  for (const QKeySequence& key : keysOf(entry)) texts << shortcutText(key);
  return texts.join(QStringLiteral("  "));
}

}  // namespace

std::vector<FixedKey> fixedKeys() {
  std::vector<FixedKey> all;
  all.reserve(std::size(kEntries));
  for (const Entry& entry : kEntries) {
    all.push_back({translated(entry.group), translated(entry.title), shownOf(entry), keysOf(entry)});
  }
  return all;
}

bool isFixedKey(const QKeySequence& key) {
  return std::ranges::any_of(kEntries, [&](const Entry& entry) { return keysOf(entry).contains(key); });
}

}  // namespace barline::ui
