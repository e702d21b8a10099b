#include <QTest>
#include <array>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "engine/export/NpyFile.h"

namespace barline::exporting {

class TestNpyFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Magic, version, header length and dictionary as numpy.lib.format describes version 1.0.
  void isFormatOnePointZero() {
    std::vector<std::uint8_t> values(6);
    std::iota(values.begin(), values.end(), std::uint8_t{250});
    const std::string bytes = npyBytes(values, 3);
    QCOMPARE(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(bytes[8])) +
                        256 * static_cast<std::size_t>(static_cast<unsigned char>(bytes[9]));
    QCOMPARE((10 + length) % 64, std::size_t{0});
    const std::string header = bytes.substr(10, length);
    const std::string dictionary = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }";
    QVERIFY(header.starts_with(dictionary));
    QCOMPARE(header.find_first_not_of(' ', dictionary.size()), length - 1);
    QCOMPARE(header.back(), '\n');
    QCOMPARE(bytes.substr(10 + length), std::string(values.begin(), values.end()));
  }

  void mayBeEmpty() {
    const std::string bytes = npyBytes({}, 74);
    QVERIFY(bytes.find("(0, 74)") != std::string::npos);
    QCOMPARE(bytes.size() % 64, std::size_t{0});
  }

  void refusesWhatIsNoMatrix() {
    const std::array<std::uint8_t, 5> values{};
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, static_cast<void>(npyBytes(values, 3)));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, static_cast<void>(npyBytes(values, 0)));
  }
};

}  // namespace barline::exporting

QTEST_APPLESS_MAIN(barline::exporting::TestNpyFile)
#include "test_npy_file.moc"
