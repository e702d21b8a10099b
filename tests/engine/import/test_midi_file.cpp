#include <QTest>
#include <random>

#include "engine/import/ImportError.h"
#include "engine/import/MidiFile.h"

namespace barline::importing {
namespace {

using Bytes = std::vector<unsigned char>;

constexpr int kQuarter = 480;

void append(Bytes& bytes, std::initializer_list<int> more) {
  for (const int byte : more) bytes.push_back(static_cast<unsigned char>(byte));
}

void appendNumber(Bytes& bytes, std::size_t value, int size) {
  for (int i = size - 1; i >= 0; --i) bytes.push_back(static_cast<unsigned char>(value >> (8 * i)));
}

/// Events of one track, each after the one before it.
class Track {
 public:
  Track& after(int ticks) {
    Bytes reversed{static_cast<unsigned char>(ticks & 0x7F)};
    while ((ticks >>= 7) > 0) reversed.push_back(static_cast<unsigned char>(0x80 | (ticks & 0x7F)));
    bytes_.insert(bytes_.end(), reversed.rbegin(), reversed.rend());
    return *this;
  }

  Track& meta(int type, std::initializer_list<int> data) {
    append(bytes_, {0xFF, type, static_cast<int>(data.size())});
    append(bytes_, data);
    return *this;
  }

  Track& event(std::initializer_list<int> bytes) {
    append(bytes_, bytes);
    return *this;
  }

  [[nodiscard]] const Bytes& bytes() const { return bytes_; }

 private:
  Bytes bytes_;
};

Bytes midiFile(const std::vector<Track>& tracks) {
  Bytes bytes{'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, 1};
  appendNumber(bytes, tracks.size(), 2);
  appendNumber(bytes, kQuarter, 2);
  for (const Track& track : tracks) {
    append(bytes, {'M', 'T', 'r', 'k'});
    appendNumber(bytes, track.bytes().size(), 4);
    bytes.insert(bytes.end(), track.bytes().begin(), track.bytes().end());
  }
  return bytes;
}

Track noteUntil(int ticks) {
  Track track;
  track.after(0).event({0x90, 60, 100}).after(ticks).event({60, 0}).after(0).meta(0x2F, {});
  return track;
}

/// 120 BPM and 3/4 for two bars, then 60 BPM and 6/8; in Eb minor; two markers.
Bytes song() {
  Track conductor;
  conductor.after(0).meta(0x51, {0x07, 0xA1, 0x20}).after(0).meta(0x58, {3, 2, 24, 8});
  conductor.after(0).meta(0x59, {0xFA, 1}).after(0).meta(0x06, {'A'});
  conductor.after(6 * kQuarter).meta(0x51, {0x0F, 0x42, 0x40}).after(0).meta(0x58, {6, 3, 24, 8});
  conductor.after(0).meta(0x06, {'B'}).after(0).meta(0x2F, {});
  return midiFile({conductor, noteUntil(12 * kQuarter)});
}

std::vector<double> timesOf(const std::vector<model::AnnotatedBeat>& beats) {
  std::vector<double> times;
  for (const model::AnnotatedBeat& beat : beats) times.push_back(beat.time);
  return times;
}

}  // namespace

class TestMidiFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tempoAndTimeSignaturesMakeAGrid() {
    const model::Annotation read = readMidi("song.mid", song());
    const std::vector<double> times{0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.5, 6.0, 7.5};
    QCOMPARE(timesOf(read.beats.value()), times);
    QCOMPARE(read.downbeats.value(), (std::vector<double>{0.0, 1.5, 3.0, 6.0}));
    QCOMPARE(read.beats.value()[7].positionInBar, 2);
    QCOMPARE(read.metres, (std::vector<model::AnnotatedMetre>{{0.0, {3, 4}}, {3.0, {6, 8}}}));
  }

  void keyAndMarkersAreRead() {
    const model::Annotation read = readMidi("song.mid", song());
    QCOMPARE(read.key.value(), (model::AnnotatedKey{3, model::AnnotatedMode::Minor}));
    QCOMPARE(read.sections.value(),
             (std::vector<model::AnnotatedSpan>{{{0.0, 3.0}, "A"}, {{3.0, 9.0}, "B"}}));
  }

  void withoutTempoItIs120InFour() {
    const model::Annotation read = readMidi("a.mid", midiFile({noteUntil(5 * kQuarter)}));
    QCOMPARE(timesOf(read.beats.value()), (std::vector<double>{0.0, 0.5, 1.0, 1.5, 2.0}));
    QCOMPARE(read.downbeats.value(), (std::vector<double>{0.0, 2.0}));
    QVERIFY(!read.key && !read.sections);
  }

  void filesWithoutEndAreRefused() {
    Track track;
    for (int i = 0; i < 2000; ++i) track.after(0x0FFFFFFF).event({0x80, 60, 0});
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(readMidi("a.mid", midiFile({track}))), ImportError);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(readMidi("a.mid", midiFile({}))), ImportError);
    Bytes smpte = midiFile({noteUntil(480)});
    smpte[12] = 0xE7;
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(readMidi("a.mid", smpte)), ImportError);
  }

  void damagedFilesAreSurvived() {
    const Bytes whole = song();
    std::mt19937 random(3);
    for (int i = 0; i < 20000; ++i) {
      Bytes damaged = whole;
      for (int n = 0; n < 3; ++n)
        damaged[random() % damaged.size()] = static_cast<unsigned char>(random() % 256);
      damaged.resize(1 + random() % damaged.size());
      try {
        static_cast<void>(readMidi("a.mid", damaged));
      } catch (const ImportError&) {
        continue;
      }
    }
  }
};

}  // namespace barline::importing

QTEST_APPLESS_MAIN(barline::importing::TestMidiFile)
#include "test_midi_file.moc"
