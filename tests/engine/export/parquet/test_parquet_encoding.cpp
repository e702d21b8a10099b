#include <QtTest>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "engine/export/parquet/RunLengthHybrid.h"
#include "engine/export/parquet/Table.h"
#include "engine/export/parquet/ThriftCompact.h"

using namespace barline::parquet;
using namespace std::string_literals;

namespace {

std::uint64_t takeVarint(const std::string& bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.at(at++));
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
}

/// Reads the hybrid as the format's page on encodings describes it.
std::vector<std::uint32_t> readHybrid(const std::string& bytes, unsigned width, std::size_t count) {
  std::vector<std::uint32_t> values;
  std::size_t at = 0;
  while (values.size() < count) {
    const std::uint64_t header = takeVarint(bytes, at);
    if ((header & 1U) == 0) {
      std::uint32_t value = 0;
      for (unsigned bit = 0; bit < width; bit += 8) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at++))) << bit;
      }
      values.insert(values.end(), header >> 1, value);
      continue;
    }
    for (std::uint64_t i = 0; i < (header >> 1) * 8; ++i) {
      std::uint32_t value = 0;
      for (unsigned bit = 0; bit < width; ++bit) {
        const std::size_t position = i * width + bit;
        const auto byte = static_cast<unsigned char>(bytes.at(at + position / 8));
        value |= static_cast<std::uint32_t>(byte >> position % 8 & 1U) << bit;
      }
      if (values.size() < count) values.push_back(value);
    }
    at += (header >> 1) * width;
  }
  return at == bytes.size() ? values : std::vector<std::uint32_t>{};
}

}  // namespace

class TestParquetEncoding : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void hybridOfTheSpecification() {
    // 0 … 7 in three bits: https://parquet.apache.org/docs/file-format/data-pages/encodings/
    const std::vector<std::uint32_t> values{0, 1, 2, 3, 4, 5, 6, 7};
    QCOMPARE(runLengthHybrid(values, 3), "\x03\x88\xC6\xFA"s);
    QCOMPARE(runLengthHybrid(std::vector<std::uint32_t>(100, 1), 1), "\xC8\x01\x01"s);
    QCOMPARE(runLengthHybrid({}, 1), ""s);
  }

  void hybridRoundTrip_data() {
    QTest::addColumn<unsigned>("width");
    for (const unsigned width : {1U, 2U, 3U, 7U, 8U, 9U, 16U, 20U, 32U}) {
      QTest::addRow("%u bits", width) << width;
    }
  }

  void hybridRoundTrip() {
    QFETCH(unsigned, width);
    std::mt19937 random(width);
    for (int round = 0; round < 200; ++round) {
      std::vector<std::uint32_t> values;
      const std::size_t length = random() % 200;
      while (values.size() < length) {
        const std::uint32_t value = static_cast<std::uint32_t>(random()) >> (32 - width);
        values.insert(values.end(), random() % 3 == 0 ? random() % 40 : 1, value);
      }
      QCOMPARE(readHybrid(runLengthHybrid(values, width), width, values.size()), values);
    }
  }

  void widths() {
    QCOMPARE(bitWidthFor(0), 1U);
    QCOMPARE(bitWidthFor(1), 1U);
    QCOMPARE(bitWidthFor(2), 2U);
    QCOMPARE(bitWidthFor(255), 8U);
    QCOMPARE(bitWidthFor(256), 9U);
  }

  void thriftOfTheSpecification() {
    ThriftCompact out;
    out.i32(1, -1);        // delta 1, i32; zigzag 1
    out.boolean(2, true);  // the type is the value
    out.binary(20, "ab");  // the id is too far for a delta
    out.structure(21, [&] { out.i64(3, 300); });
    out.i32s(22, std::vector<std::int32_t>(15, 0));  // too long for the short form
    QCOMPARE(out.take(),
             "\x15\x01\x11\x08\x28\x02"
             "ab\x1C\x36\xD8\x04\x00\x19\xF5\x0F"s +
                 std::string(15, '\0') + "\0"s);
    out.boolean(1, false);
    QCOMPARE(out.take(), "\x12\x00"s);
  }

  void textIsUtf8() {
    QCOMPARE(validUtf8("Für Élise – 🎵 א"), "Für Élise – 🎵 א"s);
    QCOMPARE(validUtf8("a\xFF\xC3(\xE2\x82"), "a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD"s);
    QCOMPARE(validUtf8("\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80").size(), std::size_t{9 * 3});
  }
};

QTEST_GUILESS_MAIN(TestParquetEncoding)
#include "test_parquet_encoding.moc"
