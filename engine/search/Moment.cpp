#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <ctime>

#include "engine/search/Ascii.h"
#include "engine/search/Quantity.h"

namespace barline::search {
namespace {

/// A date in local time whose parts may lie beyond their ends, as mktime() takes it: month 14 is February of
/// the next year.
struct LocalDate {
  int year{};
  int month{1};
  int day{1};
};

double startOf(const LocalDate& date) {
  std::tm local{};
  local.tm_year = date.year - 1900;
  local.tm_mon = date.month - 1;
  local.tm_mday = date.day;
  local.tm_isdst = -1;
  return static_cast<double>(std::mktime(&local));
}

std::tm localTime(std::int64_t moment) {
  const auto time = static_cast<std::time_t>(moment);
  std::tm local{};
  localtime_r(&time, &local);
  return local;
}

Quantity span(const LocalDate& first, const LocalDate& after) {
  const double from = startOf(first);
  const double to = startOf(after);
  return {from, to, from, to, false};
}

/// `size` digits at a place; nothing where there is anything else.
std::optional<int> digitsAt(std::string_view text, std::size_t place, std::size_t size) {
  if (place + size > text.size()) return std::nullopt;
  const std::string_view digits = text.substr(place, size);
  if (!std::ranges::all_of(digits, isDigit)) return std::nullopt;
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// "2026", "2026-10", "2026-10-28" (ISO 8601-1, 5.2.2).
std::optional<Quantity> parseDate(std::string_view text) {
  constexpr int kFirstYear = 1970;
  const std::optional<int> year = digitsAt(text, 0, 4);
  if (!year || *year < kFirstYear) return std::nullopt;
  if (text.size() == 4) return span({*year}, {*year + 1});
  const std::optional<int> month = digitsAt(text, 5, 2);
  if (!month || *month < 1 || *month > 12 || text[4] != '-') return std::nullopt;
  if (text.size() == 7) return span({*year, *month}, {*year, *month + 1});
  const std::optional<int> day = digitsAt(text, 8, 2);
  if (!day || text.size() != 10 || text[7] != '-') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return span({*year, *month, *day}, {*year, *month, *day + 1});
}

std::optional<Quantity> parseDayName(std::string_view text, std::int64_t now) {
  const std::tm today = localTime(now);
  const LocalDate date{today.tm_year + 1900, today.tm_mon + 1, today.tm_mday};
  if (equalFolded(text, "today")) return span(date, {date.year, date.month, date.day + 1});
  if (equalFolded(text, "yesterday")) return span({date.year, date.month, date.day - 1}, date);
  return std::nullopt;
}

/// The moment so many calendar months ago, at the same time of the day.
double monthsAgo(int months, std::int64_t now) {
  std::tm then = localTime(now);
  const int day = then.tm_mday;
  then.tm_mon -= months;
  then.tm_isdst = -1;
  std::time_t moment = std::mktime(&then);
  if (then.tm_mday != day) {  // a day that the month does not have: its last one
    then.tm_mday = 0;
    then.tm_isdst = -1;
    moment = std::mktime(&then);
  }
  return static_cast<double>(moment);
}

std::optional<double> moment(int number, std::string_view unit, std::int64_t now) {
  constexpr std::int64_t kHour = 3600;
  constexpr std::int64_t kDay = 24 * kHour;
  const auto is = [&](std::string_view letter, std::string_view one, std::string_view many) {
    return equalFolded(unit, letter) || equalFolded(unit, one) || equalFolded(unit, many);
  };
  const auto ago = [&](std::int64_t seconds) { return static_cast<double>(now - number * seconds); };
  if (is("h", "hour", "hours")) return ago(kHour);
  if (is("d", "day", "days")) return ago(kDay);
  if (is("w", "week", "weeks")) return ago(7 * kDay);
  if (is("m", "month", "months")) return monthsAgo(number, now);
  if (is("y", "year", "years")) return monthsAgo(12 * number, now);
  return std::nullopt;
}

std::optional<Quantity> parseAge(std::string_view text, std::int64_t now) {
  constexpr std::size_t kMostDigits = 4;
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, isDigit) - text.begin());
  if (digits > kMostDigits) return std::nullopt;
  const std::optional<int> number = digitsAt(text, 0, digits);
  if (digits == 0 || !number) return std::nullopt;
  const std::optional<double> then = moment(*number, text.substr(digits), now);
  if (!then) return std::nullopt;
  return Quantity{*then, *then, *then, *then, true};
}

}  // namespace

std::optional<Quantity> parseMoment(std::string_view text, std::int64_t now) {
  if (const auto date = parseDate(text)) return date;
  if (const auto day = parseDayName(text, now)) return day;
  return parseAge(text, now);
}

}  // namespace barline::search
