#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace barline::exporting::picture {

/// A stretch of the plane, in pixels.
struct Box {
  double x{}, y{}, width{}, height{};

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
};

/// What something is drawn with.
struct Ink {
  std::string_view colour;  ///< as SVG takes it: "#3F6FD0", "var(--wave-low)"
  double opacity{1.0};
};

enum class Anchor : unsigned char { Start, Middle, End };

struct TextStyle {
  double size{11};  ///< pixels
  int weight{400};
  Anchor anchor{Anchor::Start};
};

struct Stroke {
  double width{1};
  double dash{};  ///< length of dashes and of the gaps between them; 0 = a solid line
};

/// Writes one SVG as text. It keeps to what every reader knows (SVG Tiny 1.2): no clipping, no patterns, no
/// style sheets.
class Svg {
 public:
  /// @param title says what the picture shows to those who cannot see it
  Svg(double width, double height, std::string_view title);

  void fill(const Box& box, const Ink& ink, double radius = 0);
  void outline(const Box& box, const Ink& ink, const Stroke& stroke = {}, double radius = 0);
  void circle(double x, double y, double radius, const Ink& ink);
  void line(double x1, double y1, double x2, double y2, const Ink& ink, const Stroke& stroke = {});
  /// @param data of a path's `d`
  void fillPath(std::string_view data, const Ink& ink);
  /// The same with (0, 0) of the data at `place` and its units `place.width` by `place.height` pixels.
  void fillPath(std::string_view data, const Ink& ink, const Box& place);
  void strokePath(std::string_view data, const Ink& ink, const Stroke& stroke = {});
  /// @param y of the baseline
  void text(double x, double y, std::string_view utf8, const Ink& ink, const TextStyle& style = {});

  /// What follows stands `x`, `y` pixels further, until close(). May be nested.
  void open(double x, double y);
  void close();

  /// The document. The object is used up.
  [[nodiscard]] std::string finish() &&;

 private:
  void append(std::initializer_list<std::string_view> parts);
  void attribute(std::string_view name, double value);
  void paint(std::string_view property, const Ink& ink);
  void stroke(const Ink& ink, const Stroke& stroke);
  void place(const Box& box, double radius);

  std::string out_;
};

}  // namespace barline::exporting::picture
