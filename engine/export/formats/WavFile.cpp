#include "engine/export/formats/WavFile.h"

#include <algorithm>
#include <array>

#include "engine/export/LittleEndian.h"

namespace barline::exporting {
namespace {

constexpr std::int64_t kHeaderBytes = 12;
constexpr std::int64_t kChunkHeaderBytes = 8;
constexpr std::size_t kMostChunks = 10'000;
constexpr std::uint64_t kNotHere = 0xFFFFFFFF;  // RF64: the size stands in "ds64"

std::string bytesAt(const AudioOriginal& file, std::int64_t offset, std::size_t count) {
  std::string bytes(count, '\0');
  bytes.resize(file.readAt(offset, bytes));
  return bytes;
}

/// The samples' size as RF64 has it. @param content of "ds64": RIFF's size, the data's, the number of samples
std::optional<std::uint64_t> dataSizeOf64(std::string_view content) {
  if (content.size() < 16) return std::nullopt;
  return littleNumber(content.substr(8, 8));
}

class Reader {
 public:
  explicit Reader(const AudioOriginal& file) : file_(file) {}

  std::optional<WavLayout> read() {
    const std::string head = bytesAt(file_, 0, kHeaderBytes);
    const std::string form = head.substr(0, std::min<std::size_t>(4, head.size()));
    const bool isRiff = form == "RIFF" || form == "RF64" || form == "BW64";
    if (!isRiff || head.size() < kHeaderBytes || head.substr(8) != "WAVE") return std::nullopt;
    std::int64_t at = kHeaderBytes;
    for (std::size_t count = 0; at + kChunkHeaderBytes <= file_.size() && count < kMostChunks; ++count) {
      const WavChunk chunk = chunkAt(at);
      add(chunk);
      at = chunk.offset + chunk.size + chunk.size % 2;
    }
    if (!hasSamples_ || layout_.sampleRate <= 0 || layout_.bytesPerFrame <= 0) return std::nullopt;
    return layout_;
  }

 private:
  WavChunk chunkAt(std::int64_t at) {
    const std::string header = bytesAt(file_, at, kChunkHeaderBytes);
    WavChunk chunk{header.substr(0, 4), at + kChunkHeaderBytes, 0};
    std::uint64_t size = littleNumber(std::string_view(header).substr(4));
    // A program that was interrupted never filled in the length: then the rest of the file is samples.
    const bool isOpen = chunk.id == "data" && (size == kNotHere || size == 0);
    if (isOpen) size = dataSize_.value_or(static_cast<std::uint64_t>(file_.size()));
    chunk.size =
        static_cast<std::int64_t>(std::min(size, static_cast<std::uint64_t>(file_.size() - chunk.offset)));
    return chunk;
  }

  void add(const WavChunk& chunk) {
    if (chunk.id == "ds64") {
      dataSize_ = dataSizeOf64(bytesAt(file_, chunk.offset, 16));
    } else if (chunk.id == "data" && !hasSamples_) {
      layout_.samples = chunk;
      hasSamples_ = true;
    } else {
      if (chunk.id == "fmt ") readFormat(chunk);
      (hasSamples_ ? layout_.after : layout_.before).push_back(chunk);
    }
  }

  void readFormat(const WavChunk& chunk) {
    constexpr std::uint64_t kExtensible = 0xFFFE;
    constexpr std::array<std::uint64_t, 4> kFrameByFrame{1, 3, 6, 7};  // PCM, float, A-law, µ-law
    const std::string bytes =
        bytesAt(file_, chunk.offset, static_cast<std::size_t>(std::min<std::int64_t>(chunk.size, 40)));
    if (bytes.size() < 16) return;
    const std::string_view view = bytes;
    std::uint64_t format = littleNumber(view.substr(0, 2));
    if (format == kExtensible && view.size() >= 26) format = littleNumber(view.substr(24, 2));
    if (std::ranges::find(kFrameByFrame, format) == kFrameByFrame.end()) return;
    layout_.sampleRate =
        static_cast<int>(std::min<std::uint64_t>(littleNumber(view.substr(4, 4)), 1'000'000));
    layout_.bytesPerFrame = static_cast<int>(littleNumber(view.substr(12, 2)));
  }

  const AudioOriginal& file_;
  WavLayout layout_;
  std::optional<std::uint64_t> dataSize_;
  bool hasSamples_{};
};

}  // namespace

std::optional<WavLayout> readWavLayout(const AudioOriginal& file) {
  return Reader(file).read();
}

std::string riffChunk(std::string_view id, std::string_view content) {
  std::string chunk(id);
  putLittle(chunk, content.size(), 4);
  chunk.append(content);
  if (content.size() % 2 != 0) chunk += '\0';
  return chunk;
}

}  // namespace barline::exporting
