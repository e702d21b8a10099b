#include <algorithm>
#include <iostream>
#include <string>

#include "app/cli/ChunkOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Task.h"
#include "app/cli/Text.h"
#include "engine/export/chunks/ChunkNames.h"
#include "engine/export/chunks/ChunkProblem.h"

namespace barline::cli {
namespace {

using exporting::ChunkReport;
using exporting::ChunkRequest;
using exporting::ChunkSettings;
using exporting::ExportProgress;
using exporting::ExportTrack;
using exporting::part;
using exporting::WrittenChunk;

constexpr double kLoading = 0.6;  // of a track's work, where it has to be analysed first

void printNames(const ExportTrack& track, const ChunkSettings& settings) {
  const std::string pattern =
      settings.pattern.empty() ? exporting::usualPattern(settings.unit) : settings.pattern;
  const exporting::ChunkPlan plan = exporting::chunksToWrite(track, settings);
  for (const auto& name : exporting::chunkNames(track, plan, pattern, endingOf(settings.encoding)))
    std::cout << name.string() << '\n';
}

std::string kilobytes(std::uintmax_t bytes) {
  return fixed(static_cast<double>(bytes) / 1e3, 1) + " kB";
}

void printReport(const std::string& name, const ChunkReport& report) {
  std::cout << name << ": " << report.chunks.size() << (report.chunks.size() == 1 ? " chunk" : " chunks");
  if (report.skipped > 0) std::cout << ", " << report.skipped << " skipped";
  if (!report.chunks.empty()) {
    const auto [smallest, largest] = std::ranges::minmax(report.chunks, {}, &WrittenChunk::bytes);
    std::cout << ", " << fixed(static_cast<double>(report.bytes) / 1e6, 1) << " MB ("
              << kilobytes(smallest.bytes) << " to " << kilobytes(largest.bytes) << " each), "
              << report.sampleRate << " Hz, " << report.channels
              << (report.channels == 1 ? " channel, " : " channels, ") << report.bits << " bits"
              << (report.bitExact ? ", bit for bit" : "") << ", in " << fixed(report.wallSeconds, 2)
              << " s, decoding " << fixed(report.decodeSeconds, 2) << " s";
  }
  std::cout << std::endl;
}

void tell(const std::string& sentence) {
  std::cerr << messageLine(sentence);
}

/// Cuts one track. What it has written is noted in `reserved`.
void cut(const ChunkOptions& options, const app::TrackRequest& track, const app::TrackLoader& loader,
         const ExportProgress& progress, std::set<std::filesystem::path>& reserved) {
  ChunkRequest request;
  request.track = loader.load(track, part(progress, 0.0, kLoading));
  request.folder = options.folder;
  request.settings = options.settings;
  request.collision = options.collision;
  request.reserved = reserved;
  request.threads = options.source.threads;
  if (options.preview) {
    printNames(request.track, request.settings);
    return;
  }
  const ChunkReport report =
      exporting::writeChunks(request, loader.decoding(), part(progress, kLoading, 1.0));
  for (const WrittenChunk& chunk : report.chunks) reserved.insert(request.folder / chunk.file);
  for (const auto& manifest : report.manifests) reserved.insert(request.folder / manifest);
  if (report.warning) tell(withPath(*report.warning, track.file));
  printReport(shownPath(track.file.filename()), report);
}

}  // namespace

int runChunks(const ParsedCommand& command, audio::Decoding& decoding) {
  const ChunkOptions options = readChunkOptions(command);
  return runTask("Cutting", [&](const storage::TaskProgress& progress) {
    const TrackSource source(options.source, decoding);
    std::set<std::filesystem::path> reserved;
    bool failed = false;
    const auto& tracks = options.source.tracks;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      const auto whole = static_cast<double>(tracks.size());
      const ExportProgress all = [&](double fraction) { return progress(fraction); };
      try {
        cut(options, tracks[i], source.loader(),
            part(all, static_cast<double>(i) / whole, static_cast<double>(i + 1) / whole), reserved);
      } catch (const pipeline::Cancelled&) {
        throw;
      } catch (const exporting::ChunkError& error) {
        failed = true;
        tell(shownPath(tracks[i].file) + ": " + error.what());
      } catch (const std::exception& error) {
        failed = true;
        tell(withPath(error.what(), tracks[i].file));
      }
    }
    return static_cast<int>(failed ? ExitStatus::Failed : ExitStatus::Done);
  });
}

}  // namespace barline::cli
