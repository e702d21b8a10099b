#include "ui/search/SearchField.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScopedValueRollback>
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/search/QueryParser.h"
#include "ui/search/FieldCompleter.h"
#include "ui/search/ProblemTag.h"
#include "ui/search/QueryText.h"
#include "ui/search/TermColours.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr int kIcon = 16;
constexpr int kPadding = 8;
constexpr int kClearButton = 28;
constexpr int kHintFrom = 420;     // width of the field
constexpr int kOutcomeFrom = 360;  // width of the field
constexpr int kTextInset = 4;      // of QLineEdit's text in its margins

QString millisecondsText(double milliseconds) {
  return milliseconds < 1.0 ? numberText(milliseconds, 1) : numberText(std::round(milliseconds), 0);
}

}  // namespace

SearchField::SearchField(const QString& shortcut, QWidget* parent)
    : QLineEdit(parent),
      shortcut_(shortcut),
      clear_(new QAction(tr("Clear"), this)),
      completer_(new FieldCompleter(*this)),
      tag_(new ProblemTag(*this)) {
  addAction(clear_, QLineEdit::TrailingPosition);
  clear_->setVisible(false);
  connect(clear_, &QAction::triggered, this, &QLineEdit::clear);
  updateIcon();
  setMinimumHeight(32);
  updateMargins();
  updatePlaceholder();
  setAccessibleName(tr("Search library"));
  connect(this, &QLineEdit::textChanged, this, [this] {
    if (text().isEmpty()) outcome_.clear();
    clear_->setVisible(!text().isEmpty());
    updateMargins();
    read();
  });
  connect(this, &QLineEdit::cursorPositionChanged, this, [this] {
    if (!colouring_) read();
  });
  connect(completer_, &FieldCompleter::openChanged, this, [this] {
    showProblem();
    update();
  });
}

void SearchField::setLibraryTexts(LibraryTexts* texts) {
  completer_->setLibraryTexts(texts);
}

void SearchField::setOutcome(int tracks, double milliseconds) {
  if (text().isEmpty()) return;
  const QString count = tracks == 1 ? tr("1 track") : tr("%1 tracks").arg(QLocale().toString(tracks));
  outcome_ = tr("%1 · %2 ms").arg(count, millisecondsText(milliseconds));
  updateMargins();
  update();
}

void SearchField::setSearch(const QString& text) {
  if (text == this->text()) return;
  completer_->close();
  setText(text);
}

int SearchField::leftOf(int index) const {
  const int cursor = cursorPosition();
  const QString between = text().mid(std::min(index, cursor), std::abs(cursor - index));
  const int distance = fontMetrics().horizontalAdvance(between);
  return std::clamp(cursorRect().center().x() + (index < cursor ? -distance : distance), 0, width());
}

bool SearchField::isBeingTyped(const search::QueryProblem& problem) const {
  if (!problem.unfinished || !hasFocus()) return false;
  const TextPlaces places(text());
  const std::size_t cursor = places.byte(cursorPosition());
  return cursor >= problem.begin && cursor <= problem.end;
}

void SearchField::read() {
  if (composing_) return;
  const TextPlaces places(text());
  const search::ParsedQuery parsed = search::parseQuery(places.utf8(), QDateTime::currentSecsSinceEpoch());
  problems_.clear();
  std::ranges::copy_if(parsed.problems, std::back_inserter(problems_),
                       [this](const search::QueryProblem& problem) { return !isBeingTyped(problem); });
  const QScopedValueRollback guard(colouring_, true);
  applyFormats(*this, termFormats(parsed, problems_, places, themeOf(*this)));
  showProblem();
}

void SearchField::showProblem() {
  const QString sentence = problems_.empty() ? QString() : problemText(problems_.front());
  setToolTip(sentence);
  if (!completer_->isOpen()) setAccessibleDescription(sentence);
  if (sentence.isEmpty() || !hasFocus() || completer_->isOpen()) {
    tag_->hide();
  } else {
    tag_->show(sentence, leftOf(TextPlaces(text()).index(problems_.front().begin)));
  }
}

void SearchField::updateMargins() {
  int right = 0;
  if (!outcome_.isEmpty() && width() >= kOutcomeFrom)
    right =
        static_cast<int>(std::ceil(numeralWidth(themeOf(*this).font(TextRole::Small), outcome_))) + kPadding;
  // What stands in the empty field ends before the key.
  if (showsShortcut()) right = static_cast<int>(std::ceil(shortcutWidth())) + kPadding;
  setTextMargins(kIcon + kPadding, 0, right, 0);
}

void SearchField::updatePlaceholder() {
  setPlaceholderText(width() >= kHintFrom ? tr("Search: words, bpm:120-128, key:8A, -remix")
                                          : tr("Search library"));
}

void SearchField::updateIcon() {
  clear_->setIcon(icon(themeOf(*this), IconName::Close));
}

QString SearchField::hint() const {
  static constexpr std::array<const char*, 5> kFields{"bpm:", "key:", "energy:", "genre:", "added:"};
  constexpr int kMost = 2;
  QStringList unused;
  for (const char* field : kFields) {
    if (!text().contains(QLatin1String(field), Qt::CaseInsensitive) && unused.size() < kMost)
      unused.append(QLatin1String(field));
  }
  if (!text().contains(QLatin1String(" -"))) unused.append(tr("-word"));
  return unused.join(QLatin1Char(' '));
}

void SearchField::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.drawPixmap(QPointF(kPadding, (height() - kIcon) / 2.0),
                     iconPixmap(IconName::Search, kIcon, theme.colours().text.mid, devicePixelRatioF()));
  if (text().isEmpty()) {
    if (showsShortcut()) paintShortcut(painter);
    return;
  }
  if (!outcome_.isEmpty() && width() >= kOutcomeFrom) paintOutcome(painter);
  const bool atEnd = hasFocus() && cursorPosition() == text().size();
  if (atEnd && width() >= kHintFrom && !completer_->isOpen()) paintHint(painter);
}

bool SearchField::showsShortcut() const {
  return text().isEmpty() && !hasFocus() && !shortcut_.isEmpty();
}

double SearchField::shortcutWidth() const {
  return QFontMetricsF(themeOf(*this).font(TextRole::Micro)).horizontalAdvance(shortcut_) + 10.0;
}

void SearchField::paintShortcut(QPainter& painter) const {
  const Theme& theme = themeOf(*this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont font = theme.font(TextRole::Micro);
  const double width = shortcutWidth();
  const QRectF cap(this->width() - width - kPadding, height() / 2.0 - 8.5, width, 17.0);
  painter.setPen(QPen(theme.colours().line.control, 1.0));
  painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), theme.tokens().radius.chip,
                          theme.tokens().radius.chip);
  painter.setFont(font);
  painter.setPen(theme.colours().text.mid);
  painter.drawText(cap, Qt::AlignCenter, shortcut_);
}

void SearchField::paintOutcome(QPainter& painter) const {
  const Theme& theme = themeOf(*this);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.mid);
  drawNumerals(painter, QRectF(0, 0, width() - kClearButton, height()), Qt::AlignRight | Qt::AlignVCenter,
               outcome_);
}

void SearchField::paintHint(QPainter& painter) const {
  const QString text = hint();
  const double left = cursorRect().center().x() + 2 * kPadding;
  const double right = width() - kClearButton - textMargins().right();
  if (text.isEmpty() || left + fontMetrics().horizontalAdvance(text) + kTextInset > right) return;
  painter.setFont(font());
  painter.setPen(themeOf(*this).colours().text.low);
  // On the line of the text, as QLineEdit places it.
  const int top = (height() - fontMetrics().height() + 1) / 2;
  painter.drawText(QRectF(left, top, right - left, fontMetrics().height()), Qt::AlignLeft, text);
}

bool SearchField::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    auto& key = static_cast<QKeyEvent&>(*event);
    if (event->type() == QEvent::ShortcutOverride && FieldCompleter::asksFor(key)) {
      event->accept();
      return true;
    }
    // Before the focus moves on with Tab, or a dialog closes with Escape.
    if (event->type() == QEvent::KeyPress && completer_->handleKey(key)) return true;
  }
  return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
    clear();
    return;
  }
  if (event->key() == Qt::Key_Down) {
    Q_EMIT leaveDownwards();
    return;
  }
  QLineEdit::keyPressEvent(event);
}

void SearchField::focusInEvent(QFocusEvent* event) {
  QLineEdit::focusInEvent(event);
  updateMargins();
  read();
}

void SearchField::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  updateMargins();
  completer_->close();
  read();
}

void SearchField::resizeEvent(QResizeEvent* event) {
  QLineEdit::resizeEvent(event);
  updatePlaceholder();
  updateMargins();
}

void SearchField::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange) {
    updateIcon();
    read();
  }
  QLineEdit::changeEvent(event);
}

void SearchField::inputMethodEvent(QInputMethodEvent* event) {
  if (!colouring_) composing_ = !event->preeditString().isEmpty();
  QLineEdit::inputMethodEvent(event);
  if (!colouring_ && !composing_) read();
}

}  // namespace barline::ui
