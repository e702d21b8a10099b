#include "engine/tags/writing/TagFileStream.h"

#include <algorithm>
#include <system_error>

#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

std::int64_t sizeOf(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

/// Tags with pictures are read twice, and a file whose tags grow is moved once or twice. An MPEG-4 file has a
/// call for each entry of its tables, which takes 4 bytes.
/// @param size of the file, bytes
ParseBudget budgetFor(std::int64_t size) {
  return {(std::int64_t{64} << 20) + 6 * size, 300'000 + size / 4};
}

}  // namespace

TagFileStream::TagFileStream(const std::filesystem::path& file)
    : FileStream(file.c_str(), false), path_(file), budget_(budgetFor(sizeOf(file))) {}

bool TagFileStream::spend(std::int64_t bytes) {
  return budget_.spend(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)), bytes);
}

std::int64_t TagFileStream::lengthFrom(unsigned long start) {
  return std::max<std::int64_t>(0, length() - static_cast<std::int64_t>(start));
}

TagLib::ByteVector TagFileStream::readBlock(unsigned long length) {
  const std::int64_t left = lengthFrom(static_cast<unsigned long>(std::max(0L, tell())));
  const auto most = std::min(length, static_cast<unsigned long>(left));
  if (!spend(static_cast<std::int64_t>(most))) return {};
  return FileStream::readBlock(most);
}

void TagFileStream::writeBlock(const TagLib::ByteVector& bytes) {
  if (spend(bytes.size())) FileStream::writeBlock(bytes);
}

void TagFileStream::insert(const TagLib::ByteVector& bytes, unsigned long start, unsigned long replace) {
  if (spend(bytes.size() == replace ? 0 : lengthFrom(start))) FileStream::insert(bytes, start, replace);
}

void TagFileStream::removeBlock(unsigned long start, unsigned long length) {
  if (spend(lengthFrom(start))) FileStream::removeBlock(start, length);
}

void TagFileStream::requireWhole() const {
  if (budget_.isSpent())
    throw TagError("The tags of " + path_.string() + " are too large or too entangled to be written safely.");
}

}  // namespace barline::tags
