#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/export/picture/TimelinePicture.h"
#include "engine/model/MusicalKey.h"

/// What a report says, whatever it is written as. A value: HTML and PDF are made from the same one. Texts are
/// in the language of the program; pictures have the colours of cssPalette().
namespace barline::exporting::reports {

using picture::Drawing;

/// The width that pictures of a report are drawn for, in pixels of 1/96 inch: that of a printed page.
inline constexpr double kPictureWidth = 700;

struct Paragraph {
  std::string text;
};

/// A number that a person looks for first.
struct Figure {
  std::string label;
  std::string value;
  std::string unit{};                      ///< may be empty
  std::optional<model::MusicalKey> key{};  ///< value is its name: shown in its colour
};

/// Some figures beside each other.
struct Figures {
  std::vector<Figure> figures;
};

/// Lines of a timeline below each other, none broken over pages.
struct Pictures {
  std::vector<Drawing> drawings;
};

struct Cell {
  std::string text{};
  std::optional<model::MusicalKey> key{};  ///< text is its name: shown in its colour
  std::optional<Drawing> drawing{};        ///< instead of the text
  std::optional<double> share{};           ///< 0–1: a bar of that length before the text
  std::optional<std::size_t> colour{};     ///< index of a section's colour: a mark before the text
  std::string second{};                    ///< fainter, below the text
};

struct Column {
  std::string title;
  bool number{};     ///< aligned at its end, digits of equal width
  double weight{1};  ///< share of the width on paper
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
  bool headed{true};                    ///< whether the columns' titles are shown
  std::string title{};                  ///< above it; may be empty
};

struct SheetChord {
  std::string name;
  double share{1};   ///< of the bar
  bool continues{};  ///< sounds since the bar before
  bool doubtful{};
};

struct SheetBar {
  std::string number;
  std::string mark{};  ///< a new metre: "3/4"; usually empty
  std::vector<SheetChord> chords;
};

struct SheetSection {
  std::string letter{};  ///< empty where the form is not known
  std::size_t colour{};  ///< index of a section's colour
  std::string name{};    ///< may be empty
  std::string extent{};  ///< "bars 1–8 · 0:00"
  std::vector<SheetBar> bars;
};

/// What to play: bars by sections, kBarsPerRow in a row.
struct ChordSheet {
  static constexpr std::size_t kBarsPerRow = 4;
  std::vector<SheetSection> sections;
};

/// A picture and what belongs beside it.
struct Aside {
  Drawing drawing;
  Table table;
};

using Block = std::variant<Paragraph, Figures, Pictures, Table, ChordSheet, Aside>;

struct Part {
  std::string title;  ///< may be empty
  std::vector<Block> blocks;
  bool newPage{};  ///< begins a page on paper
};

struct Report {
  std::string language{"en"};  ///< as HTML calls it
  std::string title;
  std::string subtitle{};  ///< may be empty
  std::vector<Part> parts;
  std::string footer;
};

}  // namespace barline::exporting::reports
