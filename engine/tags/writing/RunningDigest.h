#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

struct XXH3_state_s;

namespace barline::tags {

/// XXH3-128 of all bytes that are added.
class RunningDigest {
 public:
  RunningDigest();
  void add(std::span<const std::byte> bytes);
  /// 32 hex digits, the most significant first.
  [[nodiscard]] std::string text() const;

 private:
  struct StateDeleter {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, StateDeleter> state_;
};

}  // namespace barline::tags
