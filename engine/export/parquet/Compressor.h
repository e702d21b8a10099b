#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace barline::parquet {

/// Compresses pages with Zstandard (RFC 8878). Used by one thread.
class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  /// One whole frame. @throws std::runtime_error where there is no memory for it
  [[nodiscard]] std::string compress(std::string_view bytes);

 private:
  class Context;
  std::unique_ptr<Context> context_;
};

}  // namespace barline::parquet
