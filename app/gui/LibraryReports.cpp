// Reports of tracks, to read and to print.

#include <QCoreApplication>
#include <algorithm>
#include <system_error>
#include <utility>

#include "app/exporting/OutputFolder.h"
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

std::string bytesOf(const reports::Report& report, ui::ReportExport::Kind kind) {
  switch (kind) {
    case ui::ReportExport::Kind::Html:
      break;
    case ui::ReportExport::Kind::PdfA4:
      return reports::reportBytes(report, reports::ReportFormat::Pdf, reports::Paper::A4);
    case ui::ReportExport::Kind::PdfLetter:
      return reports::reportBytes(report, reports::ReportFormat::Pdf, reports::Paper::Letter);
  }
  return reports::reportBytes(report, reports::ReportFormat::Html);
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
  preview.bytes = bytesOf(report, wanted.kind).size();
  preview.text = reportOutline(report);
  preview.cut = preview.text.size() > kMostText;
  preview.text.truncate(kMostText);
  return preview;
}

ui::ExportOutcome LibraryExport::writeReports(const ui::ReportExport& wanted, const ui::ExportTarget& target,
                                              const ui::ExportControl& control) {
  const std::vector<TrackRequest> tracks = requests(wanted.what, false);
  OutputFolder folder(target.folder);
  for (const TrackRequest& track : tracks) folder.protect(track.file);
  const DecideTaken decide = decidedBy(control);
  ui::ExportOutcome outcome{.folder = target.folder};
  const auto write = [&](reports::Report report, const std::string& name) {
    leaveOut(report, wanted.leftOut);
    noteWritten(outcome, folder.write(name, {{endingOf(wanted.kind), bytesOf(report, wanted.kind)}}, decide));
  };
  std::vector<reports::CollectionEntry> entries;
  try {
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      const exporting::ExportProgress progress = [&, i](double fraction) {
        const auto total = static_cast<double>(tracks.size());
        control.progress(
            {(static_cast<double>(i) + fraction) / total, i, tracks.size(), tracks[i].file.stem().string()});
        return !control.cancelled();
      };
      try {
        const exporting::ExportTrack track = loader_.load(tracks[i], progress);
        if (wanted.together) {
          entries.push_back(reports::collectionEntry(track));
        } else {
          write(reports::trackReport(track, steps::catalog()),
                tracks.size() == 1 && !target.name.empty() ? target.name : tracks[i].file.stem().string());
        }
      } catch (const pipeline::Cancelled&) {
        throw;
      } catch (const std::exception& error) {
        outcome.problems.push_back(QString::fromUtf8(error.what()));
      }
    }
    if (!entries.empty()) {
      write(reports::collectionReport(wanted.title.toStdString(), entries),
            target.name.empty() ? fileName(wanted.title) : target.name);
    }
  } catch (const pipeline::Cancelled&) {
    outcome.cancelled = true;
  }
  return outcome;
}

}  // namespace barline::app
