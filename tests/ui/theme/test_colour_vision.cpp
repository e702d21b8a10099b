#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/theme/Theme.h"

using namespace barline::ui;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

/// Linear RGB as people see it who lack one kind of cones: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 2009, severity 1.
constexpr Matrix kUsual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

double linear(double value) {
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Vector product(const Matrix& matrix, const Vector& vector) {
  Vector out{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) out[i] += matrix[i][j] * vector[j];
  }
  return out;
}

/// OKLab (Ottosson 2020) of a colour as seen with `vision`.
Vector seen(const QColor& colour, const Matrix& vision) {
  constexpr Matrix kCones{{{0.4122214708, 0.5363325363, 0.0514459929},
                           {0.2119034982, 0.6806995451, 0.1073969566},
                           {0.0883024619, 0.2817188376, 0.6299787005}}};
  constexpr Matrix kLab{{{0.2104542553, 0.7936177850, -0.0040720468},
                         {1.9779984951, -2.4285922050, 0.4505937099},
                         {0.0259040371, 0.7827717662, -0.8086757660}}};
  Vector rgb = product(vision, {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
  for (double& channel : rgb) channel = std::clamp(channel, 0.0, 1.0);
  Vector cones = product(kCones, rgb);
  for (double& cone : cones) cone = std::cbrt(cone);
  return product(kLab, cones);
}

double distance(const QColor& a, const QColor& b, const Matrix& vision) {
  const Vector x = seen(a, vision);
  const Vector y = seen(b, vision);
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

/// Relative luminance and contrast ratio of WCAG 2.1.
double contrast(const QColor& a, const QColor& b) {
  const auto luminance = [](const QColor& c) {
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
  };
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

class TestColourVision : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void coloursOfMusicStayApart_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<int>("vision");
    const std::array<const char*, 4> visions{"usual", "protan", "deutan", "tritan"};
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light, Scheme::HighContrast}) {
      for (int vision = 0; vision < 4; ++vision) {
        QTest::addRow("scheme %d, %s", static_cast<int>(scheme), visions[static_cast<std::size_t>(vision)])
            << static_cast<int>(scheme) << vision;
      }
    }
  }
  void coloursOfMusicStayApart() {
    QFETCH(int, scheme);
    QFETCH(int, vision);
    const std::array<const Matrix*, 4> visions{&kUsual, &kProtan, &kDeutan, &kTritan};
    const Matrix& eyes = *visions[static_cast<std::size_t>(vision)];
    const auto theme = Theme::load(static_cast<Scheme>(scheme));
    const Colours& c = theme->colours();
    for (std::size_t i = 0; i < c.key.size(); ++i) {
      QVERIFY(distance(c.key[i], c.key[(i + 1) % c.key.size()], eyes) >= 0.155);
      for (std::size_t j = 0; j < i; ++j) QVERIFY(distance(c.key[i], c.key[j], eyes) >= 0.067);
    }
    QVERIFY(distance(c.wave.low, c.wave.mid, eyes) >= 0.2);
    QVERIFY(distance(c.wave.mid, c.wave.high, eyes) >= 0.2);
    QVERIFY(distance(c.wave.low, c.wave.high, eyes) >= 0.2);
    // What is chosen stands out from what is not.
    QVERIFY(distance(c.accent.base, c.bg.canvas, eyes) >= 0.3);
  }

  void highContrastIsHigh() {
    const auto theme = Theme::load(Scheme::HighContrast);
    const Colours& c = theme->colours();
    for (const QColor& surface : {c.bg.window, c.bg.canvas, c.bg.panel, c.bg.raised, c.bg.control}) {
      for (const QColor& text : {c.text.high, c.text.mid, c.text.low})
        QVERIFY(contrast(text, surface) >= 7.0);
      for (const QColor& state : {c.state.error, c.state.warn, c.state.ok})
        QVERIFY(contrast(state, surface) >= 4.5);
      QVERIFY(contrast(c.line.strong, surface) >= 3.0);
      QVERIFY(contrast(c.accent.focusRing, surface) >= 3.0);
    }
  }
};

QTEST_APPLESS_MAIN(TestColourVision)
#include "test_colour_vision.moc"
