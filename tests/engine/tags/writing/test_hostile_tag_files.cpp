#include <QTemporaryDir>
#include <QTest>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagFile.h"

using namespace barline::tags;

namespace {

std::string bigEndian(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift));
  return bytes;
}

std::string syncSafe(std::size_t value) {
  std::string bytes;
  for (int shift = 21; shift >= 0; shift -= 7) bytes.push_back(static_cast<char>((value >> shift) & 0x7FU));
  return bytes;
}

/// A frame of ID3v2.3.
std::string frame(const std::string& id, const std::string& content, int flags = 0) {
  return id + bigEndian(content.size()) + '\0' + static_cast<char>(flags) + content;
}

std::string text(const std::string& id, const std::string& value) {
  return frame(id, '\0' + value);
}

std::string tag(const std::string& frames) {
  return "ID3" + std::string("\x03\0\0", 3) + syncSafe(frames.size()) + frames;
}

std::string chapter(const std::string& inner) {
  return frame("CHAP", std::string("c\0", 2) + std::string(16, '\0') + inner);
}

std::string mp3(const std::string& frames) {
  return tag(frames) + std::string("\xFF\xFB\x90\x00", 4) + std::string(413, '\0');
}

std::string wav(const std::string& chunks) {
  std::string size = bigEndian(4 + chunks.size());
  return "RIFF" + std::string(size.rbegin(), size.rend()) + "WAVE" + chunks;
}

std::string chunk(const std::string& name, const std::string& content) {
  std::string size = bigEndian(content.size());
  return name + std::string(size.rbegin(), size.rend()) + content + std::string(content.size() % 2, '\0');
}

std::string atom(const std::string& type, const std::string& content) {
  return bigEndian(content.size() + 8) + type + content;
}

}  // namespace

/// Files made to hurt those who write into them: refused with a sentence, within bounds.
class TestHostileTagFiles : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  [[nodiscard]] std::unique_ptr<TagFile> open(TagFormat format, const std::string& bytes) const {
    const auto file = std::filesystem::path(folder_.path().toStdString()) / "file";
    std::ofstream(file, std::ios::binary) << bytes;
    return TagFile::open(file, format);
  }

 private Q_SLOTS:
  void framesThatTagLibWouldHarmAreRefused_data() {
    QTest::addColumn<QByteArray>("frames");
    const auto row = [](const char* name, const std::string& frames) {
      QTest::newRow(name) << QByteArray::fromStdString(frames);
    };
    row("compressed", frame("TXXX", bigEndian(3) + "abc", 0x80));
    row("encrypted", frame("TXXX",
                           "\x01"
                           "abc",
                           0x40));
    row("of a group", frame("TXXX",
                            "\x01"
                            "abc",
                            0x20));
    std::string nested = text("TIT2", "inner");
    for (int depth = 0; depth < 3000; ++depth) nested = chapter(nested);
    row("nested", nested);
    std::string many;
    for (int i = 0; i <= 10'000; ++i) many += frame("PRIV", "x");
    row("more than ten thousand", many);
  }
  void framesThatTagLibWouldHarmAreRefused() {
    QFETCH(QByteArray, frames);
    const std::string all = text("TIT2", "before") + frames.toStdString() + text("TPE1", "after");
    QVERIFY_EXCEPTION_THROWN((void)open(TagFormat::Mp3, mp3(all)), TagError);
    QVERIFY_EXCEPTION_THROWN((void)open(TagFormat::Wav, wav(chunk("id3 ", tag(all)))), TagError);
  }

  void chaptersOfAnOrdinaryFileComeThrough() {
    std::string frames = text("TIT2", "Podcast");
    for (int i = 0; i < 200; ++i) frames += chapter(text("TIT2", "CHAPTER"));
    const auto file = open(TagFormat::Mp3, mp3(frames));
    const auto before = file->contents();
    QCOMPARE(before.count("CHAP"), 200U);
    file->set("TBPM", {"124"});
    file->save();
    const auto after = TagFile::open(folder_.filePath(QStringLiteral("file")).toStdString(), TagFormat::Mp3);
    QCOMPARE(after->values("TBPM"), TagValues{"124"});
    auto rest = after->contents();
    rest.erase("TBPM");
    QCOMPARE(rest, before);
  }

  /// TagLib would write each of the 4,294,967,295 entries that there are not.
  void aTableThatLiesIsNotWritten() {
    const std::string table = atom("stco", bigEndian(0) + bigEndian(0xFFFF'FFFFU) + bigEndian(60));
    // Also where only TagLib looks for tables.
    for (const char* const place : {"stbl", "udta"}) {
      const auto file =
          open(TagFormat::Mp4, atom("ftyp", "M4A " + bigEndian(0)) +
                                   atom("moov", atom("trak", atom(place, table))) + atom("mdat", "samples"));
      file->set("tmpo", {"124"});
      QVERIFY_EXCEPTION_THROWN(file->save(), TagError);
    }
  }

  /// TagLib would fill the gap with as many bytes as it says to have.
  void aGapLongerThanItsParentIsNotFilled() {
    const std::string list = atom("ilst", atom("\xA9nam", atom("data", bigEndian(1) + bigEndian(0) + "x")));
    const std::string meta = atom("meta", bigEndian(0) + list + bigEndian(0x2100'0048) + "free");
    const auto file = open(TagFormat::Mp4, atom("ftyp", "M4A " + bigEndian(0)) +
                                               atom("moov", atom("udta", meta)) + atom("mdat", "samples"));
    file->set("tmpo", {"124"});
    QString said;
    try {
      file->save();
    } catch (const TagError& error) {
      said = QString::fromUtf8(error.what());
    }
    QVERIFY2(said.contains(QStringLiteral("structure of its tags")), qPrintable(said));
  }

  void atomsWithoutEndAreRefused() {
    std::string bytes = atom("ftyp", "M4A " + bigEndian(0));
    constexpr std::size_t kDepth = 400'000;
    for (std::size_t level = 0; level < kDepth; ++level) bytes += bigEndian((kDepth - level) * 8) + "moov";
    QVERIFY_EXCEPTION_THROWN((void)open(TagFormat::Mp4, bytes), TagError);
  }

  /// Each of the tags but one would be taken out of the file, and all that follows moved each time.
  void moreMovesThanAFileIsWorthAreRefused() {
    std::string chunks;
    for (int i = 0; i < 2'000; ++i) chunks += chunk("id3 ", tag(text("TIT2", "x")));
    const auto file = open(TagFormat::Wav, wav(chunks + chunk("data", std::string(1'000'000, '\0'))));
    file->set("TBPM", {"124"});
    QVERIFY_EXCEPTION_THROWN(file->save(), TagError);
  }
};

QTEST_GUILESS_MAIN(TestHostileTagFiles)
#include "test_hostile_tag_files.moc"
