#include "storage/repair/FileHeader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <span>
#include <string_view>
#include <system_error>

#include "storage/Errors.h"
#include "storage/Schema.h"

namespace barline::storage {
namespace {

constexpr std::size_t kHeaderSize = 100;
constexpr std::uint32_t kPageSize = 4096;  // of every library: SQLite's default
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

using Header = std::array<unsigned char, kHeaderSize>;

std::uint32_t number(const Header& header, std::size_t offset, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8U | header[offset + i];
  return value;
}

void setNumber(Header& header, std::size_t offset, std::size_t bytes, std::uint32_t value) {
  for (std::size_t i = bytes; i-- > 0; value >>= 8U) header[offset + i] = static_cast<unsigned char>(value);
}

bool isLibraryHeader(const Header& header) {
  const bool magic = std::equal(kMagic.begin(), kMagic.end(), header.begin(),
                                [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
  return magic && number(header, 16, 2) == kPageSize && header[18] <= 2 && header[19] <= 2 &&
         header[21] == 64 && header[22] == 32 && header[23] == 32 && number(header, 44, 4) == 4 &&
         number(header, 56, 4) == 1;
}

Header standardHeader() {
  Header header{};
  std::copy(kMagic.begin(), kMagic.end(), header.begin());
  setNumber(header, 16, 2, kPageSize);
  header[18] = header[19] = 2;  // there may be a write-ahead log
  header[21] = 64;
  header[22] = header[23] = 32;
  setNumber(header, 24, 4, 1);
  setNumber(header, 40, 4, 1);
  setNumber(header, 44, 4, 4);
  setNumber(header, 56, 4, 1);  // UTF-8
  setNumber(header, 60, 4, static_cast<std::uint32_t>(librarySchema().version()));
  setNumber(header, 68, 4, static_cast<std::uint32_t>(librarySchema().applicationId));
  return header;
}

}  // namespace

bool mendHeader(const std::filesystem::path& copy) {
  std::error_code error;
  const auto size = std::filesystem::file_size(copy, error);
  const auto pages = (size + kPageSize - 1) / kPageSize;
  if (!error && size % kPageSize != 0) std::filesystem::resize_file(copy, pages * kPageSize, error);
  std::fstream file(copy, std::ios::binary | std::ios::in | std::ios::out);
  if (error || !file) throw StorageError(StorageProblem::NoAccess, copy, error.message());
  Header header{};
  file.read(reinterpret_cast<char*>(header.data()), static_cast<std::streamsize>(header.size()));
  file.clear();
  const bool replaced = !isLibraryHeader(header);
  if (replaced) header = standardHeader();
  setNumber(header, 28, 4, static_cast<std::uint32_t>(pages));
  setNumber(header, 92, 4, number(header, 24, 4));  // says that the size is of this version of the file
  file.seekp(0);
  file.write(reinterpret_cast<const char*>(header.data()), static_cast<std::streamsize>(header.size()));
  file.flush();
  if (!file) throw StorageError(StorageProblem::Failed, copy);
  return replaced;
}

}  // namespace barline::storage
