#include "storage/Files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <string_view>
#include <system_error>
#include <thread>

#include "engine/files/Renaming.h"
#include "storage/Connection.h"
#include "storage/Errors.h"

namespace barline::storage {
namespace {

/// In the name of a file that is being written; its process's number follows.
const std::string kUnfinishedMark = ".part-";

[[noreturn]] void throwCode(int code, const std::filesystem::path& file) {
  const std::string detail = std::generic_category().message(code);
  switch (code) {
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOENT:
    case ENOTDIR:
    case EEXIST:
    case ENAMETOOLONG:
      throw StorageError(StorageProblem::NoAccess, file, detail);
    case ENOSPC:
    case EDQUOT:
      throw StorageError(StorageProblem::DiskFull, file, detail);
    default:
      throw StorageError(StorageProblem::Failed, file, detail);
  }
}

[[noreturn]] void throwErrno(const std::filesystem::path& file) {
  throwCode(errno, file);
}

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags) : value_(::open(file.c_str(), flags | O_CLOEXEC)) {
    if (value_ < 0) throwErrno(file);
  }
  ~Descriptor() { ::close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int get() const { return value_; }

 private:
  int value_;
};

void sync(const std::filesystem::path& file, int flags) {
  const Descriptor descriptor(file, flags);
  if (::fsync(descriptor.get()) != 0 && errno != EINVAL) throwErrno(file);
}

/// Whether UnfinishedFile, or SQLite for it, may have made a file of this name: "….part-4711-journal".
bool isUnfinishedName(std::string_view name) {
  for (const std::string_view suffix : {"-journal", "-wal", "-shm"}) {
    if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
  }
  const std::size_t digits = name.find_last_not_of("0123456789") + 1;
  return digits < name.size() && name.substr(0, digits).ends_with(kUnfinishedMark);
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw StorageError(StorageProblem::NoAccess, folder, error.message());
  descriptor_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) return;
  const auto deadline = std::chrono::steady_clock::now() + Connection::kBusyTimeout;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return;
    if (std::chrono::steady_clock::now() > deadline) {
      ::close(descriptor_);
      throw StorageError(StorageProblem::Busy, folder);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

UnfinishedFile::UnfinishedFile(const std::filesystem::path& target) : path_(target) {
  path_ += kUnfinishedMark + std::to_string(::getpid());
  ::unlink(path_.c_str());
}

UnfinishedFile::~UnfinishedFile() {
  // Those of a database that was not closed in order come along.
  for (const char* suffix : {"-journal", "-wal", "-shm", ""}) ::unlink(companion(path_, suffix).c_str());
}

bool UnfinishedFile::publish(const std::filesystem::path& target) {
  sync(path_, O_RDWR);
  if (!moveWithoutReplacing(path_, target)) return false;
  sync(target.parent_path(), O_RDONLY | O_DIRECTORY);
  return true;
}

void removeAbandoned(const std::filesystem::path& folder, const std::string& prefix) noexcept {
  constexpr std::chrono::hours kAfter{24};
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(prefix) || !isUnfinishedName(name)) continue;
    std::error_code unknown;
    const auto written = std::filesystem::last_write_time(entry->path(), unknown);
    if (unknown || std::filesystem::file_time_type::clock::now() - written < kAfter) continue;
    if (entry->is_regular_file(unknown)) std::filesystem::remove(entry->path(), unknown);
  }
}

bool moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to) {
  const int problem = files::renameToFree(from, to);
  if (problem == EEXIST) return false;
  if (problem != 0) throwCode(problem, from);
  return true;
}

bool databaseIsOpen(const std::filesystem::path& file) {
  // The bytes on which SQLite's connections keep their locks: "Locking" in its file format's description.
  constexpr off_t kPendingByte = 0x40000000;
  constexpr off_t kLockBytes = 512;
  const Descriptor descriptor(file, O_RDONLY);
  struct flock query {};
  query.l_type = F_WRLCK;
  query.l_whence = SEEK_SET;
  query.l_start = kPendingByte;
  query.l_len = kLockBytes;
  return ::fcntl(descriptor.get(), F_OFD_GETLK, &query) == 0 && query.l_type != F_UNLCK;
}

std::filesystem::path realFile(const std::filesystem::path& file) {
  std::error_code error;
  // Of a name that leads to nothing yet, weakly_canonical() makes no absolute one.
  const std::filesystem::path absolute = std::filesystem::absolute(file);
  const std::filesystem::path real = std::filesystem::weakly_canonical(absolute, error);
  return error ? absolute.lexically_normal() : real;
}

std::filesystem::path backupFolder(const std::filesystem::path& libraryFile) {
  return realFile(libraryFile).parent_path() / "backups";
}

std::filesystem::path companion(const std::filesystem::path& file, const char* suffix) {
  std::filesystem::path name = file;
  name += suffix;
  return name;
}

std::string dateStamp(std::int64_t time) {
  const auto seconds = static_cast<std::time_t>(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::string text(16, '\0');
  text.resize(std::strftime(text.data(), text.size(), "%Y%m%d-%H%M%S", &parts));
  return text;
}

std::int64_t secondsNow() {
  using std::chrono::system_clock;
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace barline::storage
