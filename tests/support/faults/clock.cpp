// Loaded before a program: its wall clock is BARLINE_CLOCK_OFFSET seconds off. Clocks that only count on,
// which programs measure time with, are as they are.

#include <dlfcn.h>
#include <sys/time.h>

#include <cstdlib>
#include <ctime>

namespace {

long offset() {
  static const long seconds = [] {
    const char* const value = std::getenv("BARLINE_CLOCK_OFFSET");
    return value == nullptr ? 0L : std::strtol(value, nullptr, 10);
  }();
  return seconds;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) {
  static auto* const real = next<decltype(clock_gettime)>("clock_gettime");
  const int result = real(clock, time);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += offset();
  return result;
}

int gettimeofday(timeval* __restrict time, void* __restrict zone) {
  static auto* const real = next<int(timeval*, void*)>("gettimeofday");
  const int result = real(time, zone);
  if (result == 0) time->tv_sec += offset();
  return result;
}

time_t time(time_t* out) {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}
}
