#include "ui/search/SearchHelp.h"

#include <QEvent>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include "engine/search/Fields.h"
#include "engine/search/QueryGuide.h"
#include "ui/search/QueryText.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString row(const QString& search, const QString& meaning) {
  const QString link = QString::fromLatin1(QUrl::toPercentEncoding(search));
  return QStringLiteral(
             "<tr><td width=\"150\"><a href=\"%1\">%2</a></td><td width=\"16\"></td><td>%3</td></tr>")
      .arg(link, search.toHtmlEscaped(), meaning.toHtmlEscaped());
}

QString table(const QString& heading, const QString& rows) {
  return QStringLiteral("<h3>%1</h3><table cellpadding=\"2\">%2</table>").arg(heading.toHtmlEscaped(), rows);
}

QString guideRows(std::span<const search::GuideLine> guide) {
  QString rows;
  for (const search::GuideLine& line : guide) rows += row(text(line.example), searchText(line.meaning));
  return rows;
}

QString fieldRows() {
  QString rows;
  for (const search::Field& field : search::allFields())
    rows += row(text(field.name) + QLatin1Char(':') + text(field.example), searchText(field.meaning));
  return rows;
}

QString stateRows() {
  QString rows;
  for (const search::FlagName& flag : search::allFlags())
    rows += row(QStringLiteral("is:") + text(flag.name), searchText(flag.meaning));
  return rows;
}

}  // namespace

SearchHelp::SearchHelp(QWidget* parent) : QDialog(parent), text_(new QTextBrowser(this)) {
  setWindowTitle(tr("Search language"));
  setSurface(*this, Surface::Panel);
  resize(560, 640);
  text_->setOpenLinks(false);
  text_->setFrameShape(QFrame::NoFrame);
  text_->setAccessibleName(windowTitle());
  setSurface(*text_->viewport(), Surface::Panel);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 12, 4, 12);
  layout->addWidget(text_);
  connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
    Q_EMIT searchChosen(QUrl::fromPercentEncoding(link.toString(QUrl::FullyEncoded).toLatin1()));
  });
  fill();
}

void SearchHelp::fill() {
  const Colours& c = themeOf(*this).colours();
  text_->document()->setDefaultStyleSheet(
      QStringLiteral("a { color: %1; text-decoration: none } body, td { color: %2 } h3 { color: %2 }")
          .arg(c.accent.text.name(), c.text.high.name()));
  text_->setHtml(QStringLiteral("<body><p>%1</p>")
                     .arg(tr("Tracks are found for which every term holds. Click an "
                             "example to try it; Ctrl+Space or Alt+Down in the search field "
                             "suggests what may follow.")
                              .toHtmlEscaped()) +
                 table(tr("Terms"), guideRows(search::termGuide())) + table(tr("Fields"), fieldRows()) +
                 table(tr("States"), stateRows()) + table(tr("Values"), guideRows(search::valueGuide())) +
                 QStringLiteral("</body>"));
}

void SearchHelp::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange) fill();
  QDialog::changeEvent(event);
}

}  // namespace barline::ui
