#pragma once

namespace barline::storage {

class Connection;

/// A write transaction; rolled back unless commit() is reached. Takes the write lock at once, so that it
/// cannot fail half-way because another process wrote meanwhile.
class Transaction {
 public:
  /// @throws StorageError
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// @throws StorageError; then nothing has been written.
  void commit();

 private:
  Connection& connection_;
  bool open_{true};
};

}  // namespace barline::storage
