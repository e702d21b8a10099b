#include "engine/export/picture/Svg.h"

#include <utility>

#include "engine/export/picture/Markup.h"

namespace barline::exporting::picture {
namespace {

constexpr std::string_view kFonts = "Inter, 'Noto Sans', 'DejaVu Sans', sans-serif";

}  // namespace

void Svg::append(std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) out_ += part;
}

Svg::Svg(double width, double height, std::string_view title)
    : out_("<svg xmlns=\"http://www.w3.org/2000/svg\"") {
  attribute("width", width);
  attribute("height", height);
  append({" viewBox=\"0 0 ", numeral(width), " ", numeral(height), "\" role=\"img\" font-family=\"", kFonts,
          "\">\n<title>", escaped(title), "</title>\n"});
}

void Svg::attribute(std::string_view name, double value) {
  append({" ", name, "=\"", numeral(value), "\""});
}

void Svg::paint(std::string_view property, const Ink& ink) {
  append({" ", property, "=\"", ink.colour, "\""});
  if (ink.opacity < 1.0) attribute(std::string(property).append("-opacity"), ink.opacity);
}

void Svg::stroke(const Ink& ink, const Stroke& stroke) {
  paint("stroke", ink);
  if (stroke.width != 1.0) attribute("stroke-width", stroke.width);
  if (stroke.dash > 0.0) {
    const std::string length = numeral(stroke.dash);
    append({" stroke-dasharray=\"", length, " ", length, "\""});
  }
}

void Svg::place(const Box& box, double radius) {
  out_ += "<rect";
  attribute("x", box.x);
  attribute("y", box.y);
  attribute("width", box.width);
  attribute("height", box.height);
  if (radius > 0.0) attribute("rx", radius);
}

void Svg::fill(const Box& box, const Ink& ink, double radius) {
  if (!(box.width > 0.0) || !(box.height > 0.0)) return;
  place(box, radius);
  paint("fill", ink);
  out_ += "/>\n";
}

void Svg::outline(const Box& box, const Ink& ink, const Stroke& line, double radius) {
  if (!(box.width > 0.0) || !(box.height > 0.0)) return;
  place(box, radius);
  out_ += " fill=\"none\"";
  stroke(ink, line);
  out_ += "/>\n";
}

void Svg::circle(double x, double y, double radius, const Ink& ink) {
  out_ += "<circle";
  attribute("cx", x);
  attribute("cy", y);
  attribute("r", radius);
  paint("fill", ink);
  out_ += "/>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, const Ink& ink, const Stroke& style) {
  out_ += "<line";
  attribute("x1", x1);
  attribute("y1", y1);
  attribute("x2", x2);
  attribute("y2", y2);
  stroke(ink, style);
  out_ += "/>\n";
}

void Svg::fillPath(std::string_view data, const Ink& ink) {
  if (data.empty()) return;
  append({"<path d=\"", data, "\""});
  paint("fill", ink);
  out_ += "/>\n";
}

void Svg::fillPath(std::string_view data, const Ink& ink, const Box& unit) {
  constexpr int kExact = 6;
  if (data.empty()) return;
  append({"<path transform=\"translate(", numeral(unit.x), " ", numeral(unit.y), ") scale(",
          numeral(unit.width, kExact), " ", numeral(unit.height, kExact), ")\" d=\"", data, "\""});
  paint("fill", ink);
  out_ += "/>\n";
}

void Svg::strokePath(std::string_view data, const Ink& ink, const Stroke& style) {
  if (data.empty()) return;
  append({"<path d=\"", data, "\" fill=\"none\" stroke-linejoin=\"round\""});
  stroke(ink, style);
  out_ += "/>\n";
}

void Svg::text(double x, double y, std::string_view utf8, const Ink& ink, const TextStyle& style) {
  if (utf8.empty()) return;
  out_ += "<text";
  attribute("x", x);
  attribute("y", y);
  attribute("font-size", style.size);
  if (style.weight != 400) attribute("font-weight", style.weight);
  if (style.anchor == Anchor::Middle) out_ += " text-anchor=\"middle\"";
  if (style.anchor == Anchor::End) out_ += " text-anchor=\"end\"";
  paint("fill", ink);
  append({">", escaped(utf8), "</text>\n"});
}

void Svg::open(double x, double y) {
  append({"<g transform=\"translate(", numeral(x), " ", numeral(y), ")\">\n"});
}

void Svg::close() {
  out_ += "</g>\n";
}

std::string Svg::finish() && {
  out_ += "</svg>\n";
  return std::move(out_);
}

}  // namespace barline::exporting::picture
