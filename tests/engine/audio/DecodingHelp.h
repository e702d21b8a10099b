#pragma once

#include <QStringList>
#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <span>
#include <vector>

#include "engine/audio/Decoder.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"

namespace barline::test {

/// Reads everything that is left, `blockFrames` at a time.
inline audio::Planes readAll(audio::Decoder& decoder, std::size_t blockFrames = 10000) {
  audio::Planes all(static_cast<std::size_t>(decoder.format().channels));
  audio::Planes block;
  while (decoder.read(block, blockFrames) > 0)
    for (std::size_t c = 0; c < all.size(); ++c)
      all[c].insert(all[c].end(), block[c].begin(), block[c].end());
  return all;
}

inline audio::Planes readAll(const std::filesystem::path& file) {
  audio::Decoder decoder(test::decodingHere(), file);
  return readAll(decoder);
}

/// Of two signals of one length; infinite where their lengths differ.
inline float largestDifference(std::span<const float> a, std::span<const float> b) {
  if (a.size() != b.size()) return std::numeric_limits<float>::infinity();
  float largest = 0.0F;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

/// A folder of files for one test program.
class Folder {
 public:
  [[nodiscard]] std::filesystem::path operator/(const char* name) const {
    return std::filesystem::path(folder_.path().toStdString()) / name;
  }

 private:
  QTemporaryDir folder_;
};

/// Encodes `from` into `to` with ffmpeg's options for the encoder, given as one line.
inline void encode(const std::filesystem::path& from, const std::filesystem::path& to,
                   const char* options = "") {
  ffmpeg(QStringList{QStringLiteral("-i"), toQString(from)} +
         QString::fromLatin1(options).split(QLatin1Char(' '), Qt::SkipEmptyParts) +
         QStringList{toQString(to)});
}

}  // namespace barline::test
