#include "ui/window/ViewActions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <algorithm>
#include <array>
#include <vector>

#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

QString viewText(const char* source) {
  return QCoreApplication::translate("View", source);
}

}  // namespace

QAction* addFollowActions(QMenu& menu, TimelineView& timeline) {
  QAction* follow = menu.addAction(viewText(QT_TRANSLATE_NOOP("View", "&Follow the playhead")));
  follow->setObjectName(QStringLiteral("view.follow"));
  follow->setCheckable(true);
  follow->setChecked(timeline.follow());
  follow->setShortcut(QKeySequence(QStringLiteral("Ctrl+J")));
  QObject::connect(follow, &QAction::toggled, &timeline, &TimelineView::setFollow);
  QObject::connect(&timeline, &TimelineView::followChanged, follow, &QAction::setChecked);
  QAction* fixed = menu.addAction(viewText(QT_TRANSLATE_NOOP("View", "Playhead stays, &track moves")));
  fixed->setObjectName(QStringLiteral("view.fixed_playhead"));
  fixed->setCheckable(true);
  fixed->setChecked(timeline.isPlayheadFixed());
  fixed->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+J")));
  QObject::connect(fixed, &QAction::toggled, &timeline, &TimelineView::setPlayheadFixed);
  QObject::connect(&timeline, &TimelineView::playheadFixedChanged, fixed, &QAction::setChecked);
  return follow;
}

void addLaneActions(QMenu& menu, TimelineView& timeline) {
  const std::vector<LaneInfo> lanes = timeline.lanes();
  const auto add = [&](const QString& name, const QString& title) {
    QAction* action = menu.addAction(title);
    action->setObjectName(name);
    action->setCheckable(true);
    return action;
  };
  std::vector<QAction*> shown;
  for (const LaneInfo& lane : lanes) {
    shown.push_back(add(QStringLiteral("view.lane_%1").arg(lane.id), lane.title));
    QObject::connect(shown.back(), &QAction::triggered, &timeline,
                     [&timeline, id = lane.id](bool visible) { timeline.setLaneVisible(id, visible); });
  }
  menu.addSeparator();
  std::vector<QAction*> folded;
  for (const LaneInfo& lane : lanes) {
    folded.push_back(nullptr);
    if (!lane.foldable) continue;
    folded.back() = add(QStringLiteral("view.fold_%1").arg(lane.id),
                        viewText(QT_TRANSLATE_NOOP("View", "Fold %1")).arg(lane.title));
    QObject::connect(folded.back(), &QAction::triggered, &timeline,
                     [&timeline, id = lane.id](bool folds) { timeline.setLaneFolded(id, folds); });
  }
  QAction* heights = menu.addAction(viewText(QT_TRANSLATE_NOOP("View", "Default heights")), &timeline,
                                    &TimelineView::resetLaneHeights);
  heights->setObjectName(QStringLiteral("view.lane_heights"));
  const auto update = [&timeline, ids = lanes, shown, folded] {
    for (const LaneInfo& lane : timeline.lanes()) {
      const auto known = std::ranges::find(ids, lane.id, &LaneInfo::id);
      if (known == ids.end()) continue;
      const auto place = static_cast<std::size_t>(known - ids.begin());
      shown[place]->setChecked(lane.visible);
      if (folded[place] != nullptr) folded[place]->setChecked(lane.folded);
    }
  };
  QObject::connect(&timeline, &TimelineView::lanesChanged, &menu, update);
  QObject::connect(&menu, &QMenu::aboutToShow, &menu, update);
  update();
}

void addWaveformActions(QMenu& menu, TimelineView& timeline) {
  struct Choice {
    WaveStyle style;
    const char* name;
    const char* title;
  };
  constexpr std::array<Choice, 4> kChoices{
      Choice{WaveStyle::Bands, "waveformBands", QT_TRANSLATE_NOOP("View", "&Three bands")},
      {WaveStyle::Rgb, "waveformRgb", QT_TRANSLATE_NOOP("View", "&RGB")},
      {WaveStyle::Mono, "waveformMono", QT_TRANSLATE_NOOP("View", "&Mono")},
      {WaveStyle::Rms, "waveformRms", QT_TRANSLATE_NOOP("View", "RM&S")}};
  auto* group = new QActionGroup(&menu);
  for (const Choice& choice : kChoices) {
    QAction* action = menu.addAction(viewText(choice.title));
    action->setObjectName(QLatin1String(choice.name));
    action->setCheckable(true);
    action->setChecked(timeline.waveStyle() == choice.style);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, &timeline,
                     [&timeline, style = choice.style] { timeline.setWaveStyle(style); });
    QObject::connect(&timeline, &TimelineView::waveStyleChanged, action,
                     [action, own = choice.style](WaveStyle style) { action->setChecked(style == own); });
  }
}

}  // namespace barline::ui
