#include "ui/window/ReadoutLine.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QRegularExpression>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/transport/NumeralLabel.h"

namespace barline::ui {
namespace {

constexpr double kReadoutMargin = 12.0;
constexpr int kZoomSteps = 1000;
constexpr double kClosest = 0.02;  // seconds in view at the slider's right end
constexpr double kZoomButton = 1.5;

QString spanText(double seconds) {
  if (seconds <= 0.0) return {};
  if (seconds < 1.0) return QStringLiteral("%1 ms").arg(1000.0 * seconds, 0, 'f', 0);
  if (seconds < 100.0) return QStringLiteral("%1 s").arg(seconds, 0, 'f', 1);
  const auto whole = static_cast<qint64>(seconds);
  return QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

ReadoutLine::ReadoutLine(QWidget* parent)
    : QWidget(parent),
      close_(new QToolButton(this)),
      out_(new QToolButton(this)),
      zoom_(new QSlider(Qt::Horizontal, this)),
      in_(new QToolButton(this)),
      span_(new NumeralLabel(QStringLiteral("00 min 00 s"), TextRole::Small, Tone::Mid, this)) {
  setSurface(*this, Surface::Panel);
  setFixedHeight(24);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 1, 12, 0);
  layout->setSpacing(4);
  layout->addStretch(1);
  layout->addWidget(close_);
  layout->addSpacing(8);
  layout->addWidget(out_);
  layout->addWidget(zoom_);
  layout->addWidget(in_);
  layout->addSpacing(4);
  layout->addWidget(span_);
  span_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  for (QToolButton* button : {close_, out_, in_}) {
    button->setFixedSize(24, 22);
    button->setFocusPolicy(Qt::TabFocus);
    setButtonKind(*button, ButtonKind::Quiet);
  }
  close_->setAccessibleName(tr("Close the message"));
  close_->setToolTip(tr("Close the message"));
  out_->setText(QStringLiteral("−"));
  out_->setAccessibleName(tr("Zoom out"));
  out_->setToolTip(tr("Zoom out  (−)"));
  in_->setText(QStringLiteral("+"));
  in_->setAccessibleName(tr("Zoom in"));
  in_->setToolTip(tr("Zoom in  (+)"));
  zoom_->setRange(0, kZoomSteps);
  zoom_->setFixedWidth(80);
  zoom_->setAccessibleName(tr("Zoom"));
  zoom_->setFocusPolicy(Qt::TabFocus);

  connect(close_, &QToolButton::clicked, this, &ReadoutLine::closeMessage);
  connect(out_, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(visible_ * kZoomButton); });
  connect(in_, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(visible_ / kZoomButton); });
  connect(zoom_, &QSlider::valueChanged, this, [this](int step) {
    if (whole_ <= kClosest) return;
    Q_EMIT zoomRequested(whole_ * std::pow(kClosest / whole_, static_cast<double>(step) / kZoomSteps));
  });
  updateIcons();
  updateMessage();
  setZoom(0.0, 0.0);
}

void ReadoutLine::setReadout(const std::optional<PointerReadout>& readout) {
  readout_ = readout;
  update();
}

void ReadoutLine::setZoom(double visibleSeconds, double trackSeconds) {
  visible_ = visibleSeconds;
  whole_ = trackSeconds;
  const bool shown = visible_ > 0.0 && whole_ > kClosest;
  out_->setEnabled(shown);
  zoom_->setEnabled(shown);
  in_->setEnabled(shown);
  span_->setText(spanText(visible_));
  update();
  if (!shown || zoom_->isSliderDown()) return;
  const double place = std::log(visible_ / whole_) / std::log(kClosest / whole_);
  const QSignalBlocker quiet(zoom_);
  zoom_->setValue(static_cast<int>(std::lround(std::clamp(place, 0.0, 1.0) * kZoomSteps)));
}

void ReadoutLine::showMessage(MessageKind kind, const QString& sentence) {
  if (kind == MessageKind::Problem) {
    problems_.removeAll(sentence);
    problems_.append(sentence);
  } else {
    notice_ = sentence;
    QTimer::singleShot(themeOf(*this).tokens().duration.toastStay, this, [this, sentence] {
      if (notice_ == sentence) notice_.clear();
      updateMessage();
    });
  }
  updateMessage();
}

QString ReadoutLine::message() const {
  return problems_.isEmpty() ? notice_ : problems_.last();
}

void ReadoutLine::closeMessage() {
  if (problems_.isEmpty()) {
    notice_.clear();
  } else {
    problems_.removeLast();
  }
  updateMessage();
}

void ReadoutLine::closeNotice() {
  if (notice_.isEmpty()) return;
  notice_.clear();
  updateMessage();
}

void ReadoutLine::closeProblemsOf(const QString& fileName) {
  if (fileName.isEmpty()) return;
  // The name by itself, not the end of another's.
  const QRegularExpression name(
      QStringLiteral("(?<![^\\s/“„‘])%1(?!\\w)").arg(QRegularExpression::escape(fileName)));
  problems_.removeIf([&](const QString& problem) { return problem.contains(name); });
  updateMessage();
}

void ReadoutLine::updateMessage() {
  close_->setVisible(!message().isEmpty());
  setToolTip(message());
  setAccessibleDescription(message());
  update();
  Q_EMIT messageChanged();
}

void ReadoutLine::updateIcons() {
  close_->setIcon(icon(themeOf(*this), IconName::Close));
  close_->setIconSize(QSize(12, 12));
}

void ReadoutLine::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && span_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

void ReadoutLine::paintMessage(QPainter& painter, const QRectF& rect) const {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  const bool isProblem = !problems_.isEmpty();
  QString text = message();
  if (problems_.size() > 1) text = tr("%1  (1 of %2)").arg(text).arg(problems_.size());
  if (isProblem) painter.fillRect(QRectF(0, 1, rect.right() + 30.0, height() - 1.0), colours.state.errorFill);
  const QRectF place(kReadoutMargin, (height() - 12.0) / 2 + 0.5, 12.0, 12.0);
  painter.drawPixmap(place.topLeft(),
                     iconPixmap(isProblem ? IconName::Error : IconName::Check, 12,
                                isProblem ? colours.state.error : colours.state.ok, devicePixelRatioF()));
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(colours.text.high);
  const QRectF room = rect.adjusted(kReadoutMargin + 20.0, 0, 0, 0);
  painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(painter.font()).elidedText(text, Qt::ElideMiddle, room.width()));
}

void ReadoutLine::paintReadout(QPainter& painter, const QRectF& rect) const {
  const Theme& theme = themeOf(*this);
  const TextColours& text = theme.colours().text;
  const auto withConfidence = [](const QString& value, const std::optional<double>& confidence) {
    return confidence ? QStringLiteral("%1 %2").arg(value).arg(*confidence, 0, 'f', 2) : value;
  };
  std::vector<std::pair<QString, QString>> parts{{tr("Pointer"), readout_->timeText}};
  const auto add = [&](const QString& name, const QString& value) {
    if (!value.isEmpty()) parts.emplace_back(name, value);
  };
  add(tr("bar"), readout_->barBeat);
  add(tr("height"), readout_->height);
  QString chord = withConfidence(readout_->chord, readout_->chordConfidence);
  if (!readout_->chordRunnerUp.isEmpty()) chord += tr(" or %1").arg(readout_->chordRunnerUp);
  if (!readout_->chord.isEmpty()) add(tr("chord"), chord);
  if (!readout_->key.isEmpty()) add(tr("key"), withConfidence(readout_->key, readout_->keyConfidence));
  if (readout_->beatConfidence) add(tr("beat"), withConfidence({}, readout_->beatConfidence).trimmed());
  add(tr("section"), readout_->section);
  add(tr("energy"), readout_->energy);
  add(tr("loudness"), readout_->loudness);
  add(tr("sharpness"), readout_->sharpness);
  add(tr("roughness"), readout_->roughness);
  add(tr("tempo"), readout_->tempo);

  const QFont font = theme.font(TextRole::Small);
  painter.setFont(font);
  double x = kReadoutMargin;
  for (const auto& [name, value] : parts) {
    const double nameWidth = numeralWidth(font, name + QLatin1Char(' '));
    const double valueWidth = numeralWidth(font, value);
    if (x + nameWidth + valueWidth > rect.right()) return;
    painter.setPen(text.low);
    drawNumerals(painter, QRectF(x, rect.top(), nameWidth, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                 name);
    painter.setPen(text.high);
    drawNumerals(painter, QRectF(x + nameWidth, rect.top(), valueWidth, rect.height()),
                 Qt::AlignLeft | Qt::AlignVCenter, value);
    x += nameWidth + valueWidth + 14.0;
  }
}

void ReadoutLine::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  const bool saying = !message().isEmpty();
  const double right = (saying ? close_->x() : out_->x()) - 8.0;
  const QRectF rect(0, 1, right, height() - 1.0);
  if (saying) {
    paintMessage(painter, rect);
  } else if (readout_) {
    paintReadout(painter, rect);
  } else if (whole_ > 0.0) {
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(theme.colours().text.low);
    painter.drawText(rect.adjusted(kReadoutMargin, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Wheel zooms · drag selects · click moves the playhead"));
  }
  painter.fillRect(QRectF(0, 0, width(), 1.0), theme.colours().line.hairline);
}

}  // namespace barline::ui
