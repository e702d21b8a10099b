#include "app/diagnosis/CrashReporter.h"

#include <cxxabi.h>
#include <elf.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <exception>
#include <string_view>
#include <system_error>
#include <typeinfo>

#include "app/diagnosis/SignalSafeText.h"

namespace barline::app {
namespace {

#if defined(BARLINE_SANITIZED)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr std::array kSignals{SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL};
constexpr std::size_t kLongestPath = 4096;  // PATH_MAX
constexpr int kMostFrames = 64;

/// What the handler needs. A signal handler reaches nothing but what has static storage.
struct State {
  pid_t process{};
  int descriptor{-1};
  const RecentLines* log{};
  std::terminate_handler terminateBefore{};
  std::array<char, kLongestPath> temporary{};
  std::array<char, kLongestPath> folder{};
  std::array<char, 1024> header{};
  std::array<char, 256> exception{};  // of what std::terminate() was called for
  std::array<struct sigaction, kSignals.size()> before{};
  std::array<char, 65'536> stack{};  // where the thread's own has run out
};
constinit State state;

/// Twice, since it may be changed at the moment of reading: the number says which is whole.
constinit std::array<std::array<char, kLongestPath>, 2> openFiles{};
constinit std::atomic<unsigned> openFile{0};
constinit std::atomic_flag openFileChanges = ATOMIC_FLAG_INIT;

constinit std::atomic<pid_t> reporting{0};  // the thread that writes the report
constinit std::atomic<bool> finished{false};

template <std::size_t Size>
void store(std::array<char, Size>& place, std::string_view text) {
  const std::size_t length = std::min(text.size(), Size - 1);
  std::memcpy(place.data(), text.data(), length);
  place[length] = '\0';
}

const char* nameOf(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGABRT:
      return "SIGABRT";
    case SIGFPE:
      return "SIGFPE";
    case SIGBUS:
      return "SIGBUS";
    default:
      return "SIGILL";
  }
}

void dieOf(int signal) {
  for (const int each : kSignals) ::signal(each, SIG_DFL);
  ::raise(signal);
}

/// Gives what is written its name: it is a report from now on.
void publish() {
  if (finished.exchange(true)) return;
  static_cast<void>(::fsync(state.descriptor));
  char stamp[16];
  writeDateStamp(::time(nullptr), stamp);
  // <folder>/crash-<stamp>-<process>.txt; snprintf() is not to be called here.
  std::array<char, kLongestPath + 64> name{};
  std::size_t length = 0;
  const auto add = [&](std::string_view text) {
    for (const char letter : text) {
      if (length + 1 < name.size()) name[length++] = letter;
    }
  };
  add(state.folder.data());
  add("/crash-");
  add(stamp);
  add("-");
  std::array<char, 12> digits{};
  std::size_t begin = digits.size();
  for (auto rest = static_cast<unsigned>(state.process); rest != 0; rest /= 10)
    digits[--begin] = static_cast<char>('0' + rest % 10);
  add({digits.data() + begin, digits.size() - begin});
  add(".txt");
  static_cast<void>(::rename(state.temporary.data(), name.data()));
}

void writeReport(int signal, const siginfo_t& info) {
  SignalSafeText text(state.descriptor);
  char stamp[16];
  writeDateStamp(::time(nullptr), stamp);
  text << state.header.data() << "Time: " << stamp << " UTC\nSignal: " << nameOf(signal);
  // What another process has sent has no address.
  if (info.si_code > 0) {
    text << " at ";
    text.hexadecimal(reinterpret_cast<std::uint64_t>(info.si_addr));
  }
  if (state.exception[0] != '\0') text << "\nException: " << state.exception.data();
  const char* const open = openFiles[openFile.load() % 2].data();
  if (open[0] != '\0') text << "\nOpen: " << open;
  text << "\n\nLast lines of the log:\n";
  if (state.log != nullptr)
    state.log->give([&](const char* bytes, std::size_t size) { text << std::string_view(bytes, size); });
  // Last, since a broken stack may end the report here.
  text << "\nCalls:\n";
  std::array<void*, kMostFrames> frames{};
  writeFrames(text, frames.data(), ::backtrace(frames.data(), kMostFrames));
}

extern "C" void onFault(int signal, siginfo_t* info, void* /*context*/) {
  if (::getpid() != state.process) return dieOf(signal);
  pid_t nobody = 0;
  if (!reporting.compare_exchange_strong(nobody, ::gettid())) {
    // Another thread reports and will end this one too; the same one has failed over its report.
    while (reporting != ::gettid() && !finished) ::usleep(1000);
    publish();
    return dieOf(signal);
  }
  writeReport(signal, *info);
  publish();
  dieOf(signal);
}

/// Notes what it is about; std::abort() then raises the signal.
[[noreturn]] void onTerminate() {
  if (const std::type_info* const type = abi::__cxa_current_exception_type())
    store(state.exception, type->name());
  if (state.terminateBefore != nullptr) state.terminateBefore();
  std::abort();
}

/// The identity that the linker gave this program, in hexadecimal; empty where it gave none.
std::string buildId() {
  std::string id;
  const auto look = [](dl_phdr_info* info, std::size_t, void* out) {
    for (int i = 0; i < info->dlpi_phnum; ++i) {
      const auto& header = info->dlpi_phdr[i];
      if (header.p_type != PT_NOTE) continue;
      // NOLINTNEXTLINE(performance-no-int-to-ptr): the linker tells addresses as numbers
      const auto* at = reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
      const char* const end = at + header.p_memsz;
      while (at + sizeof(ElfW(Nhdr)) <= end) {
        ElfW(Nhdr) note;
        std::memcpy(&note, at, sizeof note);
        const char* const name = at + sizeof note;
        const char* const bytes = name + (std::size_t{note.n_namesz} + 3) / 4 * 4;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0) {
          for (std::size_t b = 0; b < note.n_descsz; ++b) {
            std::array<char, 3> text{};
            std::snprintf(text.data(), text.size(), "%02x", static_cast<unsigned char>(bytes[b]));
            static_cast<std::string*>(out)->append(text.data());
          }
        }
        at = bytes + (std::size_t{note.n_descsz} + 3) / 4 * 4;
      }
    }
    return 1;  // the first is the program itself
  };
  ::dl_iterate_phdr(look, &id);
  return id;
}

std::string headerFor(const CrashReporter::Setup& setup) {
  utsname system{};
  ::uname(&system);
  return "Barline crash report. It stays on this computer unless you send it to somebody.\n\nProgram: " +
         setup.program + ' ' + setup.version + "\nBuild: " + buildId() + "\nSystem: " + system.sysname + ' ' +
         system.release + ' ' + system.machine + '\n';
}

/// The file that a report goes to, locked. -1 where it cannot be made.
int openReport(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return -1;
  }
  return descriptor;
}

void installHandlers() {
  stack_t stack{};
  stack.ss_sp = state.stack.data();
  stack.ss_size = state.stack.size();
  ::sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_sigaction = &onFault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  ::sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &action, &state.before[i]);
  state.terminateBefore = std::set_terminate(&onTerminate);
}

}  // namespace

CrashReporter::CrashReporter(const Setup& setup) {
  if (kSanitized || setup.folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(setup.folder, error);
  if (error) return;
  std::filesystem::permissions(setup.folder, std::filesystem::perms::owner_all, error);
  const std::filesystem::path temporary = setup.folder / (".crash-" + std::to_string(::getpid()) + ".part");
  if (temporary.native().size() + 64 > kLongestPath) return;
  state.descriptor = openReport(temporary);
  if (state.descriptor < 0) return;
  active_ = true;
  state.process = ::getpid();
  state.log = setup.log;
  store(state.temporary, temporary.native());
  store(state.folder, setup.folder.native());
  store(state.header, headerFor(setup));
  // The first call loads the library that unwinds, which a handler must not.
  std::array<void*, 2> frames{};
  static_cast<void>(::backtrace(frames.data(), static_cast<int>(frames.size())));
  installHandlers();
}

CrashReporter::~CrashReporter() {
  if (!active_) return;
  std::set_terminate(state.terminateBefore);
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &state.before[i], nullptr);
  stack_t none{};
  none.ss_flags = SS_DISABLE;
  ::sigaltstack(&none, nullptr);
  ::unlink(state.temporary.data());
  ::close(state.descriptor);
  state.descriptor = -1;
  state.log = nullptr;
  setOpenFile({});
}

void CrashReporter::setOpenFile(const std::filesystem::path& file) {
  while (openFileChanges.test_and_set(std::memory_order_acquire)) {
  }
  const unsigned next = openFile.load() + 1;
  store(openFiles[next % 2], file.native());
  openFile = next;
  openFileChanges.clear(std::memory_order_release);
}

}  // namespace barline::app
