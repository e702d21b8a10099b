#include "tests/monkey/Memory.h"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <fstream>

namespace barline::monkey {
namespace {

constexpr qint64 kStretch = 5 * 60 * 1000;  // ms
constexpr std::size_t kWarm = 1;            // stretches until all caches are full
constexpr double kAllowed = 1.10;           // of the warm program
constexpr double kSlack = 16.0;             // MiB

double residentMiB() {
  std::ifstream file("/proc/self/statm");
  double total = 0;
  double resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

}  // namespace

double Memory::Stretch::median() const {
  std::vector<double> sorted = resident;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::ranges::nth_element(sorted, middle);
  return *middle;
}

void Memory::note() {
  malloc_trim(0);
  const auto stretch = static_cast<std::size_t>(time_.elapsed() / kStretch);
  if (stretches_.empty() || stretch >= stretches_.size()) stretches_.resize(stretch + 1);
  stretches_[stretch].resident.push_back(residentMiB());
}

QStringList Memory::lines() const {
  QStringList all;
  for (std::size_t i = 0; i < stretches_.size(); ++i) {
    if (stretches_[i].resident.empty()) continue;
    all << QStringLiteral("minutes %1 to %2: %3 MiB, %4 windows")
               .arg(5 * i)
               .arg(5 * i + 5)
               .arg(stretches_[i].median(), 0, 'f', 1)
               .arg(stretches_[i].resident.size());
  }
  return all;
}

QString Memory::growth() const {
  double warm = 0.0;
  for (std::size_t i = kWarm; i < stretches_.size(); ++i) {
    if (stretches_[i].resident.empty()) continue;
    const double median = stretches_[i].median();
    if (warm > 0.0 && median > kAllowed * warm + kSlack)
      return QStringLiteral("memory grew from %1 to %2 MiB").arg(warm, 0, 'f', 1).arg(median, 0, 'f', 1);
    if (warm == 0.0) warm = median;
  }
  return {};
}

}  // namespace barline::monkey
