#pragma once

#include <QString>
#include <string>
#include <vector>

namespace barline::exporting {
struct ChunkReport;
struct ChunkSettings;
}  // namespace barline::exporting

namespace barline::ui {

/// The files that an export of chunks has written.
struct ChunkSizes {
  struct Chunk {
    QString name;  ///< "bar 113"
    double bytes{};
  };
  std::string fingerprint;  ///< of the audio they were cut from
  QString about;            ///< "113 bars, FLAC, 44.1 kHz stereo"
  std::vector<Chunk> chunks;
};

/// @param fingerprint of the track's audio
[[nodiscard]] ChunkSizes chunkSizes(const std::string& fingerprint, const exporting::ChunkReport& report,
                                    const exporting::ChunkSettings& settings);

}  // namespace barline::ui
