#include "engine/search/QueryScanner.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/search/Ascii.h"

namespace barline::search {
namespace {

// What separates words besides ASCII's white space: no-break space and ideographic space.
constexpr std::array<std::string_view, 2> kWideSpaces{"\u00A0", "\u3000"};

struct Quote {
  std::string_view open;
  std::string_view close;
};

/// English and German ones; what a phone or an office program makes of a typed quote.
constexpr std::array<Quote, 6> kQuotes{
    {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"»", "«"}}};

/// Dashes that stand between artist and title in a pasted name.
constexpr std::array<std::string_view, 3> kDashes{"-", "–", "—"};

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t mostValues) : text_(text), valuesLeft_(mostValues) {}

  /// Where the next term begins, or the text ends.
  [[nodiscard]] std::size_t place() const { return at_; }

  /// Nothing at the end and where there may be no more values.
  std::optional<Term> next() {
    for (;;) {
      while (const std::size_t space = spaceAt(at_)) at_ += space;
      if (at_ >= text_.size()) return std::nullopt;
      if (const std::size_t dash = loneDashAt(at_)) {
        at_ += dash;
        continue;
      }
      if (valuesLeft_ == 0) return std::nullopt;
      return term();
    }
  }

 private:
  [[nodiscard]] bool standsAt(std::size_t place, std::string_view what) const {
    return text_.substr(std::min(place, text_.size()), what.size()) == what;
  }

  /// Bytes of the white space at a place; 0 = there is none.
  [[nodiscard]] std::size_t spaceAt(std::size_t place) const {
    if (place >= text_.size()) return 0;
    const char c = text_[place];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    const auto* wide =
        std::ranges::find_if(kWideSpaces, [&](std::string_view space) { return standsAt(place, space); });
    return wide == kWideSpaces.end() ? 0 : wide->size();
  }

  [[nodiscard]] bool endsAt(std::size_t place) const { return place >= text_.size() || spaceAt(place) > 0; }

  [[nodiscard]] std::size_t loneDashAt(std::size_t place) const {
    const auto* dash = std::ranges::find_if(
        kDashes, [&](std::string_view d) { return standsAt(place, d) && endsAt(place + d.size()); });
    return dash == kDashes.end() ? 0 : dash->size();
  }

  [[nodiscard]] std::string_view openingAt(std::size_t place) const {
    const auto* quote =
        std::ranges::find_if(kQuotes, [&](const Quote& q) { return standsAt(place, q.open); });
    return quote == kQuotes.end() ? std::string_view() : quote->open;
  }

  [[nodiscard]] std::size_t closingAt(std::size_t place, std::string_view opening) const {
    const auto* quote = std::ranges::find_if(
        kQuotes, [&](const Quote& q) { return q.open == opening && standsAt(place, q.close); });
    return quote == kQuotes.end() ? 0 : quote->close.size();
  }

  Piece quoted(std::string_view opening) {
    Piece piece{at_, text_.size(), {}, true};
    at_ += opening.size();
    while (at_ < text_.size()) {
      if (const std::size_t closing = closingAt(at_, opening)) {
        at_ += closing;
        piece.end = at_;
        return piece;
      }
      if (text_[at_] == '\\' && (standsAt(at_ + 1, "\"") || standsAt(at_ + 1, "\\"))) ++at_;
      piece.text += text_[at_++];
    }
    return piece;
  }

  /// Up to white space or, in a value, a comma.
  Piece bare(bool value) {
    Piece piece{at_, at_, {}, false};
    while (!endsAt(at_) && !(value && text_[at_] == ',')) piece.text += text_[at_++];
    piece.end = at_;
    return piece;
  }

  Piece piece(bool value) {
    --valuesLeft_;
    const std::string_view opening = openingAt(at_);
    return opening.empty() ? bare(value) : quoted(opening);
  }

  /// The name before a colon at this place, without consuming it.
  [[nodiscard]] std::optional<Piece> fieldHere() const {
    std::size_t end = at_;
    while (end < text_.size() && (isLetter(text_[end]) || static_cast<unsigned char>(text_[end]) >= 0x80U) &&
           spaceAt(end) == 0) {
      ++end;
    }
    if (end == at_ || !standsAt(end, ":")) return std::nullopt;
    const bool driveOrScheme =
        standsAt(end + 1, "//") || (end == at_ + 1 && (standsAt(end + 1, "\\") || standsAt(end + 1, "/")));
    if (driveOrScheme) return std::nullopt;
    return Piece{at_, end, std::string(text_.substr(at_, end - at_)), false};
  }

  Term term() {
    Term term{at_, at_, false, {}, {}};
    if (text_[at_] == '-') {
      term.negated = true;
      ++at_;
    }
    if (openingAt(at_).empty()) term.field = fieldHere();
    if (term.field) {
      at_ = term.field->end + 1;
      term.values.push_back(piece(true));
      while (valuesLeft_ > 0 && standsAt(at_, ",")) {
        ++at_;
        term.values.push_back(piece(true));
      }
    } else {
      term.values.push_back(piece(false));
    }
    term.end = at_;
    return term;
  }

  std::string_view text_;
  std::size_t at_{};
  std::size_t valuesLeft_;
};

}  // namespace

ScannedText scanTerms(std::string_view text, std::size_t mostValues) {
  ScannedText scanned;
  Scanner scanner(text, mostValues);
  while (std::optional<Term> term = scanner.next()) scanned.terms.push_back(std::move(*term));
  scanned.end = scanner.place();
  return scanned;
}

}  // namespace barline::search
