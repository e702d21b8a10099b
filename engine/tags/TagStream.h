#pragma once

#include <taglib/tiostream.h>

#include <filesystem>

#include "engine/tags/ParseBudget.h"

namespace barline::tags {

/// A regular file for TagLib to read, within bounds: once a budget of bytes or of calls is used up, or the
/// parser has nested its calls deep into the stack, the file seems to end. So a hostile file can make a
/// parser neither loop, nor fill the memory, nor overflow the stack. Nothing can be written.
class TagStream final : public TagLib::IOStream {
 public:
  /// isOpen() is false where there is no such regular file or it cannot be read.
  explicit TagStream(const std::filesystem::path& file);
  ~TagStream() override;

  TagLib::FileName name() const override { return path_.c_str(); }
  TagLib::ByteVector readBlock(unsigned long length) override;
  void seek(long offset, Position p = Beginning) override;
  long tell() const override { return position_; }
  long length() override { return size_; }
  bool isOpen() const override { return descriptor_ >= 0; }
  bool readOnly() const override { return true; }

  /// Whether the file seemed to end before it did.
  [[nodiscard]] bool isSpent() const { return budget_.isSpent(); }

  void writeBlock(const TagLib::ByteVector&) override {}
  void insert(const TagLib::ByteVector&, unsigned long, unsigned long) override {}
  void removeBlock(unsigned long, unsigned long) override {}
  void truncate(long) override {}

 private:
  std::filesystem::path path_;
  int descriptor_{-1};
  long size_{};
  long position_{};
  ParseBudget budget_;
};

}  // namespace barline::tags
