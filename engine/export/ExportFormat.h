#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audio/Decoding.h"
#include "engine/export/ExportProgress.h"
#include "engine/export/ExportText.h"
#include "engine/export/ExportTrack.h"
#include "engine/export/Layers.h"

namespace barline::exporting {

/// One file that a writer made.
struct ExportFile {
  std::string ending;  ///< of its name, after the track's or the collection's: ".jams", ".chords.lab"
  std::string bytes;

  bool operator==(const ExportFile&) const = default;
};

/// Something of a track that a format cannot hold, told before anything is written.
struct Loss {
  const char* text;  ///< one English sentence with %1, %2, …; through BARLINE_EXPORT_TEXT
  std::vector<std::string> arguments{};  ///< numbers in the C locale
};

/// The sentence in English, its arguments in place.
[[nodiscard]] std::string englishText(const Loss& loss);

enum class FormatGroup : unsigned char {
  Data,      ///< for scripts and spreadsheets
  Research,  ///< for annotation tools and evaluation
  Studio,    ///< for workstations
  Dj,
  Sheet,   ///< to play from
  Picture  ///< to look at
};

enum class FormatContent : unsigned char {
  Text,       ///< the bytes are UTF-8
  Binary,     ///< to be previewed by `preview`
  Picture,    ///< PNG, SVG or PDF
  AudioCopy,  ///< a copy of the audio with something added: made by `writeCopy`
};

enum class FormatScope : unsigned char {
  EachTrack,  ///< files of its own for each track
  AllTracks   ///< one file for all of them
};

/// A format of timelines: what people are told of it and how it is written. Declared once, beside its writer.
/// Every function is pure: the same track gives the same bytes, whatever the clock or the locale. All may be
/// called from any thread.
struct ExportFormat {
  std::string_view id;    ///< as typed: "jams"
  const char* title{};    ///< English, through BARLINE_EXPORT_TEXT; so is the summary
  const char* summary{};  ///< one sentence: what it is for
  FormatGroup group{FormatGroup::Data};
  std::string_view extension;  ///< what people know the format by, with its dot: ".jams"
  Layers layers;               ///< what it can hold
  Layers usual{layers};        ///< what is chosen as long as a person has not
  FormatContent content{FormatContent::Text};
  FormatScope scope{FormatScope::EachTrack};
  bool experimental{};  ///< the format is not documented by its makers

  /// @param tracks one where the scope is EachTrack, at least one otherwise
  /// @param chosen a subset of `layers`
  /// @return for EachTrack usually one file; none where there is nothing to write. @throws std::exception
  ///         whose what() is one sentence
  std::function<std::vector<ExportFile>(std::span<const ExportTrack> tracks, const Layers& chosen)> write{};

  /// What of this track is lost, as far as it has it at all. Empty function = nothing ever is.
  std::function<std::vector<Loss>(const ExportTrack& track, const Layers& chosen)> losses{};

  /// A readable text of a file that is not text. Empty function where the bytes are text or a picture.
  std::function<std::string(const ExportFile& file)> preview{};

  /// AudioCopy only: writes the copy to `target`, a new file that the caller has made sure of and that it
  /// puts in its place or removes. @throws std::exception, pipeline::Cancelled
  std::function<void(const ExportTrack& track, const Layers& chosen, const std::filesystem::path& target,
                     audio::Decoding& decoding, const ExportProgress& progress)>
      writeCopy{};
  /// AudioCopy only: the ending of the copy's name for this track, or one sentence why there cannot be one.
  struct CopyName {
    std::string ending{};   ///< ".wav"
    std::string problem{};  ///< empty where a copy can be made
  };
  std::function<CopyName(const ExportTrack& track)> copyName{};
};

}  // namespace barline::exporting
