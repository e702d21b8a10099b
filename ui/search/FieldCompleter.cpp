#include "ui/search/FieldCompleter.h"

#include <QKeyEvent>
#include <algorithm>

#include "ui/search/LibraryTexts.h"
#include "ui/search/QueryText.h"
#include "ui/search/SearchField.h"
#include "ui/search/SuggestionPopup.h"

namespace barline::ui {
namespace {

constexpr int kPage = 8;
constexpr std::size_t kLettersOfField = 2;

/// Nothing but what stands there already.
bool saysNothingNew(const search::Completion& completion, const TextPlaces& places) {
  return completion.suggestions.size() == 1 && !completion.libraryTexts &&
         completion.suggestions[0].text ==
             places.utf8().substr(completion.begin, completion.end - completion.begin);
}

}  // namespace

FieldCompleter::FieldCompleter(SearchField& field)
    : QObject(&field), field_(field), popup_(new SuggestionPopup(field)) {
  connect(&field, &QLineEdit::textEdited, this, &FieldCompleter::onEdited);
  connect(&field, &QLineEdit::cursorPositionChanged, this, [this] {
    if (isOpen() && !accepting_ && completion_.end < TextPlaces(field_.text()).byte(field_.cursorPosition()))
      close();
  });
  connect(popup_, &SuggestionPopup::accepted, this, &FieldCompleter::accept);
}

void FieldCompleter::setLibraryTexts(LibraryTexts* texts) {
  if (texts_ != nullptr) disconnect(texts_, nullptr, this, nullptr);
  texts_ = texts;
  if (texts == nullptr) return;
  connect(texts, &LibraryTexts::found, this, &FieldCompleter::onTextsFound);
  connect(texts, &QObject::destroyed, this, [this] { texts_ = nullptr; });
}

bool FieldCompleter::isOpen() const {
  return popup_->isVisible();
}

void FieldCompleter::close() {
  completion_ = {};
  if (!popup_->isVisible()) return;
  popup_->hide();
  field_.setAccessibleDescription({});
  Q_EMIT openChanged();
}

void FieldCompleter::onEdited() {
  if (accepting_) return;
  ownSpace_ = -1;
  suggest(false);
}

void FieldCompleter::suggest(bool asked) {
  const TextPlaces places(field_.text());
  completion_ = search::completionAt(places.utf8(), places.byte(field_.cursorPosition()));
  const bool inValue = completion_.begin > 0 && (places.utf8()[completion_.begin - 1] == ':' ||
                                                 places.utf8()[completion_.begin - 1] == ',');
  const bool wanted = asked || inValue || completion_.prefix.size() >= kLettersOfField;
  if (!wanted || (saysNothingNew(completion_, places) && !asked)) return close();
  if (completion_.libraryTexts && texts_ != nullptr)
    texts_->find(*completion_.libraryTexts, completion_.prefix);
  showSuggestions({});
}

void FieldCompleter::onTextsFound(search::TextField field, const std::string& prefix,
                                  const std::vector<LibraryText>& texts) {
  const bool stillAsked = completion_.libraryTexts == field && completion_.prefix == prefix;
  if (stillAsked && field_.hasFocus()) showSuggestions(texts);
}

void FieldCompleter::showSuggestions(const std::vector<LibraryText>& texts) {
  popup_->model().show(completion_, texts);
  if (popup_->model().rowCount() == 0) {
    const search::Completion waiting = completion_;  // the library's texts may be on their way
    close();
    completion_ = waiting;
    return;
  }
  popup_->open(field_.leftOf(TextPlaces(field_.text()).index(completion_.begin)));
  Q_EMIT openChanged();
}

void FieldCompleter::accept(int row) {
  const QString inserted = popup_->model().row(row).inserted;
  const TextPlaces places(field_.text());
  const int begin = places.index(completion_.begin);
  const int end = places.index(completion_.end);
  const bool beginsTerm = inserted.endsWith(QLatin1Char(':'));
  const bool atEnd = end == field_.text().size();
  accepting_ = true;
  close();
  field_.setSelection(begin, end - begin);
  field_.insert(atEnd && !beginsTerm ? inserted + QLatin1Char(' ') : inserted);
  ownSpace_ = atEnd && !beginsTerm ? field_.cursorPosition() : -1;
  accepting_ = false;
  if (beginsTerm) suggest(true);
}

void FieldCompleter::choose(int rows) {
  popup_->moveBy(rows);
  // The focus stays in the field: what is chosen is said there.
  field_.setAccessibleDescription(popup_->chosenText());
}

bool FieldCompleter::asksFor(const QKeyEvent& key) {
  return (key.key() == Qt::Key_Space && key.modifiers() == Qt::ControlModifier) ||
         (key.key() == Qt::Key_Down && key.modifiers() == Qt::AltModifier);
}

void FieldCompleter::takeOwnSpaceBack(const QKeyEvent& key) {
  const int cursor = field_.cursorPosition();
  const bool behindIt = cursor > 0 && cursor == ownSpace_ && field_.text()[cursor - 1] == QLatin1Char(' ');
  if (key.text() != QLatin1String(",") || !behindIt || field_.hasSelectedText()) return;
  accepting_ = true;
  field_.backspace();
  accepting_ = false;
}

bool FieldCompleter::handleKey(const QKeyEvent& key) {
  if (asksFor(key)) {
    suggest(true);
    return true;
  }
  takeOwnSpaceBack(key);
  if (!isOpen()) return false;
  switch (key.key()) {
    case Qt::Key_Down:
      choose(1);
      return true;
    case Qt::Key_Up:
      choose(-1);
      return true;
    case Qt::Key_PageDown:
      choose(kPage);
      return true;
    case Qt::Key_PageUp:
      choose(-kPage);
      return true;
    case Qt::Key_Tab:
      accept(std::max(popup_->chosen(), 0));
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (popup_->chosen() < 0) {
        close();
        return false;
      }
      accept(popup_->chosen());
      return true;
    case Qt::Key_Escape:
      close();
      return true;
    default:
      return false;
  }
}

}  // namespace barline::ui
