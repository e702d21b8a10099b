#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// A labelled span and the line that it stands in.
struct ReadSpan {
  int line{};  ///< 0 where there are no lines
  model::AnnotatedSpan span;
};

/// What labelled spans are about.
enum class SpanMeaning : unsigned char { Chords, Keys, Sections, Bars, Tempi };

/// What the labels say they are. Bars are numbers, the first with its metre ("1 4/4"), tempi numbers with
/// "BPM". Letters alone can be chords or sections: a name or folder with "chord", "key", "seg", "sect",
/// "struct" or "form" in it decides, first in what stands between the last dots ("song.chords.lab"); else
/// letters over spans of 6 s and more are sections.
[[nodiscard]] SpanMeaning meaningOf(const std::filesystem::path& file, const std::vector<ReadSpan>& spans);

/// Puts the spans where `meaning` says, overlaps cut and empty ones left out: bars become downbeats (bar 0 is
/// a pick-up and none) and metres, of tempi the one with the most time stays. @throws ImportError for a chord
/// or key that is none, spans that end before they begin or are out of order
void addSpans(const std::filesystem::path& file, const std::vector<ReadSpan>& spans, SpanMeaning meaning,
              model::Annotation& annotation);

/// "C# major", "Eb:min", "Am", "D dorian", "E" (major), "N" or "X" for none; case counts for the tonic only
/// where a lone letter follows ("b" is the note). Nothing for what is no key.
[[nodiscard]] std::optional<model::AnnotatedKey> parseKey(std::string_view text);

/// The key with the most time; nothing where there are no spans.
[[nodiscard]] std::optional<model::AnnotatedKey> mostOfTime(const std::vector<model::AnnotatedKeySpan>& keys);

}  // namespace barline::importing
