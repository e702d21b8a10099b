#include "ui/inspector/InspectorPanel.h"

#include <QEvent>
#include <QJsonArray>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/inspector/InspectorSection.h"
#include "ui/inspector/TrackPanel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kHead = 32;
constexpr int kSpectrumHeight = 216;  ///< of its section, to begin with

constexpr QLatin1String kTrack("track");
constexpr QLatin1String kSpectrum("spectrum");
constexpr QLatin1String kHeights("heights");
constexpr QLatin1String kSmooth("smooth");
constexpr QLatin1String kHold("hold");
constexpr QLatin1String kAverage("average");

}  // namespace

InspectorPanel::InspectorPanel(SpectrumPanel::OpenSamples open, QWidget* parent)
    : QWidget(parent),
      track_(new TrackPanel(this)),
      spectrum_(new SpectrumPanel(std::move(open), this)),
      splitter_(new QSplitter(Qt::Vertical, this)),
      trackSection_(
          new InspectorSection(tr("Track"), track_, themeOf(*this).tokens().size.trackHeader, splitter_)),
      spectrumSection_(new InspectorSection(tr("Spectrum"), spectrum_, kHead, splitter_)),
      options_(new QToolButton(spectrumSection_)) {
  setSurface(*this, Surface::Panel);
  setMaximumWidth(themeOf(*this).tokens().size.inspectorWidth[2]);
  splitter_->setChildrenCollapsible(false);
  splitter_->setHandleWidth(1);
  splitter_->setStretchFactor(0, 1);
  splitter_->setStretchFactor(1, 0);
  splitter_->setSizes({2 * kSpectrumHeight, kSpectrumHeight});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(splitter_, 1);
  // Folded sections stay at the top, whatever is left below them.
  layout->addStretch(0);
  makeSpectrumMenu();
  connect(splitter_, &QSplitter::splitterMoved, this, &InspectorPanel::stateChanged);
  for (InspectorSection* section : {trackSection_, spectrumSection_})
    connect(section, &InspectorSection::openChanged, this, &InspectorPanel::stateChanged);
}

void InspectorPanel::makeSpectrumMenu() {
  options_->setFixedSize(24, 24);
  options_->setPopupMode(QToolButton::InstantPopup);
  options_->setFocusPolicy(Qt::TabFocus);
  options_->setAccessibleName(tr("How the spectrum is shown"));
  options_->setToolTip(tr("How the spectrum is shown"));
  options_->setIcon(icon(themeOf(*this), IconName::Settings));
  setButtonKind(*options_, ButtonKind::Quiet);
  auto* menu = new QMenu(options_);
  smooth_ = menu->addAction(tr("Smooth over a twelfth of an octave"));
  hold_ = menu->addAction(tr("Hold peaks"));
  average_ = menu->addAction(tr("Average of the track"));
  for (QAction* action : {smooth_, hold_, average_}) {
    action->setCheckable(true);
    action->setChecked(true);
  }
  options_->setMenu(menu);
  spectrumSection_->addToHead(options_);
  connect(smooth_, &QAction::toggled, this, [this](bool smooth) {
    spectrum_->setSmoothing(smooth ? Smoothing::Twelfth : Smoothing::Fine);
    Q_EMIT stateChanged();
  });
  connect(hold_, &QAction::toggled, this, [this](bool hold) {
    spectrum_->setHoldsPeaks(hold);
    Q_EMIT stateChanged();
  });
  connect(average_, &QAction::toggled, this, [this](bool show) {
    spectrum_->setShowsAverage(show);
    Q_EMIT stateChanged();
  });
}

void InspectorPanel::setTimeline(const std::shared_ptr<const model::Timeline>& timeline) {
  track_->setTimeline(timeline);
  spectrum_->setTimeline(timeline);
}

void InspectorPanel::setPlayhead(double seconds, bool playing) {
  spectrum_->setPlayhead(seconds, playing);
}

void InspectorPanel::setComparison(std::shared_ptr<const LibraryComparison> comparison) {
  track_->setComparison(std::move(comparison));
}

bool InspectorPanel::showsFacts() const {
  return !isHidden() && trackSection_->isOpen();
}

QJsonObject InspectorPanel::saveState() const {
  QJsonArray heights;
  for (const int height : splitter_->sizes()) heights.append(height);
  return {{kTrack, trackSection_->isOpen()},
          {kSpectrum, spectrumSection_->isOpen()},
          {kHeights, heights},
          {kSmooth, smooth_->isChecked()},
          {kHold, hold_->isChecked()},
          {kAverage, average_->isChecked()}};
}

void InspectorPanel::restoreState(const QJsonObject& state) {
  trackSection_->setOpen(state[kTrack].toBool(true));
  spectrumSection_->setOpen(state[kSpectrum].toBool(true));
  smooth_->setChecked(state[kSmooth].toBool(true));
  hold_->setChecked(state[kHold].toBool(true));
  average_->setChecked(state[kAverage].toBool(true));
  const QJsonArray heights = state[kHeights].toArray();
  if (heights.size() != 2 || heights[0].toInt() <= 0 || heights[1].toInt() <= 0) return;
  splitter_->setSizes({heights[0].toInt(), heights[1].toInt()});
}

QSize InspectorPanel::sizeHint() const {
  return {themeOf(*this).tokens().size.inspectorWidth[1], 500};
}

QSize InspectorPanel::minimumSizeHint() const {
  return {themeOf(*this).tokens().size.inspectorWidth[0], 160};
}

void InspectorPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && options_ != nullptr)
    options_->setIcon(icon(themeOf(*this), IconName::Settings));
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
