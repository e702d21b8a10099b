#include "storage/TagJournal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

#include "storage/Compression.h"
#include "storage/Files.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

constexpr std::array<std::string_view, 5> kStates{"copying", "ready", "written", "returning", "returned"};

constexpr const char* kColumns =
    "id, batch, state, made_at, path, file, temporary, changes, former_size, former_hash, "
    "former_modified_ns, "
    "written_size, written_hash FROM tag_writes ";

std::string_view nameOf(TagWriteState state) {
  return kStates[static_cast<std::size_t>(state)];
}

TagWriteState stateOf(std::string_view name) {
  std::size_t index = 0;
  while (index + 1 < kStates.size() && kStates[index] != name) ++index;
  return static_cast<TagWriteState>(index);
}

std::span<const std::byte> bytesOf(const std::filesystem::path& path) {
  return std::as_bytes(std::span(path.native()));
}

std::filesystem::path pathOf(std::span<const std::byte> bytes) {
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

TagWrite writeOf(const Statement& row) {
  TagWrite write;
  write.id = row.integer(0);
  write.batch = row.integer(1);
  write.state = stateOf(row.textView(2));
  write.madeAt = row.integer(3);
  write.path = pathOf(row.blob(4));
  write.file = pathOf(row.blob(5));
  write.temporary = pathOf(row.blob(6));
  write.changes = row.text(7);
  write.former = {row.integer(8), row.text(9), row.integer(10)};
  write.written = {row.integer(11), row.text(12), 0};
  return write;
}

}  // namespace

TagJournal::TagJournal(std::filesystem::path file) : file_(std::move(file)) {}

Connection& TagJournal::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = FULL");  // a commit is on the disk
  }
  return *connection_;
}

TagWrite TagJournal::begin(std::int64_t batch, const std::filesystem::path& path,
                           const std::filesystem::path& file, const std::filesystem::path& temporary,
                           const std::string& changes) {
  TagWrite write{.id = 0,
                 .batch = batch,
                 .state = TagWriteState::Copying,
                 .madeAt = secondsNow(),
                 .path = path,
                 .file = file,
                 .temporary = temporary,
                 .changes = changes,
                 .former = {},
                 .written = {}};
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_,
            "INSERT INTO tag_writes (batch, state, made_at, path, file, temporary, changes) VALUES (?, ?, ?, "
            "?, ?, ?, ?)")
      .bindAll(batch, nameOf(write.state), write.madeAt, bytesOf(path), bytesOf(file), bytesOf(temporary),
               changes)
      .run();
  write.id = connection_->lastInsertId();
  if (batch == 0) {
    write.batch = write.id;
    Statement(*connection_, "UPDATE tag_writes SET batch = id WHERE id = ?").bindAll(write.id).run();
  }
  transaction.commit();
  return write;
}

void TagJournal::setReady(std::int64_t id, const FileVersion& former, const FileVersion& written,
                          std::span<const std::byte> wayBack) {
  const PackedBytes packed = pack(wayBack);
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(
      *connection_,
      "UPDATE tag_writes SET state = 'ready', former_size = ?, former_hash = ?, former_modified_ns = ?, "
      "written_size = ?, written_hash = ?, way_back = ?, way_back_size = ?, way_back_checksum = ? WHERE id = "
      "?")
      .bindAll(former.size, former.hash, former.modifiedNanoseconds, written.size, written.hash,
               std::span<const std::byte>(packed.compressed), packed.rawSize, packed.checksum, id)
      .run();
  transaction.commit();
}

void TagJournal::beginReturn(std::int64_t id, const std::filesystem::path& temporary) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_, "UPDATE tag_writes SET state = 'returning', temporary = ? WHERE id = ?")
      .bindAll(bytesOf(temporary), id)
      .run();
  transaction.commit();
}

void TagJournal::settle(std::int64_t id, TagWriteState state) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_, "UPDATE tag_writes SET state = ?, temporary = NULL WHERE id = ?")
      .bindAll(nameOf(state), id)
      .run();
  transaction.commit();
}

void TagJournal::discard(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_, "DELETE FROM tag_writes WHERE id = ?").bindAll(id).run();
  transaction.commit();
}

std::vector<TagWrite> TagJournal::unsettled() {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), std::string("SELECT ") + kColumns + "WHERE temporary IS NOT NULL ORDER BY id");
  std::vector<TagWrite> writes;
  while (row.step()) writes.push_back(writeOf(row));
  return writes;
}

std::vector<TagBatch> TagJournal::batches(std::size_t most) {
  const std::scoped_lock lock(mutex_);
  Statement row(
      opened(),
      "SELECT batch, min(made_at), count(*), sum(state = 'returned') FROM tag_writes "
      "WHERE state IN ('written', 'returning', 'returned') GROUP BY batch ORDER BY batch DESC LIMIT ?");
  row.bindAll(static_cast<std::int64_t>(most));
  std::vector<TagBatch> batches;
  while (row.step()) {
    batches.push_back({row.integer(0), row.integer(1), static_cast<std::size_t>(row.integer(2)),
                       static_cast<std::size_t>(row.integer(3))});
  }
  return batches;
}

std::vector<TagWrite> TagJournal::written(std::int64_t batch) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                std::string("SELECT ") + kColumns + "WHERE batch = ? AND state = 'written' ORDER BY id");
  row.bindAll(batch);
  std::vector<TagWrite> writes;
  while (row.step()) writes.push_back(writeOf(row));
  return writes;
}

std::optional<std::vector<std::byte>> TagJournal::wayBack(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), "SELECT way_back, way_back_size, way_back_checksum FROM tag_writes WHERE id = ?");
  row.bindAll(id);
  if (!row.step()) return std::nullopt;
  return unpack(row.blob(0), row.integer(1), row.integer(2));
}

TagWriteLock::TagWriteLock(const std::filesystem::path& libraryFile)
    : descriptor_(::open(companion(libraryFile, "-tags").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  // On a file system without locks, or where none can be made, everybody may write.
  held_ = descriptor_ < 0 || ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

TagWriteLock::~TagWriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace barline::storage
