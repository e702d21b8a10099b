#include "ui/search/LibraryTexts.h"

#include <QMetaObject>
#include <exception>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr std::size_t kMost = 50;

}  // namespace

LibraryTexts::LibraryTexts(std::shared_ptr<LibraryTextStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {}

LibraryTexts::~LibraryTexts() {
  ++latest_;
  queue_.finish();
}

void LibraryTexts::find(search::TextField field, const std::string& prefix) {
  const quint64 number = ++latest_;
  queue_.add([this, number, field, prefix] {
    if (number != latest_) return;
    try {
      const std::vector<LibraryText> texts = store_->textsBeginningWith(field, prefix, kMost);
      queueFor(*this, [this, number, field, prefix, texts] {
        if (number == latest_) Q_EMIT found(field, prefix, texts);
      });
    } catch (const std::exception&) {
      // Suggestions are a help, not an answer: the search itself tells that the library cannot be read.
    }
  });
}

}  // namespace barline::ui
