#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/audio/PcmFormat.h"
#include "engine/model/AudioSource.h"

/// What the program, the launcher and the workers tell each other. Each message is a MessageKind and its
/// fields. The program believes nothing that comes from a worker: whatever it reads is within bounds, or a
/// BadMessage.
namespace barline::audio {

class BadMessage : public std::runtime_error {
 public:
  BadMessage() : std::runtime_error("a malformed message") {}
};

enum class MessageKind : std::uint8_t {
  // Program to launcher
  Start,
  // Launcher to program
  NotStarted,  ///< errno
  Ended,       ///< the signal that ended the worker; 0 = none
  // Worker to program
  Started,      ///< its process id; sent before it has seen anything of the file
  Alive,        ///< the work goes on
  Opened,       ///< MediaFacts
  Failed,       ///< MediaProblem, detail
  Block,        ///< WorkerUsage, BlockSize: the next slot is full
  EndOfBlocks,  ///< WorkerUsage, MediaFacts
  Frames,       ///< WorkerUsage, number of frames
  Sought,
  SoughtNear,   ///< 1 where it worked, else 0
  Facts,        ///< MediaFacts
  Fingerprint,  ///< WorkerUsage, text
  Confined,     ///< ConfinementReport
  // Program to worker
  FreeSlot,
  Read,      ///< number of frames
  Seek,      ///< frame
  SeekNear,  ///< frame
  AskFacts
};

/// What a worker is for.
enum class WorkKind : std::uint8_t { Floats, AsStored, Blocks, Fingerprint, Confinement };

/// What a worker has used so far, by its own word.
struct WorkerUsage {
  std::int64_t cpuNanoseconds{};
  std::int64_t privateBytes{};
};

/// How much is in a slot of the shared memory.
struct BlockSize {
  std::uint32_t frames{};
  std::uint32_t analysisSamples{};
};

/// What is known of an open file.
struct MediaFacts {
  AudioFormat format;
  PcmFormat stored;
  bool lossless{};
  model::AudioSource source;  ///< without its path
};

/// What a worker managed to do under confinement, and whether the system calls that it makes are filtered.
struct ConfinementReport {
  bool filtered{};
  bool openedFile{};
  bool copiedDescriptor{};
  bool startedProcess{};
  bool grewMemory{};  ///< beyond its limit

  bool operator==(const ConfinementReport&) const = default;
};

/// Puts a message together.
class MessageWriter {
 public:
  explicit MessageWriter(MessageKind kind) { put(kind); }

  template <class T>
  MessageWriter& put(T value) requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    append(std::as_bytes(std::span(&value, 1)));
    return *this;
  }
  MessageWriter& put(std::string_view text);
  MessageWriter& put(const WorkerUsage& usage) { return put(usage.cpuNanoseconds).put(usage.privateBytes); }
  MessageWriter& put(const MediaFacts& facts);
  MessageWriter& put(const ConfinementReport& report);

  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  void append(std::span<const std::byte> bytes);

  std::vector<std::byte> bytes_;
};

/// Takes a message apart. Everything that takes throws BadMessage where the message is not like that.
class MessageReader {
 public:
  explicit MessageReader(std::vector<std::byte> bytes)
      : bytes_(std::move(bytes)), kind_(take<MessageKind>()) {}

  [[nodiscard]] MessageKind kind() const { return kind_; }

  template <class T>
  [[nodiscard]] T take() requires((std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) ||
                                  std::is_enum_v<T>) {
    T value{};
    takeBytes(std::as_writable_bytes(std::span(&value, 1)));
    return value;
  }
  [[nodiscard]] bool takeBool() { return take<std::uint8_t>() != 0; }
  /// A number within [least, most].
  template <class T>
  [[nodiscard]] T takeWithin(T least, T most) {
    const T value = take<T>();
    if (!(value >= least && value <= most)) throw BadMessage();
    return value;
  }
  [[nodiscard]] std::string takeText();
  /// 32 hex digits or nothing.
  [[nodiscard]] std::string takeFingerprint();
  [[nodiscard]] WorkerUsage takeUsage();
  [[nodiscard]] MediaFacts takeFacts();
  [[nodiscard]] ConfinementReport takeConfinement();

 private:
  void takeBytes(std::span<std::byte> out);

  std::vector<std::byte> bytes_;
  std::size_t at_ = 0;
  MessageKind kind_;
};

}  // namespace barline::audio
