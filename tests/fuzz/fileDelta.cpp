#include "engine/tags/writing/FileDelta.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "engine/tags/writing/TagError.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

std::array<std::byte, 10'000> baseBytes() {
  std::array<std::byte, 10'000> bytes{};
  unsigned state = 1;
  std::ranges::generate(bytes, [&state] {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::byte>(state >> 24);
  });
  return bytes;
}

}  // namespace

/// Applies the input as a delta, and finds the way to the input and back.
void fileDelta(Input input) {
  const ScratchFolder folder;
  const std::filesystem::path base = writeFile(folder / "base", baseBytes());
  const int out = ::memfd_create("fuzz", MFD_CLOEXEC);
  requireThat(out >= 0, "no memory for a file");
  try {
    tags::applyDelta(base, asBytes(input), out);
  } catch (const tags::TagError&) {
  }
  requireThat(::ftruncate(out, 0) == 0 && ::lseek(out, 0, SEEK_SET) == 0, "a file cannot be emptied");
  const std::filesystem::path target = writeFile(folder / "target", asBytes(input));
  tags::applyDelta(base, tags::makeDelta(base, target), out);
  std::vector<unsigned char> again(input.size() + 1);
  const ::ssize_t read = ::pread(out, again.data(), again.size(), 0);
  ::close(out);
  requireThat(
      read == static_cast<::ssize_t>(input.size()) && std::equal(input.begin(), input.end(), again.begin()),
      "a delta does not lead to its target");
}

}  // namespace barline::fuzz
