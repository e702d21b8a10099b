#pragma once

#include <QString>
#include <string>

#include "engine/search/CompatibleKeys.h"
#include "engine/search/QueryProblem.h"

/// What engine/search says, for people: translated, and with places that count as QString does.
namespace barline::ui {

/// Places in a text as engine/search counts them, in bytes of UTF-8, and as QString does.
class TextPlaces {
 public:
  explicit TextPlaces(const QString& text) : text_(text), utf8_(text.toStdString()) {}

  [[nodiscard]] const std::string& utf8() const { return utf8_; }
  /// A place within a character counts as its beginning.
  [[nodiscard]] int index(std::size_t byte) const;
  [[nodiscard]] std::size_t byte(int index) const;

 private:
  QString text_;
  std::string utf8_;
};

/// Translates a text that engine/search marks; empty for null.
[[nodiscard]] QString searchText(const char* marked);

/// The sentence of a problem.
[[nodiscard]] QString problemText(const search::QueryProblem& problem);

/// "Neighbours and relative".
[[nodiscard]] QString keyRuleText(search::KeyRule rule);

/// "a fifth up".
[[nodiscard]] QString keyRelationText(search::KeyRelation relation);

}  // namespace barline::ui
