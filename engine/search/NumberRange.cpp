#include "engine/search/NumberRange.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "engine/search/Ascii.h"
#include "engine/search/Quantity.h"

namespace barline::search {
namespace {

using Outcome = std::variant<NumberCondition, ProblemKind>;

constexpr std::size_t kLongest = 64;

/// What people and their programs write for ASCII's signs.
std::string plainSigns(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSigns{
      {{"−", "-"}, {"–", "-"}, {"—", "-"}, {"≥", ">="}, {"≤", "<="}, {"±", "~"}}};
  std::string plain;
  while (!text.empty()) {
    const auto* sign = std::ranges::find_if(kSigns, [&](const auto& s) { return text.starts_with(s.first); });
    plain += sign == kSigns.end() ? text.substr(0, 1) : sign->second;
    text.remove_prefix(sign == kSigns.end() ? 1 : sign->first.size());
  }
  return plain;
}

class RangeReader {
 public:
  RangeReader(const Field& field, std::int64_t now) : field_(field), now_(now) {}

  [[nodiscard]] Outcome read(std::string_view text) const {
    if (const auto compared = comparison(text)) return *compared;
    if (const auto single = quantity(text)) {
      if (!inScale(*single)) return ProblemKind::OutOfRange;
      return single->age ? since(*single)
                         : condition(Bound{single->equalFrom, false}, Bound{single->equalTo, true});
    }
    if (const auto near = tolerance(text)) return *near;
    if (const auto between = range(text)) return *between;
    return bad(text);
  }

 private:
  [[nodiscard]] std::optional<Quantity> quantity(std::string_view text) const {
    switch (field_.kind) {
      case FieldKind::Length:
        return parseLength(text);
      case FieldKind::Date:
        return parseMoment(text, now_);
      default:
        return parseDecimal(text, field_.scale.step);
    }
  }

  [[nodiscard]] bool inScale(const Quantity& quantity) const {
    if (field_.kind != FieldKind::Number) return true;
    return quantity.to > field_.scale.least && quantity.from < field_.scale.most;
  }

  [[nodiscard]] NumberCondition condition(std::optional<Bound> atLeast, std::optional<Bound> atMost) const {
    return {field_.number, atLeast, atMost};
  }

  [[nodiscard]] NumberCondition since(const Quantity& age) const {
    return condition(Bound{age.from, false}, std::nullopt);
  }

  [[nodiscard]] ProblemKind bad(std::string_view text) const {
    if (field_.kind == FieldKind::Date) return ProblemKind::BadDate;
    if (field_.kind != FieldKind::Length) return ProblemKind::BadNumber;
    const bool onlyDigits = !text.empty() && std::ranges::all_of(text, [](char c) {
      return isDigit(c) || c == '<' || c == '>' || c == '=' || c == '-' || c == '.' || c == '+';
    });
    return onlyDigits && std::ranges::any_of(text, isDigit) ? ProblemKind::LengthWithoutUnit
                                                            : ProblemKind::BadLength;
  }

  /// ">6", "6+": nothing where there is no sign of comparison.
  [[nodiscard]] std::optional<Outcome> comparison(std::string_view text) const {
    const std::string_view whole = text;
    std::string_view sign;
    for (const std::string_view known : {">=", "<=", ">", "<", "="}) {
      if (!text.starts_with(known)) continue;
      sign = known;
      text.remove_prefix(known.size());
      break;
    }
    if (sign.empty() && text.size() > 1 && text.ends_with('+')) {
      sign = ">=";
      text.remove_suffix(1);
    }
    if (sign.empty()) return std::nullopt;
    const std::optional<Quantity> value = quantity(text);
    if (!value) return bad(whole);
    if (!inScale(*value)) return ProblemKind::OutOfRange;
    return compared(sign, *value);
  }

  [[nodiscard]] NumberCondition compared(std::string_view sign, Quantity value) const {
    const bool less = sign.front() == '<';
    const bool orEqual = sign.ends_with('=');
    if (sign == "=" && !value.age)
      return condition(Bound{value.equalFrom, false}, Bound{value.equalTo, true});
    if (value.age) {  // a smaller age is a later moment
      return less || sign == "=" ? since(value) : condition(std::nullopt, Bound{value.from, true});
    }
    if (less) return condition(std::nullopt, Bound{orEqual ? value.to : value.from, true});
    return condition(Bound{orEqual ? value.from : value.to, false}, std::nullopt);
  }

  /// "128~3", "128~4%".
  [[nodiscard]] std::optional<Outcome> tolerance(std::string_view text) const {
    const std::size_t place = text.find('~');
    if (place == std::string_view::npos || field_.kind != FieldKind::Number) return std::nullopt;
    std::string_view typedWidth = text.substr(place + 1);
    const bool percent = typedWidth.ends_with('%');
    if (percent) typedWidth.remove_suffix(1);
    const std::optional<Quantity> middle = quantity(text.substr(0, place));
    const std::optional<Quantity> width = parseDecimal(typedWidth, 1.0);
    if (!middle || !width || typedWidth.starts_with('-')) return std::nullopt;
    if (!inScale(*middle)) return ProblemKind::OutOfRange;
    const double typed = (width->equalFrom + width->equalTo) / 2;
    const double value = (middle->equalFrom + middle->equalTo) / 2;
    const double off = percent ? std::abs(value) * typed / 100 : typed;
    return condition(Bound{middle->from - off, false}, Bound{middle->to + off, true});
  }

  /// "120-128", "120..128", "120-", "..128": nothing where it is none.
  [[nodiscard]] std::optional<Outcome> range(std::string_view text) const {
    const std::size_t dots = text.find("..");
    if (dots != std::string_view::npos) return between(text.substr(0, dots), text.substr(dots + 2));
    for (std::size_t dash = text.find('-', 1); dash < text.size(); dash = text.find('-', dash + 1)) {
      if (auto found = between(text.substr(0, dash), text.substr(dash + 1))) return found;
    }
    return std::nullopt;
  }

  /// Either may be empty, for a range that is open there, but not both.
  [[nodiscard]] std::optional<Outcome> between(std::string_view first, std::string_view last) const {
    const std::optional<Quantity> from = quantity(first);
    const std::optional<Quantity> to = quantity(last);
    if ((!from && !first.empty()) || (!to && !last.empty()) || (!from && !to)) return std::nullopt;
    if ((from && !inScale(*from)) || (to && !inScale(*to))) return ProblemKind::OutOfRange;
    if (from && to && from->age != to->age) return std::nullopt;
    if ((from && from->age) || (to && to->age)) return betweenAges(from, to);
    if (from && to && from->from > to->from) return ProblemKind::Backwards;
    return condition(from ? std::optional(Bound{from->from, false}) : std::nullopt,
                     to ? std::optional(Bound{to->to, true}) : std::nullopt);
  }

  [[nodiscard]] Outcome betweenAges(const std::optional<Quantity>& first,
                                    const std::optional<Quantity>& last) const {
    if (!first) return since(*last);
    if (!last) return condition(std::nullopt, Bound{first->from, true});
    return condition(Bound{std::min(first->from, last->from), false},
                     Bound{std::max(first->from, last->from), false});
  }

  const Field& field_;
  std::int64_t now_;
};

}  // namespace

std::variant<NumberCondition, ProblemKind> parseNumberRange(std::string_view text, const Field& field,
                                                            std::int64_t now) {
  // A text too long for a range is read in part, and is none.
  return RangeReader(field, now).read(text.size() > kLongest ? std::string("?") : plainSigns(text));
}

bool beginsNumberRange(std::string_view text, FieldKind kind) {
  const bool words = kind != FieldKind::Number;
  const std::string plain = plainSigns(text.substr(0, kLongest + 1));
  return plain.size() <= kLongest && std::ranges::all_of(plain, [words](char c) {
           return isDigit(c) || std::string_view("<>=~%.:-+").find(c) != std::string_view::npos ||
                  (words && isLetter(c));
         });
}

}  // namespace barline::search
