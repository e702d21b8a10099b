#pragma once

#include <QString>
#include <QStringList>

namespace barline::ui {

/// Text without case and accents, so that "bjork" finds "Björk".
[[nodiscard]] QString foldedText(const QString& text);

/// Words that all have to occur, folded.
class SearchTerms {
 public:
  SearchTerms() = default;
  explicit SearchTerms(const QString& typed);

  [[nodiscard]] bool isEmpty() const { return words_.isEmpty(); }
  /// @param folded made by foldedText()
  [[nodiscard]] bool match(const QString& folded) const;

 private:
  QStringList words_;
};

}  // namespace barline::ui
