#include "ui/library/table/SignCache.h"

#include <QPainterPath>
#include <cmath>
#include <numbers>

#include "ui/library/EnergyMeter.h"
#include "ui/library/KeyChip.h"
#include "ui/library/TrackColours.h"
#include "ui/library/table/TrackTableMetrics.h"

namespace barline::ui {
namespace {

enum class Kind : unsigned char { Icon, KeyChip, Stars, Swatch, Energy };

constexpr quint64 pack(Kind kind, quint64 first, quint64 second = 0, quint64 third = 0) {
  return static_cast<quint64>(kind) << 56 | third << 44 | second << 32 | first;
}

constexpr double kOutline = 1.0;

QPainterPath starPath(QPointF centre, double radius) {
  constexpr int kPoints = 5;
  constexpr double kInner = 0.42;  // of the radius: a little fuller than a pentagram
  QPolygonF outline;
  for (int i = 0; i < 2 * kPoints; ++i) {
    const double angle = std::numbers::pi * (i / static_cast<double>(kPoints) - 0.5);
    const double length = i % 2 == 0 ? radius : kInner * radius;
    outline.append(centre + length * QPointF(std::cos(angle), std::sin(angle)));
  }
  QPainterPath path;
  path.addPolygon(outline);
  path.closeSubpath();
  return path;
}

}  // namespace

void SignCache::prepare(const Theme& theme, double ratio) {
  if (theme_ == &theme && scheme_ == theme.scheme() && ratio_ == ratio) return;
  pictures_.clear();
  theme_ = &theme;
  scheme_ = theme.scheme();
  ratio_ = ratio;
}

const QPixmap& SignCache::drawn(quint64 key, QSizeF size, const std::function<void(QPainter&)>& draw) {
  const auto [place, isNew] = pictures_.try_emplace(key);
  if (isNew) {
    QPixmap picture((size * ratio_).toSize());
    picture.setDevicePixelRatio(ratio_);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    painter.end();
    place->second = picture;
  }
  return place->second;
}

const QPixmap& SignCache::icon(IconName name, int size, const QColor& colour) {
  const auto [place, isNew] = pictures_.try_emplace(
      pack(Kind::Icon, colour.rgba(), static_cast<quint64>(name), static_cast<quint64>(size)));
  if (isNew) place->second = iconPixmap(name, size, colour, ratio_);
  return place->second;
}

const QPixmap& SignCache::keyChip(const model::MusicalKey& key, const QString& label, QSizeF size,
                                  bool doubtful) {
  const auto mode = static_cast<quint64>(key.mode);
  // Of one key there are two labels, Camelot's and Open Key's; the latter ends in d or m.
  const bool open = label.endsWith(u'd') || label.endsWith(u'm');
  const quint64 what =
      static_cast<quint64>(key.tonic) << 4 | mode << 2 | (open ? 2U : 0U) | (doubtful ? 1U : 0U);
  return drawn(
      pack(Kind::KeyChip, what, static_cast<quint64>(size.width()), static_cast<quint64>(size.height())),
      size, [&](QPainter& painter) {
        paintKeyChip(painter, QRectF({0, 0}, size), key, label, *theme_,
                     doubtful ? KeyCertainty::Doubtful : KeyCertainty::Sure);
      });
}

const QPixmap& SignCache::stars(int rating, bool offered) {
  const QSizeF size(kStars * kStarStep, kStarSize);
  return drawn(pack(Kind::Stars, static_cast<quint64>(rating), offered ? 1 : 0), size,
               [&](QPainter& painter) {
                 const Colours& colours = theme_->colours();
                 for (int i = 0; i < kStars; ++i) {
                   const QPointF centre(i * kStarStep + kStarSize / 2, kStarSize / 2);
                   if (i < rating) {
                     painter.fillPath(starPath(centre, kStarSize / 2), colours.text.mid);
                   } else if (offered) {
                     painter.strokePath(starPath(centre, kStarSize / 2 - kOutline / 2),
                                        QPen(colours.text.low, kOutline));
                   }
                 }
               });
}

const QPixmap& SignCache::swatch(int colour, double side) {
  return drawn(pack(Kind::Swatch, static_cast<quint64>(colour), static_cast<quint64>(side)), {side, side},
               [&](QPainter& painter) {
                 const QRectF square(kOutline / 2, kOutline / 2, side - kOutline, side - kOutline);
                 painter.setPen(QPen(theme_->colours().line.strong, kOutline));
                 painter.setBrush(colour == 0 ? QBrush(Qt::NoBrush) : QBrush(trackColour(colour)));
                 painter.drawRoundedRect(square, 3, 3);
               });
}

const QPixmap& SignCache::energyMeter(int rating) {
  const QSizeF size(kEnergyMeterWidth, 12);
  return drawn(pack(Kind::Energy, static_cast<quint64>(rating)), size, [&](QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintEnergyMeter(painter, QRectF({0, 0}, size), rating, *theme_);
  });
}

}  // namespace barline::ui
