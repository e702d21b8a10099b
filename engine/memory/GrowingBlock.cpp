#include "engine/memory/GrowingBlock.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <utility>

namespace barline::memory {
namespace {

constexpr std::size_t kLeast = 1024;                      // bytes
constexpr std::size_t kFileStep = std::size_t{16} << 20;  // bytes; a multiple of every page size
static_assert(GrowingBlock::kMostInMemory % kFileStep == 0);

std::string environment(const char* name) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing changes variables while threads run
  const char* const value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// A file without a name. @return its descriptor, −1 where the folder can have none
int namelessFileIn(const std::string& folder) {
  if (folder.empty() || folder.front() != '/') return -1;
  const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) return file;
  std::string name = folder + "/barline-XXXXXX";  // some file systems need one for a moment
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

int namelessFile() {
  const std::string home = environment("HOME");
  for (const std::string& folder : {environment("XDG_CACHE_HOME"), home.empty() ? home : home + "/.cache",
                                    environment("TMPDIR"), std::string("/tmp")}) {
    if (const int file = namelessFileIn(folder); file >= 0) return file;
  }
  return -1;
}

std::size_t roundedUp(std::size_t bytes, std::size_t step) {
  return (bytes + step - 1) / step * step;
}

}  // namespace

GrowingBlock::~GrowingBlock() {
  free();
}

GrowingBlock::GrowingBlock(GrowingBlock&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      capacity_(std::exchange(other.capacity_, 0)),
      file_(std::exchange(other.file_, -1)),
      isFileRefused_(std::exchange(other.isFileRefused_, false)) {}

GrowingBlock& GrowingBlock::operator=(GrowingBlock&& other) noexcept {
  if (this == &other) return *this;
  free();
  data_ = std::exchange(other.data_, nullptr);
  capacity_ = std::exchange(other.capacity_, 0);
  file_ = std::exchange(other.file_, -1);
  isFileRefused_ = std::exchange(other.isFileRefused_, false);
  return *this;
}

void GrowingBlock::free() noexcept {
  if (file_ >= 0) {
    ::munmap(data_, capacity_);
    ::close(file_);
  } else {
    std::free(data_);
  }
  data_ = nullptr;
  capacity_ = 0;
  file_ = -1;
}

void GrowingBlock::growTo(std::size_t bytes, std::size_t used) {
  if (bytes <= capacity_) return;
  if (bytes <= kMostInMemory) return growInMemory(std::clamp(2 * capacity_, bytes, kMostInMemory));
  if (file_ >= 0) {
    if (!growFile(bytes)) moveToMemory(bytes + bytes / 2, used);
  } else if (isFileRefused_ || !moveToFile(bytes, used)) {
    isFileRefused_ = true;
    growInMemory(bytes + bytes / 2);
  }
}

void GrowingBlock::growInMemory(std::size_t bytes) {
  // Large blocks grow in their place or by moving pages, so that there are never two of them.
  auto* const grown = static_cast<std::byte*>(std::realloc(data_, std::max(bytes, kLeast)));
  if (grown == nullptr) throw std::bad_alloc();
  data_ = grown;
  capacity_ = std::max(bytes, kLeast);
}

bool GrowingBlock::moveToFile(std::size_t bytes, std::size_t used) {
  GrowingBlock inFile;
  inFile.file_ = namelessFile();
  if (inFile.file_ < 0) return false;
  if (!inFile.growFile(bytes)) return false;
  if (used > 0) std::memcpy(inFile.data_, data_, used);
  *this = std::move(inFile);
  letGo();
  return true;
}

/// The disk's blocks are taken at once: a write to a page that has none would end the program.
bool GrowingBlock::growFile(std::size_t bytes) {
  const std::size_t size = roundedUp(bytes, kFileStep);
  if (::fallocate(file_, 0, static_cast<off_t>(capacity_), static_cast<off_t>(size - capacity_)) != 0)
    return false;
  letGo();
  void* const mapped = data_ == nullptr ? ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0)
                                        : ::mremap(data_, capacity_, size, MREMAP_MAYMOVE);
  if (mapped == MAP_FAILED) return false;
  data_ = static_cast<std::byte*>(mapped);
  capacity_ = size;
  return true;
}

void GrowingBlock::moveToMemory(std::size_t bytes, std::size_t used) {
  GrowingBlock inMemory;
  inMemory.growInMemory(bytes);
  std::memcpy(inMemory.data_, data_, used);
  inMemory.isFileRefused_ = true;
  *this = std::move(inMemory);
}

void GrowingBlock::letGo() const {
  if (file_ >= 0 && data_ != nullptr) ::madvise(data_, capacity_, MADV_DONTNEED);
}

}  // namespace barline::memory
