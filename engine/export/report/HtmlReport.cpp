#include "engine/export/report/HtmlReport.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "engine/export/picture/Markup.h"
#include "engine/export/report/HtmlStyle.h"

namespace barline::exporting::reports {
namespace {

using picture::escaped;
using picture::numeral;

/// Writes the blocks of a report, each kind as elements of its own. Texts are isolated from the direction of
/// what surrounds them.
class HtmlWriter {
 public:
  explicit HtmlWriter(const Report& report) {
    write({"<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"", escaped(report.language),
           "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, ",
           "initial-scale=1\"/>\n<meta name=\"generator\" content=\"", escaped(report.footer),
           "\"/>\n<title>", escaped(report.title), "</title>\n<style>", htmlStyle(),
           "</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">", escaped(report.title), "</h1>\n"});
    if (!report.subtitle.empty())
      write({"<p class=\"subtitle\" dir=\"auto\">", escaped(report.subtitle), "</p>\n"});
    write({"</header>\n"});
    for (const Part& part : report.parts) add(part);
    write({"<footer>", escaped(report.footer), "</footer>\n</body>\n</html>\n"});
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void write(std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) out_ += part;
  }

  void add(const Part& part) {
    write({part.newPage ? "<section class=\"new-page\">\n" : "<section>\n"});
    if (!part.title.empty()) write({"<h2>", escaped(part.title), "</h2>\n"});
    for (const Block& block : part.blocks) std::visit([this](const auto& it) { add(it); }, block);
    write({"</section>\n"});
  }

  void add(const Paragraph& paragraph) { write({"<p>", escaped(paragraph.text), "</p>\n"}); }

  void add(const Figures& block) {
    write({"<dl class=\"figures\">\n"});
    for (const Figure& figure : block.figures) {
      write({"<div><dt>", escaped(figure.label), "</dt><dd>"});
      if (figure.key) {
        addKey(*figure.key, figure.value);
      } else {
        write({escaped(figure.value)});
      }
      if (!figure.unit.empty()) write({"<span class=\"unit\">", escaped(figure.unit), "</span>"});
      write({"</dd></div>\n"});
    }
    write({"</dl>\n"});
  }

  void add(const Pictures& pictures) {
    for (const Drawing& drawing : pictures.drawings)
      write({"<div class=\"picture\">", drawing.svg, "</div>\n"});
  }

  void add(const Table& table) {
    if (!table.title.empty()) write({"<h3>", escaped(table.title), "</h3>\n"});
    write({"<div class=\"scroll\"><table>\n<colgroup>"});
    double weights = 0;
    for (const Column& column : table.columns) weights += column.weight;
    for (const Column& column : table.columns)
      write({"<col style=\"width:", numeral(100 * column.weight / weights), "%\"/>"});
    write({"</colgroup>\n"});
    if (table.headed) {
      write({"<thead><tr>"});
      for (const Column& column : table.columns)
        write({column.number ? "<th class=\"number\" scope=\"col\">" : "<th scope=\"col\">",
               escaped(column.title), "</th>"});
      write({"</tr></thead>\n"});
    }
    write({"<tbody>\n"});
    for (const auto& row : table.rows) {
      write({"<tr>"});
      for (std::size_t i = 0; i < row.size(); ++i) addCell(row[i], table.columns[i]);
      write({"</tr>\n"});
    }
    write({"</tbody>\n</table></div>\n"});
  }

  void addCell(const Cell& cell, const Column& column) {
    if (cell.drawing) {
      write({"<td class=\"drawing\">", cell.drawing->svg, "</td>"});
      return;
    }
    // Only what has most of the width is broken into lines.
    constexpr double kBroad = 4;
    write({column.number            ? "<td class=\"number\">"
           : column.weight < kBroad ? "<td class=\"short\">"
                                    : "<td>"});
    if (cell.colour)
      write({"<span class=\"mark\" style=\"--c:var(--section-", std::to_string(*cell.colour + 1),
             ")\"></span>"});
    if (cell.share) {
      constexpr double kWidest = 70;  // percent: the text stands behind it
      write({"<span class=\"share\"><i style=\"width:", numeral(std::max(0.0, *cell.share) * kWidest),
             "%\"></i>", escaped(cell.text), "</span>"});
    } else if (cell.key) {
      addKey(*cell.key, cell.text);
    } else {
      write({"<bdi>", escaped(cell.text), "</bdi>"});
    }
    if (!cell.second.empty())
      write({"<span class=\"second\" dir=\"auto\">", escaped(cell.second), "</span>"});
    write({"</td>"});
  }

  void addKey(const model::MusicalKey& key, std::string_view label) {
    const std::string slot = std::to_string(model::camelotNumber(key));
    write({"<span class=\"key ", key.mode == model::Mode::Major ? "major" : "minor",
           "\" style=\"--k:var(--key-", slot, ");--i:var(--key-ink-", slot, ")\">", escaped(label),
           "</span>"});
  }

  void add(const Aside& aside) {
    write(
        {"<div class=\"aside\"><div class=\"wheel\">", aside.drawing.svg, "</div>\n<div class=\"beside\">"});
    add(aside.table);
    write({"</div></div>\n"});
  }

  void add(const ChordSheet& sheet) {
    for (const SheetSection& section : sheet.sections) {
      write({"<div class=\"sheet\">\n<div class=\"sheet-head\">"});
      if (!section.letter.empty())
        write({"<span class=\"letter\" style=\"--c:var(--section-", std::to_string(section.colour + 1),
               ")\">", escaped(section.letter), "</span>"});
      if (!section.name.empty()) write({"<b><bdi>", escaped(section.name), "</bdi></b>"});
      write({"<span class=\"extent\">", escaped(section.extent), "</span></div>\n"});
      for (std::size_t i = 0; i < section.bars.size(); i += ChordSheet::kBarsPerRow) {
        write({"<div class=\"row\">"});
        const std::size_t end = std::min(i + ChordSheet::kBarsPerRow, section.bars.size());
        for (std::size_t bar = i; bar < end; ++bar) addBar(section.bars[bar], bar + 1 == end);
        write({"</div>\n"});
      }
      write({"</div>\n"});
    }
  }

  void addBar(const SheetBar& bar, bool last) {
    write({last ? "<div class=\"bar last\"><small>" : "<div class=\"bar\"><small>", escaped(bar.number)});
    if (!bar.mark.empty()) write({"<b>", escaped(bar.mark), "</b>"});
    // An empty line keeps its height.
    if (bar.number.empty() && bar.mark.empty()) write({"\xC2\xA0"});
    write({"</small><div class=\"chords\">"});
    constexpr std::size_t kMany = 3;
    for (const SheetChord& chord : bar.chords) {
      const bool few = bar.chords.size() >= kMany;
      write({"<span class=\"", chord.continues ? "on" : "is", few ? " few" : "",
             "\" style=\"flex:", numeral(chord.share), " 1 0\">", escaped(chord.name),
             chord.doubtful ? "<em>?</em>" : "", "</span>"});
    }
    write({"</div></div>"});
  }

  std::string out_;
};

}  // namespace

std::string htmlReport(const Report& report) {
  return HtmlWriter(report).take();
}

}  // namespace barline::exporting::reports
