#include "engine/export/parquet/FileMetadata.h"

#include <utility>

#include "engine/export/parquet/ThriftCompact.h"

namespace barline::parquet {
namespace {

// enum Type, ConvertedType, FieldRepetitionType, PageType, CompressionCodec of parquet.thrift.
constexpr std::int32_t kUtf8 = 0;
constexpr std::int32_t kConvertedList = 3;
constexpr std::int32_t kConvertedInt32 = 17;
constexpr std::int32_t kConvertedInt64 = 18;
constexpr std::int32_t kRequired = 0;
constexpr std::int32_t kOptional = 1;
constexpr std::int32_t kRepeated = 2;
constexpr std::int32_t kDataPage = 0;
constexpr std::int32_t kDictionaryPage = 2;
constexpr std::int32_t kZstd = 6;

constexpr std::int32_t kFormatVersion = 2;

std::int32_t physicalType(Type type) {
  switch (type) {
    case Type::Boolean:
      return 0;
    case Type::Int32:
      return 1;
    case Type::Int64:
      return 2;
    case Type::Float:
      return 4;
    case Type::Double:
      return 5;
    case Type::String:
      break;
  }
  return 6;
}

/// One node of the schema's tree, which is written depth first.
struct SchemaElement {
  std::string name;
  std::optional<Type> type;  ///< absent for a group
  std::optional<std::int32_t> repetition;
  std::int32_t children{};
  bool isList{};
};

/// A list takes three levels (LogicalTypes.md, "Lists").
std::vector<SchemaElement> schemaElements(const Schema& schema) {
  std::vector<SchemaElement> elements;
  elements.push_back(
      {"schema", std::nullopt, std::nullopt, static_cast<std::int32_t>(schema.columns.size()), false});
  for (const Column& column : schema.columns) {
    const std::int32_t repetition = column.nullable ? kOptional : kRequired;
    if (!column.list) {
      elements.push_back({column.name, column.type, repetition, 0, false});
      continue;
    }
    elements.push_back({column.name, std::nullopt, repetition, 1, true});
    elements.push_back({"list", std::nullopt, kRepeated, 1, false});
    elements.push_back({"element", column.type, kRequired, 0, false});
  }
  return elements;
}

void putLogicalType(ThriftCompact& out, const SchemaElement& element) {
  constexpr std::int16_t kString = 1;
  constexpr std::int16_t kList = 3;
  constexpr std::int16_t kInteger = 10;
  const auto put = [&](std::int32_t converted, auto logical) {
    out.i32(6, converted);
    out.structure(10, logical);
  };
  if (element.isList) put(kConvertedList, [&] { out.structure(kList, [] {}); });
  if (!element.type) return;
  const auto integer = [&](std::int8_t bits) {
    out.structure(kInteger, [&] {
      out.i8(1, bits);
      out.boolean(2, true);  // signed
    });
  };
  if (element.type == Type::String) put(kUtf8, [&] { out.structure(kString, [] {}); });
  if (element.type == Type::Int32) put(kConvertedInt32, [&] { integer(32); });
  if (element.type == Type::Int64) put(kConvertedInt64, [&] { integer(64); });
}

void putSchemaElement(ThriftCompact& out, const SchemaElement& element) {
  if (element.type) out.i32(1, physicalType(*element.type));
  if (element.repetition) out.i32(3, *element.repetition);
  out.binary(4, element.name);
  if (element.children > 0) out.i32(5, element.children);
  putLogicalType(out, element);
}

void putStatistics(ThriftCompact& out, const Statistics& statistics) {
  out.i64(3, statistics.nullCount);
  if (statistics.distinctCount) out.i64(4, *statistics.distinctCount);
  if (statistics.largest) out.binary(5, *statistics.largest);
  if (statistics.smallest) out.binary(6, *statistics.smallest);
  if (!statistics.largest) return;
  out.boolean(7, true);  // both are exact
  out.boolean(8, true);
}

void putChunk(ThriftCompact& out, const Column& column, const ChunkMetadata& chunk) {
  out.i64(2, 0);  // where a copy of the metadata stands: nowhere
  out.structure(3, [&] {
    const auto encoding =
        static_cast<std::int32_t>(chunk.dictionaryOffset ? Encoding::RleDictionary : Encoding::Plain);
    std::vector<std::int32_t> encodings{encoding, static_cast<std::int32_t>(Encoding::Rle)};
    if (chunk.dictionaryOffset) encodings.push_back(static_cast<std::int32_t>(Encoding::Plain));
    std::vector<std::string> path{column.name};
    if (column.list) path.insert(path.end(), {"list", "element"});
    out.i32(1, physicalType(column.type));
    out.i32s(2, encodings);
    out.binaries(3, path);
    out.i32(4, kZstd);
    out.i64(5, chunk.levels);
    out.i64(6, chunk.uncompressedSize);
    out.i64(7, chunk.compressedSize);
    out.i64(9, chunk.dataOffset);
    if (chunk.dictionaryOffset) out.i64(11, *chunk.dictionaryOffset);
    out.structure(12, [&] { putStatistics(out, chunk.statistics); });
  });
}

void putRowGroup(ThriftCompact& out, const Schema& schema, const RowGroupMetadata& group) {
  std::int64_t uncompressed = 0;
  std::int64_t compressed = 0;
  for (const ChunkMetadata& chunk : group.chunks) {
    uncompressed += chunk.uncompressedSize;
    compressed += chunk.compressedSize;
  }
  std::size_t index = 0;
  out.structures(1, group.chunks,
                 [&](const ChunkMetadata& chunk) { putChunk(out, schema.columns[index++], chunk); });
  out.i64(2, uncompressed);
  out.i64(3, group.rows);
  const ChunkMetadata& first = group.chunks.front();
  out.i64(5, first.dictionaryOffset.value_or(first.dataOffset));
  out.i64(6, compressed);
}

std::vector<std::pair<std::string, std::string>> keyValues(const Schema& schema) {
  auto all = schema.metadata;
  for (const Column& column : schema.columns) {
    if (!column.unit.empty()) all.emplace_back(std::string("unit.").append(column.name), column.unit);
    if (!column.description.empty()) {
      all.emplace_back(std::string("description.").append(column.name), column.description);
    }
  }
  return all;
}

}  // namespace

std::string dictionaryPageHeader(std::size_t uncompressed, std::size_t compressed, std::size_t values) {
  ThriftCompact out;
  out.i32(1, kDictionaryPage);
  out.i32(2, static_cast<std::int32_t>(uncompressed));
  out.i32(3, static_cast<std::int32_t>(compressed));
  out.structure(7, [&] {
    out.i32(1, static_cast<std::int32_t>(values));
    out.i32(2, static_cast<std::int32_t>(Encoding::Plain));
  });
  return out.take();
}

std::string dataPageHeader(std::size_t uncompressed, std::size_t compressed, std::size_t levels,
                           Encoding encoding) {
  ThriftCompact out;
  out.i32(1, kDataPage);
  out.i32(2, static_cast<std::int32_t>(uncompressed));
  out.i32(3, static_cast<std::int32_t>(compressed));
  out.structure(5, [&] {
    out.i32(1, static_cast<std::int32_t>(levels));
    out.i32(2, static_cast<std::int32_t>(encoding));
    out.i32(3, static_cast<std::int32_t>(Encoding::Rle));  // of definition levels
    out.i32(4, static_cast<std::int32_t>(Encoding::Rle));  // of repetition levels
  });
  return out.take();
}

std::string fileMetadata(const Schema& schema, const std::vector<RowGroupMetadata>& rowGroups) {
  std::int64_t rows = 0;
  for (const RowGroupMetadata& group : rowGroups) rows += group.rows;
  ThriftCompact out;
  out.i32(1, kFormatVersion);
  out.structures(2, schemaElements(schema),
                 [&](const SchemaElement& element) { putSchemaElement(out, element); });
  out.i64(3, rows);
  out.structures(4, rowGroups, [&](const RowGroupMetadata& group) { putRowGroup(out, schema, group); });
  if (const auto all = keyValues(schema); !all.empty()) {
    out.structures(5, all, [&](const auto& entry) {
      out.binary(1, entry.first);
      out.binary(2, entry.second);
    });
  }
  out.binary(6, "Barline version " BARLINE_VERSION);
  // Without the order, readers do not trust the statistics' least and largest values.
  out.structures(7, schema.columns, [&](const Column&) { out.structure(1, [] {}); });
  return out.take();
}

}  // namespace barline::parquet
