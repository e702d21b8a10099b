#include "engine/tags/writing/RunningDigest.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <new>

namespace barline::tags {

void RunningDigest::StateDeleter::operator()(XXH3_state_s* state) const {
  XXH3_freeState(state);
}

RunningDigest::RunningDigest() : state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  XXH3_128bits_reset(state_.get());
}

void RunningDigest::add(std::span<const std::byte> bytes) {
  XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
}

std::string RunningDigest::text() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
  std::array<char, 33> text{};
  std::snprintf(text.data(), text.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text.data();
}

}  // namespace barline::tags
