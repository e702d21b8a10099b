#include "engine/text/MeasureText.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "engine/text/MusicText.h"

namespace barline::text {
namespace {

using model::Measure;

/// Above `limit` a value is to be looked at.
struct Warning {
  double limit{};
  const char* sentence{};
};

/// English, marked for translation in the context "Measure".
struct MeasureText {
  Measure measure{};
  MeasureGroup group{};
  const char* title{};
  const char* unit{};  ///< "" where there is none
  int decimals{};
  const char* meaning{};  ///< one sentence
  const char* absence{};  ///< why a track may have none, one sentence
  bool positiveSign{};    ///< a positive value carries its sign
  std::optional<Warning> warning{};
};

constexpr const char* kNoPulse = QT_TRANSLATE_NOOP("Measure", "No steady pulse was found here.");
constexpr const char* kNoKey = QT_TRANSLATE_NOOP("Measure", "No key was found here.");
constexpr const char* kTooShort = QT_TRANSLATE_NOOP("Measure", "This track is too short for it.");
constexpr const char* kTooQuiet = QT_TRANSLATE_NOOP("Measure", "This track is silent or too short for it.");

constexpr std::array kTexts{
    MeasureText{.measure = Measure::TempoBpm,
                .group = MeasureGroup::Rhythm,
                .title = QT_TRANSLATE_NOOP("Measure", "Tempo"),
                .unit = QT_TRANSLATE_NOOP("Measure", "BPM"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP("Measure", "Beats in a minute of most of the track."),
                .absence = kNoPulse},
    MeasureText{.measure = Measure::TempoStability,
                .group = MeasureGroup::Rhythm,
                .title = QT_TRANSLATE_NOOP("Measure", "Stability"),
                .unit = "",
                .decimals = 2,
                .meaning = QT_TRANSLATE_NOOP("Measure",
                                             "How steady the beat is: 1 is a machine, players "
                                             "without a click lie lower."),
                .absence = kNoPulse},
    MeasureText{.measure = Measure::TuningCents,
                .group = MeasureGroup::Rhythm,
                .title = QT_TRANSLATE_NOOP("Measure", "Tuning"),
                .unit = QT_TRANSLATE_NOOP("Measure", "cents"),
                .decimals = 0,
                .meaning = QT_TRANSLATE_NOOP("Measure",
                                             "How far the tuning lies from an A of 440 Hz; 100 "
                                             "cents are a semitone."),
                .absence = kNoKey,
                .positiveSign = true},
    MeasureText{.measure = Measure::IntegratedLufs,
                .group = MeasureGroup::Broadcast,
                .title = QT_TRANSLATE_NOOP("Measure", "Loudness"),
                .unit = QT_TRANSLATE_NOOP("Measure", "LUFS"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP("Measure",
                                             "How loud the track is as a whole, as broadcasters "
                                             "and streaming services measure it."),
                .absence = kTooQuiet},
    MeasureText{.measure = Measure::LoudnessRangeLu,
                .group = MeasureGroup::Broadcast,
                .title = QT_TRANSLATE_NOOP("Measure", "Range"),
                .unit = QT_TRANSLATE_NOOP("Measure", "LU"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP("Measure", "How far its quiet and its loud passages lie apart."),
                .absence = kTooQuiet},
    MeasureText{.measure = Measure::MaximumShortTermLufs,
                .group = MeasureGroup::Broadcast,
                .title = QT_TRANSLATE_NOOP("Measure", "Loudest 3 s"),
                .unit = QT_TRANSLATE_NOOP("Measure", "LUFS"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP("Measure", "How loud its loudest three seconds are."),
                .absence = kTooQuiet},
    MeasureText{.measure = Measure::MaximumMomentaryLufs,
                .group = MeasureGroup::Broadcast,
                .title = QT_TRANSLATE_NOOP("Measure", "Loudest 0.4 s"),
                .unit = QT_TRANSLATE_NOOP("Measure", "LUFS"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP("Measure", "How loud its loudest 0.4 seconds are."),
                .absence = kTooQuiet},
    MeasureText{.measure = Measure::TruePeakDbtp,
                .group = MeasureGroup::Broadcast,
                .title = QT_TRANSLATE_NOOP("Measure", "True peak"),
                .unit = QT_TRANSLATE_NOOP("Measure", "dBTP"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP("Measure",
                                             "The highest level the sound reaches, between its "
                                             "samples too."),
                .absence = kTooQuiet,
                .positiveSign = true,
                .warning = Warning{0.0, QT_TRANSLATE_NOOP("Measure",
                                                          "Above 0 dBTP a player or an encoder may clip.")}},
    MeasureText{
        .measure = Measure::ReplayGainDb,
        .group = MeasureGroup::Broadcast,
        .title = QT_TRANSLATE_NOOP("Measure", "ReplayGain"),
        .unit = QT_TRANSLATE_NOOP("Measure", "dB"),
        .decimals = 1,
        .meaning = QT_TRANSLATE_NOOP(
            "Measure", "How much a player has to raise or lower the track for all to sound equally loud."),
        .absence = kTooQuiet,
        .positiveSign = true},
    MeasureText{
        .measure = Measure::LoudnessSone,
        .group = MeasureGroup::Hearing,
        .title = QT_TRANSLATE_NOOP("Measure", "Loudness"),
        .unit = QT_TRANSLATE_NOOP("Measure", "sone"),
        .decimals = 1,
        .meaning = QT_TRANSLATE_NOOP(
            "Measure", "How loud it sounds to the ear on average: twice as many sone sound twice as loud."),
        .absence = kTooShort},
    MeasureText{
        .measure = Measure::LoudnessN5Sone,
        .group = MeasureGroup::Hearing,
        .title = QT_TRANSLATE_NOOP("Measure", "N5"),
        .unit = QT_TRANSLATE_NOOP("Measure", "sone"),
        .decimals = 1,
        .meaning = QT_TRANSLATE_NOOP("Measure", "What the loudness to the ear exceeds in 5 % of the time."),
        .absence = kTooShort},
    MeasureText{.measure = Measure::LoudnessMaximumSone,
                .group = MeasureGroup::Hearing,
                .title = QT_TRANSLATE_NOOP("Measure", "Loudest"),
                .unit = QT_TRANSLATE_NOOP("Measure", "sone"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP("Measure", "How loud its loudest moment sounds to the ear."),
                .absence = kTooShort},
    MeasureText{.measure = Measure::LoudnessLevelPhon,
                .group = MeasureGroup::Hearing,
                .title = QT_TRANSLATE_NOOP("Measure", "Level"),
                .unit = QT_TRANSLATE_NOOP("Measure", "phon"),
                .decimals = 1,
                .meaning = QT_TRANSLATE_NOOP(
                    "Measure", "The level of a 1 kHz tone that sounds as loud as the loud passages."),
                .absence = kTooQuiet},
    MeasureText{
        .measure = Measure::SharpnessAcum,
        .group = MeasureGroup::Hearing,
        .title = QT_TRANSLATE_NOOP("Measure", "Sharpness"),
        .unit = QT_TRANSLATE_NOOP("Measure", "acum"),
        .decimals = 2,
        .meaning = QT_TRANSLATE_NOOP(
            "Measure", "How sharp the sound is: the more of its loudness lies in the treble, the sharper."),
        .absence = kTooQuiet},
    MeasureText{
        .measure = Measure::RoughnessAsper,
        .group = MeasureGroup::Hearing,
        .title = QT_TRANSLATE_NOOP("Measure", "Roughness"),
        .unit = QT_TRANSLATE_NOOP("Measure", "asper"),
        .decimals = 2,
        .meaning = QT_TRANSLATE_NOOP("Measure",
                                     "How harsh fast fluctuations make the sound: 1 asper is a 1 kHz tone of "
                                     "60 dB that swells and fades 70 times a second."),
        .absence = kTooShort},
    MeasureText{
        .measure = Measure::EnergyRating,
        .group = MeasureGroup::Character,
        .title = QT_TRANSLATE_NOOP("Measure", "Energy"),
        .unit = QT_TRANSLATE_NOOP("Measure", "of 10"),
        .decimals = 1,
        .meaning = QT_TRANSLATE_NOOP("Measure",
                                     "From 1, calm, to 10: louder, busier, brighter and denser music has "
                                     "more energy."),
        .absence = kTooQuiet},
    MeasureText{
        .measure = Measure::Danceability,
        .group = MeasureGroup::Character,
        .title = QT_TRANSLATE_NOOP("Measure", "Danceability"),
        .unit = "",
        .decimals = 2,
        .meaning = QT_TRANSLATE_NOOP("Measure",
                                     "How much a steady beat carries the music, from 0 to 3: from 1.1 on "
                                     "it can be danced to."),
        .absence = kTooQuiet},
};

constexpr auto kShown = [] {
  std::array<Measure, kTexts.size()> shown{};
  for (std::size_t i = 0; i < shown.size(); ++i) shown[i] = kTexts[i].measure;
  return shown;
}();

QString translated(const char* text) {
  return *text == '\0' ? QString() : QCoreApplication::translate("Measure", text);
}

const MeasureText& textOf(Measure measure) {
  const auto* const found = std::ranges::find(kTexts, measure, &MeasureText::measure);
  if (found == kTexts.end()) throw std::logic_error("a measure without a text");
  return *found;
}

}  // namespace

std::span<const Measure> shownMeasures() {
  return kShown;
}

MeasureGroup measureGroup(Measure measure) {
  return textOf(measure).group;
}

QString groupTitle(MeasureGroup group) {
  static constexpr std::array kTitles{
      QT_TRANSLATE_NOOP("Measure", "Rhythm and pitch"), QT_TRANSLATE_NOOP("Measure", "Broadcast loudness"),
      QT_TRANSLATE_NOOP("Measure", "To the ear"), QT_TRANSLATE_NOOP("Measure", "Character")};
  return translated(kTitles.at(static_cast<std::size_t>(group)));
}

QString measureTitle(Measure measure) {
  return translated(textOf(measure).title);
}

QString measureUnit(Measure measure) {
  return translated(textOf(measure).unit);
}

QString measureNumber(Measure measure, double value) {
  const MeasureText& text = textOf(measure);
  const QString number = numberText(value, text.decimals);
  // "+0.0" would claim a sign that the figure does not show.
  const bool zero = std::abs(value) * std::pow(10.0, text.decimals) < 0.5;
  return text.positiveSign && value > 0.0 && !zero ? u'+' + number : number;
}

QString measureValueText(Measure measure, std::optional<double> value) {
  if (!value) return QStringLiteral("–");
  const QString unit = measureUnit(measure);
  const QString number = measureNumber(measure, *value);
  return unit.isEmpty() ? number : number + u' ' + unit;
}

QString measureExplanation(Measure measure, std::optional<double> value) {
  const MeasureText& text = textOf(measure);
  QString sentences = translated(text.meaning);
  if (!value) sentences += u' ' + translated(text.absence);
  if (value && measureWarns(measure, *value)) sentences += u' ' + translated(text.warning->sentence);
  return sentences;
}

bool measureWarns(Measure measure, double value) {
  const MeasureText& text = textOf(measure);
  return text.warning && value > text.warning->limit;
}

}  // namespace barline::text
