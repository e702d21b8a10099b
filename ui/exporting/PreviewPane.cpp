#include "ui/exporting/PreviewPane.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

/// A picture as wide as there is room, never larger than it is.
class Picture final : public QWidget {
 public:
  using QWidget::QWidget;

  void setImage(const QImage& image) {
    image_ = image;
    updateGeometry();
    fit();
    update();
  }
  void fit() {
    if (image_.isNull() || parentWidget() == nullptr) return;
    const double room = parentWidget()->width();
    const double width = std::min(room, image_.width() / devicePixelRatioF());
    resize(qRound(room), std::max(qRound(width * image_.height() / image_.width()), 1));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    if (image_.isNull()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double width = static_cast<double>(height()) * image_.width() / image_.height();
    painter.drawImage(QRectF((this->width() - width) / 2.0, 0.0, width, height()), image_);
  }

 private:
  QImage image_;
};

/// Fits the picture when the room for it changes.
class PictureArea final : public QScrollArea {
 public:
  using QScrollArea::QScrollArea;

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QScrollArea::resizeEvent(event);
    static_cast<Picture*>(widget())->fit();
  }
};

}  // namespace

PreviewPane::PreviewPane(QWidget* parent)
    : QWidget(parent),
      facts_(new QLabel(this)),
      text_(new QPlainTextEdit(this)),
      pictureArea_(new PictureArea(this)),
      picture_(new Picture),
      note_(new QLabel(this)) {
  auto* title = new QLabel(tr("Preview"), this);
  setText(*title, TextRole::Small, Tone::Low);
  setText(*facts_, TextRole::Small, Tone::Low);
  facts_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  facts_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  text_->setObjectName(QStringLiteral("preview"));
  note_->setObjectName(QStringLiteral("note"));
  text_->setReadOnly(true);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text_->setAccessibleName(tr("Preview"));
  text_->setTabChangesFocus(true);
  pictureArea_->setWidget(picture_);
  pictureArea_->setAccessibleName(tr("Preview"));
  setText(*note_, TextRole::Body, Tone::Mid);
  note_->setAlignment(Qt::AlignCenter);
  note_->setWordWrap(true);
  note_->setMargin(12);

  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(title);
  head->addWidget(facts_, 1);
  auto* body = new QWidget(this);
  stack_ = new QStackedLayout(body);
  stack_->addWidget(note_);
  stack_->addWidget(text_);
  stack_->addWidget(pictureArea_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(head);
  column->addWidget(body, 1);
}

void PreviewPane::setFacts(const QString& facts) {
  factsText_ = facts;
  facts_->setToolTip(facts);
  fitFacts();
}

void PreviewPane::fitFacts() {
  layout()->activate();  // so that the label has the width that it will be shown with
  facts_->setText(facts_->fontMetrics().elidedText(factsText_, Qt::ElideMiddle, facts_->width()));
}

void PreviewPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitFacts();
}

void PreviewPane::showText(const QString& text, bool cut, const QString& facts) {
  setFacts(facts);
  const int place = text_->verticalScrollBar()->value();
  text_->setPlainText(cut ? text + QLatin1Char('\n') + tr("… and so on") : text);
  text_->verticalScrollBar()->setValue(place);
  stack_->setCurrentWidget(text_);
}

void PreviewPane::showPicture(const QImage& picture, const QString& facts) {
  setFacts(facts);
  static_cast<Picture*>(picture_)->setImage(picture);
  stack_->setCurrentWidget(pictureArea_);
}

void PreviewPane::showNote(const QString& sentence, bool isProblem) {
  setFacts({});
  setText(*note_, TextRole::Body, isProblem ? Tone::Error : Tone::Mid);
  note_->setText(sentence);
  stack_->setCurrentWidget(note_);
}

void PreviewPane::showWaiting() {
  if (stack_->currentWidget() == note_) return showNote(tr("Reading the track…"));
  setFacts(tr("Reading the track…"));
}

QString PreviewPane::text() const {
  return stack_->currentWidget() == text_ ? text_->toPlainText() : QString();
}

}  // namespace barline::ui
