#include "engine/export/report/HtmlReport.h"
#include "engine/export/report/PdfReport.h"
#include "engine/export/report/Reports.h"

namespace barline::exporting::reports {

std::string reportBytes(const Report& report, ReportFormat format, Paper paper) {
  return format == ReportFormat::Html ? htmlReport(report) : pdfReport(report, paper);
}

}  // namespace barline::exporting::reports
