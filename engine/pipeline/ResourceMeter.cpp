#include "engine/pipeline/ResourceMeter.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace barline::pipeline {

double threadCpuSeconds() {
  timespec now{};
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return 0.0;
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

ResidentSize::ResidentSize(const audio::Decoding& decoding)
    : decoding_(decoding), file_(open("/proc/self/statm", O_RDONLY | O_CLOEXEC)) {}

ResidentSize::~ResidentSize() {
  if (file_ >= 0) close(file_);
}

double ResidentSize::mebibytes() const {
  if (file_ < 0) return 0.0;
  std::array<char, 128> text{};
  if (pread(file_, text.data(), text.size() - 1, 0) <= 0) return 0.0;
  const char* const second = std::strchr(text.data(), ' ');  // pages in all, pages resident, …
  if (second == nullptr) return 0.0;
  const auto pages = static_cast<double>(std::strtoull(second, nullptr, 10));
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0) + decoding_.mebibytesApart();
}

void Usage::add(const Usage& other) {
  if (firstWork == Clock::time_point{} || other.firstWork < firstWork) firstWork = other.firstWork;
  lastWork = std::max(lastWork, other.lastWork);
  busySeconds += other.busySeconds;
  cpuSeconds += other.cpuSeconds;
  peakMebibytes = std::max(peakMebibytes, other.peakMebibytes);
}

WorkMeter::WorkMeter(const ResidentSize& resident)
    : resident_(resident), begun_(Usage::Clock::now()), cpuBegun_(threadCpuSeconds()) {}

Usage WorkMeter::stop() const {
  const Usage::Clock::time_point now = Usage::Clock::now();
  return {begun_, now, std::chrono::duration<double>(now - begun_).count(), threadCpuSeconds() - cpuBegun_,
          resident_.mebibytes()};
}

}  // namespace barline::pipeline
