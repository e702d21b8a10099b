#pragma once

#include <memory>

#include "engine/tags/writing/TagFile.h"

/// What TagFile::open() chooses from. Each throws TagError where TagLib finds no such file in the file.
namespace barline::tags {

/// MP3, WAV, AIFF. @param format one of those
[[nodiscard]] std::unique_ptr<TagFile> openId3File(const std::filesystem::path& file, TagFormat format);
/// FLAC, Ogg Vorbis, Opus.
[[nodiscard]] std::unique_ptr<TagFile> openXiphFile(const std::filesystem::path& file, TagFormat format);
[[nodiscard]] std::unique_ptr<TagFile> openMp4File(const std::filesystem::path& file);

[[noreturn]] void failToParse(const std::filesystem::path& file, TagFormat format);
[[noreturn]] void failToSave(const std::filesystem::path& file);

}  // namespace barline::tags
