#pragma once

#include <QString>
#include <string>
#include <vector>

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

}  // namespace barline::ui
