#include "tests/engine/export/ExportSamples.h"

#include <QProcess>
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/import/ReferenceFile.h"
#include "tests/engine/export/Samples.h"

namespace barline::test {
namespace {

using Json = nlohmann::json;

constexpr int kBars = 41;

// Every shorthand, alterations, omissions and basses: what a person can type.
constexpr std::array<const char*, 24> kChords{
    "C:min",        "F:min7",   "Bb:7",    "Eb:maj7",   "Ab:maj", "D:hdim7",      "G:7(b9)", "N",
    "G:sus4(b7)",   "C:maj/3",  "F#:maj6", "C#:min6",   "B:dim7", "A:aug",        "E:9",     "X",
    "D:minmaj7(9)", "G:maj(9)", "Bb:13",   "Eb:maj9/5", "F:sus2", "Gb:maj7(#11)", "A:5",     "E:min11/b7"};

model::Metre metreOfBar(int bar) {
  if (bar <= 16) return {4, 4};
  return bar <= 28 ? model::Metre{3, 4} : model::Metre{6, 8};
}

int beatsOfBar(int bar) {
  const model::Metre metre = metreOfBar(bar);
  return metre.denominator == 8 ? metre.numerator / 3 : metre.numerator;
}

model::BeatGrid songGrid() {
  model::BeatGrid grid;
  double time = 0.123456789;
  const auto addBeat = [&](int position) {
    grid.beats.push_back({time, position, 0.9, {}});
    time += 0.5 + 0.011 * std::sin(static_cast<double>(grid.beats.size()) * 1.7);
  };
  const auto addBar = [&](int number, int beats, int firstPosition) {
    const double begin = time;
    for (int beat = 0; beat < beats; ++beat) addBeat(firstPosition + beat);
    grid.bars.push_back({{begin, time}, number, metreOfBar(number), 0.8});
  };
  addBar(0, 1, 4);
  for (int bar = 1; bar <= kBars; ++bar) addBar(bar, beatsOfBar(bar), 1);
  grid.alternatives = {{0.5, 0, {}, 0.2}};
  return grid;
}

/// A change on each bar, on the third beat of every fourth bar, and once a fifth of a beat late.
model::ChordTimeline songChords(const model::BeatGrid& grid, double duration) {
  model::ChordTimeline chords;
  std::vector<double> times;
  for (const model::Bar& bar : grid.bars) {
    if (bar.number == 0) continue;
    times.push_back(bar.range.begin + (bar.number == 7 ? 0.1 : 0.0));
    if (bar.number % 4 == 3 && beatsOfBar(bar.number) > 2) {
      const auto first = model::beatIndexAt(grid, bar.range.begin + 1e-9).value();
      times.push_back(grid.beats[first + 2].time);
    }
  }
  chords.changes.push_back({{0.0, times.front()}, "N", 0.9, {}, {}});
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double end = i + 1 < times.size() ? times[i + 1] : duration;
    chords.changes.push_back({{times[i], end}, kChords[i % kChords.size()], 0.8, "C:maj", {}});
  }
  for (std::size_t i = 0; i < grid.bars.size(); ++i)
    chords.perBar.push_back({grid.bars[i].range, kChords[i % kChords.size()], 0.8, {}, {}});
  return chords;
}

model::Sections songSections(const model::BeatGrid& grid) {
  const auto from = [&](int first, int last) {
    return model::TimeRange{grid.bars[static_cast<std::size_t>(first)].range.begin,
                            grid.bars[static_cast<std::size_t>(last)].range.end};
  };
  using enum model::SectionKind;
  return {{{from(1, 4), 0, 0.9, model::SectionLabel{Intro, 0.8}},
           {from(5, 16), 1, 0.9, model::SectionLabel{Verse, 0.7}},
           {from(17, 28), 2, 0.9, model::SectionLabel{Chorus, 0.7},
            "Waltz, \"slow\"\tand <sad> & \xF0\x9F\x8E\xB5"},
           {from(29, 34), 1, 0.9, {}},
           {from(35, 41), 3, 0.9, {}, "שלום – Ende"}}};
}

Json spansJson(const auto& spans, auto textOf) {
  Json list = Json::array();
  for (const auto& span : spans) list.push_back({span.range.begin, span.range.end, textOf(span)});
  return list;
}

Json truthOf(const exporting::ExportTrack& track) {
  const model::Timeline& timeline = track.timeline;
  Json truth{{"title", track.record.title}, {"duration", timeline.source.duration}};
  truth["rate"] = timeline.source.sampleRate;
  for (const model::Beat& beat : timeline.grid->beats)
    truth["beats"].push_back({beat.time, beat.positionInBar});
  for (const model::Bar& bar : timeline.grid->bars)
    truth["bars"].push_back({bar.range.begin, bar.range.end, bar.number, toString(bar.metre)});
  truth["tempo"] = spansJson(timeline.tempo->spans, [](const auto& span) { return span.bpm; });
  truth["key"] = spansJson(timeline.key->spans, [](const auto& span) { return toString(span.key); });
  truth["chords"] = spansJson(timeline.chords->changes, [](const auto& span) { return span.label; });
  truth["sections"] = spansJson(timeline.sections->sections, [](const auto& section) {
    return Json{{"group", model::groupLetter(section.group)},
                {"function", section.label ? std::string(model::toString(section.label->kind)) : ""},
                {"name", section.name}};
  });
  for (const model::Transient& transient : timeline.transients->all)
    truth["transients"].push_back({transient.time, transient.strength});
  const model::Curve& energy = timeline.energy->curve;
  truth["energy"] = {{"start", energy.start}, {"step", energy.step}, {"values", energy.values}};
  return truth;
}

}  // namespace

std::string hostileTitle() {
  return "\"Quoted\" 'single' \ttab\nline\r\nbreak, {brace} [bracket] | bar; <tag attr=\"x\">&amp; "
         "\\back\\slash "
         "\xF0\x9F\x8E\xB5 שלום עולם מוזיקה %1 =1+1 " +
         std::string(300, 'x');
}

model::Timeline songTimeline() {
  model::Timeline timeline = sampleTimeline();
  const model::BeatGrid grid = songGrid();
  const double end = grid.bars.back().range.end;
  const double duration = end + 1.5;
  timeline.source.duration = duration;
  timeline.grid = std::make_shared<const model::BeatGrid>(grid);
  timeline.chords = std::make_shared<const model::ChordTimeline>(songChords(grid, duration));
  timeline.sections = std::make_shared<const model::Sections>(songSections(grid));
  const double first = grid.bars[17].range.begin;
  const double second = grid.bars[29].range.begin;
  using enum model::Mode;
  timeline.key = std::make_shared<const model::KeyTimeline>(
      model::KeyTimeline{model::MusicalKey{0, Minor},
                         0.8,
                         {{{0.0, first}, {0, Minor}, 0.8, model::MusicalKey{3, Major}},
                          {{first, second}, {3, Major}, 0.7, {}},
                          {{second, duration}, {6, Major}, 0.6, {}}},
                         -12.5});
  timeline.tempo = std::make_shared<const model::TempoMap>(
      model::TempoMap{120.0,
                      0.98,
                      {{{grid.beats.front().time, second}, 120.0, 0.99}, {{second, end}, 119.25, 0.97}},
                      {0.1, 0.5, "BPM", {120.0F, 120.25F, 119.75F}}});
  model::Transients transients;
  for (std::size_t i = 0; i < grid.beats.size(); i += 3)
    transients.all.push_back({grid.beats[i].time + 0.0031, 0.25 + 0.005 * static_cast<double>(i)});
  timeline.transients = std::make_shared<const model::Transients>(transients);
  timeline.bars = nullptr;
  return timeline;
}

exporting::ExportTrack exportTrack(const model::Timeline& timeline) {
  exporting::ExportTrack track;
  track.timeline = timeline;
  track.record.title = hostileTitle();
  track.record.artist = "Ärtist \"Q\" & Söhne";
  track.record.album = "Album\twith tab";
  track.record.year = 1999;
  track.record.path = timeline.source.path;
  track.record.duration = timeline.source.duration;
  track.range = {0.0, timeline.source.duration};
  return track;
}

std::vector<exporting::ExportFile> written(const exporting::ExportFormat& format,
                                           const exporting::ExportTrack& track) {
  return format.write({&track, 1}, format.layers);
}

std::string bytesOf(std::span<const exporting::ExportFile> files, std::string_view ending) {
  const auto file = std::ranges::find(files, ending, &exporting::ExportFile::ending);
  return file == files.end() ? std::string() : file->bytes;
}

void writeFiles(std::span<const exporting::ExportFile> files, const exporting::ExportTrack& track,
                const QString& folder) {
  const std::string base = folder.toStdString() + "/";
  for (const exporting::ExportFile& file : files)
    std::ofstream(base + "song" + file.ending, std::ios::binary) << file.bytes;
  std::ofstream(base + "truth.json", std::ios::binary) << truthOf(track).dump();
}

QString readBackByOthers(const QString& format, const QString& folder) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  const QString script = BARLINE_TEST_SOURCES "/engine/export/read_back.py";
  process.start(BARLINE_PYTHON, {"-B", "-X", "utf8", script, format, folder});
  if (!process.waitForFinished()) return "it did not end";
  const QString output = QString::fromUtf8(process.readAll());
  return process.exitCode() == 0 ? QString() : output.isEmpty() ? QString("it failed") : output;
}

model::Annotation readBack(std::span<const exporting::ExportFile> files, std::string_view ending) {
  const std::string bytes = bytesOf(files, ending);
  const std::filesystem::path name = std::string("song").append(ending);
  return importing::readReference(name, {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
}

}  // namespace barline::test
