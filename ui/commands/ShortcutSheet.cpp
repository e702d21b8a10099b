#include "ui/commands/ShortcutSheet.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

#include "ui/commands/CommandListModel.h"

namespace barline::ui {
namespace {

constexpr int kPrintDpi = 300;

QString lineOf(const CommandListModel::Row& row) {
  return QStringLiteral("<tr><td>%1</td><td width=\"12\"></td><td><b>%2</b></td></tr>")
      .arg(row.title.toHtmlEscaped(), row.keys.toHtmlEscaped());
}

}  // namespace

QString shortcutSheet(const CommandRegistry& registry) {
  const CommandListModel model(registry, CommandListModel::Contents::Everything);
  QString html = QStringLiteral("<html><body style=\"font-size: 9pt; color: black\"><h2>%1</h2>")
                     .arg(QCoreApplication::translate("ShortcutSheet", "Barline: keyboard shortcuts"));
  QString group;
  for (int i = 0; i < model.rowCount(); ++i) {
    const CommandListModel::Row& row = model.row(model.index(i));
    if (row.keys.isEmpty()) continue;
    if (row.group != group) {
      if (!group.isEmpty()) html += QStringLiteral("</table>");
      group = row.group;
      html += QStringLiteral("<h3>%1</h3><table>").arg(group.toHtmlEscaped());
    }
    html += lineOf(row);
  }
  if (!group.isEmpty()) html += QStringLiteral("</table>");
  return html + QStringLiteral("</body></html>");
}

bool writeShortcutSheet(const CommandRegistry& registry, const QString& file) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(kPrintDpi);
    writer.setTitle(QCoreApplication::translate("ShortcutSheet", "Barline: keyboard shortcuts"));
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setHtml(shortcutSheet(registry));
    document.setPageSize(writer.pageLayout().paintRectPixels(kPrintDpi).size());
    document.print(&writer);
  }
  QSaveFile out(file);
  return out.open(QIODevice::WriteOnly) && out.write(buffer.data()) == buffer.size() && out.commit();
}

}  // namespace barline::ui
