#include "ui/inspector/InspectorPanel.h"

#include <QEvent>
#include <QJsonArray>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/inspector/EditsPanel.h"
#include "ui/inspector/InspectorSection.h"
#include "ui/inspector/SelectionPanel.h"
#include "ui/inspector/TrackPanel.h"
#include "ui/reference/ReferencePanel.h"
#include "ui/review/ReviewPanel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kHead = 32;
constexpr int kSpectrumHeight = 170;
constexpr double kMostReview = 0.4;  ///< share of the height

/// A page in which what has no room is reached by scrolling, instead of being squeezed.
QWidget* scrolled(QWidget& page) {
  auto* area = new QScrollArea(page.parentWidget());
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidgetResizable(true);
  setSurface(*area->viewport(), Surface::Panel);
  area->setWidget(&page);
  return area;
}

constexpr QLatin1String kPage("page");
constexpr QLatin1String kOrder("order");
constexpr QLatin1String kSpectrum("spectrum");
constexpr QLatin1String kHeights("heights");
constexpr QLatin1String kSmooth("smooth");
constexpr QLatin1String kHold("hold");
constexpr QLatin1String kAverage("average");

}  // namespace

InspectorPanel::InspectorPanel(SpectrumPanel::OpenSamples open, QWidget* parent)
    : QWidget(parent),
      tabs_(new QTabBar(this)),
      pages_(new QStackedWidget(this)),
      track_(new TrackPanel(pages_)),
      selection_(new SelectionPanel(pages_)),
      edits_(new EditsPanel(pages_)),
      reference_(new ReferencePanel(pages_)),
      review_(new ReviewPanel(this)),
      spectrum_(new SpectrumPanel(std::move(open), this)),
      splitter_(new QSplitter(Qt::Vertical, this)),
      spectrumSection_(new InspectorSection(tr("Spectrum"), spectrum_, kHead, splitter_)),
      options_(new QToolButton(spectrumSection_)) {
  setSurface(*this, Surface::Panel);
  setMaximumWidth(themeOf(*this).tokens().size.inspectorWidth[2]);
  tabs_->setFixedHeight(themeOf(*this).tokens().size.trackHeader);
  tabs_->setExpanding(false);
  tabs_->setDrawBase(false);
  tabs_->setAccessibleName(tr("Inspector"));
  for (const QString& title : {tr("Track"), tr("Selection"), tr("Edits"), tr("Reference")})
    tabs_->addTab(title);
  for (QWidget* page : {static_cast<QWidget*>(track_), scrolled(*selection_), static_cast<QWidget*>(edits_),
                        static_cast<QWidget*>(reference_)})
    pages_->addWidget(page);
  tabs_->setTabVisible(static_cast<int>(Page::Reference), false);
  for (QWidget* part : {static_cast<QWidget*>(pages_), static_cast<QWidget*>(review_),
                        static_cast<QWidget*>(spectrumSection_)})
    splitter_->addWidget(part);
  splitter_->setChildrenCollapsible(false);
  splitter_->setHandleWidth(1);
  splitter_->setStretchFactor(0, 1);
  splitter_->setStretchFactor(1, 0);
  splitter_->setStretchFactor(2, 0);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(tabs_);
  layout->addWidget(splitter_, 1);
  makeSpectrumMenu();
  connect(tabs_, &QTabBar::currentChanged, this, &InspectorPanel::showParts);
  connect(splitter_, &QSplitter::splitterMoved, this, [this] {
    heightsChosen_ = true;
    Q_EMIT stateChanged();
  });
  connect(review_, &ReviewPanel::countChanged, this, &InspectorPanel::shareHeight);
  connect(review_, &ReviewPanel::orderChanged, this, &InspectorPanel::stateChanged);
  connect(spectrumSection_, &InspectorSection::openChanged, this, [this] {
    shareHeight();
    Q_EMIT stateChanged();
  });
  showParts();
}

void InspectorPanel::showPage(Page page) {
  tabs_->setCurrentIndex(static_cast<int>(page));
}

InspectorPanel::Page InspectorPanel::page() const {
  return static_cast<Page>(tabs_->currentIndex());
}

void InspectorPanel::setEditCount(std::size_t count) {
  tabs_->setTabText(static_cast<int>(Page::Edits), count == 0 ? tr("Edits") : tr("Edits %1").arg(count));
}

void InspectorPanel::showParts() {
  pages_->setCurrentIndex(tabs_->currentIndex());
  review_->setVisible(page() == Page::Track || page() == Page::Selection);
  spectrumSection_->setVisible(page() == Page::Track);
  shareHeight();
  Q_EMIT pageChanged(page());
  Q_EMIT stateChanged();
}

void InspectorPanel::shareHeight() {
  if (heightsChosen_) return;
  const int whole = splitter_->height();
  const bool spectrum = page() == Page::Track;
  const int sound = !spectrum ? 0 : spectrumSection_->isOpen() ? kSpectrumHeight : kHead;
  const int review =
      page() == Page::Edits ? 0 : std::min(review_->fullHeight(), static_cast<int>(kMostReview * whole));
  splitter_->setSizes({std::max(whole - review - sound, 1), review, sound});
}

void InspectorPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  shareHeight();
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

void InspectorPanel::setReference(const QStringList& files,
                                  const std::shared_ptr<const evaluation::Comparison>& comparison) {
  reference_->setFiles(files);
  reference_->setComparison(comparison);
  tabs_->setTabVisible(static_cast<int>(Page::Reference), !files.isEmpty());
  updateGeometry();
}

bool InspectorPanel::showsFacts() const {
  return !isHidden() && page() == Page::Track;
}

QJsonObject InspectorPanel::saveState() const {
  QJsonArray heights;
  if (heightsChosen_) {
    for (const int height : splitter_->sizes()) heights.append(height);
  }
  return {{kPage, tabs_->currentIndex()},          {kOrder, static_cast<int>(review_->order())},
          {kSpectrum, spectrumSection_->isOpen()}, {kHeights, heights},
          {kSmooth, smooth_->isChecked()},         {kHold, hold_->isChecked()},
          {kAverage, average_->isChecked()}};
}

void InspectorPanel::restoreState(const QJsonObject& state) {
  const int page = state[kPage].toInt();
  tabs_->setCurrentIndex(page >= 0 && page < tabs_->count() && tabs_->isTabVisible(page) ? page : 0);
  review_->setOrder(state[kOrder].toInt() == static_cast<int>(edits::DoubtOrder::InTime)
                        ? edits::DoubtOrder::InTime
                        : edits::DoubtOrder::LeastCertainFirst);
  spectrumSection_->setOpen(state[kSpectrum].toBool(true));
  smooth_->setChecked(state[kSmooth].toBool(true));
  hold_->setChecked(state[kHold].toBool(true));
  average_->setChecked(state[kAverage].toBool(true));
  const QJsonArray heights = state[kHeights].toArray();
  QList<int> sizes;
  for (const auto& height : heights) sizes << height.toInt();
  // A hidden part has the height 0.
  heightsChosen_ =
      sizes.size() == splitter_->count() && std::ranges::all_of(sizes, [](int size) { return size >= 0; });
  if (heightsChosen_) splitter_->setSizes(sizes);
  shareHeight();
}

QSize InspectorPanel::sizeHint() const {
  return {themeOf(*this).tokens().size.inspectorWidth[1], 500};
}

QSize InspectorPanel::minimumSizeHint() const {
  // Every tab is to be seen.
  return {
      std::clamp(tabs_->sizeHint().width(), themeOf(*this).tokens().size.inspectorWidth[0], maximumWidth()),
      160};
}

void InspectorPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && options_ != nullptr)
    options_->setIcon(icon(themeOf(*this), IconName::Settings));
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
