#include "tests/monkey/Memory.h"

#include <cstddef>

#ifdef __SANITIZE_ADDRESS__
// NOLINTNEXTLINE(bugprone-reserved-identifier): from sanitizer/allocator_interface.h, which GCC comes without
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#else
#include <malloc.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <fstream>

namespace barline::monkey {
namespace {

constexpr qint64 kMinute = 60'000;   // ms
constexpr std::size_t kWarm = 5;     // minutes until all caches are full
constexpr std::size_t kStretch = 5;  // minutes that are compared with each other
constexpr double kAllowed = 1.10;    // of the warm program
constexpr double kSlack = 16.0;      // MiB

constexpr double kMiB = 1024.0 * 1024.0;

#ifdef __SANITIZE_ADDRESS__
/// What has been asked for and not been given back: AddressSanitizer's own bookkeeping grows with time.
double takenMiB() {
  return static_cast<double>(__sanitizer_get_current_allocated_bytes()) / kMiB;
}
#else
/// What is resident.
double takenMiB() {
  malloc_trim(0);
  std::ifstream file("/proc/self/statm");
  double total = 0;
  double resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / kMiB;
}
#endif

/// Of one value up.
double medianOf(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

void Memory::note() {
  const auto minute = static_cast<std::size_t>(time_.elapsed() / kMinute);
  if (minute >= minutes_.size()) minutes_.resize(minute + 1);
  minutes_[minute].push_back(takenMiB());
}

QStringList Memory::lines() const {
  QStringList all;
  for (std::size_t i = 0; i < minutes_.size(); ++i) {
    if (minutes_[i].empty()) continue;
    all << QStringLiteral("minute %1: %2 MiB, %3 windows")
               .arg(i + 1)
               .arg(medianOf(minutes_[i]), 0, 'f', 1)
               .arg(minutes_[i].size());
  }
  return all;
}

QString Memory::growth() const {
  double warm = 0.0;
  for (std::size_t i = kWarm; i < minutes_.size(); i += kStretch) {
    std::vector<double> stretch;
    for (std::size_t k = i; k < std::min(i + kStretch, minutes_.size()); ++k)
      stretch.insert(stretch.end(), minutes_[k].begin(), minutes_[k].end());
    if (stretch.empty()) continue;
    const double median = medianOf(stretch);
    if (warm > 0.0 && median > kAllowed * warm + kSlack)
      return QStringLiteral("memory grew from %1 to %2 MiB").arg(warm, 0, 'f', 1).arg(median, 0, 'f', 1);
    if (warm == 0.0) warm = median;
  }
  return {};
}

}  // namespace barline::monkey
