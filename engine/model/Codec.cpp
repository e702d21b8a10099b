#include "engine/model/Codec.h"

namespace barline::model {

void ByteWriter::write(const std::string& text) {
  write(static_cast<std::uint64_t>(text.size()));
  const auto* const data = reinterpret_cast<const std::byte*>(text.data());
  bytes_.insert(bytes_.end(), data, data + text.size());
}

void ByteWriter::writePlanes(const std::byte* data, std::size_t count, std::size_t width) {
  const std::size_t at = bytes_.size();
  bytes_.resize(at + count * width);
  std::byte* out = bytes_.data() + at;
  for (std::size_t plane = 0; plane < width; ++plane) {
    for (std::size_t i = 0; i < count; ++i) *out++ = data[i * width + plane];
  }
}

std::span<const std::byte> ByteReader::take(std::size_t count) {
  if (count > rest_.size()) throw CodecError("bytes cut short");
  const auto taken = rest_.first(count);
  rest_ = rest_.subspan(count);
  return taken;
}

std::size_t ByteReader::readCount(std::size_t elementSize) {
  std::uint64_t count = 0;
  read(count);
  if (count > rest_.size() / elementSize) throw CodecError("count exceeds the bytes left");
  return static_cast<std::size_t>(count);
}

void ByteReader::read(bool& value) {
  std::uint8_t byte = 0;
  read(byte);
  if (byte > 1) throw CodecError("not a truth value");
  value = byte == 1;
}

void ByteReader::read(std::string& text) {
  const auto bytes = take(readCount(1));
  text.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

void ByteReader::readPlanes(std::byte* data, std::size_t count, std::size_t width) {
  const auto bytes = take(count * width);
  const std::byte* in = bytes.data();
  for (std::size_t plane = 0; plane < width; ++plane) {
    for (std::size_t i = 0; i < count; ++i) data[i * width + plane] = *in++;
  }
}

}  // namespace barline::model
