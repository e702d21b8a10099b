#include <sys/resource.h>
#include <zlib.h>

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "engine/tags/TagReader.h"

using namespace barline;
using tags::TagReader;

namespace {

std::string bigEndian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift));
  return bytes;
}

std::string syncSafe(std::uint32_t value) {
  std::string bytes;
  for (int shift = 21; shift >= 0; shift -= 7) bytes.push_back(static_cast<char>((value >> shift) & 0x7FU));
  return bytes;
}

/// An ID3v2.3 frame.
std::string frame(const std::string& id, const std::string& content, int flags = 0) {
  return id + bigEndian(static_cast<std::uint32_t>(content.size())) + '\0' + static_cast<char>(flags) +
         content;
}

std::string textFrame(const std::string& id, const std::string& text) {
  return frame(id, std::string(1, '\0') + text);
}

/// An MP3 file's beginning with an ID3v2.3 tag.
std::string id3(const std::string& frames) {
  return "ID3" + std::string("\x03\0\0", 3) + syncSafe(static_cast<std::uint32_t>(frames.size())) + frames +
         std::string("\xFF\xFB\x90\x00", 4) + std::string(413, '\0');
}

std::string deflated(std::size_t zeros) {
  const std::string raw(zeros, '\0');
  uLongf size = compressBound(static_cast<uLong>(raw.size()));
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(raw.data()),
            static_cast<uLong>(raw.size()), 1);
  packed.resize(size);
  return packed;
}

long peakMemory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;  // KiB
}

}  // namespace

/// Files made to hurt: they are read to an end within bounds, and the rest of their tags still counts.
class TestHostileTags : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void leavesPackedFramesPacked();
  void leavesNestedChaptersAlone();
  void endsAtTooManyFrames();
  void leavesDeepAtoms();
  void survivesLyingSizes();
  void makesTextFitToBeShown();
  void survivesNoise();

 private:
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::filesystem::path file = folder_.filePath(QString::fromStdString(name)).toStdString();
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  QTemporaryDir folder_;
};

void TestHostileTags::leavesPackedFramesPacked() {
  constexpr int kCompressed = 0x80;
  const std::string bomb = bigEndian(1000) + deflated(std::size_t{96} << 20);
  const long before = peakMemory();
  const auto file = write("bomb.mp3", id3(textFrame("TIT2", "before") + frame("TXXX", bomb, kCompressed) +
                                          textFrame("TPE1", "after")));
  const model::TrackTags tags = TagReader(file).tags();
  QCOMPARE(tags.title, "before");
  QCOMPARE(tags.artist, "after");
  QVERIFY(peakMemory() - before < 64 * 1024);
}

void TestHostileTags::leavesNestedChaptersAlone() {
  std::string nested = textFrame("TIT2", "inner");
  for (int depth = 0; depth < 2000; ++depth) {
    nested = frame("CHAP", std::string("c\0", 2) + std::string(16, '\0') + nested);
  }
  const auto file = write("chapters.mp3", id3(nested + textFrame("TIT2", "outer")));
  QCOMPARE(TagReader(file).tags().title, "outer");
}

void TestHostileTags::endsAtTooManyFrames() {
  std::string frames = textFrame("TIT2", "first");
  for (int i = 0; i < 20'000; ++i) frames += frame("PRIV", "x");
  frames += textFrame("TPE1", "too late");
  const model::TrackTags tags = TagReader(write("many.mp3", id3(frames))).tags();
  QCOMPARE(tags.title, "first");
  QCOMPARE(tags.artist, "");
}

void TestHostileTags::leavesDeepAtoms() {
  // Each "moov" holds the next: a parser that calls itself for each would use up any stack.
  std::string file = bigEndian(16) + "ftypM4A " + bigEndian(0);
  constexpr std::uint32_t kDepth = 400'000;
  for (std::uint32_t level = 0; level < kDepth; ++level) file += bigEndian((kDepth - level) * 8) + "moov";
  QVERIFY(TagReader(write("deep.m4a", file)).tags() == model::TrackTags());
}

void TestHostileTags::survivesLyingSizes() {
  std::string tag = id3(textFrame("TIT2", "short"));
  tag.replace(6, 4, "\x7F\x7F\x7F\x7F");  // 256 MiB, says the header
  QCOMPARE(TagReader(write("lying.mp3", tag)).tags().title, "short");
  const std::string chunk = "RIFF" + std::string("\xFF\xFF\xFF\xFF", 4) + "WAVELIST" +
                            std::string("\xF0\xFF\xFF\xFF", 4) + "INFOINAM" +
                            std::string("\xFF\xFF\xFF\x7F", 4) + "x";
  (void)TagReader(write("lying.wav", chunk)).tags();
  const std::string flac = "fLaC" + std::string("\x84\xFF\xFF\xFF", 4) + std::string("\xFF\xFF\xFF\x7F", 4);
  QVERIFY(TagReader(write("lying.flac", flac)).tags() == model::TrackTags());
}

void TestHostileTags::makesTextFitToBeShown() {
  // UTF-16 with a half character, a control character, and text that would turn the line around.
  const std::string title(
      "\x01\xFF\xFE"
      "A\0\x00\xD8"
      "B\0\x07\0"
      "C\0\x2E\x20"
      "D\0",
      17);
  const model::TrackTags tags =
      TagReader(write("text.mp3", id3(frame("TIT2", title) + textFrame("TPE1", std::string(1 << 20, 'x')))))
          .tags();
  QCOMPARE(QString::fromStdString(tags.title), QString::fromUtf8("A\xEF\xBF\xBD"
                                                                 "B C D"));
  QVERIFY(tags.artist.size() <= 8192);
  QVERIFY(tags.artist.size() > 8000);
}

void TestHostileTags::survivesNoise() {
  using namespace std::string_literals;
  const std::vector<std::string> beginnings{"ID3\x04",
                                            "fLaC",
                                            "OggS" + std::string(24, '\0') + "\x01vorbis",
                                            "RIFF\x40\x40\0\0WAVE"s,
                                            "FORM\0\0\x40\x40"s + "AIFF",
                                            "\0\0\0\x10"s + "ftypM4A ",
                                            "\x30\x26\xB2\x75\x8E\x66\xCF\x11",
                                            "MAC ",
                                            "MPCK",
                                            "wvpk",
                                            "TTA1",
                                            "\xFF\xFB\x90"};
  std::mt19937 random(6);
  std::uniform_int_distribution<int> byte(0, 255);
  for (const std::string& beginning : beginnings) {
    for (int round = 0; round < 20; ++round) {
      std::string bytes = beginning;
      for (int i = 0; i < 3000; ++i) bytes.push_back(static_cast<char>(byte(random)));
      const auto file = write("noise", bytes);
      (void)TagReader(file).tags();
      (void)TagReader(file).artwork();
    }
  }
}

QTEST_GUILESS_MAIN(TestHostileTags)
#include "test_hostile_tags.moc"
