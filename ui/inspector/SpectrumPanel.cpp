#include "ui/inspector/SpectrumPanel.h"

#include <QPainter>
#include <QTimerEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/inspector/SpectrumFeed.h"
#include "ui/inspector/SpectrumView.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr qint64 kIntervalMs = 33;
constexpr int kLine = 24;  ///< height of the line of figures
constexpr double kMargin = 12;

QString levelText(float level) {
  return SpectrumPanel::tr("%1 dBFS").arg(numberText(static_cast<double>(level), 1));
}

}  // namespace

SpectrumPanel::SpectrumPanel(OpenSamples open, QWidget* parent)
    : QWidget(parent), open_(std::move(open)), view_(new SpectrumView(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, kLine);
  layout->addWidget(view_);
  connect(view_, &SpectrumView::pointChanged, this, &SpectrumPanel::updatePoint);
}

SpectrumPanel::~SpectrumPanel() = default;

void SpectrumPanel::setTimeline(const std::shared_ptr<const model::Timeline>& timeline) {
  const std::filesystem::path file = timeline ? timeline->source.path : std::filesystem::path();
  const int rate = timeline ? timeline->source.sampleRate : 0;
  if (file == file_ && rate == sampleRate_) return;
  file_ = file;
  sampleRate_ = rate;
  duration_ = timeline ? timeline->source.duration : 0.0;
  feed_.reset();
  averaging_.reset();
  average_.reset();
  updateAverage();
  view_->clear();
  playhead_ = 0;
  playing_ = false;
  stale_ = true;
  follow();
}

void SpectrumPanel::setPlayhead(double seconds, bool playing) {
  if (seconds == playhead_ && playing == playing_) return;
  stale_ = stale_ || seconds != playhead_;
  playhead_ = seconds;
  const bool stops = playing_ && !playing;
  playing_ = playing;
  if (stops) updatePoint();
  follow();
}

void SpectrumPanel::setSmoothing(Smoothing smoothing) {
  smoothing_ = smoothing;
  updateAverage();
  if (feed_) feed_->setSmoothing(smoothing);
}

void SpectrumPanel::setHoldsPeaks(bool hold) {
  view_->setHoldsPeaks(hold);
}

void SpectrumPanel::setShowsAverage(bool show) {
  showsAverage_ = show;
  updateAverage();
  if (show && feed_) makeAverage();
}

void SpectrumPanel::follow() {
  if (!stale_ || file_.empty() || sampleRate_ <= 0 || !isVisible()) return;
  if (sinceAsked_.isValid() && sinceAsked_.elapsed() < kIntervalMs) {
    // The last of several moves must be shown even where no other follows it.
    if (!later_.isActive()) later_.start(static_cast<int>(kIntervalMs - sinceAsked_.elapsed()), this);
    return;
  }
  sinceAsked_.start();
  stale_ = false;
  if (!feed_) {
    makeFeed();
    if (showsAverage_) makeAverage();
  }
  feed_->show(playhead_);
}

void SpectrumPanel::makeFeed() {
  feed_ = std::make_unique<SpectrumFeed>(open_(file_), sampleRate_);
  feed_->setSmoothing(smoothing_);
  connect(feed_.get(), &SpectrumFeed::ready, view_,
          [this](const Spectrum& spectrum) { view_->setSpectrum(spectrum, playing_); });
  connect(feed_.get(), &SpectrumFeed::failed, view_, &SpectrumView::clear);
}

void SpectrumPanel::makeAverage() {
  if (averaging_) return;
  averaging_ = std::make_unique<TrackAverage>(open_(file_), sampleRate_, duration_);
  connect(averaging_.get(), &TrackAverage::ready, this, [this](const SmoothedSpectra& average) {
    average_ = average;
    updateAverage();
  });
  averaging_->start();
}

void SpectrumPanel::updateAverage() {
  if (!average_ || !showsAverage_) {
    view_->setAverage({});
  } else {
    view_->setAverage(smoothing_ == Smoothing::Fine ? average_->fine : average_->twelfth);
  }
}

void SpectrumPanel::timerEvent(QTimerEvent* event) {
  if (event->timerId() != later_.timerId()) return QWidget::timerEvent(event);
  later_.stop();
  follow();
}

void SpectrumPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  follow();
}

void SpectrumPanel::updatePoint() {
  update(line().toAlignedRect());
  // While playing it would never end.
  if (playing_) return;
  const auto point = view_->point();
  view_->setAccessibleDescription(
      point ? QStringLiteral("%1, %2, %3")
                  .arg(frequencyText(point->frequency), noteText(point->frequency), levelText(point->level))
            : QString());
}

QRectF SpectrumPanel::line() const {
  return {0, height() - static_cast<double>(kLine), static_cast<double>(width()), kLine};
}

void SpectrumPanel::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  QPainter painter(this);
  painter.fillRect(line(), c.bg.panel);
  const auto point = view_->point();
  if (!point) return;
  // Three columns, so that the figures stand still while they change.
  const QRectF inside = line().adjusted(kMargin, 0, -kMargin, 0);
  const QFont small = theme.font(TextRole::Small);
  painter.setFont(small);
  painter.setPen(c.text.high);
  drawNumerals(painter, inside, Qt::AlignLeft | Qt::AlignVCenter, frequencyText(point->frequency));
  drawNumerals(painter, inside, Qt::AlignRight | Qt::AlignVCenter, levelText(point->level));
  painter.setPen(c.text.mid);
  const double second = inside.left() + numeralWidth(small, QStringLiteral("00.00 kHz")) + 16;
  drawNumerals(painter, QRectF(second, inside.top(), inside.right() - second, inside.height()),
               Qt::AlignLeft | Qt::AlignVCenter, noteText(point->frequency));
}

}  // namespace barline::ui
