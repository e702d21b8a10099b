#include "engine/export/chunks/ChunkWriter.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

#include "engine/audio/Encoder.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/ExportText.h"
#include "engine/export/chunks/ChunkCutter.h"
#include "engine/export/chunks/ChunkManifest.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "engine/export/chunks/ChunkShaping.h"
#include "engine/export/chunks/ChunkSource.h"
#include "engine/export/chunks/ChunkTargets.h"
#include "engine/export/chunks/ParallelWork.h"
#include "engine/export/chunks/StagedFiles.h"

namespace barline::exporting {
namespace {

using audio::PcmFormat;

constexpr std::size_t kBytesUnderWay = std::size_t{64} << 20;
constexpr std::uintmax_t kFileOverhead = 4096 + 512;  // headers, and half of the last block of a file system

constexpr std::uintmax_t kMostWavBytes =
    std::numeric_limits<std::uint32_t>::max() - 4096;  // RIFF's size, less headers

constexpr const char* kTooShort = BARLINE_EXPORT_TEXT(
    "Chunks", "The audio ends before its timeline does: the file has changed and is to be analysed again.");

constexpr const char* kTooLargeForWav = BARLINE_EXPORT_TEXT(
    "Chunks", "%1 would be larger than a WAV file can be. Choose FLAC, or shorter chunks.");

double threadSeconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::int64_t framesOf(double seconds, int rate) {
  return std::llround(seconds * rate);
}

/// The frames of each chunk. The last one of a whole track has no end but the audio's own.
std::vector<CutFrames> cutFrames(const ChunkPlan& plan, const ChunkRequest& request,
                                 const ChunkSource& source) {
  const int rate = source.format().sampleRate;
  std::vector<CutFrames> cuts;
  for (const PlannedChunk& chunk : plan.chunks)
    cuts.push_back({framesOf(chunk.range.begin, rate), framesOf(chunk.range.end, rate)});
  const std::int64_t tolerance = rate / 100;
  const bool last =
      !plan.chunks.empty() && plan.reachesEnd && plan.chunks.back().number == static_cast<int>(plan.all);
  if (last && framesOf(request.track.range.end, rate) + tolerance >= source.expectedFrames() &&
      source.expectedFrames() > 0)
    cuts.back().end.reset();
  return cuts;
}

std::int64_t reachOf(const ChunkSettings& settings, int rate) {
  return settings.cut == ChunkCut::Exact ? 0 : framesOf(kZeroCrossingReach, rate);
}

double trackGain(const ExportTrack& track, const ChunkSettings& settings) {
  const auto& loudness = track.timeline.loudness;
  if (loudness == nullptr || !loudness->truePeakDbtp)
    throw ChunkError({BARLINE_EXPORT_TEXT(
        "Chunks", "The peak of the whole track is not known: level each chunk instead.")});
  return std::pow(10.0, (settings.peak - *loudness->truePeakDbtp) / 20.0);
}

ChunkShape shapeOf(const ChunkRequest& request, const std::vector<CutFrames>& cuts, std::int64_t reach,
                   const ChunkSource& source) {
  const ChunkSettings& settings = request.settings;
  const int rate = source.format().sampleRate;
  ChunkShape shape;
  shape.from = source.format();
  shape.to = writtenFormat(shape.from, source.lossless(), settings);
  shape.fadeIn = framesOf(settings.fadeIn, rate);
  shape.fadeOut = framesOf(settings.fadeOut, rate);
  shape.level = settings.level;
  shape.peak = std::pow(10.0, settings.peak / 20.0);
  if (settings.level == ChunkLevel::WholeTrack) shape.gain = trackGain(request.track, settings);
  if (settings.padding == ChunkPadding::Grid)
    shape.grid = std::max<std::int64_t>(1, framesOf(settings.gridSeconds, rate));
  if (settings.padding == ChunkPadding::Longest) {
    for (const CutFrames& cut : cuts) {
      if (cut.end) shape.least = std::max(shape.least, *cut.end - cut.begin + 2 * reach);
    }
  }
  return shape;
}

std::size_t writtenBytes(const PcmFormat& format) {
  const bool packed = format.type == audio::SampleType::Int32 && format.bits <= 24;
  return (packed ? 3 : audio::sampleBytes(format.type)) * static_cast<std::size_t>(format.channels);
}

/// What the chunks take at most: FLAC may find nothing to compress.
std::uintmax_t mostBytes(const ChunkPlan& plan, const ChunkShape& shape) {
  std::uintmax_t bytes = 0;
  for (const PlannedChunk& chunk : plan.chunks) {
    const auto cut = static_cast<std::int64_t>(std::ceil(chunk.range.duration() * shape.to.sampleRate));
    bytes += static_cast<std::uintmax_t>(paddedFrames(cut, shape)) * writtenBytes(shape.to) + kFileOverhead;
  }
  return bytes;
}

std::string megabytes(std::uintmax_t bytes) {
  return std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

void checkSpace(const std::filesystem::path& folder, std::uintmax_t bytes) {
  std::error_code problem;
  std::filesystem::path existing = std::filesystem::absolute(folder, problem);
  while (!existing.empty() && existing != existing.parent_path() &&
         !std::filesystem::exists(existing, problem))
    existing = existing.parent_path();
  const std::filesystem::space_info space = std::filesystem::space(existing, problem);
  if (problem || space.available >= bytes) return;
  throw ChunkError(
      {BARLINE_EXPORT_TEXT("Chunks",
                           "There is not enough space in %1: the chunks take up to %2, and %3 are free."),
       {folder.string(), megabytes(bytes), megabytes(space.available)}});
}

std::string manifestBytes(Manifest kind, const ChunkRequest& request, const ChunkReport& report) {
  switch (kind) {
    case Manifest::Csv:
      return manifestCsv(report);
    case Manifest::Json:
      return manifestJson(request.track, request.settings, report);
    case Manifest::Parquet:
      return manifestParquet(request.track, report);
  }
  return {};
}

[[noreturn]] void failToWrite(const std::filesystem::path& file, int problem) {
  throw FileError(file.string() + " could not be written: " + std::generic_category().message(problem) + ".");
}

/// One run of writeChunks().
class Writing {
 public:
  Writing(const ChunkRequest& request, audio::Decoding& decoding, const ExportProgress& progress)
      : request_(request), decoding_(decoding), progress_(progress) {}

  ChunkReport run() {
    const auto begun = std::chrono::steady_clock::now();
    ChunkPlan plan = chunksToWrite(request_.track, request_.settings);
    const std::size_t wanted = plan.chunks.size();
    const ChunkTargets targets = freeTargets(request_, plan);
    report_.skipped = wanted - plan.chunks.size();
    if (!plan.chunks.empty()) write(plan, targets);
    report_.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return std::move(report_);
  }

 private:
  void write(const ChunkPlan& plan, const ChunkTargets& targets) {
    ChunkSource source(decoding_, request_.track.record.path, request_.settings.audio);
    const std::vector<CutFrames> cuts = cutFrames(plan, request_, source);
    const std::int64_t reach = reachOf(request_.settings, source.format().sampleRate);
    shape_ = shapeOf(request_, cuts, reach, source);
    checkSpace(request_.folder, mostBytes(plan, shape_));
    checkSize(cuts, targets, source);
    describe(source);
    for (std::size_t i = 0; i < plan.chunks.size(); ++i) {
      report_.chunks.emplace_back();
      report_.chunks.back().plan = plan.chunks[i];
      report_.chunks.back().file = targets.chunks[i];
    }
    StagedFiles staged(request_.folder);
    encodeAll(source, cuts, reach, staged);
    for (const WrittenChunk& chunk : report_.chunks) report_.bytes += chunk.bytes;
    commit(targets, staged);
  }

  /// Before hours are decoded for nothing.
  void checkSize(const std::vector<CutFrames>& cuts, const ChunkTargets& targets,
                 const ChunkSource& source) const {
    if (request_.settings.encoding != ChunkEncoding::Wav) return;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const std::int64_t frames = cuts[i].end.value_or(source.expectedFrames()) - cuts[i].begin;
      const auto bytes =
          static_cast<std::uintmax_t>(paddedFrames(std::max<std::int64_t>(frames, 0), shape_)) *
          writtenBytes(shape_.to);
      if (bytes > kMostWavBytes) throw ChunkError({kTooLargeForWav, {targets.chunks[i].string()}});
    }
  }

  void describe(const ChunkSource& source) {
    report_.sampleRate = shape_.to.sampleRate;
    report_.channels = shape_.to.channels;
    report_.bits = (shape_.to.bits + 7) / 8 * 8;
    report_.bitExact = source.lossless() && shape_.keepsSamples();
  }

  void encodeAll(ChunkSource& source, const std::vector<CutFrames>& cuts, std::int64_t reach,
                 const StagedFiles& staged) {
    ParallelWork work(request_.threads, kBytesUnderWay);
    const PlannedChunk& last = report_.chunks.back().plan;
    const double from = report_.chunks.front().plan.range.begin;
    const double whole = std::max(1e-3, last.range.end - from);
    const ParallelWork::Idle idle = [this] { exporting::report(progress_, fraction_); };
    const auto decoded = [&](std::int64_t frames) {
      const double seconds = static_cast<double>(frames) / source.format().sampleRate;
      fraction_ = std::max(fraction_, 0.9 * std::clamp((seconds - from) / whole, 0.0, 1.0));
      exporting::report(progress_, fraction_);
    };
    ChunkCutter cutter(source, cuts, reach);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const double before = threadSeconds();
      auto cut = std::make_shared<CutSamples>(*cutter.next(decoded));
      report_.decodeSeconds += threadSeconds() - before;
      if (cut->samples.empty()) throw ChunkError({kTooShort});
      const std::size_t bytes = cut->samples.size();
      work.submit(
          bytes, [this, i, cut, &staged] { encode(i, *cut, staged.path(i)); }, idle);
    }
    work.wait(idle);
    report_.warning = source.warning();
  }

  /// On any thread; each call has a chunk of its own.
  void encode(std::size_t index, const CutSamples& cut, const std::filesystem::path& file) {
    WrittenChunk& chunk = report_.chunks[index];
    chunk.firstFrame = cut.firstFrame;
    const auto container = request_.settings.encoding == ChunkEncoding::Wav ? audio::AudioContainer::Wav
                                                                            : audio::AudioContainer::Flac;
    try {
      audio::Encoder encoder(file, container, shape_.to);
      const ShapedChunk made =
          shapeChunk(cut.samples, shape_, [&](std::span<const std::byte> frames) { encoder.write(frames); });
      chunk.frames = made.frames;
      chunk.silence = made.silence;
      chunk.peak = made.peak;
      chunk.gain = 20.0 * std::log10(made.gain);
      chunk.bytes = encoder.finish();
    } catch (const std::system_error& error) {
      // A file system and a person's limit say the same of other files.
      if (container == audio::AudioContainer::Wav && error.code() == std::errc::file_too_large)
        throw ChunkError({kTooLargeForWav, {chunk.file.string()}});
      failToWrite(request_.folder / chunk.file, error.code().value());
    }
  }

  void commit(const ChunkTargets& targets, StagedFiles& staged) {
    const bool replace = request_.collision == ChunkCollision::Replace;
    std::vector<StagedFiles::Target> files;
    for (const WrittenChunk& chunk : report_.chunks) files.push_back({files.size(), chunk.file, replace});
    for (const ChunkTargets::List& list : targets.manifests) {
      std::ofstream out(staged.path(files.size()), std::ios::binary);
      out << manifestBytes(list.kind, request_, report_);
      out.close();
      if (!out) failToWrite(request_.folder / list.name, errno);
      report_.manifests.push_back(list.name);
      files.push_back({files.size(), list.name, replace});
    }
    exporting::report(progress_, 0.95);
    staged.commit(files);
    if (progress_) static_cast<void>(progress_(1.0));  // what is in place stays
  }

  const ChunkRequest& request_;
  audio::Decoding& decoding_;
  const ExportProgress& progress_;
  ChunkShape shape_;
  ChunkReport report_;
  double fraction_{};
};

/// The samples that a codec of this name stores, by FFmpeg's names; 16 bits where it is not told.
PcmFormat likelyFormat(const ExportTrack& track, const ChunkSettings& settings) {
  const model::AudioSource& source = track.timeline.source;
  const auto has = [&](const char* part) { return source.codec.find(part) != std::string::npos; };
  PcmFormat format{audio::SampleType::Int16, 16, source.sampleRate, source.channels, 0};
  if (settings.audio == ChunkAudio::Analysis)
    return {audio::SampleType::Int16, 16, audio::kAnalysisRate, 1, 0};
  if (settings.depth == ChunkDepth::Int16) return format;
  if (settings.depth == ChunkDepth::Int24 || has("s24")) {
    format.type = audio::SampleType::Int32;
    format.bits = 24;
  } else if (settings.depth == ChunkDepth::Float32 || has("32") || has("mp3") || has("aac") || has("opus") ||
             has("vorbis")) {
    format.type = audio::SampleType::Float32;
    format.bits = 32;
  }
  return format;
}

}  // namespace

std::uintmax_t estimatedBytes(const ExportTrack& track, const ChunkPlan& plan,
                              const ChunkSettings& settings) {
  ChunkShape shape;
  shape.to = likelyFormat(track, settings);
  return mostBytes(plan, shape);
}

ChunkReport writeChunks(const ChunkRequest& request, audio::Decoding& decoding,
                        const ExportProgress& progress) {
  return Writing(request, decoding, progress).run();
}

}  // namespace barline::exporting
