#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace barline::parquet {

/// Writes structures in Thrift's compact protocol
/// (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). Fields are written in
/// ascending order of their ids; an optional field that is absent is not written.
class ThriftCompact {
 public:
  void boolean(std::int16_t field, bool value);
  void i8(std::int16_t field, std::int8_t value);
  void i16(std::int16_t field, std::int16_t value);
  void i32(std::int16_t field, std::int32_t value);
  void i64(std::int16_t field, std::int64_t value);
  void binary(std::int16_t field, std::string_view bytes);

  /// Field that is a structure: what `content` writes.
  template <class Content>
  void structure(std::int16_t field, Content content) {
    fieldHeader(field, kStruct);
    beginStruct();
    content();
    endStruct();
  }
  /// Field that is a list of structures: `element(item)` writes each.
  template <class Items, class Element>
  void structures(std::int16_t field, const Items& items, Element element) {
    listHeader(field, items.size(), kStruct);
    for (const auto& item : items) {
      beginStruct();
      element(item);
      endStruct();
    }
  }
  void i32s(std::int16_t field, const std::vector<std::int32_t>& values);
  void binaries(std::int16_t field, const std::vector<std::string>& values);

  /// Ends the outermost structure. @return its bytes
  [[nodiscard]] std::string take();

 private:
  static constexpr unsigned kStruct = 12;

  void fieldHeader(std::int16_t field, unsigned type);
  void listHeader(std::int16_t field, std::size_t size, unsigned elementType);
  void beginStruct();
  void endStruct();
  void varint(std::uint64_t value);
  void zigzag(std::int64_t value);

  std::string bytes_;
  std::vector<std::int16_t> lastFields_{0};  ///< of the open structures, the innermost last
};

}  // namespace barline::parquet
