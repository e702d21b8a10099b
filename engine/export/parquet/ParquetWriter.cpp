#include "engine/export/parquet/ParquetWriter.h"

#include <stdexcept>
#include <utility>

namespace barline::parquet {
namespace {

constexpr std::string_view kMagic = "PAR1";

}  // namespace

ParquetWriter::ParquetWriter(Schema schema, Sink sink, RowGroupLimits limits)
    : schema_(std::move(schema)), sink_(std::move(sink)), limits_(limits) {
  for (const Column& column : schema_.columns) columns_.emplace_back(column);
  write(kMagic);
}

void ParquetWriter::append(std::span<const Value> row) {
  if (row.size() != columns_.size()) throw std::invalid_argument("a row with another number of values");
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    columns_[i].append(row[i]);
    bytes += columns_[i].size();
  }
  ++rows_;
  ++rowsInGroup_;
  if (rowsInGroup_ >= limits_.rows || bytes >= limits_.bytes) flushRowGroup();
}

void ParquetWriter::finish() {
  if (rowsInGroup_ > 0) flushRowGroup();
  const std::string metadata = fileMetadata(schema_, rowGroups_);
  const auto length = static_cast<std::uint32_t>(metadata.size());
  write(metadata);
  write({reinterpret_cast<const char*>(&length), sizeof length});
  write(kMagic);
}

void ParquetWriter::write(std::string_view bytes) {
  sink_(bytes);
  offset_ += static_cast<std::int64_t>(bytes.size());
}

void ParquetWriter::flushRowGroup() {
  RowGroupMetadata group;
  group.rows = static_cast<std::int64_t>(rowsInGroup_);
  for (ColumnBuffer& column : columns_) {
    group.chunks.push_back(
        column.flush(offset_, compressor_, [this](std::string_view bytes) { write(bytes); }));
  }
  rowGroups_.push_back(std::move(group));
  rowsInGroup_ = 0;
}

}  // namespace barline::parquet
