#pragma once

#include <cstdint>

namespace barline::tags {

/// What a parser may use up of a file before it is given up: bytes, calls, and stack. What a hostile file
/// makes a parser do is thereby bounded by numbers, not by a clock: the same file ends in the same way on
/// every machine.
class ParseBudget {
 public:
  /// @param bytes that may be read, written or moved @param calls of the file that may be made
  ParseBudget(std::int64_t bytes, std::int64_t calls) : bytesLeft_(bytes), callsLeft_(calls) {}

  /// @param stackAddress of the caller, to see how deep the parser has nested its calls since the first
  /// @return false once bytes or calls are used up, and wherever the stack is
  [[nodiscard]] bool spend(std::uintptr_t stackAddress, std::int64_t bytes);

  /// Whether anything was refused.
  [[nodiscard]] bool isSpent() const { return spent_; }

 private:
  std::int64_t bytesLeft_;
  std::int64_t callsLeft_;
  std::uintptr_t firstStackAddress_{};
  bool spent_{};
};

}  // namespace barline::tags
