#include "app/diagnosis/SignalSafeText.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace barline::app {
namespace {

/// One line of /proc/self/maps: "BEGIN-END rights OFFSET device inode   FILE" (proc(5)).
struct Mapping {
  std::uint64_t begin{};
  std::uint64_t end{};
  std::uint64_t offset{};
  std::string_view file;  // empty for memory without one
};

std::uint64_t takeHexadecimal(std::string_view& text) {
  std::uint64_t value = 0;
  while (!text.empty()) {
    const char letter = text.front();
    if (letter >= '0' && letter <= '9')
      value = value * 16 + static_cast<std::uint64_t>(letter - '0');
    else if (letter >= 'a' && letter <= 'f')
      value = value * 16 + static_cast<std::uint64_t>(letter - 'a' + 10);
    else
      break;
    text.remove_prefix(1);
  }
  return value;
}

void skipWord(std::string_view& text) {
  while (!text.empty() && text.front() != ' ') text.remove_prefix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

Mapping parseMapping(std::string_view line) {
  Mapping mapping;
  mapping.begin = takeHexadecimal(line);
  if (!line.empty()) line.remove_prefix(1);
  mapping.end = takeHexadecimal(line);
  skipWord(line);
  skipWord(line);
  mapping.offset = takeHexadecimal(line);
  for (int i = 0; i < 3; ++i) skipWord(line);
  mapping.file = line;
  return mapping;
}

/// Calls `take` with each line of a file. What is longer than a path may be is cut.
template <class Take>
void forEachLine(int descriptor, const Take& take) {
  std::array<char, 4400> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
  std::size_t filled = 0;
  for (;;) {
    const ssize_t count = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    filled += static_cast<std::size_t>(count);
    std::string_view text(bytes.data(), filled);
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
      take(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
    if (text.size() == bytes.size()) text = {};
    for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = text[i];
    filled = text.size();
  }
}

void writeFrame(SignalSafeText& text, int number, std::uint64_t address) {
  text << "#" << static_cast<std::uint64_t>(number) << " ";
  text.hexadecimal(address);
  const int maps = ::open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (maps >= 0) {
    // A file's parts stand one behind the other, its beginning first; linkers place code at other addresses
    // than offsets in the file, and addr2line wants addresses.
    std::uint64_t base = 0;
    forEachLine(maps, [&](std::string_view line) {
      const Mapping mapping = parseMapping(line);
      if (mapping.offset == 0 && !mapping.file.empty()) base = mapping.begin;
      if (address < mapping.begin || address >= mapping.end || mapping.file.empty()) return;
      text << " " << mapping.file << "+";
      text.hexadecimal(address - base);
    });
    ::close(maps);
  }
  text << "\n";
}

}  // namespace

SignalSafeText& SignalSafeText::operator<<(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return *this;
}

SignalSafeText& SignalSafeText::operator<<(std::uint64_t number) {
  std::array<char, 20> digits{};
  std::size_t begin = digits.size();
  do {
    digits[--begin] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  return *this << std::string_view(digits.data() + begin, digits.size() - begin);
}

void SignalSafeText::hexadecimal(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<char, 16> digits{};
  std::size_t begin = digits.size();
  do {
    digits[--begin] = kDigits[number % 16];
    number /= 16;
  } while (number != 0);
  *this << "0x" << std::string_view(digits.data() + begin, digits.size() - begin);
}

void writeDateStamp(std::time_t time, char (&text)[16]) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t days = time / kDay;
  const std::int64_t rest = time % kDay;
  // H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days; eras before 1970 do not come
  // up.
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = shifted / 146'097;
  const std::int64_t dayOfEra = shifted % 146'097;
  const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
  const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const std::int64_t fromMarch = (5 * dayOfYear + 2) / 153;
  const std::int64_t day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
  const std::int64_t month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const auto put = [&text](std::size_t at, std::int64_t number, std::size_t digits) {
    for (std::size_t i = digits; i-- > 0; number /= 10) text[at + i] = static_cast<char>('0' + number % 10);
  };
  put(0, year, 4);
  put(4, month, 2);
  put(6, day, 2);
  text[8] = '-';
  put(9, rest / 3600, 2);
  put(11, rest / 60 % 60, 2);
  put(13, rest % 60, 2);
  text[15] = '\0';
}

void writeFrames(SignalSafeText& text, void* const* addresses, int count) {
  for (int i = 0; i < count; ++i) writeFrame(text, i, reinterpret_cast<std::uint64_t>(addresses[i]));
}

}  // namespace barline::app
