#include "engine/export/parquet/Compressor.h"

#include <zstd.h>

#include <new>
#include <stdexcept>

namespace barline::parquet {
namespace {

constexpr int kLevel = 3;  // Zstandard's own default

}  // namespace

class Compressor::Context {
 public:
  Context() : context(ZSTD_createCCtx()) {
    if (context == nullptr) throw std::bad_alloc();
  }
  ~Context() { ZSTD_freeCCtx(context); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  ZSTD_CCtx* const context;
};

Compressor::Compressor() : context_(std::make_unique<Context>()) {}
Compressor::~Compressor() = default;

std::string Compressor::compress(std::string_view bytes) {
  std::string compressed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compressCCtx(context_->context, compressed.data(), compressed.size(),
                                             bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0U) throw std::runtime_error(ZSTD_getErrorName(size));
  compressed.resize(size);
  return compressed;
}

}  // namespace barline::parquet
