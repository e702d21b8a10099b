#include "ui/window/ViewActions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <array>

#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

QString text(const char* source) {
  return QCoreApplication::translate("View", source);
}

}  // namespace

QAction* addFollowActions(QMenu& menu, TimelineView& timeline) {
  QAction* follow = menu.addAction(text(QT_TRANSLATE_NOOP("View", "&Follow the playhead")));
  follow->setObjectName(QStringLiteral("view.follow"));
  follow->setCheckable(true);
  follow->setChecked(timeline.follow());
  follow->setShortcut(QKeySequence(QStringLiteral("Ctrl+J")));
  QObject::connect(follow, &QAction::toggled, &timeline, &TimelineView::setFollow);
  QObject::connect(&timeline, &TimelineView::followChanged, follow, &QAction::setChecked);
  QAction* fixed = menu.addAction(text(QT_TRANSLATE_NOOP("View", "Playhead stays, &track moves")));
  fixed->setObjectName(QStringLiteral("view.fixed_playhead"));
  fixed->setCheckable(true);
  fixed->setChecked(timeline.isPlayheadFixed());
  fixed->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+J")));
  QObject::connect(fixed, &QAction::toggled, &timeline, &TimelineView::setPlayheadFixed);
  QObject::connect(&timeline, &TimelineView::playheadFixedChanged, fixed, &QAction::setChecked);
  return follow;
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
    QAction* action = menu.addAction(text(choice.title));
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
