#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace barline::memory {

/// Bytes that grow at their end. Up to kMostInMemory they lie in memory. More of them lie in a file that has
/// no name and is gone with the block, mapped into memory, of which only what was just used stays there;
/// where no such file can be made or the disk is full, in memory all the same. The file lies in the XDG cache
/// folder, else where temporary files do.
///
/// Not thread-safe, but for letGo(), and reading.
class GrowingBlock {
 public:
  static constexpr std::size_t kMostInMemory = std::size_t{32} << 20;  // bytes

  GrowingBlock() = default;
  ~GrowingBlock();
  GrowingBlock(GrowingBlock&& other) noexcept;
  GrowingBlock& operator=(GrowingBlock&& other) noexcept;
  GrowingBlock(const GrowingBlock&) = delete;
  GrowingBlock& operator=(const GrowingBlock&) = delete;

  /// Null where there is no capacity. Changes with growTo().
  [[nodiscard]] std::byte* data() const { return data_; }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  [[nodiscard]] bool isInFile() const { return file_ >= 0; }

  /// Makes room for at least so many bytes and keeps the first `used`; grows by leaps.
  /// @throws std::bad_alloc
  void growTo(std::size_t bytes, std::size_t used);

  /// Gives back the memory in which pages of the file lie. They are read again where they are used again.
  void letGo() const;

 private:
  bool moveToFile(std::size_t bytes, std::size_t used);
  bool growFile(std::size_t bytes);
  void growInMemory(std::size_t bytes);
  void moveToMemory(std::size_t bytes, std::size_t used);
  void free() noexcept;

  std::byte* data_{};
  std::size_t capacity_{};  ///< bytes
  int file_{-1};            ///< descriptor; -1 where the bytes lie in memory
  bool isFileRefused_{};    ///< none could be made, or it could not grow
};

}  // namespace barline::memory
