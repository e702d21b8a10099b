#include "engine/tags/writing/TagWriter.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/tags/writing/AudioProof.h"
#include "engine/tags/writing/FileBytes.h"
#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/FileDelta.h"
#include "engine/tags/writing/Mp4OffsetTables.h"
#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagLibText.h"

namespace barline::tags {
namespace {

using Contents = std::multimap<std::string, std::string>;

/// Frames of ID3v2.3 about the file itself that ID3v2.4 has given up and TagLib with it: nothing is lost with
/// them.
constexpr std::array<std::string_view, 4> kObsolete{"TSIZ", "TRDA", "TIME", "TDAT"};

void checkStillAsPlanned(const TagFile& tags, const TagPlan& plan) {
  for (const TagChange& change : plan.changes) {
    if (tags.values(change.name) == change.before) continue;
    throw TagError("The tags of " + plan.file.string() +
                   " have changed since the list was made. Make it again.");
  }
}

void checkWritten(const TagFile& tags, const TagPlan& plan) {
  for (const TagChange& change : plan.changes) {
    if (tags.values(change.name) == change.after) continue;
    throw TagError("The field " + change.name + " of " + plan.file.string() +
                   " could not be written as planned, so the file was left alone.");
  }
}

/// All that stands in the tags and is not planned to change is to be there still.
void checkNothingLost(const Contents& before, Contents after, const TagPlan& plan) {
  for (const auto& entry : before) {
    const auto named = [&](const TagChange& change) { return sameName(change.name, entry.first); };
    if (std::ranges::any_of(plan.changes, named) ||
        std::ranges::find(kObsolete, entry.first) != kObsolete.end())
      continue;
    const auto [first, last] = after.equal_range(entry.first);
    const auto same =
        std::find_if(first, last, [&](const auto& other) { return other.second == entry.second; });
    if (same == last) {
      throw TagError("Writing the tags of " + plan.file.string() + " would lose what its field " +
                     entry.first + " holds, so the file was left alone.");
    }
    after.erase(same);
  }
}

/// @return what stood in the tags before
Contents writeInto(const std::filesystem::path& copy, const TagPlan& plan) {
  const std::unique_ptr<TagFile> tags = TagFile::open(copy, plan.format);
  checkStillAsPlanned(*tags, plan);
  Contents before = tags->contents();
  for (const TagChange& change : plan.changes) tags->set(change.name, change.after);
  tags->save();
  return before;
}

void write(const TagPlan& plan, const std::filesystem::path& copy) {
  std::optional<Mp4OffsetTables> tables;
  if (plan.format == TagFormat::Mp4) tables.emplace(plan.file);
  const Contents before = writeInto(copy, plan);  // closed by now: TagLib may hold back bytes until then
  // TagLib moves those of the first fragment alone, and puts into 4 bytes what takes 8.
  if (tables) tables->carryTo(copy);
  const std::unique_ptr<TagFile> written = TagFile::open(copy, plan.format);
  checkWritten(*written, plan);
  checkNothingLost(before, written->contents(), plan);
}

}  // namespace

ReadyCopy::ReadyCopy(std::filesystem::path file, std::filesystem::path copy, FileStamp stamp)
    : file_(std::move(file)), copy_(std::move(copy)), stamp_(stamp) {}

ReadyCopy::ReadyCopy(ReadyCopy&& other) noexcept
    : file_(std::move(other.file_)),
      copy_(std::exchange(other.copy_, {})),
      stamp_(other.stamp_),
      former_(std::move(other.former_)),
      coming_(std::move(other.coming_)),
      wayBack_(std::move(other.wayBack_)) {}

ReadyCopy::~ReadyCopy() {
  if (!copy_.empty()) ::unlink(copy_.c_str());
}

void ReadyCopy::put(std::optional<std::int64_t> modified) {
  if (modified) setModified(copy_, *modified);
  replaceFile(copy_, file_, stamp_);
  copy_.clear();
}

std::optional<ReadyCopy> prepareTags(const TagPlan& plan, const std::filesystem::path& copy,
                                     audio::Decoding& decoding, const std::function<bool()>& cancelled) {
  ReadyCopy ready(plan.file, copy, stampOfWritable(plan.file));
  copyFile(plan.file, copy);
  write(plan, copy);
  const auto former = proveAudio(decoding, plan.file, cancelled);
  if (!former) return std::nullopt;
  const auto coming = proveAudio(decoding, copy, cancelled);
  if (!coming) return std::nullopt;
  if (*former != *coming) {
    throw TagError("Writing the tags of " + plan.file.string() +
                   " would change its audio, so the file was left alone.");
  }
  ready.former_ = digestOf(plan.file);
  ready.coming_ = digestOf(copy);
  ready.wayBack_ = makeDelta(copy, plan.file);
  return ready;
}

ReadyCopy prepareFormer(const std::filesystem::path& file, const FileDigest& coming,
                        const FileDigest& present, std::span<const std::byte> wayBack,
                        const std::filesystem::path& copy) {
  ReadyCopy ready(file, copy, stampOfWritable(file));
  if (ready.stamp_.size != present.size || digestOf(file) != present)
    throw TagError(file.string() + " has been changed since its tags were written.");
  const int out = createLike(file, copy);
  try {
    applyDelta(file, wayBack, out);
  } catch (...) {
    ::close(out);
    throw;
  }
  if (::close(out) != 0) failWithErrno(file, "could not be copied");
  if (digestOf(copy) != coming)
    throw TagError("The former " + file.string() + " could not be made again from what was kept of it.");
  ready.former_ = present;
  ready.coming_ = coming;
  return ready;
}

std::filesystem::path realFile(const std::filesystem::path& file) {
  std::error_code error;
  std::filesystem::path real = std::filesystem::canonical(file, error);
  if (error) throw TagError(file.string() + " could not be opened: " + error.message() + '.');
  return real;
}

}  // namespace barline::tags
