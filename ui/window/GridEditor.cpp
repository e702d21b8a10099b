#include "ui/window/GridEditor.h"

#include <QAction>
#include <QMenu>

#include "ui/edits/grid/FitView.h"
#include "ui/edits/grid/GridActions.h"
#include "ui/edits/grid/GridTool.h"
#include "ui/edits/grid/GridToolBar.h"
#include "ui/edits/grid/HintLine.h"
#include "ui/timeline/SampleProvider.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/LayoutMenu.h"
#include "ui/window/ReadoutLine.h"
#include "ui/window/Workspace.h"

namespace barline::ui {
namespace {

// Where beats are nearer to each other they cannot be told apart, so the view comes so near that they are.
constexpr double kNearBeats = 14;  // px
constexpr double kBeatsShown = 12;

}  // namespace

GridEditor::GridEditor(Workspace& workspace, TimelineView& timeline, ReadoutLine& readout, QWidget* parent)
    : QObject(parent),
      workspace_(workspace),
      timeline_(timeline),
      tool_(std::make_unique<GridTool>(workspace.edits(), timeline,
                                       [&player = workspace.player()]() -> std::optional<double> {
                                         if (player.state() != Player::State::Playing) return std::nullopt;
                                         return player.position();
                                       })),
      actions_(new GridActions(*tool_, this)),
      toolBar_(new GridToolBar(*actions_, parent)),
      hints_(new HintLine(&readout)),
      fit_(new FitView(parent)) {
  toolBar_->hide();
  fit_->hide();
  connect(tool_.get(), &GridTool::activeChanged, this, &GridEditor::onActive);
  connect(tool_.get(), &GridTool::hintChanged, hints_, &HintLine::setHint);
  connect(tool_.get(), &GridTool::seekRequested, &workspace.player(), &Player::seek);
  connect(tool_.get(), &GridTool::fitChanged, this, [this] { fit_->setFit(tool_->fit()); });
  connect(fit_, &FitView::fitRequested, tool_.get(), &GridTool::makeFitEven);
  connect(hints_, &HintLine::undoRequested, &workspace.edits(), &EditController::undo);
  const auto update = [this] {
    const auto shown = workspace_.edits().shown();
    actions_->setAvailable(workspace_.edits().canEdit() && shown != nullptr && shown->grid != nullptr);
  };
  connect(&workspace.edits(), &EditController::changed, this, update);
  connect(&workspace.edits(), &EditController::shownChanged, this, update);
  update();
}

GridEditor::~GridEditor() = default;

QWidget* GridEditor::toolBar() const {
  return toolBar_;
}

void GridEditor::addTo(QMenu& menu) {
  actions_->addTo(menu);
}

bool GridEditor::isActive() const {
  return tool_->isActive();
}

void GridEditor::leave() {
  tool_->setActive(false);
}

void GridEditor::followLayouts(LayoutMenu& layouts) {
  layouts_ = &layouts;
  connect(layouts_, &LayoutMenu::changed, this, [this] {
    if (!switching_) tool_->setActive(layouts_->current() == gridLayout().name);
  });
}

void GridEditor::switchLayout(bool active) {
  const bool isThere = layouts_ != nullptr && (layouts_->current() == gridLayout().name) == active;
  if (layouts_ == nullptr || isThere) return;
  switching_ = true;
  if (active) {
    layoutBefore_ = layouts_->current();
    lanesBefore_ = timeline_.laneLayout();
    libraryBefore_ = layouts_->isLibraryShown();
    layouts_->apply(gridLayout().name);
  } else if (!layoutBefore_.isEmpty()) {
    layouts_->apply(layoutBefore_);
    // With whatever was changed in it since it was chosen.
    timeline_.setLaneLayout(lanesBefore_);
    layouts_->wantLibrary(libraryBefore_);
  } else {
    layouts_->apply(builtInLayouts().front().name);
  }
  switching_ = false;
}

void GridEditor::setTrack(const std::filesystem::path& file) {
  tool_->setSampleProvider(
      file.empty() ? nullptr : std::make_shared<DecoderSampleProvider>(workspace_.decoding(), file));
}

void GridEditor::onActive(bool active) {
  toolBar_->setVisible(active);
  switchLayout(active);
  if (active) {
    comeNear();
  } else {
    hints_->setHint(std::nullopt);
  }
  Q_EMIT activeChanged(active);
}

void GridEditor::comeNear() {
  const auto shown = workspace_.edits().shown();
  if (shown == nullptr || shown->grid == nullptr || shown->grid->beats.empty()) return;
  const auto& beats = shown->grid->beats;
  const auto nearest = edits::nearestBeat(*shown->grid, timeline_.playhead());
  const double beat = edits::intervalAt(beats, *nearest);
  const double range = timeline_.visibleRange().duration();
  if (range <= 0 || beat / range * timeline_.width() >= kNearBeats) return;
  timeline_.zoomBy(range / (kBeatsShown * beat), timeline_.playhead());
}

}  // namespace barline::ui
