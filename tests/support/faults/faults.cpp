// Loaded before a program: lets its calls on files below a folder fail. What it does stands in the
// environment, as FaultPlan writes it. Calls go on to the C library by dlsym(RTLD_NEXT).

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string_view>

namespace {

/// What a call does to a drive; a fault may concern only some.
enum Nature : unsigned { kReads = 1, kWrites = 2, kChanges = 4, kSyncs = 8 };

struct Plan {
  std::string_view folder;
  std::string_view kind;
  std::int64_t from{1};
  long delayMs{};
  std::atomic<std::int64_t>* count{};
};

std::atomic<std::int64_t> ownCount{0};

std::atomic<std::int64_t>* sharedCount(const char* file) {
  if (file == nullptr) return &ownCount;
  const long descriptor = ::syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0 || ::syscall(SYS_ftruncate, descriptor, sizeof(std::int64_t)) != 0) return &ownCount;
  void* const memory = ::mmap(nullptr, sizeof(std::int64_t), PROT_READ | PROT_WRITE, MAP_SHARED,
                              static_cast<int>(descriptor), 0);
  ::syscall(SYS_close, descriptor);
  return memory == MAP_FAILED ? &ownCount : static_cast<std::atomic<std::int64_t>*>(memory);
}

const Plan& plan() {
  static const Plan made = [] {
    Plan plan;
    const auto variable = [](const char* name) {
      const char* const value = std::getenv(name);
      return std::string_view(value == nullptr ? "" : value);
    };
    plan.folder = variable("BARLINE_FAULT_FOLDER");
    plan.kind = variable("BARLINE_FAULT_KIND");
    if (const char* from = std::getenv("BARLINE_FAULT_FROM")) plan.from = std::strtoll(from, nullptr, 10);
    if (const char* delay = std::getenv("BARLINE_FAULT_DELAY_MS"))
      plan.delayMs = std::strtol(delay, nullptr, 10);
    plan.count = sharedCount(std::getenv("BARLINE_FAULT_COUNTER"));
    return plan;
  }();
  return made;
}

bool isBelow(std::string_view path) {
  const std::string_view folder = plan().folder;
  return !folder.empty() && path.starts_with(folder) &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}

/// Notes what the program's first thread, which in a window is the interface's, does to the folder.
void note(std::string_view path, unsigned nature) {
  static const char* const notes = std::getenv("BARLINE_FAULT_MAIN_NOTES");
  if (notes == nullptr || ::syscall(SYS_gettid) != ::getpid()) return;
  const long file = ::syscall(SYS_openat, AT_FDCWD, notes, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  char line[PATH_MAX + 16];
  const int length =
      std::snprintf(line, sizeof line, "%s %.*s\n", (nature & kReads) != 0 ? "reads" : "writes",
                    static_cast<int>(path.size()), path.data());
  ::syscall(SYS_write, file, line, static_cast<std::size_t>(length));
  ::syscall(SYS_close, file);
}

/// Errno to fail with; 0 = the call is to be done.
int faultFor(unsigned nature) {
  const std::int64_t number = plan().count->fetch_add(1) + 1;
  const std::string_view kind = plan().kind;
  if (number < plan().from) return 0;
  if (kind == "gone") return EIO;
  if (kind == "once") return number == plan().from ? EIO : 0;
  if (kind == "full") return (nature & kWrites) != 0 ? ENOSPC : 0;
  if (kind == "read-only") return (nature & (kWrites | kChanges)) != 0 ? EROFS : 0;
  if (kind == "kill" && number == plan().from) ::kill(::getpid(), SIGKILL);
  if (kind == "slow" && (nature & (kWrites | kSyncs)) != 0) {
    const timespec delay{.tv_sec = plan().delayMs / 1000, .tv_nsec = plan().delayMs % 1000 * 1'000'000};
    ::nanosleep(&delay, nullptr);
  }
  return 0;
}

/// False where the call fails; errno says why.
bool passes(const char* path, unsigned nature) {
  char whole[2 * PATH_MAX];
  if (path == nullptr || plan().folder.empty()) return true;
  if (path[0] != '/') {
    if (::getcwd(whole, PATH_MAX) == nullptr) return true;
    const std::size_t length = std::strlen(whole);
    std::snprintf(whole + length, sizeof whole - length, "/%s", path);
    path = whole;
  }
  if (!isBelow(path)) return true;
  note(path, nature);
  const int fault = faultFor(nature);
  if (fault != 0) errno = fault;
  return fault == 0;
}

bool passes(int descriptor, unsigned nature) {
  if (plan().folder.empty()) return true;
  char link[64];
  char path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length <= 0) return true;
  path[length] = '\0';
  if (path[0] != '/' || !isBelow(path)) return true;
  note(path, nature);
  const int fault = faultFor(nature);
  if (fault != 0) errno = fault;
  return fault == 0;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// A file that is there already needs no room to be opened.
unsigned natureOfOpening(const char* path, int flags) {
  unsigned nature = 0;
  const bool makes = (flags & O_CREAT) != 0 && path != nullptr && ::access(path, F_OK) != 0;
  if ((flags & O_ACCMODE) != O_RDONLY) nature |= kChanges;
  if (makes) nature |= kWrites;
  return nature == 0 ? unsigned{kReads} : nature;
}

}  // namespace

// clang-format off
#define NEXT(name) static auto* const real = next<decltype(name)>(#name)
#define BY_DESCRIPTOR(type, name, nature, parameters, arguments) \
  type name parameters { NEXT(name); return passes(fd, nature) ? real arguments : static_cast<type>(-1); }
#define BY_PATH(type, name, nature, parameters, arguments) \
  type name parameters { NEXT(name); return passes(path, nature) ? real arguments : static_cast<type>(-1); }

extern "C" {

BY_DESCRIPTOR(ssize_t, write, kWrites, (int fd, const void* bytes, size_t size), (fd, bytes, size))
BY_DESCRIPTOR(ssize_t, pwrite, kWrites, (int fd, const void* bytes, size_t size, off_t at), (fd, bytes, size, at))
BY_DESCRIPTOR(ssize_t, pwrite64, kWrites, (int fd, const void* bytes, size_t size, off64_t at), (fd, bytes, size, at))
BY_DESCRIPTOR(ssize_t, read, kReads, (int fd, void* bytes, size_t size), (fd, bytes, size))
BY_DESCRIPTOR(ssize_t, pread, kReads, (int fd, void* bytes, size_t size, off_t at), (fd, bytes, size, at))
BY_DESCRIPTOR(ssize_t, pread64, kReads, (int fd, void* bytes, size_t size, off64_t at), (fd, bytes, size, at))
BY_DESCRIPTOR(int, fsync, kSyncs, (int fd), (fd))
BY_DESCRIPTOR(int, fdatasync, kSyncs, (int fd), (fd))
BY_DESCRIPTOR(int, syncfs, kSyncs, (int fd), (fd))
BY_DESCRIPTOR(int, ftruncate, kWrites, (int fd, off_t size), (fd, size))
BY_DESCRIPTOR(int, ftruncate64, kWrites, (int fd, off64_t size), (fd, size))
BY_DESCRIPTOR(int, fallocate, kWrites, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size))
BY_DESCRIPTOR(int, fallocate64, kWrites, (int fd, int mode, off64_t at, off64_t size), (fd, mode, at, size))
BY_DESCRIPTOR(int, fchmod, kChanges, (int fd, mode_t mode), (fd, mode))
BY_PATH(int, unlink, kChanges, (const char* path), (path))
BY_PATH(int, mkdir, kWrites, (const char* path, mode_t mode), (path, mode))
BY_PATH(int, rmdir, kChanges, (const char* path), (path))
BY_PATH(int, truncate, kWrites, (const char* path, off_t size), (path, size))

int posix_fallocate(int fd, off_t at, off_t size) {
  NEXT(posix_fallocate);
  return passes(fd, kWrites) ? real(fd, at, size) : errno;
}
int rename(const char* from, const char* to) {
  NEXT(rename);
  return passes(from, kChanges) ? real(from, to) : -1;
}
int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) {
  NEXT(renameat2);
  return passes(from, kChanges) ? real(fromFolder, from, toFolder, to, flags) : -1;
}
int link(const char* from, const char* to) {
  NEXT(link);
  return passes(from, kWrites) ? real(from, to) : -1;
}
ssize_t copy_file_range(int from, off64_t* fromAt, int to, off64_t* toAt, size_t size, unsigned flags) {
  NEXT(copy_file_range);
  return passes(to, kWrites) ? real(from, fromAt, to, toAt, size, flags) : -1;
}
char* mkdtemp(char* pattern) {
  NEXT(mkdtemp);
  return passes(pattern, kWrites) ? real(pattern) : nullptr;
}

#define OPENING(name) \
  int name(const char* path, int flags, ...) { \
    NEXT(name); \
    va_list rest; va_start(rest, flags); const mode_t mode = va_arg(rest, mode_t); va_end(rest); \
    return passes(path, natureOfOpening(path, flags)) ? real(path, flags, mode) : -1; \
  }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name) \
  int name(int folder, const char* path, int flags, ...) { \
    NEXT(name); \
    va_list rest; va_start(rest, flags); const mode_t mode = va_arg(rest, mode_t); va_end(rest); \
    return passes(path, natureOfOpening(path, flags)) ? real(folder, path, flags, mode) : -1; \
  }
OPENING_AT(openat)
OPENING_AT(openat64)

#define OPENING_STREAM(name) \
  FILE* name(const char* path, const char* mode) { \
    NEXT(name); \
    return passes(path, mode[0] == 'r' && std::strchr(mode, '+') == nullptr ? kReads : kWrites | kChanges) \
               ? real(path, mode) : nullptr; \
  }
OPENING_STREAM(fopen)
OPENING_STREAM(fopen64)

}
// clang-format on
