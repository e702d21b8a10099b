#include "storage/EditRepository.h"

#include <span>
#include <string_view>
#include <utility>

#include "storage/Compression.h"
#include "storage/EditJson.h"
#include "storage/Log.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

/// @throws std::runtime_error
model::Edit editOf(const Statement& row) {
  const auto bytes = unpack(row.blob(5), row.integer(6), row.integer(7));
  if (!bytes) throw std::runtime_error("its bytes are damaged");
  model::Edit edit =
      parseEditJson(std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
  edit.id = row.integer(0);
  edit.madeAt = row.integer(2);
  edit.author = row.text(3);
  edit.basis = row.text(4);
  return edit;
}

}  // namespace

EditRepository::EditRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& EditRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = FULL");  // a commit is on the disk
  }
  return *connection_;
}

model::EditHistory EditRepository::history(const std::string& fingerprint) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT id, undone, made_at, author, basis, content, content_size, content_checksum "
                "FROM edits WHERE fingerprint = ? ORDER BY id");
  row.bindAll(fingerprint);
  model::EditHistory history;
  while (row.step()) {
    try {
      history.edits.push_back(editOf(row));
      if (row.integer(1) == 0) history.applied = history.edits.size();
    } catch (const std::exception& error) {
      qCWarning(storageLog, "edit %lld cannot be read: %s", static_cast<long long>(row.integer(0)),
                error.what());
    }
  }
  return history;
}

std::int64_t EditRepository::append(const std::string& fingerprint, const model::Edit& edit) {
  const std::string json = editJson(edit);
  const PackedBytes packed = pack(std::as_bytes(std::span(json)));
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_, "DELETE FROM edits WHERE fingerprint = ? AND undone = 1")
      .bindAll(fingerprint)
      .run();
  Statement(
      *connection_,
      "INSERT INTO edits (fingerprint, made_at, author, basis, content, content_size, content_checksum) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bindAll(fingerprint, edit.madeAt, edit.author, edit.basis, std::span(packed.compressed),
               packed.rawSize, packed.checksum)
      .run();
  const std::int64_t id = connection_->lastInsertId();
  transaction.commit();
  return id;
}

void EditRepository::setUndone(std::int64_t id, bool undone) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_, "UPDATE edits SET undone = ? WHERE id = ?").bindAll(undone, id).run();
  transaction.commit();
}

}  // namespace barline::storage
