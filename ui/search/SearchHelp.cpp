#include "ui/search/SearchHelp.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlockFormat>
#include <QTextBrowser>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QUrl>
#include <QVBoxLayout>
#include <span>

#include "engine/search/Fields.h"
#include "engine/search/QueryGuide.h"
#include "ui/search/QueryText.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kMeanings = 174;  // where they begin, logical pixels
constexpr int kIndent = 4;
constexpr int kIntroMargin = 12;
constexpr int kAboveHeading = 18;
constexpr int kBelowHeading = 4;
constexpr int kBelowRow = 6;

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Writes the explanation. Every line is a paragraph of its own and what it means stands at a tabulator: of
/// paragraphs only those are laid out that are seen, where tables would be at once.
class Writer {
 public:
  Writer(QTextDocument& document, const Colours& colours) : cursor_(&document) {
    plain_.setForeground(colours.text.high);
    link_.setForeground(colours.accent.text);
    link_.setAnchor(true);
    heading_.setForeground(colours.text.high);
    heading_.setFontWeight(QFont::Bold);
    heading_.setProperty(QTextFormat::FontSizeAdjustment, 1);
    row_.setBottomMargin(kBelowRow);
    row_.setLeftMargin(kMeanings);
    row_.setTextIndent(kIndent - kMeanings);
    row_.setTabPositions({QTextOption::Tab(kMeanings - kIndent, QTextOption::LeftTab)});
    cursor_.beginEditBlock();
    cursor_.select(QTextCursor::Document);
    cursor_.removeSelectedText();
  }
  ~Writer() { cursor_.endEditBlock(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void intro(const QString& sentence) {
    QTextBlockFormat format;
    format.setTopMargin(kIntroMargin);
    format.setBottomMargin(kIntroMargin);
    cursor_.setBlockFormat(format);
    cursor_.insertText(sentence, plain_);
  }
  void heading(const QString& title) {
    QTextBlockFormat format;
    format.setTopMargin(kAboveHeading);
    format.setBottomMargin(kBelowHeading);
    cursor_.insertBlock(format);
    cursor_.insertText(title, heading_);
  }
  void row(const QString& search, const QString& meaning) {
    cursor_.insertBlock(row_);
    link_.setAnchorHref(QString::fromLatin1(QUrl::toPercentEncoding(search)));
    cursor_.insertText(search, link_);
    cursor_.insertText(QLatin1Char('\t') + meaning, plain_);
  }
  void guide(std::span<const search::GuideLine> lines) {
    for (const search::GuideLine& line : lines) row(text(line.example), searchText(line.meaning));
  }
  void fields() {
    for (const search::Field& field : search::allFields())
      row(text(field.name) + QLatin1Char(':') + text(field.example), searchText(field.meaning));
  }
  void states() {
    for (const search::FlagName& flag : search::allFlags())
      row(QStringLiteral("is:") + text(flag.name), searchText(flag.meaning));
  }

 private:
  QTextCursor cursor_;
  QTextCharFormat plain_;
  QTextCharFormat link_;
  QTextCharFormat heading_;
  QTextBlockFormat row_;
};

}  // namespace

SearchHelp::SearchHelp(QWidget* parent) : QDialog(parent), text_(new QTextBrowser(this)) {
  setWindowTitle(tr("Search language"));
  setSurface(*this, Surface::Panel);
  resize(560, 640);
  text_->setOpenLinks(false);
  text_->setUndoRedoEnabled(false);
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
  const int place = text_->verticalScrollBar()->value();
  write();
  text_->moveCursor(QTextCursor::Start);
  text_->verticalScrollBar()->setValue(place);
}

void SearchHelp::write() {
  Writer writer(*text_->document(), themeOf(*this).colours());
  writer.intro(
      tr("Tracks are found for which every term holds. Click an "
         "example to try it; Ctrl+Space or Alt+Down in the search field "
         "suggests what may follow."));
  writer.heading(tr("Terms"));
  writer.guide(search::termGuide());
  writer.heading(tr("Fields"));
  writer.fields();
  writer.heading(tr("States"));
  writer.states();
  writer.heading(tr("Values"));
  writer.guide(search::valueGuide());
}

void SearchHelp::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange) fill();
  QDialog::changeEvent(event);
}

}  // namespace barline::ui
