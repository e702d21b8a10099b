#include "engine/tags/writing/FileCopy.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tags/writing/FileBytes.h"
#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

constexpr std::string_view kPrefix = ".barline-";
constexpr std::string_view kEnding = ".part";

std::filesystem::path folderOf(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

/// An open file, closed at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return value_; }

 private:
  int value_;
};

/// Attributes that cannot be copied (other file systems, others' namespaces) are left out.
void copyAttributes(int from, int to) {
  std::vector<char> names(65536);
  const ssize_t length = ::flistxattr(from, names.data(), names.size());
  if (length <= 0) return;
  std::vector<char> value(65536);
  for (const char* name = names.data(); name < names.data() + length;
       name += std::string_view(name).size() + 1) {
    const ssize_t size = ::fgetxattr(from, name, value.data(), value.size());
    if (size >= 0) static_cast<void>(::fsetxattr(to, name, value.data(), static_cast<std::size_t>(size), 0));
  }
}

void copyContent(int from, int to, const std::filesystem::path& file) {
  if (::ioctl(to, FICLONE, from) == 0) return;
  constexpr std::size_t kAtOnce = 64U << 20U;
  bool copied = false;
  for (;;) {
    const ssize_t count = ::copy_file_range(from, nullptr, to, nullptr, kAtOnce, 0);
    if (count == 0 && copied) return;
    if (count <= 0) break;  // 0 at once: some file systems of the kernel's own say that of any file
    copied = true;
  }
  if (copied || errno == ENOSPC) failWithErrno(file, "could not be copied");
  std::vector<std::byte> buffer(FileBytes::kStretch);
  for (;;) {
    const ssize_t count = ::read(from, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) failWithErrno(file, "could not be read");
    if (count == 0) return;
    writeAll(to, std::span(buffer).first(static_cast<std::size_t>(count)), file);
  }
}

void syncFolder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a folder: not an error.
  if (descriptor.get() >= 0) static_cast<void>(::fsync(descriptor.get()));
}

}  // namespace

std::filesystem::path temporaryNameFor(const std::filesystem::path& file) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device device;
  std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
  std::string name(kPrefix);
  for (int i = 0; i < 16; ++i) name += kLetters[letter(device)];
  return folderOf(file) / name.append(kEnding);
}

bool isTemporaryName(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return name.starts_with(kPrefix) && name.ends_with(kEnding);
}

int createLike(const std::filesystem::path& file, const std::filesystem::path& copy) {
  const Descriptor from(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (from.get() < 0) failWithErrno(file, "could not be opened");
  const int to = ::open(copy.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (to < 0) failWithErrno(folderOf(file), "does not let Barline make the copy that writing tags needs");
  struct stat status {};
  if (::fstat(from.get(), &status) == 0) {
    // The owner before the mode, which a change of owner may cut; another's file becomes ours where that is
    // all.
    static_cast<void>(!::fchown(to, status.st_uid, status.st_gid));
    static_cast<void>(::fchmod(to, status.st_mode & 07777U));
  }
  copyAttributes(from.get(), to);
  return to;
}

void copyFile(const std::filesystem::path& file, const std::filesystem::path& copy) {
  const Descriptor to(createLike(file, copy));
  try {
    const Descriptor from(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (from.get() < 0) failWithErrno(file, "could not be opened");
    copyContent(from.get(), to.get(), file);
  } catch (...) {
    ::unlink(copy.c_str());
    throw;
  }
}

void writeAll(int out, std::span<const std::byte> bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(out, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) failWithErrno(file, "could not be copied");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void replaceFile(const std::filesystem::path& copy, const std::filesystem::path& file,
                 const FileStamp& expected) {
  if (stampOfWritable(file) != expected)
    throw TagError(file.string() + " was changed by somebody else meanwhile, so its tags were left alone.");
  {
    const Descriptor descriptor(::open(copy.c_str(), O_RDWR | O_CLOEXEC));
    if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0) failWithErrno(file, "could not be copied");
  }
  if (::rename(copy.c_str(), file.c_str()) != 0) failWithErrno(file, "could not be replaced");
  syncFolder(folderOf(file));
}

}  // namespace barline::tags
