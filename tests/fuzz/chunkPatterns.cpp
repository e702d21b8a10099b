#include <algorithm>

#include "engine/export/chunks/ChunkFilter.h"
#include "engine/export/chunks/ChunkNames.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

exporting::ExportTrack someTrack() {
  exporting::ExportTrack track;
  track.record.path = "/music/../odd: name?.flac";
  track.record.title.append("..");
  track.record.artist.append("AC/DC");
  return track;
}

exporting::ChunkPlan somePlan() {
  exporting::PlannedChunk chunk;
  chunk.number = 1;
  chunk.range = {1.5, 3.25};
  chunk.firstBar = chunk.lastBar = 12;
  chunk.beat = 3;
  chunk.metre = model::Metre{};
  chunk.chord.append("F#:min7/b3");
  chunk.key = model::MusicalKey{};
  chunk.bpm = 127.9;
  chunk.section = 2;
  chunk.sectionGroup.append("B");
  exporting::PlannedChunk bare;
  bare.number = 2;
  return {.chunks = {chunk, bare, chunk}, .all = 3, .reachesEnd = true};
}

/// Names stay in the folder that is written to.
void requireNames(const std::vector<std::filesystem::path>& names) {
  for (const std::filesystem::path& name : names) {
    requireThat(!name.empty() && name.is_relative(), "a name leads out of the folder");
    for (const std::filesystem::path& part : name)
      requireThat(part != ".." && part.native().size() <= 255, "a part of a name is none");
  }
}

}  // namespace

/// A pattern of names up to the first line's end, a filter behind it.
void chunkPatterns(Input input) {
  const std::string_view text = asText(input);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const exporting::ChunkPlan plan = somePlan();
  try {
    requireNames(exporting::chunkNames(someTrack(), plan, std::string(text.substr(0, end)), ".wav"));
  } catch (const exporting::ChunkError&) {
  }
  try {
    const exporting::ChunkFilter filter(text.substr(std::min(end + 1, text.size())));
    for (const exporting::PlannedChunk& chunk : plan.chunks) static_cast<void>(filter.takes(chunk));
  } catch (const exporting::ChunkError&) {
  }
}

}  // namespace barline::fuzz
