#include "app/diagnosis/LogReader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "app/diagnosis/LogFile.h"

namespace barline::app {
namespace {

constexpr std::uint64_t kMost = 1'000'000;

/// An open file and what it is; closed at the end of its life.
class OpenLog {
 public:
  explicit OpenLog(const std::filesystem::path& file)
      : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ >= 0) static_cast<void>(::fstat(descriptor_, &status_));
  }
  ~OpenLog() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenLog(const OpenLog&) = delete;
  OpenLog& operator=(const OpenLog&) = delete;

  [[nodiscard]] std::uint64_t inode() const { return descriptor_ < 0 ? 0 : status_.st_ino; }
  [[nodiscard]] std::uint64_t size() const { return static_cast<std::uint64_t>(status_.st_size); }

  /// At most kMost bytes up to the end, up to the last end of a line. @return where they end
  std::uint64_t read(std::uint64_t from, std::string& lines) const {
    if (descriptor_ < 0 || from >= size()) return from;
    const bool cut = size() - from > kMost;
    const std::uint64_t begin = cut ? size() - kMost : from;
    std::string bytes(size() - begin, '\0');
    const ssize_t count = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(begin));
    if (count <= 0) return from;
    bytes.resize(static_cast<std::size_t>(count));
    const std::size_t last = bytes.rfind('\n');
    if (last == std::string::npos) return from;
    // What was cut begins within a line.
    const std::size_t first = cut ? bytes.find('\n') + 1 : 0;
    lines.append(bytes, first, last + 1 - first);
    return begin + last + 1;
  }

 private:
  int descriptor_;
  struct stat status_ {};
};

}  // namespace

LogText readLog(const std::filesystem::path& file, const LogOffset& from) {
  LogText text;
  const OpenLog log(file);
  if (log.inode() == 0) return {.lines = {}, .end = from};
  std::uint64_t begin = from.offset;
  if (from.file != log.inode()) {
    begin = 0;
    const OpenLog older(LogFile::olderFile(file, 1));
    if (from.file == 0)
      older.read(older.size() - std::min(older.size(), kMost - std::min(log.size(), kMost)), text.lines);
    else if (older.inode() == from.file)
      older.read(from.offset, text.lines);
  }
  text.end = {.file = log.inode(), .offset = log.read(std::min(begin, log.size()), text.lines)};
  return text;
}

}  // namespace barline::app
