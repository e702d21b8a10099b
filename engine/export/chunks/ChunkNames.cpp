#include "engine/export/chunks/ChunkNames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "engine/export/ExportText.h"
#include "engine/export/WrittenValues.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "engine/model/Harmony.h"

namespace barline::exporting {
namespace {

using Value = std::variant<std::monostate, std::string, double, int>;

constexpr std::size_t kLongestName = 255;  // bytes of one part, as most file systems have it
constexpr int kMostDigits = 12;

template <typename T>
Value valueOf(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}
Value text(const std::string& value) {
  return value.empty() ? Value() : Value(value);
}

/// A field and what it gives for a chunk.
struct Source {
  ChunkField field;
  Value (*value)(const ExportTrack& track, const PlannedChunk& chunk);
};

model::MusicalKey keyOf(const PlannedChunk& chunk) {
  return chunk.key.value_or(model::MusicalKey{});
}

const std::array kSources{
    Source{{"track", BARLINE_EXPORT_TEXT("Chunks", "The file's name without its ending")},
           [](const ExportTrack& track, const PlannedChunk&) {
             return text(track.record.path.stem().string());
           }},
    Source{{"title", BARLINE_EXPORT_TEXT("Chunks", "Title")},
           [](const ExportTrack& track, const PlannedChunk&) { return text(track.record.title); }},
    Source{{"artist", BARLINE_EXPORT_TEXT("Chunks", "Artist")},
           [](const ExportTrack& track, const PlannedChunk&) { return text(track.record.artist); }},
    Source{{"album", BARLINE_EXPORT_TEXT("Chunks", "Album")},
           [](const ExportTrack& track, const PlannedChunk&) { return text(track.record.album); }},
    Source{{"genre", BARLINE_EXPORT_TEXT("Chunks", "Genre")},
           [](const ExportTrack& track, const PlannedChunk&) { return text(track.record.genre); }},
    Source{{"year", BARLINE_EXPORT_TEXT("Chunks", "Year")},
           [](const ExportTrack& track, const PlannedChunk&) { return valueOf(track.record.year); }},
    Source{{"number", BARLINE_EXPORT_TEXT("Chunks", "The chunk's number in the track, 1 up")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return Value(chunk.number); }},
    Source{{"bar", BARLINE_EXPORT_TEXT("Chunks", "The bar in which it begins")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return Value(chunk.firstBar); }},
    Source{{"last_bar", BARLINE_EXPORT_TEXT("Chunks", "The last bar in it")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return Value(chunk.lastBar); }},
    Source{{"beat", BARLINE_EXPORT_TEXT("Chunks", "The beat in the bar, of chunks of one beat")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return valueOf(chunk.beat); }},
    Source{{"section", BARLINE_EXPORT_TEXT("Chunks", "The section's name, or else its letter")},
           [](const ExportTrack&, const PlannedChunk& chunk) {
             return text(chunk.sectionName.empty() ? chunk.sectionGroup : chunk.sectionName);
           }},
    Source{{"section_number", BARLINE_EXPORT_TEXT("Chunks", "The section's number in the track, 1 up")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return Value(chunk.section); }},
    Source{{"group", BARLINE_EXPORT_TEXT("Chunks", "The letter of sections that are alike")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return text(chunk.sectionGroup); }},
    Source{{"chord", BARLINE_EXPORT_TEXT("Chunks", "The chord that sounds longest")},
           [](const ExportTrack&, const PlannedChunk& chunk) {
             return chunk.chord.empty() ? Value() : Value(model::plainChordName(chunk.chord, keyOf(chunk)));
           }},
    Source{{"key", BARLINE_EXPORT_TEXT("Chunks", "Key")},
           [](const ExportTrack&, const PlannedChunk& chunk) {
             return chunk.key ? Value(model::toString(*chunk.key)) : Value();
           }},
    Source{{"camelot", BARLINE_EXPORT_TEXT("Chunks", "Key as Camelot number")},
           [](const ExportTrack&, const PlannedChunk& chunk) {
             return chunk.key ? Value(model::camelot(*chunk.key)) : Value();
           }},
    Source{{"bpm", BARLINE_EXPORT_TEXT("Chunks", "Tempo in beats per minute")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return valueOf(chunk.bpm); }},
    Source{{"metre", BARLINE_EXPORT_TEXT("Chunks", "Metre")},
           [](const ExportTrack&, const PlannedChunk& chunk) {
             return chunk.metre ? Value(model::toString(*chunk.metre)) : Value();
           }},
    Source{{"start", BARLINE_EXPORT_TEXT("Chunks", "Where it begins in the file, in seconds")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return Value(chunk.range.begin); }},
    Source{{"seconds", BARLINE_EXPORT_TEXT("Chunks", "How long it is, in seconds")},
           [](const ExportTrack&, const PlannedChunk& chunk) { return Value(chunk.range.duration()); }},
};

/// A stretch of a pattern: text, or a field with its width or decimals.
struct Piece {
  std::string literal;
  const Source* source{};
  int width{};
  std::optional<int> decimals;
};

int digits(std::string_view text, const std::string& field) {
  int value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || value < 0 || value > kMostDigits)
    throw ChunkError(
        {BARLINE_EXPORT_TEXT("Chunks",
                             "“{%1}” is not understood: write {bar:04} for four digits or {bpm:.1} "
                             "for one decimal."),
         {field}});
  return value;
}

Piece readField(const std::string& field) {
  const std::size_t colon = field.find(':');
  const std::string name = field.substr(0, colon);
  const auto source = std::ranges::find(kSources, name, [](const Source& known) { return known.field.name; });
  if (source == kSources.end())
    throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "There is no field {%1} for names."), {name}});
  Piece piece;
  piece.source = &*source;
  if (colon == std::string::npos) return piece;
  const std::string_view format = std::string_view(field).substr(colon + 1);
  if (format.starts_with('.'))
    piece.decimals = digits(format.substr(1), field);
  else
    piece.width = digits(format, field);
  return piece;
}

std::vector<Piece> readPattern(const std::string& pattern) {
  std::vector<Piece> pieces{{}};
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const bool doubled = i + 1 < pattern.size() && pattern[i + 1] == c;
    if ((c == '{' || c == '}') && doubled) {
      pieces.back().literal += pattern[i++];
    } else if (c == '{') {
      const std::size_t end = pattern.find('}', i);
      if (end == std::string::npos)
        throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "A “}” is missing in the pattern of names.")});
      pieces.push_back(readField(pattern.substr(i + 1, end - i - 1)));
      pieces.emplace_back();
      i = end;
    } else if (c == '}') {
      throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "A “{” is missing in the pattern of names.")});
    } else {
      pieces.back().literal += c;
    }
  }
  return pieces;
}

/// Tempo and times to the millisecond as far as they have any: "152", "151.97".
std::string plainNumber(double value) {
  std::string text = decimal(value, 3);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string filled(std::string number, int width) {
  const auto size = static_cast<std::size_t>(width);
  if (number.size() < size) number.insert(0, size - number.size(), '0');
  return number;
}

std::string shown(const Piece& piece, const Value& value) {
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  if (const auto* whole = std::get_if<int>(&value)) return filled(std::to_string(*whole), piece.width);
  if (const auto* real = std::get_if<double>(&value)) {
    if (piece.decimals) return decimal(*real, *piece.decimals);
    return piece.width > 0 ? filled(decimal(*real, 0), piece.width) : plainNumber(*real);
  }
  return "unknown";
}

bool isIllegal(char c) {
  constexpr std::string_view kIllegal = "\\:*?\"<>|";
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || kIllegal.find(c) != std::string_view::npos;
}

/// Cuts to so many bytes, between characters of UTF-8.
void cutTo(std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  text.resize(bytes);
}

/// Names that are devices to Windows, whatever their ending (Win32 "Naming Files, Paths, and Namespaces").
bool isReserved(std::string_view name) {
  std::string base(name.substr(0, name.find('.')));
  std::ranges::transform(base, base.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (base == "CON" || base == "PRN" || base == "AUX" || base == "NUL") return true;
  return base.size() == 4 && (base.starts_with("COM") || base.starts_with("LPT")) && base[3] >= '0' &&
         base[3] <= '9';
}

/// One part of a path that every file system takes, with room for `ending` and a number.
std::string legalPart(std::string part, std::size_t room) {
  std::ranges::replace_if(part, isIllegal, '_');
  cutTo(part, kLongestName - room);
  const auto isEdge = [](char c) { return c == '.' || c == ' '; };
  for (auto at = part.begin(); at != part.end() && isEdge(*at); ++at) *at = '_';
  for (auto at = part.rbegin(); at != part.rend() && isEdge(*at); ++at) *at = '_';
  if (part.empty()) part.push_back('_');
  if (isReserved(part)) part.insert(part.begin(), '_');
  return part;
}

std::string folded(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::vector<std::string> partsOf(const std::vector<Piece>& pieces, const ExportTrack& track,
                                 const PlannedChunk& chunk) {
  std::vector<std::string> parts{{}};
  for (const Piece& piece : pieces) {
    if (piece.source != nullptr) {
      std::string value = shown(piece, piece.source->value(track, chunk));
      std::ranges::replace(value, '/', '_');
      parts.back() += value;
      continue;
    }
    for (const char c : piece.literal) {
      if (c != '/')
        parts.back() += c;
      else if (!parts.back().empty())
        parts.emplace_back();
    }
  }
  return parts;
}

}  // namespace

std::span<const ChunkField> chunkFields() {
  static const auto fields = [] {
    std::array<ChunkField, kSources.size()> all{};
    std::ranges::transform(kSources, all.begin(), &Source::field);
    return all;
  }();
  return fields;
}

std::string usualPattern(ChunkUnit unit) {
  switch (unit) {
    case ChunkUnit::Bar:
      return "{track}/bar_{bar:04}";
    case ChunkUnit::Beat:
      return "{track}/bar_{bar:04}_beat_{beat}";
    case ChunkUnit::Section:
      return "{track}/section_{section_number:02}_{section}";
    case ChunkUnit::Bars:
      return "{track}/bars_{bar:04}-{last_bar:04}";
  }
  return {};
}

std::vector<std::filesystem::path> chunkNames(const ExportTrack& track, const ChunkPlan& plan,
                                              const std::string& pattern, std::string_view ending) {
  constexpr std::size_t kRoomForNumber = 8;
  const std::vector<Piece> pieces = readPattern(pattern);
  std::vector<std::filesystem::path> names;
  std::set<std::string> given;
  for (const PlannedChunk& chunk : plan.chunks) {
    std::vector<std::string> parts = partsOf(pieces, track, chunk);
    std::filesystem::path folder;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) folder /= legalPart(parts[i], kRoomForNumber);
    const std::string stem = legalPart(parts.back(), ending.size() + kRoomForNumber);
    std::filesystem::path name = folder / (stem + std::string(ending));
    for (int n = 2; !given.insert(folded(name.string())).second; ++n)
      name = folder / (stem + "-" + std::to_string(n) + std::string(ending));
    names.push_back(std::move(name));
  }
  return names;
}

std::string_view endingOf(ChunkEncoding encoding) {
  return encoding == ChunkEncoding::Wav ? ".wav" : ".flac";
}

}  // namespace barline::exporting
