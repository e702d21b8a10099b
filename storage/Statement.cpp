#include "storage/Statement.h"

#include <sqlite3.h>

#include "storage/Connection.h"

namespace barline::storage {

Statement::Statement(Connection& connection, std::string_view sql)
    : connection_(connection), handle_(connection.take(sql)) {}

Statement::~Statement() {
  connection_.giveBack(handle_);
}

void Statement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(handle_, index, value));
}

void Statement::bind(int index, double value) {
  check(sqlite3_bind_double(handle_, index, value));
}

void Statement::bind(int index, std::string_view text) {
  // A null pointer would bind NULL.
  const char* const data = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int index, std::span<const std::byte> blob) {
  if (blob.empty()) return check(sqlite3_bind_zeroblob(handle_, index, 0));
  check(sqlite3_bind_blob64(handle_, index, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

void Statement::bind(int index, std::nullopt_t) {
  check(sqlite3_bind_null(handle_, index));
}

void Statement::bindColumn(int index, const Statement& row, int column) {
  check(sqlite3_bind_value(handle_, index, sqlite3_column_value(row.handle_, column)));
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  connection_.fail(code);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  check(sqlite3_reset(handle_));
}

bool Statement::isNull(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_, column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(handle_, column);
}

std::string Statement::text(int column) const {
  return std::string(textView(column));
}

std::string_view Statement::textView(int column) const {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::span<const std::byte> Statement::blob(int column) const {
  const auto* const data = static_cast<const std::byte*>(sqlite3_column_blob(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) connection_.fail(code);
}

}  // namespace barline::storage
