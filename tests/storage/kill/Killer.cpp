#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

#include "tests/storage/StorageFixture.h"
#include "tests/storage/kill/Witness.h"
#include "tests/storage/kill/Worker.h"

namespace barline::storage::testing {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A library is worked on so often before the next one is begun.
constexpr int kRoundsPerLibrary = 20;
/// Long enough for several calls of each kind.
constexpr int kLongestLifeMs = 400;

/// Another process that works, and what it tells.
class Child {
 public:
  Child(const std::string& program, const fs::path& folder, std::uint64_t seed) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) std::abort();
    id_ = ::fork();
    if (id_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      const std::string number = std::to_string(seed);
      ::execl(program.c_str(), program.c_str(), "--work", folder.c_str(), number.c_str(), nullptr);
      ::_exit(4);
    }
    ::close(ends[1]);
    end_ = ends[0];
  }
  ~Child() {
    kill();
    ::close(end_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void kill() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
    id_ = 0;
  }

  /// Waits for what it tells. False at its end, or when the time is over.
  bool hear(Witness& witness, Clock::time_point until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    struct pollfd poll {};
    poll.fd = end_;
    poll.events = POLLIN;
    if (::poll(&poll, 1, static_cast<int>(std::max<std::int64_t>(left, 0))) <= 0) return false;
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(end_, bytes.data(), bytes.size());
    if (count <= 0) return false;
    text_.append(bytes.data(), static_cast<std::size_t>(count));
    for (std::size_t end = text_.find('\n'); end != std::string::npos; end = text_.find('\n')) {
      witness.hear(text_.substr(0, end));
      text_.erase(0, end + 1);
    }
    return true;
  }

 private:
  pid_t id_{};
  int end_{};
  std::string text_;
};

struct Options {
  int rounds{500};
  std::uint64_t seed{std::random_device{}()};
};

/// @return the exit status
int killAgainAndAgain(const std::string& program, const Options& options) {
  std::mt19937_64 random(options.seed);
  std::int64_t told = 0;
  int rounds = 0;
  const auto begun = Clock::now();
  while (rounds < options.rounds) {
    const TemporaryFolder folder;
    Witness witness(folder.path());
    for (int i = 0; i < kRoundsPerLibrary && rounds < options.rounds; ++i, ++rounds) {
      try {
        Child child(program, folder.path(), random());
        const int life = std::uniform_int_distribution<int>(1, kLongestLifeMs)(random);
        const auto until = Clock::now() + std::chrono::milliseconds(life);
        while (child.hear(witness, until)) {
        }
        child.kill();
        while (child.hear(witness, Clock::now())) {
        }
        witness.verify();
      } catch (const std::exception& error) {
        std::printf("round %d of seed %llu: %s\n", rounds + 1, static_cast<unsigned long long>(options.seed),
                    error.what());
        return 1;
      }
    }
    told += witness.told();
  }
  std::printf("killed %d times in %.0f s; %lld calls had returned, and all that they did is there\n", rounds,
              std::chrono::duration<double>(Clock::now() - begun).count(), static_cast<long long>(told));
  return 0;
}

}  // namespace
}  // namespace barline::storage::testing

int main(int argc, char** argv) {
  using namespace barline::storage::testing;
  if (argc == 4 && std::string_view(argv[1]) == "--work") {
    workForEver(argv[2], std::strtoull(argv[3], nullptr, 10));
  }
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::string_view(argv[i]) == "--rounds") options.rounds = std::atoi(argv[i + 1]);
    if (std::string_view(argv[i]) == "--seed") options.seed = std::strtoull(argv[i + 1], nullptr, 10);
  }
  return killAgainAndAgain(argv[0], options);
}
