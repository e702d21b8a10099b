#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace barline::storage {

class Connection;

/// A prepared statement; compiled once for each Connection. Parameters count from 1, columns from 0, as in
/// SQLite. Lives no longer than its Connection; every call may throw StorageError.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Binds all parameters from the first on.
  template <class... Values>
  Statement& bindAll(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  void bind(int index, std::int64_t value);
  void bind(int index, int value) { bind(index, std::int64_t{value}); }
  void bind(int index, bool value) { bind(index, std::int64_t{value}); }
  void bind(int index, double value);
  void bind(int index, std::string_view text);
  void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
  void bind(int index, const char* text) { bind(index, std::string_view(text)); }
  void bind(int index, std::span<const std::byte> blob);
  void bind(int index, std::nullopt_t);
  template <class T>
  void bind(int index, const std::optional<T>& value) {
    if (value) {
      bind(index, *value);
    } else {
      bind(index, std::nullopt);
    }
  }

  /// Binds the value in a column of another statement's row, of whatever type it is.
  void bindColumn(int index, const Statement& row, int column);

  /// True where there is a (further) row.
  bool step();
  /// Runs to the end and makes the statement ready for other parameters.
  void run();
  void reset();

  [[nodiscard]] bool isNull(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;  ///< 0 for NULL
  [[nodiscard]] double real(int column) const;           ///< 0 for NULL
  [[nodiscard]] std::string text(int column) const;      ///< "" for NULL
  /// Valid until the next step().
  [[nodiscard]] std::string_view textView(int column) const;
  [[nodiscard]] std::span<const std::byte> blob(int column) const;

 private:
  void check(int code) const;

  Connection& connection_;
  sqlite3_stmt* handle_{};
};

}  // namespace barline::storage
