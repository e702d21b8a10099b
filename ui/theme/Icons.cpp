#include "ui/theme/Icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <array>
#include <cmath>

namespace barline::ui {
namespace {

constexpr std::array kFileNames{
    "play",    "pause",       "previous", "next",  "loop",         "click",         "chords",     "speaker",
    "muted",   "search",      "add",      "close", "check",        "warn",          "error",      "pencil",
    "lock",    "undo",        "redo",     "beats", "section",      "key",           "wave",       "clock",
    "folder",  "export",      "layout",   "list",  "chevron-down", "chevron-right", "chevron-up", "sync",
    "missing", "eye",         "eye-off",  "fit",   "settings",     "retry",         "magnet",     "swap",
    "crate",   "smart-crate", "duplicate"};
static_assert(kFileNames.size() == static_cast<std::size_t>(IconName::Duplicate) + 1);

/// Below this size a line of 1.5 in the 16 grid gets thinner than one pixel.
constexpr int kSmallSize = 12;

void paintIcon(QPainter& painter, IconName name, const QRectF& rect, const QColor& colour) {
  QFile file(QStringLiteral(":/barline/icons/%1.svg").arg(iconFileName(name)));
  if (!file.open(QIODevice::ReadOnly)) return;
  QByteArray svg = file.readAll();
  svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
  if (rect.width() <= kSmallSize) svg.replace("stroke-width=\"1.5\"", "stroke-width=\"2\"");
  QSvgRenderer renderer(svg);
  painter.save();
  painter.setOpacity(painter.opacity() * colour.alphaF());
  renderer.render(&painter, rect);
  painter.restore();
}

QPixmap renderPixmap(IconName name, QSize pixels, double ratio, const QColor& colour) {
  QPixmap pixmap(pixels);
  pixmap.fill(Qt::transparent);
  pixmap.setDevicePixelRatio(ratio);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  paintIcon(painter, name, QRectF(QPointF(0, 0), QSizeF(pixels) / ratio), colour);
  return pixmap;
}

/// Draws the icon anew for each size, ratio and state, so that nothing is ever scaled.
class IconEngine final : public QIconEngine {
 public:
  IconEngine(IconName name, const QColor& normal, const QColor& on, const QColor& disabled)
      : name_(name), normal_(normal), on_(on), disabled_(disabled) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const int side = std::min(rect.width(), rect.height());
    const QRectF square(rect.left() + (rect.width() - side) / 2.0, rect.top() + (rect.height() - side) / 2.0,
                        side, side);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintIcon(*painter, name_, square, colour(mode, state));
    painter->restore();
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return renderPixmap(name_, size, 1.0, colour(mode, state));
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    return renderPixmap(name_, size, scale, colour(mode, state));
  }
  [[nodiscard]] QIconEngine* clone() const override { return new IconEngine(*this); }

 private:
  [[nodiscard]] const QColor& colour(QIcon::Mode mode, QIcon::State state) const {
    if (mode == QIcon::Disabled) return disabled_;
    return state == QIcon::On ? on_ : normal_;
  }

  IconName name_;
  QColor normal_;
  QColor on_;
  QColor disabled_;
};

}  // namespace

QString iconFileName(IconName name) {
  return QString::fromLatin1(kFileNames[static_cast<std::size_t>(name)]);
}

QIcon icon(const Theme& theme, IconName name) {
  const Colours& c = theme.colours();
  return QIcon(new IconEngine(name, c.text.mid, c.accent.text, c.text.disabled));
}

QIcon icon(IconName name, const QColor& colour) {
  return QIcon(new IconEngine(name, colour, colour, colour));
}

QPixmap iconPixmap(IconName name, int size, const QColor& colour, double ratio) {
  const int pixels = static_cast<int>(std::lround(size * ratio));
  return renderPixmap(name, {pixels, pixels}, ratio, colour);
}

QPixmap markPixmap(const Theme& theme, int size, double ratio) {
  const int pixels = static_cast<int>(std::lround(size * ratio));
  QPixmap pixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  pixmap.setDevicePixelRatio(ratio);
  QPainter painter(&pixmap);
  const Colours& c = theme.colours();
  const double unit = size / 16.0;
  const auto bar = [&](double x, double width, const QColor& colour) {
    painter.fillRect(QRectF(x * unit, unit, width * unit, 14 * unit), colour);
  };
  bar(1.0, 1.5, c.text.low);
  bar(4.5, 1.5, c.text.low);
  bar(9.0, 1.5, c.text.high);
  bar(12.0, 3.0, c.accent.base);
  return pixmap;
}

QIcon applicationIcon() {
  return QIcon(QStringLiteral(":/barline/icons/barline.svg"));
}

}  // namespace barline::ui
