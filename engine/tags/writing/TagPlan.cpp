#include "engine/tags/writing/TagPlan.h"

#include <cmath>
#include <utility>

#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

const char* const kMp4Bpm = "----:com.apple.iTunes:BPM";
const char* const kMp4Key = "----:com.apple.iTunes:initialkey";

enum class TagSystem : unsigned char { Id3, Xiph, Mp4 };

TagSystem systemOf(TagFormat format) {
  switch (format) {
    case TagFormat::Flac:
    case TagFormat::OggVorbis:
    case TagFormat::Opus:
      return TagSystem::Xiph;
    case TagFormat::Mp4:
      return TagSystem::Mp4;
    default:
      return TagSystem::Id3;
  }
}

/// The name that the format's tags have for a field.
const char* nameIn(TagSystem system, const char* id3, const char* xiph, const char* mp4) {
  return system == TagSystem::Id3 ? id3 : system == TagSystem::Xiph ? xiph : mp4;
}

class Planner {
 public:
  Planner(const TagFile& file, TagPlan& plan) : file_(file), plan_(plan), system_(systemOf(plan.format)) {}

  void bpm(double bpm, BpmForm form) {
    const std::string text = bpmText(bpm, form);
    if (system_ != TagSystem::Mp4) {
      change(TagSubject::Bpm, nameIn(system_, "TBPM", "BPM", ""), {text});
      return;
    }
    const std::string whole = bpmText(bpm, BpmForm::Whole);
    change(TagSubject::Bpm, "tmpo", {whole});
    if (text != whole || has(kMp4Bpm)) change(TagSubject::Bpm, kMp4Bpm, {text});
  }

  void key(const model::MusicalKey& key, KeyNotation notation) {
    const TagValues text{keyText(key, notation)};
    change(TagSubject::Key, nameIn(system_, "TKEY", "INITIALKEY", kMp4Key), text);
    if (system_ == TagSystem::Xiph && has("KEY")) change(TagSubject::Key, "KEY", text);
  }

  void energy(double rating, EnergyPlace place) {
    const char* const name = place == EnergyPlace::Comment ? comment() : grouping();
    TagValues values = file_.values(name);
    if (values.empty()) values.emplace_back();
    values.front() = withEnergy(values.front(), rating);
    change(TagSubject::Energy, name, std::move(values));
  }

  void replayGain(double lufs, std::optional<double> peak) {
    if (plan_.format == TagFormat::Opus) {
      change(TagSubject::ReplayGain, "R128_TRACK_GAIN", {r128Text(lufs)});
      return;
    }
    change(TagSubject::ReplayGain,
           nameIn(system_, "TXXX:REPLAYGAIN_TRACK_GAIN", "REPLAYGAIN_TRACK_GAIN",
                  "----:com.apple.iTunes:replaygain_track_gain"),
           {replayGainText(lufs)});
    if (!peak) return;
    change(TagSubject::ReplayGain,
           nameIn(system_, "TXXX:REPLAYGAIN_TRACK_PEAK", "REPLAYGAIN_TRACK_PEAK",
                  "----:com.apple.iTunes:replaygain_track_peak"),
           {peakText(*peak)});
  }

 private:
  [[nodiscard]] bool has(const char* name) const { return !file_.values(name).empty(); }

  [[nodiscard]] const char* comment() const {
    const bool onlyDescription = system_ == TagSystem::Xiph && !has("COMMENT") && has("DESCRIPTION");
    return nameIn(system_, "COMM", onlyDescription ? "DESCRIPTION" : "COMMENT", "©cmt");
  }

  [[nodiscard]] const char* grouping() const {
    return nameIn(system_, has("GRP1") ? "GRP1" : "TIT1", "GROUPING", "©grp");
  }

  void change(TagSubject subject, const char* name, TagValues after) {
    TagValues before = file_.values(name);
    if (before != after) plan_.changes.push_back({subject, name, std::move(before), std::move(after)});
  }

  const TagFile& file_;
  TagPlan& plan_;
  TagSystem system_;
};

}  // namespace

TagPlan planTags(const std::filesystem::path& file, const TrackFacts& facts, const TagWishes& wishes) {
  const auto format = recognizeFormat(file);
  if (!format) {
    throw TagError(
        file.string() +
        " is of a kind that Barline writes no tags into: it does so for MP3, FLAC, Ogg Vorbis, Opus, "
        "M4A, WAV and AIFF.");
  }
  TagPlan plan{file, *format, {}};
  const std::unique_ptr<TagFile> tags = TagFile::open(file, *format);
  Planner planner(*tags, plan);
  if (wishes.bpm && facts.bpm) planner.bpm(*facts.bpm, wishes.bpmForm);
  if (wishes.key && facts.key) planner.key(*facts.key, wishes.keyNotation);
  if (wishes.energy && facts.energyRating) planner.energy(*facts.energyRating, wishes.energyPlace);
  if (wishes.replayGain && facts.integratedLufs)
    planner.replayGain(*facts.integratedLufs, facts.truePeakDbtp);
  return plan;
}

TagPlan planBack(const TagPlan& written) {
  TagPlan plan{written.file, written.format, {}};
  const std::unique_ptr<TagFile> tags = TagFile::open(written.file, written.format);
  for (const TagChange& change : written.changes) {
    if (tags->values(change.name) != change.after) continue;
    plan.changes.push_back({change.subject, change.name, change.after, change.before});
  }
  return plan;
}

}  // namespace barline::tags
