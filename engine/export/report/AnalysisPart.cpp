#include "engine/export/report/AnalysisPart.h"

#include <algorithm>

#include "engine/export/report/ReportText.h"

namespace barline::exporting::reports {
namespace {

using pipeline::StepReport;
using pipeline::StepState;

std::string said(const char* source) {
  return translated(source).toStdString();
}

Table fileTable(const ExportTrack& track) {
  const model::AudioSource& source = track.timeline.source;
  Table table;
  table.columns = {{said(QT_TRANSLATE_NOOP("Report", "File")), false, 2}, {{}, false, 7}};
  table.headed = false;
  const auto add = [&](const char* name, std::string value) {
    if (!value.empty()) table.rows.push_back({{.text = said(name)}, {.text = std::move(value)}});
  };
  add(QT_TRANSLATE_NOOP("Report", "File"), source.path.filename().string());
  const QString audio = translated(QT_TRANSLATE_NOOP("Report", "%1, %2 Hz, channels: %3"))
                            .arg(QString::fromStdString(source.codec))
                            .arg(source.sampleRate)
                            .arg(source.channels);
  if (source.sampleRate > 0) add(QT_TRANSLATE_NOOP("Report", "Audio"), audio.toStdString());
  add(QT_TRANSLATE_NOOP("Report", "Length"), number(source.duration, 3) + " s");
  add(QT_TRANSLATE_NOOP("Report", "Fingerprint"), source.fingerprint);
  const bool isPart = track.range.duration() > 0 && track.range.duration() < source.duration - 1e-3;
  if (isPart || track.fromStretch)
    add(QT_TRANSLATE_NOOP("Report", "Stretch"), clock(track.range.begin) + "–" + clock(track.range.end));
  add(QT_TRANSLATE_NOOP("Report", "Version"),
      track.edited ? said(QT_TRANSLATE_NOOP("Report", "With a person’s corrections"))
                   : said(QT_TRANSLATE_NOOP("Report", "As the analysis found it")));
  if (source.warning) add(QT_TRANSLATE_NOOP("Report", "Warning"), *source.warning);
  return table;
}

const pipeline::CatalogEntry* entryOf(const pipeline::StepCatalog& steps, const std::string& id) {
  const auto found = std::ranges::find_if(
      steps.entries(), [&](const pipeline::CatalogEntry& entry) { return entry.declaration.id == id; });
  return found == steps.entries().end() ? nullptr : &*found;
}

std::string milliseconds(double seconds) {
  return number(seconds * 1000, 0) + " ms";
}

std::string stateText(const StepReport& step) {
  switch (step.state) {
    case StepState::Computed:
      return milliseconds(step.cpuSeconds);
    case StepState::Cached:
      return said(QT_TRANSLATE_NOOP("Report", "kept from before"));
    case StepState::Failed:
    case StepState::Blocked:
      return step.problem;
    default:
      return "–";
  }
}

Table stepTable(const pipeline::AnalysisReport& analysis, const pipeline::StepCatalog& steps) {
  Table table;
  table.columns = {{said(QT_TRANSLATE_NOOP("Report", "Step")), false, 3},
                   {said(QT_TRANSLATE_NOOP("Report", "Version")), true, 1},
                   {said(QT_TRANSLATE_NOOP("Report", "Processor time")), false, 5}};
  double longest = analysis.decodeSeconds;
  for (const StepReport& step : analysis.steps) longest = std::max(longest, step.cpuSeconds);
  const auto share = [&](double seconds) {
    return longest > 0 && seconds > 0 ? std::optional(seconds / longest) : std::nullopt;
  };
  if (analysis.decoded)
    table.rows.push_back(
        {{.text = said(QT_TRANSLATE_NOOP("Report", "Decoding"))},
         {},
         {.text = milliseconds(analysis.decodeSeconds), .share = share(analysis.decodeSeconds)}});
  for (const StepReport& step : analysis.steps) {
    const pipeline::CatalogEntry* const entry = entryOf(steps, step.id);
    const std::string title =
        entry == nullptr
            ? step.id
            : QCoreApplication::translate("Step", entry->declaration.title.c_str()).toStdString();
    const bool computed = step.state == StepState::Computed;
    table.rows.push_back(
        {{.text = title},
         {.text = step.version > 0 ? std::to_string(step.version) : std::string()},
         {.text = stateText(step), .share = computed ? share(step.cpuSeconds) : std::nullopt}});
  }
  return table;
}

std::string summary(const model::AudioSource& source, const pipeline::AnalysisReport& analysis) {
  if (!analysis.decoded || analysis.wallSeconds <= 0)
    return said(QT_TRANSLATE_NOOP("Report", "All of it was known from an earlier analysis."));
  const double factor = source.duration / analysis.wallSeconds;
  return translated(QT_TRANSLATE_NOOP("Report", "Analysed in %1 s, %2 times as fast as it plays."))
      .arg(QString::fromStdString(number(analysis.wallSeconds, 2)),
           QString::fromStdString(number(factor, factor < 10 ? 1 : 0)))
      .toStdString();
}

}  // namespace

Part analysisPart(const ExportTrack& track, const pipeline::StepCatalog& steps) {
  Part part{.title = said(QT_TRANSLATE_NOOP("Report", "File and analysis")), .blocks = {fileTable(track)}};
  if (track.report == nullptr || track.report->steps.empty()) return part;
  part.blocks.push_back(Paragraph{summary(track.timeline.source, *track.report)});
  part.blocks.push_back(stepTable(*track.report, steps));
  return part;
}

}  // namespace barline::exporting::reports
