#include "ui/library/details/KeyWheel.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/search/QueryText.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using model::Mode;
using model::MusicalKey;

constexpr int kSide = 190;  // logical pixels, where there is room
constexpr int kLeastSide = 150;
constexpr double kMargin = 3.0;  // for the outlines

// Shares of the radius.
constexpr double kMajorInside = 0.70;
constexpr double kMinorOutside = 0.68;
constexpr double kMinorInside = 0.42;

constexpr double kPerKey = 30.0;  // degrees
constexpr double kHalfGap = 0.6;  // degrees
constexpr double kDimMajor = 0.30;
constexpr double kDimMinor = 0.12;
constexpr double kCompatibleMinor = 0.38;

constexpr int kKeys = 12;

/// The key of a Camelot number, 1–12. A step on the circle is a fifth, and C major is 8B.
MusicalKey keyOf(int number, Mode mode) {
  const int major = ((number - 8) * 7 % kKeys + kKeys) % kKeys;
  return {.tonic = mode == Mode::Major ? major : (major + 9) % kKeys, .mode = mode};
}

/// Degrees clockwise from the top.
double angleOf(const MusicalKey& key) {
  return kPerKey * (model::camelotNumber(key) % kKeys);
}

QString camelotText(const MusicalKey& key) {
  return QString::fromStdString(model::camelot(key));
}

/// "F♯" of "F♯ minor", in the person's language.
QString tonicText(const MusicalKey& key) {
  static const QRegularExpression afterTonic(QStringLiteral("[ -]"));
  return keyText(key).section(afterTonic, 0, 0);
}

}  // namespace

KeyWheel::KeyWheel(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setPaintsOwnFocusRing(*this);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  cursor_ = keyOf(kKeys, Mode::Major);
  setAccessibleName(tr("Key wheel"));
}

void KeyWheel::setKeys(const std::vector<MusicalKey>& sought,
                       const std::vector<search::CompatibleKey>& compatible) {
  if (sought == sought_ && compatible == compatible_) return;
  sought_ = sought;
  compatible_ = compatible;
  if (!sought_.empty()) cursor_ = sought_.front();
  QStringList names;
  for (const MusicalKey& key : sought_) names.append(describe(key));
  for (const search::CompatibleKey& key : compatible_) names.append(describe(key.key));
  setAccessibleDescription(names.join(QStringLiteral(", ")));
  update();
}

QSize KeyWheel::sizeHint() const {
  return {kSide, kSide};
}

int KeyWheel::heightForWidth(int width) const {
  return std::clamp(width, kLeastSide, kSide);
}

double KeyWheel::radius() const {
  return std::min(width(), height()) / 2.0 - kMargin;
}

std::optional<MusicalKey> KeyWheel::keyAt(const QPointF& position) const {
  const QPointF offset = position - QRectF(rect()).center();
  const double distance = std::hypot(offset.x(), offset.y()) / radius();
  if (distance < kMinorInside || distance > 1.0) return std::nullopt;
  const double degrees = std::atan2(offset.x(), -offset.y()) * 180.0 / std::numbers::pi;
  const int step = (static_cast<int>(std::lround(degrees / kPerKey)) + kKeys) % kKeys;
  const double between = (kMajorInside + kMinorOutside) / 2;
  return keyOf(step == 0 ? kKeys : step, distance > between ? Mode::Major : Mode::Minor);
}

QPointF KeyWheel::centreOf(const MusicalKey& key) const {
  const double radians = angleOf(key) * std::numbers::pi / 180.0;
  const double share =
      key.mode == Mode::Major ? (1.0 + kMajorInside) / 2 : (kMinorOutside + kMinorInside) / 2;
  return QRectF(rect()).center() + share * radius() * QPointF(std::sin(radians), -std::cos(radians));
}

QPainterPath KeyWheel::segment(const MusicalKey& key) const {
  const bool major = key.mode == Mode::Major;
  const double outside = radius() * (major ? 1.0 : kMinorOutside);
  const double inside = radius() * (major ? kMajorInside : kMinorInside);
  const QPointF centre = QRectF(rect()).center();
  const auto circle = [&](double r) { return QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r); };
  // Qt counts from three o'clock, against the clock.
  const double begin = 90.0 - angleOf(key) + kPerKey / 2 - kHalfGap;
  const double sweep = -(kPerKey - 2 * kHalfGap);
  QPainterPath path;
  path.arcMoveTo(circle(outside), begin);
  path.arcTo(circle(outside), begin, sweep);
  path.arcTo(circle(inside), begin + sweep, -sweep);
  path.closeSubpath();
  return path;
}

KeyWheel::Look KeyWheel::lookOf(const MusicalKey& key) const {
  if (std::ranges::find(sought_, key) != sought_.end()) return Look::Sought;
  if (std::ranges::find(compatible_, key, &search::CompatibleKey::key) != compatible_.end())
    return Look::Compatible;
  return Look::Dim;
}

void KeyWheel::paintSegment(QPainter& painter, const MusicalKey& key, const Theme& theme) const {
  const Colours& colours = theme.colours();
  const auto index = static_cast<std::size_t>(model::camelotNumber(key) - 1);
  const bool major = key.mode == Mode::Major;
  const Look look = lookOf(key);
  const bool solid = look == Look::Sought || (look == Look::Compatible && major);
  double alpha = major ? kDimMajor : kDimMinor;
  if (look == Look::Compatible) alpha = kCompatibleMinor;
  if (hovered_ == key && !solid) alpha += 0.12;
  painter.setBrush(solid ? colours.key[index] : withAlpha(colours.key[index], alpha));
  if (look == Look::Sought) {
    painter.setPen(QPen(colours.text.high, 2.0));
  } else if (look == Look::Compatible) {
    painter.setPen(QPen(colours.keyInk[index], 1.5));
  } else {
    painter.setPen(major ? QPen(Qt::NoPen) : QPen(withAlpha(colours.keyInk[index], 0.5), 1.0));
  }
  painter.drawPath(segment(key));
}

void KeyWheel::paintLabel(QPainter& painter, const MusicalKey& key, const Theme& theme) const {
  const Colours& colours = theme.colours();
  const bool major = key.mode == Mode::Major;
  const Look look = lookOf(key);
  const bool solid = look == Look::Sought || (look == Look::Compatible && major);
  // The fills are light in every scheme, so the dark scheme's ink for data suits all of them.
  const QColor ink =
      solid ? theme.tokens().dark.text.onData : (look == Look::Dim ? colours.text.mid : colours.text.high);
  QFont font = theme.font(TextRole::Small);
  if (look != Look::Dim) font.setWeight(QFont::DemiBold);
  const QPointF centre = centreOf(key);
  constexpr double kLine = 12.0;
  painter.setFont(font);
  painter.setPen(ink);
  const QRectF upper(centre.x() - 24, centre.y() - (major ? kLine : kLine / 2), 48, kLine);
  painter.drawText(upper, Qt::AlignCenter, camelotText(key));
  if (!major) return;
  painter.setFont(theme.font(TextRole::Micro));
  painter.drawText(upper.translated(0, kLine), Qt::AlignCenter, tonicText(key));
}

void KeyWheel::paintMiddle(QPainter& painter, const Theme& theme) const {
  if (sought_.empty()) return;
  const Colours& colours = theme.colours();
  const QPointF centre = QRectF(rect()).center();
  const double half = kMinorInside * radius();
  painter.setPen(colours.text.high);
  painter.setFont(theme.font(TextRole::Title));
  painter.drawText(QRectF(centre.x() - half, centre.y() - 20, 2 * half, 22), Qt::AlignCenter,
                   camelotText(sought_.front()));
  painter.setPen(colours.text.mid);
  painter.setFont(theme.font(TextRole::Small));
  painter.drawText(QRectF(centre.x() - half, centre.y() + 2, 2 * half, 16), Qt::AlignCenter,
                   keyText(sought_.front()));
}

void KeyWheel::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  // What stands out is painted last, so that its outline is whole.
  for (const Look look : {Look::Dim, Look::Compatible, Look::Sought}) {
    for (const Mode mode : {Mode::Major, Mode::Minor}) {
      for (int number = 1; number <= kKeys; ++number) {
        const MusicalKey key = keyOf(number, mode);
        if (lookOf(key) != look) continue;
        paintSegment(painter, key, theme);
        paintLabel(painter, key, theme);
      }
    }
  }
  if (showsFocusRing(*this)) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.colours().accent.focusRing, theme.tokens().line.focus));
    painter.drawPath(segment(cursor_));
  }
  paintMiddle(painter, theme);
}

QString KeyWheel::describe(const MusicalKey& key) const {
  const QString name = tr("%1, %2").arg(camelotText(key), keyText(key));
  const auto found = std::ranges::find(compatible_, key, &search::CompatibleKey::key);
  return found == compatible_.end() ? name : tr("%1: %2").arg(name, keyRelationText(found->relation));
}

void KeyWheel::mouseMoveEvent(QMouseEvent* event) {
  const auto key = keyAt(event->position());
  if (key == hovered_) return;
  hovered_ = key;
  setCursor(key ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void KeyWheel::leaveEvent(QEvent*) {
  hovered_.reset();
  update();
}

void KeyWheel::mousePressEvent(QMouseEvent* event) {
  const auto key = keyAt(event->position());
  if (event->button() != Qt::LeftButton || !key) return;
  setCursorKey(*key);
  Q_EMIT keyChosen(*key);
}

void KeyWheel::setCursorKey(const MusicalKey& key) {
  cursor_ = key;
  setAccessibleDescription(describe(key));
  QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&changed);
  update();
}

void KeyWheel::keyPressEvent(QKeyEvent* event) {
  const auto step = [this](int count) {
    const int number = (model::camelotNumber(cursor_) - 1 + count + kKeys) % kKeys + 1;
    setCursorKey(keyOf(number, cursor_.mode));
  };
  switch (event->key()) {
    case Qt::Key_Right:
      return step(1);
    case Qt::Key_Left:
      return step(-1);
    case Qt::Key_Up:
      return setCursorKey(keyOf(model::camelotNumber(cursor_), Mode::Major));
    case Qt::Key_Down:
      return setCursorKey(keyOf(model::camelotNumber(cursor_), Mode::Minor));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      Q_EMIT keyChosen(cursor_);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

bool KeyWheel::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  if (const auto key = keyAt(help->pos())) {
    QToolTip::showText(help->globalPos(), describe(*key), this);
  } else {
    QToolTip::hideText();
  }
  return true;
}

}  // namespace barline::ui
