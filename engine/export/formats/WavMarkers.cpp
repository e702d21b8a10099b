#include "engine/export/formats/WavMarkers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "engine/export/LittleEndian.h"
#include "engine/export/WrittenValues.h"
#include "engine/export/formats/DjTrack.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/LocalKey.h"
#include "engine/export/formats/WavFile.h"

namespace barline::exporting {
namespace {

struct Cue {
  std::int64_t frame{};
  std::int64_t length{};  ///< frames; 0 = a point
  std::string text;
  bool loops{};
};

class Cues {
 public:
  Cues(const ExportTrack& track, const WavStretch& stretch) : track_(track), stretch_(stretch) {}

  /// What lies outside the copy is left out, what reaches beyond it is cut. @param begin written times
  void add(double begin, double end, const std::string& text, bool loops = false) {
    const std::int64_t frame = frameAt(begin);
    const std::int64_t last = std::min(frameAt(end), stretch_.frames);
    if (frame < 0 || frame >= std::min<std::int64_t>(stretch_.frames, kMostFrames)) return;
    cues_.push_back({frame, std::max<std::int64_t>(last - frame, 0), oneLine(text), loops && last > frame});
  }

  [[nodiscard]] std::vector<Cue> take() {
    std::ranges::stable_sort(cues_, {}, &Cue::frame);
    return std::move(cues_);
  }

 private:
  static constexpr std::int64_t kMostFrames = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] std::int64_t frameAt(double time) const {
    return std::llround((time + track_.origin()) * stretch_.sampleRate) - stretch_.firstFrame;
  }

  const ExportTrack& track_;
  const WavStretch& stretch_;
  std::vector<Cue> cues_;
};

std::vector<Cue> cuesOf(const ExportTrack& track, const Layers& chosen, const WavStretch& stretch) {
  const model::Timeline& timeline = track.timeline;
  Cues cues(track, stretch);
  if (chosen.has(Layer::Sections) && timeline.sections) {
    for (const model::Section& section : timeline.sections->sections)
      cues.add(section.range.begin, section.range.end, sectionText(section), true);
  }
  if (chosen.has(Layer::Chords) && timeline.chords) {
    for (const model::ChordSpan& span : timeline.chords->changes)
      cues.add(span.range.begin, span.range.end,
               plainChordName(span.label, localKey(timeline, span.range.begin)));
  }
  if (chosen.has(Layer::Bars) && timeline.grid) {
    for (const model::Bar& bar : timeline.grid->bars)
      cues.add(bar.range.begin, bar.range.begin, "Bar " + std::to_string(bar.number));
  }
  if (chosen.has(Layer::Beats) && timeline.grid) {
    const std::vector<std::string> labels = beatLabels(*timeline.grid);
    for (std::size_t i = 0; i < labels.size(); ++i)
      cues.add(timeline.grid->beats[i].time, timeline.grid->beats[i].time, labels[i]);
  }
  return cues.take();
}

std::string cueChunk(const std::vector<Cue>& cues) {
  std::string content;
  putLittle(content, cues.size(), 4);
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const auto frame = static_cast<std::uint64_t>(cues[i].frame);
    putLittle(content, i + 1, 4);
    putLittle(content, frame, 4);
    content += "data";
    putLittle(content, 0, 4);  // no playlist of several data chunks
    putLittle(content, 0, 4);
    putLittle(content, frame, 4);
  }
  return riffChunk("cue ", content);
}

std::string labelChunks(const std::vector<Cue>& cues) {
  std::string content = "adtl";
  for (std::size_t i = 0; i < cues.size(); ++i) {
    std::string label;
    putLittle(label, i + 1, 4);
    label.append(cues[i].text).append(1, '\0');
    content += riffChunk("labl", label);
    if (cues[i].length == 0) continue;
    std::string region;
    putLittle(region, i + 1, 4);
    putLittle(region, static_cast<std::uint64_t>(cues[i].length), 4);
    region += "rgn ";
    putLittle(region, 0, 8);  // country, language, dialect and code page: not said
    content += riffChunk("ltxt", region);
  }
  return riffChunk("LIST", content);
}

std::string samplerChunk(const std::vector<Cue>& cues, int sampleRate) {
  constexpr std::uint64_t kMiddleC = 60;
  constexpr double kNanoseconds = 1e9;
  std::string content;
  putLittle(content, 0, 8);  // manufacturer and product: any
  putLittle(content, static_cast<std::uint64_t>(std::llround(kNanoseconds / sampleRate)), 4);
  putLittle(content, kMiddleC, 4);
  putLittle(content, 0, 12);  // in tune; no SMPTE offset
  putLittle(content, static_cast<std::uint64_t>(std::ranges::count_if(cues, &Cue::loops)), 4);
  putLittle(content, 0, 4);
  for (std::size_t i = 0; i < cues.size(); ++i) {
    if (!cues[i].loops) continue;
    putLittle(content, i + 1, 4);
    putLittle(content, 0, 4);  // forward
    putLittle(content, static_cast<std::uint64_t>(cues[i].frame), 4);
    putLittle(content, static_cast<std::uint64_t>(cues[i].frame + cues[i].length - 1), 4);
    putLittle(content, 0, 8);  // whole frames; for ever
  }
  return riffChunk("smpl", content);
}

std::string acidChunk(const ExportTrack& track, const Layers& chosen, const WavStretch& stretch, double bpm) {
  constexpr std::uint64_t kRootSet = 0x02;
  constexpr std::uint64_t kStretches = 0x04;
  constexpr std::uint64_t kMiddleC = 60;
  const auto key = chosen.has(Layer::Key) ? keyOf(track) : std::nullopt;
  const auto metre = track.timeline.grid ? mostCommonMetre(*track.timeline.grid) : std::nullopt;
  const double minutes = static_cast<double>(stretch.frames) / stretch.sampleRate / 60.0;
  std::string content;
  putLittle(content, kStretches | (key ? kRootSet : 0), 4);
  putLittle(content, kMiddleC + static_cast<std::uint64_t>(key ? key->tonic : 0), 2);
  putLittle(content, 0x8000, 2);  // what every such file has
  putLittle(content, 0, 4);
  putLittle(content, static_cast<std::uint64_t>(std::max(1LL, std::llround(minutes * bpm))), 4);
  putLittle(content, static_cast<std::uint64_t>(metre ? metre->denominator : 4), 2);
  putLittle(content, static_cast<std::uint64_t>(metre ? metre->numerator : 4), 2);
  putLittle(content, std::bit_cast<std::uint32_t>(static_cast<float>(bpm)), 4);
  return riffChunk("acid", content);
}

}  // namespace

std::string wavMarkerChunks(const ExportTrack& track, const Layers& chosen, const WavStretch& stretch) {
  const std::vector<Cue> cues = cuesOf(track, chosen, stretch);
  std::string chunks;
  if (!cues.empty()) chunks.append(cueChunk(cues)).append(labelChunks(cues));
  if (std::ranges::any_of(cues, &Cue::loops)) chunks += samplerChunk(cues, stretch.sampleRate);
  const auto bpm = bpmOf(track);
  if (chosen.has(Layer::Tempo) && bpm && *bpm > 0.0) chunks += acidChunk(track, chosen, stretch, *bpm);
  return chunks;
}

}  // namespace barline::exporting
