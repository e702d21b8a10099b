#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <array>
#include <cerrno>
#include <csignal>
#include <string>

#include "engine/audio/isolation/CallFilter.h"
#include "engine/audio/isolation/Confinement.h"
#include "engine/audio/isolation/Sanitizers.h"

using namespace barline::audio;

namespace {

constexpr std::int64_t kMemory = std::int64_t{512} << 20;

/// Something that a decoder has no business with. @return 0 where it was done, else errno
using Attempt = int (*)();

int errorOf(long result) {
  return result >= 0 ? 0 : errno;
}

struct Call {
  const char* name;
  Attempt attempt;
};

/// What only an intruder asks for.
constexpr std::array kEnding{
    Call{"socket of the internet", [] { return errorOf(::socket(AF_INET, SOCK_STREAM, 0)); }},
    Call{"socket of this machine", [] { return errorOf(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
    Call{"connect",
         [] {
           sockaddr_in address{};
           address.sin_family = AF_INET;
           return errorOf(
               ::connect(STDIN_FILENO, reinterpret_cast<const sockaddr*>(&address), sizeof(address)));
         }},
    Call{"another program",
         [] {
           std::array<char*, 1> none{nullptr};
           return errorOf(::execve("/bin/true", none.data(), none.data()));
         }},
    Call{"another process' memory", [] { return errorOf(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
    Call{"keys of the kernel",
         [] { return errorOf(::syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 0)); }},
    Call{"programs in the kernel", [] {
           bpf_attr attributes{};
           return errorOf(::syscall(SYS_bpf, BPF_MAP_CREATE, &attributes, sizeof(attributes)));
         }}};

/// What is refused, since libraries may try it and do without.
constexpr std::array kRefused{
    Call{"open", [] { return errorOf(::open("/dev/null", O_RDONLY | O_CLOEXEC)); }},
    Call{"delete", [] { return errorOf(::unlink("/nowhere/file")) == ENOENT ? 0 : EPERM; }},
    Call{"write", [] { return errorOf(::write(STDERR_FILENO, "", 0)); }},
    Call{"fork",
         [] {
           const long child = ::syscall(SYS_fork);
           if (child == 0) ::_exit(0);
           return errorOf(child);
         }},
    Call{"signal", [] { return errorOf(::kill(::getppid(), 0)); }},
    Call{"code in new memory",
         [] {
           void* const code =
               ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
           return code == MAP_FAILED ? errno : 0;
         }},
    Call{"code in memory that it has", [] {
           void* const memory =
               ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
           return memory == MAP_FAILED ? 0 : errorOf(::mprotect(memory, 4096, PROT_READ | PROT_EXEC));
         }}};

/// How a process ends that confines itself as a worker does, then tries it: the exit status is 0 where it was
/// done, else errno.
int statusAfter(const CallFilter& filter, Attempt attempt) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(confine(filter, kMemory) ? attempt() : ENOSYS);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

template <std::size_t kCount>
void addRows(const std::array<Call, kCount>& calls) {
  QTest::addColumn<Attempt>("attempt");
  for (const Call& call : calls) QTest::newRow(call.name) << call.attempt;
}

}  // namespace

Q_DECLARE_METATYPE(Attempt)

/// A codec that somebody else has taken over can neither speak to the world nor run what is not there.
class TestConfinement : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (kIsSanitized) QSKIP("Sanitizers need what workers must not have.");
    if (const int status = statusAfter(filter_, [] { return 0; }); WEXITSTATUS(status) == ENOSYS)
      QSKIP("This system filters no calls.");
  }

  void isPossibleWithoutConfinement_data() { addRows(kRefused); }
  void isPossibleWithoutConfinement() {
    QFETCH(Attempt, attempt);
    QCOMPARE(attempt(), 0);
  }

  void endsTheWorker_data() { addRows(kEnding); }
  void endsTheWorker() {
    QFETCH(Attempt, attempt);
    const int status = statusAfter(filter_, attempt);
    QVERIFY2(WIFSIGNALED(status), qPrintable(QString::number(status)));
    QCOMPARE(WTERMSIG(status), SIGSYS);
  }

  void isRefused_data() { addRows(kRefused); }
  void isRefused() {
    QFETCH(Attempt, attempt);
    const int status = statusAfter(filter_, attempt);
    QVERIFY2(WIFEXITED(status), qPrintable(QString::number(status)));
    QCOMPARE(WEXITSTATUS(status), EPERM);
  }

 private:
  CallFilter filter_ = CallFilter::make();
};

QTEST_GUILESS_MAIN(TestConfinement)
#include "test_confinement.moc"
