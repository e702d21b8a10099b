#include "app/cli/PeakMemory.h"

#include <fstream>
#include <string>

namespace barline::cli {

std::optional<double> peakMemoryMegabytes() {
  // Not getrusage(): its figure begins with the parent's size at the time of the fork.
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    if (word != "VmHWM:") continue;
    double kibibytes = 0.0;
    if (status >> kibibytes) return kibibytes * 1024.0 / 1e6;
  }
  return std::nullopt;
}

}  // namespace barline::cli
