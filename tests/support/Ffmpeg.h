#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <vector>

namespace barline::test {

/// The ffmpeg program: encodes test files and is the independent truth for decoding. Every function throws
/// std::runtime_error with ffmpeg's own words where the program is missing or fails; a test that needs ffmpeg
/// fails without it.

/// Runs `ffmpeg -nostdin -y -v error <arguments>`. @return what it wrote to standard output
QByteArray ffmpeg(const QStringList& arguments);

/// Runs `ffprobe -v error <arguments>`. @return what it wrote to standard output
QByteArray ffprobe(const QStringList& arguments);

/// All of a file's first audio stream as ffmpeg decodes it: planes of 32-bit float at the native rate.
/// @param channels as many as the file has; ffmpeg's output is split by this number.
[[nodiscard]] std::vector<std::vector<float>> ffmpegDecode(const std::filesystem::path& file, int channels);

/// The same for several files in one run of ffmpeg, whose start takes longer than decoding a short file.
/// @param channels of each file
[[nodiscard]] std::vector<std::vector<std::vector<float>>> ffmpegDecodeAll(
    const std::vector<std::filesystem::path>& files, const std::vector<int>& channels);

/// A path as Qt writes it.
[[nodiscard]] QString toQString(const std::filesystem::path& path);

}  // namespace barline::test
