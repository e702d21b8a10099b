#include "engine/export/formats/WavCopy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/export/AtomicFile.h"
#include "engine/export/LittleEndian.h"
#include "engine/export/WrittenValues.h"
#include "engine/export/formats/DjTrack.h"
#include "engine/export/formats/Losses.h"
#include "engine/export/formats/WavDecode.h"
#include "engine/export/formats/WavFile.h"
#include "engine/export/formats/WavMarkers.h"

namespace barline::exporting {
namespace {

constexpr std::int64_t kMost32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t kChunkHeaderBytes = 8;

/// Sizes of RF64, and padding.
constexpr std::array<std::string_view, 4> kLayout{"ds64", "JUNK", "PAD ", "FLLR"};
/// What points at samples: all of it gives way to new cue points.
constexpr std::array<std::string_view, 3> kPointing{"cue ", "plst", "smpl"};
/// What is true of a stretch of a file too.
constexpr std::array<std::string_view, 5> kOfStretches{"fmt ", "id3 ", "ID3 ", "iXML", "LIST"};

std::string typeOf(const AudioOriginal& file, const WavChunk& list) {
  std::string type(4, '\0');
  type.resize(list.size < 4 ? 0 : file.readAt(list.offset, type));
  return type;
}

/// Whether one of the chunks that stand one behind the other in `chunks` has this id.
bool hasChunk(std::string_view chunks, std::string_view id) {
  while (chunks.size() >= kChunkHeaderBytes) {
    if (chunks.starts_with(id)) return true;
    const auto size = littleNumber(chunks.substr(4, 4));
    chunks.remove_prefix(std::min<std::size_t>(chunks.size(), kChunkHeaderBytes + size + size % 2));
  }
  return false;
}

/// @param markers that the copy gets
bool isKept(const AudioOriginal& file, const WavChunk& chunk, bool isWhole, std::string_view markers) {
  const auto isOf = [&](const auto& ids) { return std::ranges::find(ids, chunk.id) != ids.end(); };
  const std::string type = chunk.id == "LIST" ? typeOf(file, chunk) : std::string();
  if (isOf(kLayout)) return false;
  if (!isWhole) return isOf(kOfStretches) && (type.empty() || type == "INFO");
  if (isOf(kPointing) || type == "adtl") return !hasChunk(markers, "cue ");
  return chunk.id != "acid" || !hasChunk(markers, "acid");
}

std::int64_t evenSize(std::int64_t size) {
  return size + size % 2;
}

/// What the copy is made of.
struct Plan {
  std::vector<WavChunk> before;
  std::vector<WavChunk> after;
  WavStretch stretch;
  std::int64_t sampleBytes{};
  std::string markers;

  /// Of everything behind RIFF's own size.
  [[nodiscard]] std::int64_t riffSize(bool isLarge) const {
    constexpr std::int64_t kLargeChunk = 36;
    std::int64_t size = 4 + (isLarge ? kLargeChunk : 0) + kChunkHeaderBytes + evenSize(sampleBytes) +
                        static_cast<std::int64_t>(markers.size());
    for (const auto* const chunks : {&before, &after}) {
      for (const WavChunk& chunk : *chunks) size += kChunkHeaderBytes + evenSize(chunk.size);
    }
    return size;
  }
};

/// Where an export's times begin with a stretch, the copy does too.
WavStretch stretchOf(const ExportTrack& track, const WavLayout& layout) {
  WavStretch stretch{layout.sampleRate, 0, layout.frames()};
  if (!track.fromStretch) return stretch;
  const auto frameAt = [&](double time) {
    return std::clamp<std::int64_t>(std::llround(time * layout.sampleRate), 0, layout.frames());
  };
  stretch.firstFrame = frameAt(track.range.begin);
  stretch.frames = std::max<std::int64_t>(frameAt(track.range.end) - stretch.firstFrame, 0);
  return stretch;
}

Plan planCopy(const ExportTrack& track, const Layers& chosen, const AudioOriginal& file,
              const WavLayout& layout) {
  Plan plan;
  plan.stretch = stretchOf(track, layout);
  plan.sampleBytes = plan.stretch.frames * layout.bytesPerFrame;
  plan.markers = wavMarkerChunks(track, chosen, plan.stretch);
  const auto keep = [&](const std::vector<WavChunk>& chunks, std::vector<WavChunk>& kept) {
    std::ranges::copy_if(chunks, std::back_inserter(kept), [&](const WavChunk& chunk) {
      return isKept(file, chunk, !track.fromStretch, plan.markers);
    });
  };
  keep(layout.before, plan.before);
  keep(layout.after, plan.after);
  return plan;
}

std::string headOf(const Plan& plan, bool isLarge) {
  std::string head = isLarge ? "RF64" : "RIFF";
  putLittle(head, static_cast<std::uint64_t>(isLarge ? kMost32 : plan.riffSize(false)), 4);
  head += "WAVE";
  if (!isLarge) return head;
  std::string sizes;
  putLittle(sizes, static_cast<std::uint64_t>(plan.riffSize(true)), 8);
  putLittle(sizes, static_cast<std::uint64_t>(plan.sampleBytes), 8);
  putLittle(sizes, static_cast<std::uint64_t>(plan.stretch.frames), 8);
  putLittle(sizes, 0, 4);  // no other chunk is that large
  return head + riffChunk("ds64", sizes);
}

void copyChunks(const std::vector<WavChunk>& chunks, AudioCopy& copy) {
  for (const WavChunk& chunk : chunks) {
    std::string header = chunk.id;
    putLittle(header, static_cast<std::uint64_t>(chunk.size), 4);
    copy.write(header);
    copy.copy(chunk.offset, chunk.size, {});
    if (chunk.size % 2 != 0) copy.write(std::string_view("\0", 1));
  }
}

void copyWav(const AudioOriginal& file, const Plan& plan, const WavLayout& layout,
             const std::filesystem::path& target, const ExportProgress& progress) {
  const bool isLarge = plan.riffSize(false) > kMost32;
  AudioCopy copy(file, target);
  copy.write(headOf(plan, isLarge));
  copyChunks(plan.before, copy);
  std::string header = "data";
  putLittle(header, static_cast<std::uint64_t>(isLarge ? kMost32 : plan.sampleBytes), 4);
  copy.write(header);
  copy.copy(layout.samples.offset + plan.stretch.firstFrame * layout.bytesPerFrame, plan.sampleBytes,
            progress);
  if (plan.sampleBytes % 2 != 0) copy.write(std::string_view("\0", 1));
  copyChunks(plan.after, copy);
  copy.write(plan.markers);
  copy.close();
}

void writeCopy(const ExportTrack& track, const Layers& chosen, const std::filesystem::path& target,
               audio::Decoding& decoding, const ExportProgress& progress) {
  const AudioOriginal file(track.timeline.source.path);
  if (const auto layout = readWavLayout(file)) {
    copyWav(file, planCopy(track, chosen, file, *layout), *layout, target, progress);
  } else {
    writeDecodedWav(track, chosen, target, decoding, progress);
  }
}

ExportFormat::CopyName copyName(const ExportTrack& /*track*/) {
  return {".wav", {}};
}

bool isLossless(const std::string& codec) {
  constexpr std::array<std::string_view, 6> kLossless{"flac", "alac", "wavpack", "tta", "ape", "wmalossless"};
  return codec.starts_with("pcm_") || std::ranges::find(kLossless, codec) != kLossless.end();
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> losses;
  if (!track.timeline.source.codec.empty() && !isLossless(track.timeline.source.codec)) {
    losses.push_back({BARLINE_EXPORT_TEXT(
        "Export",
        "The sound is decoded for the copy, which sounds the same and is larger than the original.")});
  }
  if (lowerEnding(track.timeline.source.path) != ".wav") {
    losses.push_back(
        {BARLINE_EXPORT_TEXT("Export", "Title, artist and other tags of the file are not in the copy.")});
  }
  const double lastFrame = track.timeline.source.duration * track.timeline.source.sampleRate;
  if (lastFrame > static_cast<double>(kMost32))
    losses.push_back({BARLINE_EXPORT_TEXT("Export", "Markers after sample 4,294,967,295 are left out.")});
  if (chosen.has(Layer::Tempo) && track.timeline.tempo && track.timeline.tempo->spans.size() > 1) {
    losses.push_back(
        {BARLINE_EXPORT_TEXT(
             "Export",
             "The tempo changes; there is room for one, which is that of most of the track, %1 BPM."),
         {decimal(bpmOf(track).value_or(0.0), 2)}});
  }
  if (bpmOf(track)) addLossOfKeyChanges(track, chosen, losses);
  addLossOfConfidence(track, chosen, losses);
  addLossOfAlternatives(track, chosen, losses);
  addLossOfBarChords(track, chosen, losses);
  addLossOfSectionGroups(track, chosen, losses);
  return losses;
}

}  // namespace

ExportFormat wavCopyFormat() {
  return {
      .id = "wav-markers",
      .title = BARLINE_EXPORT_TEXT("Export", "WAV copy with markers"),
      .summary = BARLINE_EXPORT_TEXT(
          "Export",
          "The audio as WAV, sample for sample, with cue points, loops and tempo for editors and samplers."),
      .group = FormatGroup::Studio,
      .extension = ".wav",
      .layers = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections},
      .usual = {Layer::Bars, Layer::Tempo, Layer::Key, Layer::Sections},
      .content = FormatContent::AudioCopy,
      .losses = losses,
      .writeCopy = writeCopy,
      .copyName = copyName};
}

}  // namespace barline::exporting
