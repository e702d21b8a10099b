#include "ui/dashboard/RunText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

#include "engine/steps/Catalog.h"
#include "ui/jobs/AnalysisController.h"
#include "ui/library/TrackRow.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui::runs {
namespace {

constexpr double kBytesPerMebibyte = 1048576.0;

/// The context of the texts.
struct Dashboard {
  Q_DECLARE_TR_FUNCTIONS(Dashboard)
};

}  // namespace

QString runStepTitle(const std::string& step) {
  if (step == pipeline::kDecoding) return Dashboard::tr("Decode");
  if (step == pipeline::kKeeping) return Dashboard::tr("Cache");
  const pipeline::CatalogEntry* const entry = steps::catalog().find(step);
  return entry == nullptr ? QString::fromStdString(step) : stepTitle(entry->declaration);
}

QString secondsNumber(double seconds, int decimals) {
  return numberText(seconds, decimals);
}

QString secondsText(double seconds, int decimals) {
  return Dashboard::tr("%1 s").arg(secondsNumber(seconds, decimals));
}

QString shortSecondsNumber(double seconds) {
  return secondsNumber(seconds, seconds >= 0.05 ? 3 : seconds >= 0.005 ? 4 : 5);
}

QString megabytesNumber(double mebibytes) {
  return numberText(std::round(mebibytes * kBytesPerMebibyte / 1e6), 0);
}

QString changeText(double change) {
  const auto percent = static_cast<int>(std::lround(100.0 * change));
  const QChar sign = percent > 0 ? u'+' : percent < 0 ? u'−' : u'±';
  return Dashboard::tr("%1 %").arg(sign + QLocale().toString(std::abs(percent)));
}

QString momentText(std::int64_t milliseconds) {
  const QDateTime moment = QDateTime::fromMSecsSinceEpoch(milliseconds);
  const QDate today = QDate::currentDate();
  const QString time = QLocale().toString(moment.time(), QStringLiteral("H:mm"));
  if (moment.date() == today) return Dashboard::tr("today %1").arg(time);
  if (moment.date() == today.addDays(-1)) return Dashboard::tr("yesterday %1").arg(time);
  const QString format =
      moment.date().year() == today.year() ? Dashboard::tr("d MMM") : Dashboard::tr("d MMM yyyy");
  return QLocale().toString(moment.date(), format) + QLatin1Char(' ') + time;
}

QString runText(const RunName& run) {
  return QStringLiteral("%1 · %2").arg(run.title, momentText(run.endedAt));
}

QString runTitle(const performance::RunRecord& run) {
  return run.title.empty() ? pathText(run.file.stem()) : QString::fromStdString(run.title);
}

QString sinceText(const performance::StepVerdict& verdict, const std::vector<performance::StepPoint>& points,
                  const std::string& step) {
  const auto count = static_cast<int>(points.size() - verdict.since);
  QString runs = count == 1 ? Dashboard::tr("in this run")
                            : Dashboard::tr("in the last %1 runs").arg(QLocale().toString(count));
  if (verdict.newStepVersion)
    return Dashboard::tr("since %1 version %2, %3")
        .arg(runStepTitle(step))
        .arg(points[verdict.since].version)
        .arg(runs);
  if (verdict.newProgram)
    return Dashboard::tr("since Barline %1, %2")
        .arg(QString::fromStdString(points[verdict.since].program), runs);
  return runs;
}

}  // namespace barline::ui::runs
