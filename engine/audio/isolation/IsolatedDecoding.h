#pragma once

#include <sys/types.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "engine/audio/Decoding.h"
#include "engine/audio/isolation/Channel.h"
#include "engine/audio/isolation/Messages.h"
#include "engine/audio/isolation/WorkerLink.h"

namespace barline::audio {

struct IsolationSetup {
  /// Told a sentence about what a person should know: that decoding had to be started anew. Called on any
  /// thread, once.
  std::function<void(const std::string& sentence)> tell{};
  WorkerLimits limits{};
};

/// Decodes each file in a process of its own, which has that file open and nothing else, and can start, open
/// and send nothing. A fault in a codec ends that process and costs that file: whoever reads it gets a
/// MediaError. Nothing is ever decoded in this process.
class IsolatedDecoding final : public Decoding {
 public:
  /// Forks the launcher, which takes under a millisecond while this process is small: to be made first of all
  /// in main(), before there is another thread.
  explicit IsolatedDecoding(IsolationSetup setup = {});
  /// Ends the launcher and waits for it. Nothing that was opened is used any more.
  ~IsolatedDecoding() override;

  [[nodiscard]] std::unique_ptr<DecoderBackend> openDecoder(const std::filesystem::path& file,
                                                            Decoder::Samples samples) override;
  [[nodiscard]] std::unique_ptr<BlockBackend> openBlocks(const std::filesystem::path& file,
                                                         Cancelled cancelled) override;
  [[nodiscard]] std::string fingerprint(const std::filesystem::path& file,
                                        const Cancelled& cancelled = {}) override;
  [[nodiscard]] double mebibytesApart() const override;

  /// Lets a worker try what it must not be able to do. @throws MediaError where none can be started
  [[nodiscard]] ConfinementReport examine();

  /// The launcher's process id; 0 where it could not be started.
  [[nodiscard]] pid_t launcher();

 private:
  [[nodiscard]] std::unique_ptr<WorkerLink> start(WorkKind kind, const std::filesystem::path& file,
                                                  Cancelled cancelled);
  void fork();
  bool startAnew();
  void endLauncher();

  IsolationSetup setup_;
  std::atomic<std::int64_t> memoryApart_{};
  std::mutex mutex_;  // guards the rest
  Channel launcher_;
  pid_t process_{};
  bool told_{};
};

/// For main(), before anything else: where IsolatedDecoding has started the program anew as its launcher,
/// runs that and gives its exit status.
[[nodiscard]] std::optional<int> runDecodingProcess(int argc, char** argv);

}  // namespace barline::audio
