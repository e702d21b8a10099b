#include "app/diagnosis/CrashReports.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <optional>
#include <system_error>

#include "app/diagnosis/SignalSafeText.h"

namespace barline::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "crash-";
constexpr std::string_view kEnding = ".txt";
constexpr std::string_view kUnfinishedPrefix = ".crash-";
constexpr std::string_view kUnfinishedEnding = ".part";
constexpr std::size_t kMostKept = 20;
constexpr std::size_t kLargest = 1U << 20U;

/// Nothing where it is no report's name.
std::optional<std::int64_t> timeIn(const std::string& name) {
  if (!name.starts_with(kPrefix) || !name.ends_with(kEnding)) return std::nullopt;
  std::tm parts{};
  const char* const end = ::strptime(name.c_str() + kPrefix.size(), "%Y%m%d-%H%M%S", &parts);
  if (end == nullptr || *end != '-') return std::nullopt;
  return ::timegm(&parts);
}

/// What a process that is no more has opened for its report.
void settle(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return;
  struct stat status {};
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &status) == 0 &&
      S_ISREG(status.st_mode)) {
    if (status.st_size == 0) {
      ::unlink(file.c_str());
    } else {
      char stamp[16];
      writeDateStamp(status.st_mtime, stamp);
      std::string number = file.filename().string().substr(kUnfinishedPrefix.size());
      number.resize(number.size() - kUnfinishedEnding.size());
      std::string name(kPrefix);
      name.append(stamp).append("-").append(number).append(kEnding);
      static_cast<void>(::rename(file.c_str(), (file.parent_path() / name).c_str()));
    }
  }
  ::close(descriptor);
}

void settleUnfinished(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(kUnfinishedPrefix) && name.ends_with(kUnfinishedEnding))
      found.push_back(entry->path());
  }
  for (const fs::path& file : found) settle(file);
}

}  // namespace

std::vector<CrashReport> listCrashReports(const fs::path& folder) {
  settleUnfinished(folder);
  std::vector<CrashReport> reports;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (const auto time = timeIn(entry->path().filename().string()))
      reports.push_back({entry->path(), *time});
  }
  std::ranges::sort(reports, [](const CrashReport& a, const CrashReport& b) {
    return std::pair(a.madeAt, a.file) > std::pair(b.madeAt, b.file);
  });
  while (reports.size() > kMostKept) {
    fs::remove(reports.back().file, error);
    reports.pop_back();
  }
  return reports;
}

std::string readCrashReport(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(kLargest, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  return text;
}

bool removeCrashReport(const fs::path& file) {
  std::error_code error;
  if (!timeIn(file.filename().string())) return !fs::exists(file, error);
  fs::remove(file, error);
  return !fs::exists(file, error);
}

}  // namespace barline::app
