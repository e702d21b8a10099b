#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace barline::storage {

/// An open SQLite database. Movable; used by one thread at a time.
class Connection {
 public:
  enum class Access : unsigned char { ReadOnly, ReadWrite, Create };

  static constexpr std::chrono::milliseconds kBusyTimeout{5000};

  /// Opens with foreign keys enforced and the busy timeout set.
  /// @throws StorageError
  Connection(std::filesystem::path file, Access access);
  ~Connection();
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Runs statements that return nothing of interest. @throws StorageError
  void execute(const std::string& sql);

  /// First column of the first row. @throws StorageError, also where there is no row.
  [[nodiscard]] std::int64_t integer(const std::string& sql);
  [[nodiscard]] std::string text(const std::string& sql);

  [[nodiscard]] std::int64_t lastInsertId() const;

  /// Leaves the write-ahead log as it is when closing, so that looking at a file does not change it.
  void keepLogOnClose(bool keep = true);

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

  /// Throws what a SQLite result code other than OK, ROW and DONE means.
  [[noreturn]] void fail(int code) const;

 private:
  friend class Statement;

  /// A compiled statement for Statement to use and to give back.
  [[nodiscard]] sqlite3_stmt* take(std::string_view sql);
  void giveBack(sqlite3_stmt* statement) noexcept;
  void finalizeIdle() noexcept;

  std::filesystem::path file_;
  sqlite3* handle_{};
  std::map<std::string, sqlite3_stmt*, std::less<>>
      idle_;  ///< by their SQL: compiling costs more than running
};

}  // namespace barline::storage
