#pragma once

#include <QImage>
#include <cstddef>
#include <span>
#include <vector>

namespace barline::ui {

/// Covers fit into a square of so many pixels: a row's 40 at scale 2, and a little more.
inline constexpr int kArtworkPixels = 96;

/// A cover as lists keep it: JPEG, no side longer than kArtworkPixels; some 3 KiB. Pictures are hostile:
/// JPEG, PNG, GIF, BMP and WebP only, of at most 64 megapixels and 256 MiB while it is decoded. Transparent
/// parts become white. Empty where the picture cannot be read. Any thread; up to 0.1 s for a large PNG.
[[nodiscard]] std::vector<std::byte> artworkThumbnail(std::span<const std::byte> picture);

/// Reads what artworkThumbnail() made; null where it is empty or damaged. About 0.2 ms.
[[nodiscard]] QImage decodeArtworkThumbnail(std::span<const std::byte> thumbnail);

}  // namespace barline::ui
