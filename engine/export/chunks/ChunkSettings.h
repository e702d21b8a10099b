#pragma once

#include <optional>
#include <string>

namespace barline::exporting {

enum class ChunkUnit : unsigned char {
  Bar,
  Beat,
  Section,
  Bars  ///< ChunkSettings::barsEach of them at a time
};

enum class ChunkAudio : unsigned char {
  Native,   ///< the file's own rate, channels and depth
  Analysis  ///< mono at audio::kAnalysisRate, 16 bits
};

enum class ChunkEncoding : unsigned char { Wav, Flac };

/// How many bits a sample has. Reducing rounds to the nearest step and clips at full scale.
enum class ChunkDepth : unsigned char {
  Source,  ///< as stored, samples copied bit for bit; what a lossy codec decodes to floats stays floats
  Int16,
  Int24,
  Float32  ///< WAV only
};

enum class ChunkCut : unsigned char {
  Exact,        ///< at the sample nearest to the beat
  ZeroCrossing  ///< where the sum of the channels rises through zero, within kZeroCrossingReach of it
};

/// Seconds by which a cut may be moved to a zero crossing: half a period of the lowest note of a bass (41
/// Hz), so that there is one.
inline constexpr double kZeroCrossingReach = 0.0125;

/// What is made louder or softer, to the same peak.
enum class ChunkLevel : unsigned char {
  AsIs,
  EachChunk,  ///< every chunk to the peak
  WholeTrack  ///< all by the same gain, which takes the track's true peak to it
};

/// What chunks are filled up to with silence at their end. Nothing is ever cut off.
enum class ChunkPadding : unsigned char {
  None,
  Longest,  ///< to the longest of them; the one that goes on to the track's end does not count
  Grid      ///< to a multiple of ChunkSettings::gridSeconds
};

/// How a track is cut into files: what a person chooses and settings remember. With the defaults all chunks
/// joined are the track from the first downbeat to its end, sample for sample.
struct ChunkSettings {
  ChunkUnit unit{ChunkUnit::Bar};
  int barsEach{4};  ///< 1 up; Bars only
  ChunkAudio audio{ChunkAudio::Native};
  ChunkEncoding encoding{ChunkEncoding::Wav};
  ChunkDepth depth{ChunkDepth::Source};
  ChunkCut cut{ChunkCut::Exact};
  double fadeIn{};   ///< seconds, 0 = none; half a cosine wave
  double fadeOut{};  ///< seconds; 0 = none
  ChunkLevel level{ChunkLevel::AsIs};
  double peak{-1.0};  ///< dBFS, at most 0; EachChunk and WholeTrack only
  ChunkPadding padding{ChunkPadding::None};
  double gridSeconds{0.5};  ///< > 0; Grid only
  bool leadIn{};            ///< what precedes the first downbeat becomes a chunk of its own, bar 0
  bool tail{true};          ///< the last chunk goes on to the track's end; else it ends with its bar
  std::string filter{};     ///< which chunks are written, as ChunkFilter reads it; empty = all
  std::string pattern{};    ///< of names, as ChunkPattern reads it; empty = usualPattern() of the unit
  bool manifestCsv{true};   ///< beside the chunks, "manifest.csv"
  bool manifestJson{};
  bool manifestParquet{};

  bool operator==(const ChunkSettings&) const = default;
};

}  // namespace barline::exporting
