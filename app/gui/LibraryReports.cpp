// Reports of tracks, to read and to print.

#include <QCoreApplication>
#include <algorithm>
#include <system_error>
#include <utility>

#include "app/exporting/ReportRun.h"
#include "app/gui/ExportAnswers.h"
#include "app/gui/LibraryExport.h"
#include "app/gui/ReportOutline.h"
#include "engine/export/report/Reports.h"
#include "engine/steps/Catalog.h"
#include "ui/library/TrackRow.h"

namespace barline::app {
namespace {

namespace reports = exporting::reports;

/// So many tracks are looked at for a preview of a report of all.
constexpr std::size_t kPreviewedTracks = 3;
constexpr qsizetype kMostText = 20'000;

std::string endingOf(ui::ReportExport::Kind kind) {
  return kind == ui::ReportExport::Kind::Html ? ".html" : ".pdf";
}

reports::ReportFormat formatOf(ui::ReportExport::Kind kind) {
  return kind == ui::ReportExport::Kind::Html ? reports::ReportFormat::Html : reports::ReportFormat::Pdf;
}

reports::Paper paperOf(ui::ReportExport::Kind kind) {
  return kind == ui::ReportExport::Kind::PdfLetter ? reports::Paper::Letter : reports::Paper::A4;
}

void leaveOut(reports::Report& report, const QSet<QString>& titles) {
  std::erase_if(report.parts, [&titles](const reports::Part& part) {
    return titles.contains(QString::fromStdString(part.title));
  });
}

/// A stroke makes no folder of a title, nor a point a hidden file.
std::string fileName(QString title) {
  title.replace(QLatin1Char('/'), QLatin1Char('_'));
  if (title.startsWith(QLatin1Char('.'))) title.prepend(QLatin1Char('_'));
  return title.toStdString();
}

}  // namespace

ui::ReportPreview LibraryExport::previewReport(const ui::ReportExport& wanted,
                                               const ui::ExportControl& control) {
  const std::vector<TrackRequest> tracks = requests(wanted.what, false);
  ui::ReportPreview preview{.ofSome = wanted.together && tracks.size() > kPreviewedTracks,
                            .ending = QString::fromStdString(endingOf(wanted.kind))};
  reports::Report report;
  if (wanted.together) {
    std::vector<reports::CollectionEntry> entries;
    for (std::size_t i = 0; i < std::min(tracks.size(), kPreviewedTracks); ++i)
      entries.push_back(reports::collectionEntry(loader_.load(tracks[i], heedsCancelling(control))));
    report = reports::collectionReport(wanted.title.toStdString(), entries);
    preview.stem = QString::fromStdString(fileName(wanted.title));
  } else {
    report = reports::trackReport(loader_.load(tracks.front(), heedsCancelling(control)), steps::catalog());
    preview.stem = ui::pathText(tracks.front().file.stem());
  }
  for (const reports::Part& part : report.parts) {
    if (!part.title.empty()) preview.parts.append(QString::fromStdString(part.title));
  }
  leaveOut(report, wanted.leftOut);
  if (control.cancelled()) throw pipeline::Cancelled();
  preview.bytes = reports::reportBytes(report, formatOf(wanted.kind), paperOf(wanted.kind)).size();
  preview.text = reportOutline(report);
  preview.cut = preview.text.size() > kMostText;
  preview.text.truncate(kMostText);
  return preview;
}

ui::ExportOutcome LibraryExport::writeReports(const ui::ReportExport& wanted, const ui::ExportTarget& target,
                                              const ui::ExportControl& control) {
  ReportTask task{.tracks = requests(wanted.what, false),
                  .together = wanted.together,
                  .title = wanted.title.toStdString(),
                  .format = formatOf(wanted.kind),
                  .paper = paperOf(wanted.kind),
                  .folder = target.folder,
                  .name = target.name,
                  .ending = endingOf(wanted.kind)};
  for (const QString& title : wanted.leftOut) task.leftOut.insert(title.toStdString());
  if (task.together && task.name.empty()) task.name = fileName(wanted.title);
  return shownOutcome(runReport(loader_, task, decidedBy(control), toldTo(control, task.tracks)),
                      target.folder);
}

}  // namespace barline::app
