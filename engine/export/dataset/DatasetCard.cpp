#include "engine/export/dataset/DatasetCard.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/export/WrittenValues.h"

namespace barline::exporting {
namespace {

constexpr const char* kNotStated = "not stated";

/// A text as it stands in one cell of a Markdown table.
std::string cell(const std::string& text) {
  std::string result;
  for (const char character : text) {
    if (character == '|') result += '\\';
    result += character == '\n' || character == '\r' ? ' ' : character;
  }
  return result;
}

std::string stated(const std::string& text) {
  return text.empty() ? kNotStated : cell(text);
}

/// JSON's strings are YAML's too.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// "1:02:03"
std::string hours(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  std::array<char, 32> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%lld:%02d:%02d", static_cast<long long>(whole / 3600),
                    static_cast<int>(whole / 60 % 60), static_cast<int>(whole % 60));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string typeName(const parquet::Column& column) {
  constexpr std::array kNames{"boolean", "int32", "int64", "float", "double", "string"};
  std::string name = column.list ? "list of " : "";
  return name.append(kNames.at(static_cast<std::size_t>(column.type)));
}

std::string header(const DatasetSummary& summary) {
  return "---\npretty_name: " + quoted(summary.terms.title) +
         "\nlicense: " + (summary.terms.licence.empty() ? "unknown" : quoted(summary.terms.licence)) +
         "\ntags: [music, beats, chords, structure]\n---\n";
}

std::string termsText(const DatasetTerms& terms) {
  std::string text = "\n## Terms\n\n| | |\n|---|---|\n";
  const auto row = [&text](const char* name, const std::string& value) {
    text.append("| ").append(name).append(" | ").append(stated(value)).append(" |\n");
  };
  row("Licence of tables and annotations", terms.licence);
  row("Licence of the audio", terms.audioLicence);
  row("Creator", terms.creator);
  row("Source of the recordings", terms.source);
  row("To be cited as", terms.citation);
  return text;
}

std::string countsText(const DatasetSummary& summary, const std::vector<DatasetTable>& tables) {
  constexpr double kMegabyte = 1e6;
  std::string text = "\n## Counts\n\n| | |\n|---|---:|\n";
  const auto row = [&text](const std::string& name, const std::string& value) {
    text.append("| ").append(name).append(" | ").append(value).append(" |\n");
  };
  row("Tracks", std::to_string(summary.tracks));
  row("of them corrected by a person", std::to_string(summary.editedTracks));
  row("Audio, h:mm:ss", hours(summary.seconds));
  for (const DatasetTable& table : tables) {
    const auto rows = summary.rows.find(std::string(table.name));
    row("Rows of " + std::string(table.name),
        std::to_string(rows != summary.rows.end() ? rows->second : std::int64_t{0}));
  }
  row("Files of audio", std::to_string(summary.chunks));
  for (const std::string& cutting : summary.cuttings) row("their cut", cutting);
  row("their size, MB", decimal(static_cast<double>(summary.chunkBytes) / kMegabyte, 1));
  return text;
}

std::string filesText(const DatasetSummary& summary) {
  std::string text = "\n## Files\n\n| | |\n|---|---|\n";
  text += "| datasets/*.parquet | the tables below, over all tracks |\n";
  if (summary.tablesOfEachTrack) text += "| datasets/&lt;track&gt;/*.parquet | the same of one track |\n";
  if (summary.chunks > 0) {
    text +=
        "| chunks/&lt;track&gt;/full_mix/ | the audio, cut; what precedes the first downbeat is bar 0; "
        "*_manifest.parquet tells what each file holds |\n";
  }
  text +=
      "| analysis/&lt;track&gt;/combined.json | everything known of a track, with the time that each step "
      "took |\n"
      "| SHA256SUMS | checksums: `sha256sum --check SHA256SUMS` |\n"
      "\nTimes are seconds from the first sample of the decoded audio. What is not known is null. The column "
      "`track` "
      "joins the tables. Units and descriptions stand in the Parquet files' metadata too, under "
      "`unit.<column>` and "
      "`description.<column>`.\n"
      "\n```sql\n-- DuckDB, in this folder\n"
      "SELECT chord, count(*) FROM 'datasets/chords.parquet' GROUP BY chord ORDER BY 2 DESC;\n```\n"
      "\n```python\nimport pandas\nbars = pandas.read_parquet(\"datasets/bar_features.parquet\")\n```\n";
  return text;
}

std::string tableText(const DatasetTable& table) {
  std::string text = "\n### " + std::string(table.name) + "\n\nA row is " + std::string(table.summary) +
                     ".\n\n| column | type | unit | null | |\n|---|---|---|---|---|\n";
  for (const parquet::Column& column : table.columns) {
    text.append("| ").append(column.name).append(" | ").append(typeName(column)).append(" | ");
    text.append(column.unit).append(" | ").append(column.nullable ? "may be" : "never").append(" | ");
    text.append(cell(column.description)).append(" |\n");
  }
  return text;
}

std::string stepsText(const DatasetSummary& summary) {
  std::string text = "\n## How it was made\n\nBarline " BARLINE_VERSION
                     " analysed the audio with these steps.\n\n| step | version and parameters | tracks |\n"
                     "|---|---|---:|\n";
  for (const auto& [step, versions] : summary.steps) {
    for (const auto& [version, tracks] : versions) {
      text.append("| ").append(step).append(" | ").append(cell(version)).append(" | ");
      text.append(std::to_string(tracks)).append(" |\n");
    }
  }
  return text;
}

}  // namespace

void DatasetSummary::add(const DatasetTrack& track) {
  ++tracks;
  if (track.edited) ++editedTracks;
  seconds += track.duration;
  for (const DatasetStep& step : track.steps) {
    std::string version = std::to_string(step.version);
    if (!step.parameters.empty()) version.append("; ").append(step.parameters);
    ++steps[step.id][version];
  }
}

std::string datasetCard(const DatasetSummary& summary, const std::vector<DatasetTable>& tables) {
  std::string text = header(summary) + "\n# " + cell(summary.terms.title) + "\n";
  if (!summary.terms.description.empty()) text += "\n" + summary.terms.description + "\n";
  text += termsText(summary.terms);
  text += countsText(summary, tables);
  text += filesText(summary);
  text += "\n## Columns\n";
  for (const DatasetTable& table : tables) text += tableText(table);
  text += stepsText(summary);
  return text;
}

}  // namespace barline::exporting
