#include "engine/export/formats/MusicXml.h"

#include <QByteArray>
#include <QString>
#include <QXmlStreamWriter>
#include <array>
#include <optional>
#include <utility>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/ChordChart.h"
#include "engine/export/formats/MusicXmlChord.h"
#include "engine/export/formats/SheetLosses.h"

namespace barline::exporting {
namespace {

constexpr int kStepsPerBeat = 2;
constexpr int kDivisions = 32;  // of a quarter: half a beat of any metre up to x/64 is a whole number of them
constexpr int kBarsPerSystem = 4;

// The page, in tenths of the distance of staff lines: 40 to 7 mm.
constexpr int kPageHeight = 1697;
constexpr int kPageWidth = 1200;
constexpr int kMargin = 86;
constexpr int kTitleHeight = kPageHeight - kMargin;
constexpr int kArtistHeight = kTitleHeight - 60;
constexpr int kMostLetters = 60;
constexpr const char* kTitleSize = "22";  // points
constexpr const char* kArtistSize = "13";

/// Not half of a letter that takes two code units.
QString beginOf(const QString& text) {
  QString begin = text.left(kMostLetters - 1);
  if (begin.back().isHighSurrogate()) begin.chop(1);
  return begin.trimmed();
}

const char* noteType(int denominator) {
  constexpr std::array<std::pair<int, const char*>, 7> kTypes{
      {{1, "whole"}, {2, "half"}, {4, "quarter"}, {8, "eighth"}, {16, "16th"}, {32, "32nd"}, {64, "64th"}}};
  for (const auto& [value, name] : kTypes) {
    if (value == denominator) return name;
  }
  return "quarter";
}

/// How the beat of a metre is written.
struct BeatNote {
  int duration{};  ///< divisions
  const char* type{};
  bool isDotted{};

  explicit BeatNote(const model::Metre& metre) {
    isDotted = model::beatsIn(metre) != metre.numerator;
    type = noteType(isDotted ? metre.denominator / 2 : metre.denominator);
    const int unit = 4 * kDivisions / std::max(metre.denominator, 1);
    duration = isDotted ? 3 * unit : unit;
  }
  [[nodiscard]] double quarters() const { return static_cast<double>(duration) / kDivisions; }
};

/// Sharps of the signature, flats below 0.
int fifthsOf(const model::MusicalKey& key) {
  const int relativeMajor = key.mode == model::Mode::Major ? key.tonic : (key.tonic + 3) % 12;
  const int fifths = relativeMajor * 7 % 12;
  return fifths > 6 ? fifths - 12 : fifths;
}

QString toQString(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Writes the sheet from its head to its last bar.
class SheetWriter {
 public:
  SheetWriter(const ExportTrack& track, const ChordChart& chart, const Layers& chosen)
      : chart_(chart), hasKey_(chosen.has(Layer::Key) && track.timeline.key && track.timeline.key->global) {
    xml_.setAutoFormatting(true);
    xml_.setAutoFormattingIndent(1);
    xml_.writeStartDocument();
    xml_.writeDTD(
        "<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 3.1 Partwise//EN\" "
        "\"http://www.musicxml.org/dtds/partwise.dtd\">");
    xml_.writeStartElement("score-partwise");
    xml_.writeAttribute("version", "3.1");
    writeHead(track.record);
    xml_.writeStartElement("part");
    xml_.writeAttribute("id", "P1");
    for (std::size_t i = 0; i < chart.bars.size(); ++i) writeBar(i);
    xml_.writeEndElement();
    xml_.writeEndDocument();
  }

  [[nodiscard]] std::string bytes() const { return bytes_.toStdString(); }

 private:
  void text(const char* name, std::string_view value) { xml_.writeTextElement(name, toQString(value)); }
  void text(const char* name, int value) { xml_.writeTextElement(name, QString::number(value)); }

  void writeHead(const model::TrackRecord& record) {
    const std::string title = oneLine(record.title);
    const std::string artist = oneLine(record.artist);
    xml_.writeStartElement("work");
    text("work-title", title);
    xml_.writeEndElement();
    xml_.writeStartElement("identification");
    if (!artist.empty()) {
      xml_.writeStartElement("creator");
      xml_.writeAttribute("type", "artist");
      xml_.writeCharacters(toQString(artist));
      xml_.writeEndElement();
    }
    xml_.writeStartElement("encoding");
    text("software", "Barline " BARLINE_VERSION);
    xml_.writeEndElement();
    xml_.writeEndElement();
    writePage();
    writeCredit(title, {kPageWidth / 2, kTitleHeight, "center", kTitleSize});
    if (!artist.empty()) writeCredit(artist, {kPageWidth - kMargin, kArtistHeight, "right", kArtistSize});
    writeParts();
  }

  /// A4 with margins of 15 mm.
  void writePage() {
    xml_.writeStartElement("defaults");
    xml_.writeStartElement("scaling");
    text("millimeters", "7");
    text("tenths", 40);
    xml_.writeEndElement();
    xml_.writeStartElement("page-layout");
    text("page-height", kPageHeight);
    text("page-width", kPageWidth);
    xml_.writeStartElement("page-margins");
    xml_.writeAttribute("type", "both");
    for (const char* margin : {"left-margin", "right-margin", "top-margin", "bottom-margin"})
      text(margin, kMargin);
    xml_.writeEndElement();
    xml_.writeEndElement();
    xml_.writeEndElement();
  }

  /// Where words stand on the first page.
  struct Place {
    int x;  ///< tenths from the left edge to what `justify` names
    int y;  ///< tenths from the lower edge to their top
    const char* justify;
    const char* size;  ///< points
  };

  /// Words at the head of the first page, as far as they fit there.
  void writeCredit(const std::string& words, const Place& place) {
    xml_.writeStartElement("credit");
    xml_.writeAttribute("page", "1");
    xml_.writeStartElement("credit-words");
    xml_.writeAttribute("default-x", QString::number(place.x));
    xml_.writeAttribute("default-y", QString::number(place.y));
    xml_.writeAttribute("font-size", place.size);
    xml_.writeAttribute("justify", place.justify);
    xml_.writeAttribute("valign", "top");
    const QString whole = toQString(words);
    xml_.writeCharacters(whole.size() <= kMostLetters ? whole : beginOf(whole) + QChar(0x2026));
    xml_.writeEndElement();
    xml_.writeEndElement();
  }

  void writeParts() {
    xml_.writeStartElement("part-list");
    xml_.writeStartElement("score-part");
    xml_.writeAttribute("id", "P1");
    xml_.writeStartElement("part-name");
    xml_.writeAttribute("print-object", "no");
    xml_.writeCharacters("Chords");
    xml_.writeEndElement();
    xml_.writeStartElement("score-instrument");
    xml_.writeAttribute("id", "P1-I1");
    text("instrument-name", "Piano");
    xml_.writeEndElement();
    xml_.writeEndElement();
    xml_.writeEndElement();
  }

  void writeBar(std::size_t index) {
    const ChartBar& bar = chart_.bars[index];
    xml_.writeStartElement("measure");
    xml_.writeAttribute("number", QString::number(bar.number));
    if (bar.number == 0) xml_.writeAttribute("implicit", "yes");
    const bool beginsSystem = writePrint(index);
    writeAttributes(bar, index == 0);
    if (!bar.section.empty()) writeRehearsal(bar.section);
    if (bar.bpm) writeTempo(*bar.bpm, BeatNote(bar.metre));
    writeBeats(bar, beginsSystem);
    writeBarline(index);
    xml_.writeEndElement();
  }

  /// @return whether the bar begins a line of music
  bool writePrint(std::size_t index) {
    const ChartBar& bar = chart_.bars[index];
    const bool isFirst = index == 0;
    const bool isPickupBefore = index == 1 && chart_.bars[0].number == 0;
    const bool beginsSystem =
        isFirst || (!isPickupBefore && (!bar.section.empty() || barsInSystem_ == kBarsPerSystem));
    if (beginsSystem && !isFirst) {
      xml_.writeEmptyElement("print");
      xml_.writeAttribute("new-system", "yes");
    }
    barsInSystem_ = (beginsSystem ? 0 : barsInSystem_) + (bar.number > 0 ? 1 : 0);
    return beginsSystem;
  }

  void writeAttributes(const ChartBar& bar, bool isFirst) {
    const bool hasNewKey = hasKey_ && (!key_ || fifthsOf(*key_) != fifthsOf(bar.key));
    if (!isFirst && !hasNewKey && metre_ == bar.metre) return;
    xml_.writeStartElement("attributes");
    if (isFirst) text("divisions", kDivisions);
    if (hasNewKey) {
      xml_.writeStartElement("key");
      text("fifths", fifthsOf(bar.key));
      text("mode", bar.key.mode == model::Mode::Major ? "major" : "minor");
      xml_.writeEndElement();
    }
    if (metre_ != bar.metre) {
      xml_.writeStartElement("time");
      text("beats", bar.metre.numerator);
      text("beat-type", bar.metre.denominator);
      xml_.writeEndElement();
    }
    if (isFirst) {
      xml_.writeStartElement("clef");
      text("sign", "G");
      text("line", 2);
      xml_.writeEndElement();
    }
    xml_.writeEndElement();
    key_ = bar.key;
    metre_ = bar.metre;
  }

  void beginDirection() {
    xml_.writeStartElement("direction");
    xml_.writeAttribute("placement", "above");
    xml_.writeStartElement("direction-type");
  }

  void writeRehearsal(const std::string& section) {
    beginDirection();
    text("rehearsal", section);
    xml_.writeEndElement();
    xml_.writeEndElement();
  }

  void writeTempo(double bpm, const BeatNote& beat) {
    beginDirection();
    xml_.writeStartElement("metronome");
    text("beat-unit", beat.type);
    if (beat.isDotted) xml_.writeEmptyElement("beat-unit-dot");
    text("per-minute", decimal(bpm, 0));
    xml_.writeEndElement();
    xml_.writeEndElement();
    xml_.writeEmptyElement("sound");
    xml_.writeAttribute("tempo", toQString(decimal(bpm * beat.quarters(), 3)));
    xml_.writeEndElement();
  }

  /// Chords stand before the slash of their beat; one at half a beat is moved by an offset.
  void writeBeats(const ChartBar& bar, bool beginsSystem) {
    const BeatNote beat(bar.metre);
    bool repeats = beginsSystem || !bar.section.empty();
    auto chord = bar.chords.begin();
    for (int i = 0; i < bar.beats; ++i) {
      for (; chord != bar.chords.end() && chord->step < (i + 1) * kStepsPerBeat; ++chord) {
        const int offset = (chord->step - i * kStepsPerBeat) * beat.duration / kStepsPerBeat;
        const XmlChord written = xmlChord(chord->label, bar.key);
        if (repeats || written != sounding_) writeHarmony(written, offset);
        repeats = false;
        sounding_ = written;
      }
      writeSlash(beat, bar.key);
    }
  }

  void writeNoteName(const char* element, const char* step, const char* alter, const XmlNote& note) {
    xml_.writeStartElement(element);
    text(step, note.step);
    if (note.alter != 0) text(alter, note.alter);
    xml_.writeEndElement();
  }

  void writeHarmony(const XmlChord& chord, int offset) {
    xml_.writeStartElement("harmony");
    xml_.writeAttribute("print-frame", "no");
    if (chord.root.step.empty()) {
      // No chord has no root, but something must stand here; programs print a root, not an empty function.
      text("function", "");
    } else {
      writeNoteName("root", "root-step", "root-alter", chord.root);
    }
    xml_.writeStartElement("kind");
    xml_.writeAttribute("text", toQString(chord.text));
    xml_.writeCharacters(chord.kind);
    xml_.writeEndElement();
    if (!chord.bass.step.empty()) writeNoteName("bass", "bass-step", "bass-alter", chord.bass);
    for (const XmlDegree& degree : chord.degrees) {
      // The kind's text says it already.
      xml_.writeStartElement("degree");
      xml_.writeAttribute("print-object", "no");
      text("degree-value", degree.value);
      text("degree-alter", degree.alter);
      text("degree-type", degree.type);
      xml_.writeEndElement();
    }
    if (offset != 0) text("offset", offset);
    xml_.writeEndElement();
  }

  void writeSlash(const BeatNote& beat, const model::MusicalKey& key) {
    xml_.writeStartElement("note");
    xml_.writeAttribute("dynamics", "1");  // percent of forte; programs take 0 for no statement
    xml_.writeStartElement("pitch");
    text("step", "B");
    // The note of the middle line as the signature has it, so that no accidental is drawn.
    if (hasKey_ && fifthsOf(key) < 0) text("alter", -1);
    text("octave", 4);
    xml_.writeEndElement();
    text("duration", beat.duration);
    text("voice", 1);
    text("type", beat.type);
    if (beat.isDotted) xml_.writeEmptyElement("dot");
    // Slashes of eighths are drawn with stems: programs beam them, and a beam needs something to hang on.
    if (beat.duration >= kDivisions) text("stem", "none");
    text("notehead", "slash");
    xml_.writeEndElement();
  }

  void writeBarline(std::size_t index) {
    const bool isLast = index + 1 == chart_.bars.size();
    // A pick-up leads into its section.
    if (!isLast && (chart_.bars[index + 1].section.empty() || chart_.bars[index].number == 0)) return;
    xml_.writeStartElement("barline");
    xml_.writeAttribute("location", "right");
    text("bar-style", isLast ? "light-heavy" : "light-light");
    xml_.writeEndElement();
  }

  const ChordChart& chart_;
  bool hasKey_;
  QByteArray bytes_;
  QXmlStreamWriter xml_{&bytes_};
  int barsInSystem_{};
  std::optional<model::MusicalKey> key_;
  std::optional<model::Metre> metre_;
  std::optional<XmlChord> sounding_;
};

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const ChordChart chart = chordChart(tracks.front().timeline, chosen, kStepsPerBeat);
  if (chart.bars.empty()) return {};
  return {{".musicxml", SheetWriter(tracks.front(), chart, chosen).bytes()}};
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  return sheetLosses(track, chosen, kStepsPerBeat);
}

}  // namespace

ExportFormat musicXmlFormat() {
  const Layers layers{Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections};
  return {.id = "musicxml",
          .title = BARLINE_EXPORT_TEXT("Export", "MusicXML lead sheet"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export",
              "Slashes with chord symbols for MuseScore, Sibelius, Dorico and other notation programs."),
          .group = FormatGroup::Sheet,
          .extension = ".musicxml",
          .layers = layers,
          .usual = layers,
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
