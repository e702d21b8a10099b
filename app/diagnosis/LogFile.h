#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace barline::app {

/// A log that several processes append to and that does not grow for ever: once it is full it becomes
/// "NAME.1", what had that name "NAME.2", and so on. Used by one thread.
class LogFile {
 public:
  static constexpr std::uintmax_t kLargest = 5'000'000;  ///< bytes
  static constexpr int kOlder = 3;

  /// Touches nothing yet. @param largest bytes, from which on a new file is begun
  explicit LogFile(std::filesystem::path file, std::uintmax_t largest = kLargest, int older = kOlder);
  ~LogFile();
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  /// Appends whole lines in one piece, which no other process's lines come in between. Makes the folder (for
  /// the person alone) where it is missing. @return false where it could not be written
  bool append(std::string_view lines) noexcept;

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  /// "NAME.<age>".
  [[nodiscard]] static std::filesystem::path olderFile(const std::filesystem::path& file, int age);

 private:
  [[nodiscard]] bool open();
  void close();
  /// Whether the name still leads to what is open.
  [[nodiscard]] bool isCurrent() const;
  void rotate();

  std::filesystem::path file_;
  std::uintmax_t largest_;
  int older_;
  int descriptor_{-1};
};

}  // namespace barline::app
