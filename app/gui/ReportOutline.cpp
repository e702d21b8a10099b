#include "app/gui/ReportOutline.h"

#include <QCoreApplication>
#include <QStringList>

namespace barline::app {
namespace {

namespace reports = exporting::reports;

/// Texts of this file.
struct OutlineText {
  Q_DECLARE_TR_FUNCTIONS(ReportOutline)
};

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QString lines(const reports::Paragraph& paragraph) {
  return text(paragraph.text);
}

QString lines(const reports::Figures& figures) {
  QStringList parts;
  for (const reports::Figure& figure : figures.figures)
    parts.append(
        QStringLiteral("%1 %2 %3").arg(text(figure.label), text(figure.value), text(figure.unit)).trimmed());
  return parts.join(QStringLiteral(" · "));
}

QString lines(const reports::Pictures&) {
  return OutlineText::tr("[picture of the timeline]");
}

QString lines(const reports::Table& table) {
  QStringList rows;
  if (!table.title.empty()) rows.append(text(table.title));
  for (const std::vector<reports::Cell>& cells : table.rows) {
    QStringList row;
    for (const reports::Cell& cell : cells) {
      if (!cell.text.empty()) row.append(text(cell.text));
    }
    rows.append(QStringLiteral("  ") + row.join(QStringLiteral(" · ")));
  }
  return rows.join(QLatin1Char('\n'));
}

QString lines(const reports::ChordSheet& sheet) {
  QStringList rows;
  for (const reports::SheetSection& section : sheet.sections) {
    rows.append((text(section.letter) + QLatin1Char(' ') + text(section.name)).trimmed());
    QString row = QStringLiteral("  |");
    std::size_t count = 0;
    for (const reports::SheetBar& bar : section.bars) {
      QStringList chords;
      for (const reports::SheetChord& chord : bar.chords) chords.append(text(chord.name));
      row += QLatin1Char(' ') + chords.join(QLatin1Char(' ')) + QStringLiteral(" |");
      if (++count % reports::ChordSheet::kBarsPerRow == 0 || count == section.bars.size()) {
        rows.append(row);
        row = QStringLiteral("  |");
      }
    }
  }
  return rows.join(QLatin1Char('\n'));
}

QString lines(const reports::Aside& aside) {
  return lines(aside.table);
}

}  // namespace

QString reportOutline(const reports::Report& report) {
  QStringList all{text(report.title)};
  if (!report.subtitle.empty()) all.append(text(report.subtitle));
  for (const reports::Part& part : report.parts) {
    all.append(QString());
    if (!part.title.empty()) all.append(text(part.title));
    for (const reports::Block& block : part.blocks)
      all.append(std::visit([](const auto& one) { return lines(one); }, block));
  }
  return all.join(QLatin1Char('\n'));
}

}  // namespace barline::app
