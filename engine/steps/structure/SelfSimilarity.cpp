#include "engine/steps/structure/SelfSimilarity.h"

#include <cmath>
#include <numeric>
#include <span>

namespace barline::steps::structure {
namespace {

/// Rows less their mean, each of length 1; a row that is the mean becomes 0.
std::vector<float> centredUnitRows(std::vector<float> rows, std::size_t width) {
  const std::size_t count = rows.size() / width;
  std::vector<float> mean(width);
  for (std::size_t i = 0; i < rows.size(); ++i) mean[i % width] += rows[i] / static_cast<float>(count);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] -= mean[i % width];
  for (std::size_t i = 0; i < count; ++i) {
    const auto row = std::span(rows).subspan(i * width, width);
    const float length = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0F));
    for (float& value : row) value = length > 0.0F ? value / length : 0.0F;
  }
  return rows;
}

float product(const std::vector<float>& rows, std::size_t width, std::size_t i, std::size_t j) {
  const auto first = std::span(rows).subspan(i * width, width);
  const auto second = std::span(rows).subspan(j * width, width);
  return std::inner_product(first.begin(), first.end(), second.begin(), 0.0F);
}

}  // namespace

SelfSimilarity compareBars(const SongBars& song) {
  const std::vector<float> timbre = centredUnitRows(song.timbre, SongBars::kTimbre);
  const std::vector<float> chroma = centredUnitRows(song.chroma, SongBars::kChroma);
  SelfSimilarity similarity(song.size());
  for (std::size_t i = 0; i < song.size(); ++i) {
    similarity.set(i, i, 1.0F);
    for (std::size_t j = 0; j < i; ++j) {
      similarity.set(
          i, j, 0.5F * (product(timbre, SongBars::kTimbre, i, j) + product(chroma, SongBars::kChroma, i, j)));
    }
  }
  return similarity;
}

}  // namespace barline::steps::structure
