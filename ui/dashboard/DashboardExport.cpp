#include "ui/dashboard/DashboardExport.h"

#include <QBuffer>
#include <QFileDialog>
#include <QPainter>
#include <QSvgGenerator>
#include <QWidget>
#include <utility>

#include "engine/export/AtomicFile.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr double kScale = 2.0;
constexpr int kHeading = 36;

void draw(QPainter& painter, QWidget& content, const QString& heading) {
  const Theme& theme = themeOf(content);
  const QRect top(0, 0, content.width(), kHeading);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(top.adjusted(0, 0, 0, content.height()), theme.colours().bg.panel);
  painter.setFont(theme.font(TextRole::Strong));
  painter.setPen(theme.colours().text.high);
  painter.drawText(top.adjusted(16, 0, -16, 0), Qt::AlignLeft | Qt::AlignVCenter, heading);
  content.render(&painter, QPoint(0, kHeading), {}, QWidget::DrawChildren);
}

void write(const std::filesystem::path& file, const QByteArray& bytes) {
  exporting::AtomicFile target(file);
  target.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
  target.commitReplacing();  // the dialog has asked
}

}  // namespace

DashboardExport::DashboardExport(QWidget& page) : QObject(&page), page_(page) {}

DashboardExport::~DashboardExport() {
  queue_.finish();
}

QImage DashboardExport::picture(QWidget& content, const QString& heading) {
  QImage image((content.size() + QSize(0, kHeading)) * kScale, QImage::Format_RGB32);
  image.setDevicePixelRatio(kScale);
  QPainter painter(&image);
  draw(painter, content, heading);
  return image;
}

QByteArray DashboardExport::vector(QWidget& content, const QString& heading) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator svg;
  const QSize size = content.size() + QSize(0, kHeading);
  svg.setOutputDevice(&buffer);
  svg.setSize(size);
  svg.setViewBox(QRect(QPoint(), size));
  svg.setResolution(content.logicalDpiX());
  svg.setTitle(heading.toHtmlEscaped());  // which it writes as it is
  QPainter painter(&svg);
  draw(painter, content, heading);
  painter.end();
  return bytes;
}

void DashboardExport::savePicture(QWidget& content, const QString& heading, const QString& name) {
  ask(tr("Save as a picture"), name, QStringLiteral("png"), [&content, heading] {
    return [image = picture(content, heading)] {
      QByteArray bytes;
      QBuffer buffer(&bytes);
      image.save(&buffer, "PNG");
      return bytes;
    };
  });
}

void DashboardExport::saveVector(QWidget& content, const QString& heading, const QString& name) {
  ask(tr("Save as a drawing"), name, QStringLiteral("svg"),
      [&content, heading] { return [bytes = vector(content, heading)] { return bytes; }; });
}

void DashboardExport::saveTable(const std::string& csv, const QString& name) {
  ask(tr("Save as a table"), name, QStringLiteral("csv"),
      [csv] { return [bytes = QByteArray::fromStdString(csv)] { return bytes; }; });
}

void DashboardExport::ask(const QString& title, const QString& name, const QString& ending,
                          std::function<std::function<QByteArray()>()> prepare) {
  auto* dialog = new QFileDialog(&page_, title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(ending);
  dialog->setNameFilter(QStringLiteral("*.%1").arg(ending));
  QString file = name;
  for (QChar& letter : file)
    if (letter == u'/' || letter == u'\\' || letter == u':' || !letter.isPrint()) letter = u'_';
  dialog->selectFile(file + QLatin1Char('.') + ending);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, prepare = std::move(prepare)](const QString& chosen) {
            queue_.add([this, chosen, make = prepare()] {
              QString sentence;
              bool failed = false;
              try {
                write(pathOf(chosen), make());
                sentence = tr("Saved as %1.").arg(chosen);
              } catch (const std::exception& error) {
                sentence = QString::fromUtf8(error.what());
                failed = true;
              }
              queueFor(*this, [this, sentence, failed] {
                if (failed) {
                  Q_EMIT problem(sentence);
                } else {
                  Q_EMIT done(sentence);
                }
              });
            });
          });
  dialog->open();
}

}  // namespace barline::ui
