#include "ui/harmony/HarmonyTool.h"

#include <QMenu>
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "ui/edits/EditController.h"
#include "ui/harmony/HarmonyMenu.h"
#include "ui/harmony/LaneSpans.h"
#include "ui/harmony/SpanField.h"
#include "ui/harmony/SpanText.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/Snap.h"
#include "ui/timeline/TimelineView.h"
#include "ui/timeline/lanes/BlockPainter.h"

namespace barline::ui {
namespace {

using model::EditLayer;
using model::TimeRange;

constexpr double kReach = 4;  ///< pixels from a border to where it is held

/// The rectangle of a span in its lane, as far as it is in view; nothing where it is not.
std::optional<QRectF> rectOf(const TimelineScene& scene, const LaneSpan& span) {
  const auto lane = scene.laneRect(laneOf(span.layer));
  if (!lane) return std::nullopt;
  const double left = std::max(scene.snappedX(span.range.begin), scene.area.left());
  const double right = std::min(scene.snappedX(span.range.end), scene.area.right());
  if (right <= left || lane->top() < scene.area.top() - 1) return std::nullopt;
  return QRectF(left, lane->top(), right - left, lane->height());
}

/// "71.2 · 2:56.241"
QString placeText(const model::Timeline& timeline, double time) {
  QString seconds = timeText(time, 3);
  if (!timeline.grid) return seconds;
  const auto bar = model::barIndexAt(*timeline.grid, time + 1e-3);
  const auto beat = model::beatIndexAt(*timeline.grid, time + 1e-3);
  if (!bar || !beat) return seconds;
  return QStringLiteral("%1.%2 · %3")
      .arg(timeline.grid->bars[*bar].number)
      .arg(timeline.grid->beats[*beat].positionInBar)
      .arg(seconds);
}

}  // namespace

HarmonyTool::HarmonyTool(HarmonyEditor& editor, QObject* parent)
    : QObject(parent), editor_(editor), field_(new SpanField(&editor.timeline())) {
  editor_.timeline().install(*this);
  editor_.timeline().installEventFilter(this);
  connect(&editor_, &HarmonyEditor::currentChanged, this, [this] { update(); });
  connect(&editor_, &HarmonyEditor::entryRequested, this, &HarmonyTool::openField);
  connect(&editor_.edits(), &EditController::trackChanged, this, [this] {
    closeField();
    cancel();
    editor_.clearCurrent();
  });
  connect(&editor_.edits(), &EditController::changed, this, [this] { update(); });
  connect(field_, &SpanField::entered, this, &HarmonyTool::enter);
  connect(field_, &SpanField::left, this, &HarmonyTool::closeField);
}

std::optional<HarmonyTool::Border> HarmonyTool::borderAt(const TimelineScene& scene,
                                                         const TimelinePointer& pointer) const {
  const auto layer = spanLayerOf(pointer.lane);
  if (!layer || !editor_.edits().canEdit()) return std::nullopt;
  const auto border =
      borderNear(*scene.timeline, *layer, pointer.seconds, kReach * scene.axis.secondsPerPixel);
  return border ? std::optional(Border{*layer, *border, *border}) : std::nullopt;
}

double HarmonyTool::snappedTime(const TimelineScene& scene, const TimelinePointer& pointer, EditLayer layer) {
  const double time = std::clamp(pointer.seconds, 0.0, scene.duration);
  const bool free = pointer.modifiers.testFlag(Qt::ShiftModifier);
  if (free) return time;
  const SnapUnit unit = layer == EditLayer::Sections ? SnapUnit::Bar : SnapUnit::Beat;
  return nearestPoint(snapPoints(*scene.timeline, unit, scene.duration), time);
}

bool HarmonyTool::press(const TimelineScene& scene, const TimelinePointer& pointer) {
  const auto layer = spanLayerOf(pointer.lane);
  if (pointer.button != Qt::LeftButton || !layer) {
    editor_.clearCurrent();
    return false;
  }
  if (const auto border = borderAt(scene, pointer)) {
    editor_.setCurrent(*layer, border->from);
    dragged_ = border;
    update();
    return true;
  }
  // The press goes on to seek or to select.
  editor_.setCurrent(*layer, pointer.seconds);
  return false;
}

bool HarmonyTool::doubleClick(const TimelineScene&, const TimelinePointer& pointer) {
  const auto layer = spanLayerOf(pointer.lane);
  if (pointer.button != Qt::LeftButton || !layer) return false;
  editor_.setCurrent(*layer, pointer.seconds);
  // Opened on release: what the field offers would take the mouse from the lanes.
  opens_ = editor_.current().has_value();
  return opens_;
}

bool HarmonyTool::contextMenu(const TimelineScene&, const TimelinePointer& pointer,
                              const QPoint& globalPosition) {
  const auto layer = spanLayerOf(pointer.lane);
  if (!layer) return false;
  editor_.setCurrent(*layer, pointer.seconds);
  auto* menu = new QMenu(view());
  menu->setAttribute(Qt::WA_DeleteOnClose);
  fillHarmonyMenu(*menu, editor_, *layer, pointer.seconds);
  menu->popup(globalPosition);
  return true;
}

bool HarmonyTool::key(const TimelineScene&, const QKeyEvent& event) {
  const bool enters = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
  const bool plain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
  if (enters && plain && editor_.current()) {
    editor_.requestEntry();
    return true;
  }
  if (event.key() == Qt::Key_Escape && editor_.current()) editor_.clearCurrent();
  return false;
}

bool HarmonyTool::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && editor_.current()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enters && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
      event->accept();
      return true;
    }
  }
  return QObject::eventFilter(watched, event);
}

void HarmonyTool::move(const TimelineScene& scene, const TimelinePointer& pointer) {
  if (!dragged_) return;
  dragged_->to = snappedTime(scene, pointer, dragged_->layer);
  update();
}

void HarmonyTool::release(const TimelineScene&, const TimelinePointer&) {
  if (std::exchange(opens_, false)) editor_.requestEntry();
  if (!dragged_) return;
  const Border border = *std::exchange(dragged_, std::nullopt);
  update();
  if (border.to != border.from) editor_.moveBorder(border.layer, border.from, border.to);
}

void HarmonyTool::cancel() {
  opens_ = false;
  dragged_.reset();
  update();
}

std::optional<Qt::CursorShape> HarmonyTool::hover(const TimelineScene& scene,
                                                  const TimelinePointer& pointer) {
  const auto border = borderAt(scene, pointer);
  if (border != hovered_) {
    hovered_ = border;
    update();
  }
  return border ? std::optional(Qt::SplitHCursor) : std::nullopt;
}

void HarmonyTool::leave() {
  hovered_.reset();
  update();
}

void HarmonyTool::openField(const LaneSpan& span) {
  const auto shown = editor_.shown();
  if (!shown || !editor_.edits().canEdit()) return;
  if (editor_.edits().overlay().isLocked(span.layer, span.range)) {
    Q_EMIT editor_.notice(tr("This is locked. Unlock it to change it."));
    return;
  }
  typing_ = span;
  field_->setAccessibleName(expectedText(span.layer));
  const auto place = scene_ ? fieldPlace(*scene_, span) : std::nullopt;
  field_->open(place.value_or(field_->geometry()), typedText(*shown, span.layer, span.middle()),
               [this, span](const QString& typed) {
                 const auto timeline = editor_.shown();
                 return timeline ? typedCandidates(*timeline, span.layer, span.middle(), typed)
                                 : QStringList();
               });
  update();
}

void HarmonyTool::enter(const QString& text, int then) {
  if (!typing_) return;
  const LaneSpan span = *typing_;
  if (!editor_.enter(span, text)) {
    field_->refuse(refusedText(span.layer, text));
    return;
  }
  closeField();
  if (then == 0) return;
  editor_.moveBy(then);
  editor_.requestEntry();
}

void HarmonyTool::closeField() {
  typing_.reset();
  field_->close();
}

std::optional<QRect> HarmonyTool::fieldPlace(const TimelineScene& scene, const LaneSpan& span) {
  constexpr double kLeastWidth = 76;
  constexpr double kMostWidth = 220;
  constexpr double kHeight = 26;
  const auto rect = rectOf(scene, span);
  if (!rect) return std::nullopt;
  const double width = std::clamp(rect->width(), kLeastWidth, kMostWidth);
  const double left = std::min(rect->left(), scene.area.right() - width);
  return QRectF(left, rect->center().y() - kHeight / 2, width, kHeight).toRect();
}

void HarmonyTool::placeField() {
  const auto place = typing_ && scene_ ? fieldPlace(*scene_, *typing_) : std::nullopt;
  if (place) field_->moveTo(*place);
}

void HarmonyTool::paintOver(QPainter& painter, const TimelineScene& scene) {
  for (const EditLayer layer : {EditLayer::Sections, EditLayer::Chords, EditLayer::Key})
    paintMarks(painter, scene, layer);
  paintRing(painter, scene);
}

void HarmonyTool::paintFront(QPainter& painter, const TimelineScene& scene) {
  if (dragged_) {
    paintBorder(painter, scene, *dragged_);
  } else if (hovered_) {
    paintBorder(painter, scene, *hovered_);
  }
  scene_ = scene;
  // A widget may not be moved while another is being painted.
  if (typing_) QMetaObject::invokeMethod(this, &HarmonyTool::placeField, Qt::QueuedConnection);
}

void HarmonyTool::paintMarks(QPainter& painter, const TimelineScene& scene, EditLayer layer) const {
  const edits::EditOverlay& overlay = editor_.edits().overlay();
  const edits::LayerOverlay& own = overlay[layer];
  if (editor_.edits().isComparing()) return;
  if (own.patches.empty() && own.verified.empty() && own.locked.empty()) return;
  const StateColours& state = scene.theme->colours().state;
  const TimeRange view = scene.range();
  const double least = sign::kBlockFrom * scene.axis.secondsPerPixel;
  for (const TimeRange& range : spansOf(*scene.timeline, layer)) {
    if (range.end <= view.begin || range.begin >= view.end || range.duration() < least) continue;
    const auto rect = rectOf(scene, {layer, range});
    if (!rect || rect->width() < sign::kBlockFrom) continue;
    double right = rect->right() - sign::kInset;
    const double top =
        rect->height() < 24 ? rect->center().y() - sign::kSize / 2 : rect->top() + sign::kInset + 1;
    const auto mark = [&](bool holds, IconName name, const QColor& colour) {
      if (!holds) return;
      right -= sign::kSize;
      painter.drawPixmap(QPointF(std::round(right), std::round(top)),
                         iconPixmap(name, static_cast<int>(sign::kSize), colour, scene.pixelRatio));
      right -= sign::kGap;
    };
    mark(overlay.isLocked(layer, range), IconName::Lock, state.locked);
    mark(overlay.isVerified(layer, range), IconName::Check, state.verified);
    mark(overlay.isEdited(layer, range), IconName::Pencil, state.edited);
  }
}

void HarmonyTool::paintRing(QPainter& painter, const TimelineScene& scene) const {
  if (!editor_.current()) return;
  const auto rect = rectOf(scene, *editor_.current());
  if (!rect) return;
  constexpr double kInset = 2;
  const double radius = scene.theme->tokens().radius.block;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(scene.theme->colours().accent.base, 1.5));
  painter.drawRoundedRect(rect->adjusted(0.75, kInset, -1.75, -kInset), radius, radius);
}

void HarmonyTool::paintBorder(QPainter& painter, const TimelineScene& scene, const Border& border) const {
  const auto lane = scene.laneRect(laneOf(border.layer));
  if (!lane) return;
  const Colours& c = scene.theme->colours();
  const double width = 2;
  const double x = scene.snappedX(border.to);
  painter.fillRect(QRectF(x - width / 2, lane->top(), width, lane->height()), c.accent.base);
  if (!dragged_) return;
  if (border.to != border.from) {
    painter.setPen(QPen(c.text.mid, 1, Qt::DashLine));
    const double former = scene.snappedX(border.from) + 0.5;
    painter.drawLine(QPointF(former, lane->top()), QPointF(former, lane->bottom()));
  }
  const QFont font = scene.theme->font(TextRole::Small);
  const QString text = placeText(*scene.timeline, border.to);
  constexpr double kHeight = 18;
  const double room = numeralWidth(font, text) + 12;
  const double left = std::clamp(x - room / 2, scene.area.left(), scene.area.right() - room);
  const QRectF tag(left, lane->top() - kHeight - 2, room, kHeight);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(c.accent.base);
  painter.drawRoundedRect(tag, scene.theme->tokens().radius.chip, scene.theme->tokens().radius.chip);
  painter.setFont(font);
  painter.setPen(c.text.onAccent);
  drawNumerals(painter, tag, Qt::AlignCenter, text);
}

}  // namespace barline::ui
