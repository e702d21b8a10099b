#include "engine/export/parquet/ColumnBuffer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "engine/export/parquet/RunLengthHybrid.h"

namespace barline::parquet {
namespace {

static_assert(std::endian::native == std::endian::little, "Parquet's numbers are little-endian");

// parquet-mr's limits, which readers are tuned to.
constexpr std::size_t kPageRows = 20000;
constexpr std::size_t kPageBytes = 1U << 20;
constexpr std::size_t kDictionaryBytes = 1U << 20;

/// Bytes of a value; 0 where they vary.
std::size_t width(Type type) {
  switch (type) {
    case Type::Boolean:
      return 1;
    case Type::Int32:
    case Type::Float:
      return 4;
    case Type::Int64:
    case Type::Double:
      return 8;
    case Type::String:
      break;
  }
  return 0;
}

template <class T>
std::string_view bytesOf(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

template <class T>
T numberFrom(std::string_view bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof(T));
  return value;
}

/// The format's order: numbers by value, strings and booleans by their bytes.
bool isLess(std::string_view a, std::string_view b, Type type) {
  switch (type) {
    case Type::Int32:
      return numberFrom<std::int32_t>(a) < numberFrom<std::int32_t>(b);
    case Type::Int64:
      return numberFrom<std::int64_t>(a) < numberFrom<std::int64_t>(b);
    case Type::Float:
      return numberFrom<float>(a) < numberFrom<float>(b);
    case Type::Double:
      return numberFrom<double>(a) < numberFrom<double>(b);
    case Type::Boolean:
    case Type::String:
      break;
  }
  return a < b;
}

/// A zero bound must hold for both zeros: −0 as the least, +0 as the largest (parquet.thrift, ColumnOrder).
std::string zeroBound(std::string bound, Type type, bool isLeast) {
  if (type == Type::Float && numberFrom<float>(bound) == 0.0F) {
    return std::string(bytesOf(isLeast ? -0.0F : 0.0F));
  }
  if (type == Type::Double && numberFrom<double>(bound) == 0.0) {
    return std::string(bytesOf(isLeast ? -0.0 : 0.0));
  }
  return bound;
}

void putLevels(std::string& bytes, std::span<const std::uint32_t> levels, std::uint32_t largest) {
  const std::string packed = runLengthHybrid(levels, bitWidthFor(largest));
  bytes += bytesOf(static_cast<std::uint32_t>(packed.size()));
  bytes += packed;
}

}  // namespace

ColumnBuffer::ColumnBuffer(Column column) : column_(std::move(column)) {}

void ColumnBuffer::append(const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) {
    appendNull();
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    require(Type::Boolean, false);
    appendElement(bytesOf(static_cast<std::uint8_t>(*flag)), false);
  } else if (const auto* integer = std::get_if<std::int32_t>(&value)) {
    appendNumber(*integer, Type::Int32);
  } else if (const auto* large = std::get_if<std::int64_t>(&value)) {
    appendNumber(*large, Type::Int64);
  } else if (const auto* single = std::get_if<float>(&value)) {
    appendNumber(*single, Type::Float);
  } else if (const auto* number = std::get_if<double>(&value)) {
    appendNumber(*number, Type::Double);
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    require(Type::String, false);
    appendElement(validUtf8(*text), false);
  } else if (const auto* floats = std::get_if<std::span<const float>>(&value)) {
    appendList(*floats, Type::Float);
  } else {
    appendList(std::get<std::span<const std::string>>(value), Type::String);
  }
}

void ColumnBuffer::appendNull() {
  if (!column_.nullable) throw std::invalid_argument(column_.name + " has no value");
  definitions_.push_back(0);
  if (column_.list) repetitions_.push_back(0);
  ++nulls_;
}

template <class T>
void ColumnBuffer::appendNumber(T value, Type type) {
  require(type, false);
  if constexpr (std::is_floating_point_v<T>) {
    if (!std::isfinite(value)) return appendNull();
  }
  appendElement(bytesOf(value), false);
}

template <class T>
void ColumnBuffer::appendList(std::span<const T> values, Type type) {
  require(type, true);
  if constexpr (std::is_floating_point_v<T>) {
    if (!std::ranges::all_of(values, [](T value) { return std::isfinite(value); })) return appendNull();
  }
  if (values.empty()) {
    definitions_.push_back(largestDefinition() - 1);
    repetitions_.push_back(0);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if constexpr (std::is_floating_point_v<T>) {
      appendElement(bytesOf(values[i]), i > 0);
    } else {
      appendElement(validUtf8(values[i]), i > 0);
    }
  }
}

void ColumnBuffer::require(Type type, bool list) const {
  if (column_.type != type || column_.list != list) {
    throw std::invalid_argument(column_.name + " is a column of another type");
  }
}

void ColumnBuffer::appendElement(std::string_view plain, bool continues) {
  values_ += plain;
  if (column_.type == Type::String) ends_.push_back(values_.size());
  definitions_.push_back(largestDefinition());
  if (column_.list) repetitions_.push_back(continues ? 1 : 0);
}

std::size_t ColumnBuffer::size() const {
  return values_.size() + ends_.size() * sizeof(std::size_t) +
         (definitions_.size() + repetitions_.size()) * sizeof(std::uint32_t);
}

std::string_view ColumnBuffer::valueAt(std::size_t index) const {
  const std::string_view all = values_;
  if (column_.type != Type::String) return all.substr(index * width(column_.type), width(column_.type));
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return all.substr(begin, ends_[index] - begin);
}

std::size_t ColumnBuffer::valueCount() const {
  return column_.type == Type::String ? ends_.size() : values_.size() / width(column_.type);
}

std::uint32_t ColumnBuffer::largestDefinition() const {
  return (column_.nullable ? 1U : 0U) + (column_.list ? 1U : 0U);
}

/// Only where it saves something: every value is there twice on average, and the entries stay small.
std::optional<ColumnBuffer::Dictionary> ColumnBuffer::dictionary() const {
  const std::size_t count = valueCount();
  if (column_.type == Type::Boolean || count < 2) return std::nullopt;
  Dictionary dictionary;
  dictionary.indices.reserve(count);
  std::unordered_map<std::string_view, std::uint32_t> known;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view value = valueAt(i);
    const auto [entry, isNew] = known.try_emplace(value, static_cast<std::uint32_t>(known.size()));
    dictionary.indices.push_back(entry->second);
    if (!isNew) continue;
    bytes += value.size() + sizeof(std::uint32_t);
    if (known.size() > count / 2 || bytes > kDictionaryBytes) return std::nullopt;
    dictionary.entries.push_back(value);
  }
  return dictionary;
}

std::vector<ColumnBuffer::Page> ColumnBuffer::pages() const {
  std::vector<Page> pages;
  Page page;
  std::size_t rows = 0;
  std::size_t bytes = 0;
  for (std::size_t level = 0; level < definitions_.size(); ++level) {
    const bool beginsRow = repetitions_.empty() || repetitions_[level] == 0;
    if (beginsRow && (rows == kPageRows || bytes >= kPageBytes)) {
      pages.push_back(page);
      page.firstLevel = page.endLevel;
      page.firstValue = page.endValue;
      rows = bytes = 0;
    }
    if (beginsRow) ++rows;
    ++page.endLevel;
    if (definitions_[level] != largestDefinition()) continue;
    bytes += valueAt(page.endValue).size();
    ++page.endValue;
  }
  pages.push_back(page);
  return pages;
}

std::string ColumnBuffer::levelBytes(const Page& page) const {
  std::string bytes;
  const auto stretch = [&page](const std::vector<std::uint32_t>& levels) {
    return std::span(levels).subspan(page.firstLevel, page.endLevel - page.firstLevel);
  };
  if (column_.list) putLevels(bytes, stretch(repetitions_), 1);
  if (largestDefinition() > 0) putLevels(bytes, stretch(definitions_), largestDefinition());
  return bytes;
}

void ColumnBuffer::putPlain(std::string& bytes, std::string_view value) const {
  if (column_.type == Type::String) bytes += bytesOf(static_cast<std::uint32_t>(value.size()));
  bytes += value;
}

std::string ColumnBuffer::plainBytes(const Page& page) const {
  std::string bytes;
  if (column_.type == Type::Boolean) {
    bytes.assign((page.endValue - page.firstValue + 7) / 8, '\0');
    for (std::size_t i = page.firstValue; i < page.endValue; ++i) {
      char& packed = bytes[(i - page.firstValue) / 8];
      packed = static_cast<char>(packed | values_[i] << (i - page.firstValue) % 8);
    }
    return bytes;
  }
  for (std::size_t i = page.firstValue; i < page.endValue; ++i) putPlain(bytes, valueAt(i));
  return bytes;
}

Statistics ColumnBuffer::statistics(const std::optional<Dictionary>& dictionary) const {
  Statistics result;
  result.nullCount = nulls_;
  const std::size_t count = dictionary ? dictionary->entries.size() : valueCount();
  if (dictionary) result.distinctCount = static_cast<std::int64_t>(count);
  if (count == 0) return result;
  const auto value = [&](std::size_t i) { return dictionary ? dictionary->entries[i] : valueAt(i); };
  std::string_view smallest = value(0);
  std::string_view largest = value(0);
  for (std::size_t i = 1; i < count; ++i) {
    if (isLess(value(i), smallest, column_.type)) smallest = value(i);
    if (isLess(largest, value(i), column_.type)) largest = value(i);
  }
  result.smallest = zeroBound(std::string(smallest), column_.type, true);
  result.largest = zeroBound(std::string(largest), column_.type, false);
  return result;
}

ChunkMetadata ColumnBuffer::flush(std::int64_t offset, Compressor& compressor,
                                  const std::function<void(std::string_view)>& write) {
  const std::optional<Dictionary> entries = dictionary();
  ChunkMetadata chunk;
  chunk.levels = static_cast<std::int64_t>(definitions_.size());
  chunk.statistics = statistics(entries);
  const auto put = [&](const std::string& content, const auto& headerFor) {
    const std::string compressed = compressor.compress(content);
    const std::string header = headerFor(content.size(), compressed.size());
    write(header);
    write(compressed);
    chunk.uncompressedSize += static_cast<std::int64_t>(header.size() + content.size());
    chunk.compressedSize += static_cast<std::int64_t>(header.size() + compressed.size());
  };
  if (entries) {
    chunk.dictionaryOffset = offset;
    std::string content;
    for (const std::string_view entry : entries->entries) putPlain(content, entry);
    put(content, [&](std::size_t uncompressed, std::size_t compressed) {
      return dictionaryPageHeader(uncompressed, compressed, entries->entries.size());
    });
  }
  chunk.dataOffset = offset + chunk.compressedSize;
  for (const Page& page : pages()) {
    std::string content = levelBytes(page);
    if (entries) {
      const unsigned bits = bitWidthFor(static_cast<std::uint32_t>(entries->entries.size() - 1));
      content += static_cast<char>(bits);
      content += runLengthHybrid(
          std::span(entries->indices).subspan(page.firstValue, page.endValue - page.firstValue), bits);
    } else {
      content += plainBytes(page);
    }
    put(content, [&](std::size_t uncompressed, std::size_t compressed) {
      return dataPageHeader(uncompressed, compressed, page.endLevel - page.firstLevel,
                            entries ? Encoding::RleDictionary : Encoding::Plain);
    });
  }
  *this = ColumnBuffer(std::move(column_));
  return chunk;
}

}  // namespace barline::parquet
