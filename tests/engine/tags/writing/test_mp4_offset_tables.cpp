#include <QTemporaryDir>
#include <QTest>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/tags/writing/Mp4OffsetTables.h"
#include "engine/tags/writing/TagError.h"

using namespace barline::tags;

namespace {

std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>(value >> (8 * i)));
  return text;
}

std::string atom(const std::string& type, const std::string& content) {
  return number(content.size() + 8, 4) + type + content;
}

std::string table(const std::string& type, int width, const std::vector<std::uint64_t>& places) {
  std::string content = number(0, 4) + number(places.size(), 4);
  for (const std::uint64_t place : places) content += number(place, width);
  return atom(type, content);
}

std::string inTrack(const std::string& tables) {
  return atom("trak", atom("mdia", atom("minf", atom("stbl", tables))));
}

std::string fragment(std::uint64_t base) {
  return atom("moof", atom("traf", atom("tfhd", number(1, 4) + number(1, 4) + number(base, 8))));
}

std::string fragmentIndex(std::uint64_t place) {
  // Lengths of 2, 1 and 4 bytes of the three numbers behind each place.
  const std::string entry = number(44'100, 4) + number(place, 4) + std::string(2 + 1 + 4, '\x01');
  return atom("mfra",
              atom("tfra", number(0, 4) + number(1, 4) + number(0b010011, 4) + number(2, 4) + entry + entry));
}

const std::string kType = atom("ftyp", "M4A " + number(0, 4));

}  // namespace

/// Files of nothing but their structure, before and after their "moov" has grown.
class TestMp4OffsetTables : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  [[nodiscard]] std::filesystem::path write(const char* name, const std::string& bytes) const {
    auto file = std::filesystem::path(folder_.path().toStdString()) / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  [[nodiscard]] std::string carried(const std::string& former, const std::string& grown) const {
    Mp4OffsetTables tables(write("former", former));
    const auto copy = write("copy", grown);
    tables.carryTo(copy);
    std::ifstream in(copy, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// A file whose tables are those of one with `growth` bytes less in "moov", then as they ought to be.
  template <class Make>
  void check(const Make& make, std::uint64_t growth = 1000) const {
    const std::string padding = atom("udta", std::string(growth - 8, 'x'));
    QCOMPARE(QByteArray::fromStdString(carried(make("", 0), make(padding, 0))),
             QByteArray::fromStdString(make(padding, growth)));
  }

 private Q_SLOTS:
  void chunksFollowTheSamples() {
    check([](const std::string& udta, std::uint64_t shift) {
      const auto moov = [&](std::uint64_t first) {
        return atom("moov", inTrack(table("stco", 4, {first + 3, first + 50, 10})) + udta +
                                inTrack(table("co64", 8, {first, first + 99})));
      };
      const std::uint64_t samples = kType.size() + moov(0).size() - udta.size() + 8 + shift;
      return kType + moov(samples) + atom("mdat", std::string(100, 's'));
    });
  }

  void samplesInFrontStay() {
    check([](const std::string& udta, std::uint64_t) {
      const std::string samples = atom("mdat", std::string(100, 's'));
      return kType + samples + atom("moov", inTrack(table("stco", 4, {kType.size() + 8})) + udta);
    });
  }

  /// Of many fragments each has its own place.
  void everyFragmentFollows() {
    check([](const std::string& udta, std::uint64_t shift) {
      const std::string moov = atom("moov", inTrack(table("stco", 4, {})) + udta);
      const std::string samples = atom("mdat", std::string(64, 's'));
      const std::uint64_t begin = kType.size() + moov.size() - udta.size() + shift;
      const std::uint64_t second = begin + fragment(0).size() + samples.size();
      return kType + moov + fragment(begin) + samples + fragment(second) + samples + fragmentIndex(second);
    });
  }

  void whatHasNoRoomIsRefused() {
    const std::string former =
        kType + atom("moov", inTrack(table("stco", 4, {0xFFFF'FFFFU}))) + atom("mdat", "samples");
    const std::string grown = kType +
                              atom("moov", inTrack(table("stco", 4, {0xFFFF'FFFFU})) + atom("udta", "more")) +
                              atom("mdat", "samples");
    QVERIFY_EXCEPTION_THROWN((void)carried(former, grown), TagError);
  }

  void tablesLongerThanTheirAtomsAreRefused() {
    std::string lying = table("stco", 4, {1, 2, 3});
    lying.replace(12, 4, number(0xFFFF'FFFFU, 4));
    const auto file = write("lying", kType + atom("moov", inTrack(lying)) + atom("mdat", "samples"));
    QVERIFY_EXCEPTION_THROWN((void)Mp4OffsetTables(file), TagError);
  }

  void placesInTheIndexItselfAreRefused() {
    const auto file = [](const std::string& udta) {
      return kType + atom("moov", inTrack(table("stco", 4, {kType.size() + 20})) + udta) +
             atom("mdat", "samples");
    };
    QVERIFY_EXCEPTION_THROWN((void)carried(file(""), file(atom("udta", "more"))), TagError);
  }

  void whatElseDiffersIsRefused() {
    const std::string index = kType + atom("moov", inTrack(table("stco", 4, {60})));
    const std::string file = index + atom("mdat", "samples");
    QVERIFY_EXCEPTION_THROWN((void)carried(file, index + atom("mdat", "fewer")), TagError);
    QVERIFY_EXCEPTION_THROWN((void)carried(file, index + atom("free", "samples")), TagError);
    QVERIFY_EXCEPTION_THROWN((void)carried(file, file + atom("free", "")), TagError);
    QVERIFY_EXCEPTION_THROWN((void)carried(file, kType + atom("moov", inTrack(table("stco", 4, {60, 61}))) +
                                                     atom("mdat", "samples")),
                             TagError);
  }

  /// An index in front of "moov" would count past what has grown.
  void anIndexThatCannotFollowIsRefused() {
    const auto file = [](const std::string& udta) {
      const std::string moov = atom("moov", inTrack(table("stco", 4, {})) + udta);
      const std::string index = number(0, 4) + number(1, 4) + number(44'100, 4) + number(0, 4) +
                                number(atom("moov", inTrack(table("stco", 4, {}))).size(), 4);
      return kType + atom("sidx", index) + moov + fragment(0) + atom("mdat", "samples");
    };
    QVERIFY_EXCEPTION_THROWN((void)carried(file(""), file(atom("udta", "more"))), TagError);
    QCOMPARE(carried(file(""), file("")), file(""));
  }

  void anyBytesAreReadToTheirEnd() {
    const std::string whole = kType + atom("moov", inTrack(table("co64", 8, {60, 70})) + atom("udta", "")) +
                              fragment(9) + fragmentIndex(3);
    for (std::size_t length = 0; length < whole.size(); ++length) {
      for (const char other : {char{1}, char{-1}}) {
        std::string bytes = whole.substr(0, length) + other + whole.substr(length + 1);
        try {
          QCOMPARE(carried(bytes, bytes), bytes);
          QCOMPARE(carried(bytes.substr(0, length), bytes.substr(0, length)), bytes.substr(0, length));
        } catch (const TagError&) {
          // One sentence for each that makes no sense.
        }
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestMp4OffsetTables)
#include "test_mp4_offset_tables.moc"
