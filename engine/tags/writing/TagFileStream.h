#pragma once

#include <taglib/tfilestream.h>

#include <filesystem>

#include "engine/tags/ParseBudget.h"

namespace barline::tags {

/// A file for TagLib to read and write, within bounds that grow with it: once they are used up the file seems
/// to end, and nothing more is written into it. So a hostile file cannot keep TagLib busy for minutes. What
/// it holds then is worth nothing: whoever has it asks requireWhole().
class TagFileStream final : public TagLib::FileStream {
 public:
  explicit TagFileStream(const std::filesystem::path& file);

  TagLib::ByteVector readBlock(unsigned long length) override;
  void writeBlock(const TagLib::ByteVector& bytes) override;
  void insert(const TagLib::ByteVector& bytes, unsigned long start, unsigned long replace) override;
  void removeBlock(unsigned long start, unsigned long length) override;

  /// @throws TagError where the bounds were met
  void requireWhole() const;

 private:
  [[nodiscard]] bool spend(std::int64_t bytes);
  [[nodiscard]] std::int64_t lengthFrom(unsigned long start);

  std::filesystem::path path_;
  ParseBudget budget_;
};

}  // namespace barline::tags
