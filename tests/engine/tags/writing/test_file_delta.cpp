#include <fcntl.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "engine/tags/writing/FileDelta.h"
#include "engine/tags/writing/TagError.h"

using namespace barline::tags;

class TestFileDelta : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::mt19937 random_{7};

  [[nodiscard]] std::filesystem::path path(const char* name) const {
    return std::filesystem::path(folder_.path().toStdString()) / name;
  }
  void write(const char* name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
  }
  std::string noise(std::size_t length) {
    std::string text(length, '\0');
    for (char& c : text) c = static_cast<char>(random_());
    return text;
  }
  /// @return bytes of the delta that made `target` from `base`
  std::size_t roundTrip(const std::string& base, const std::string& target) {
    write("base", base);
    write("target", target);
    const auto delta = makeDelta(path("base"), path("target"));
    const int out = ::open(path("out").c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
    applyDelta(path("base"), delta, out);
    ::close(out);
    std::ifstream stream(path("out"), std::ios::binary);
    const std::string made{std::istreambuf_iterator<char>(stream), {}};
    return made == target ? delta.size() : std::string::npos;
  }

 private Q_SLOTS:
  void whatMovedIsFound() {
    const std::string audio = noise(3'000'000);
    const std::string picture = noise(300'000);
    QVERIFY(roundTrip("head" + picture + audio, picture + "other head" + audio + "tail") < 100);
    QVERIFY(roundTrip(audio, noise(5000) + audio) < 5100);
    QVERIFY(roundTrip(audio, audio) < 20);
    QVERIFY(roundTrip(std::string(2'000'000, '\0'), std::string(1'999'999, '\0')) < 20);
  }

  void changesSpreadOverTheFileCostLittleMoreThanThemselves() {
    const std::string base = noise(1'000'000);
    std::string target = base;
    for (std::size_t i = 1000; i < target.size(); i += 4096) target.replace(i, 8, noise(8));
    QVERIFY(roundTrip(base, target) < 245 * 20);
  }

  void anythingIsMadeFromAnything() {
    QCOMPARE(roundTrip("", ""), 3U);
    QVERIFY(roundTrip("", noise(100'000)) != std::string::npos);
    QVERIFY(roundTrip(noise(100'000), "") != std::string::npos);
    QVERIFY(roundTrip(noise(100'000), noise(100'000)) != std::string::npos);
    for (int round = 0; round < 50; ++round) {
      const std::string base = noise(random_() % 20'000);
      std::string target = base;
      for (unsigned i = random_() % 8; i > 0 && !target.empty(); --i)
        target.replace(random_() % target.size(), random_() % 3000, noise(random_() % 3000));
      QVERIFY(roundTrip(base, target) != std::string::npos);
    }
  }

  void aDamagedDeltaIsSaid() {
    const std::string base = noise(10'000);
    write("base", base);
    write("target", "x" + base);
    auto delta = makeDelta(path("base"), path("target"));
    const int out = ::open(path("out").c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
    delta.resize(delta.size() - 4);
    QVERIFY_EXCEPTION_THROWN(applyDelta(path("base"), delta, out), TagError);
    const std::vector<std::byte> endless(20, std::byte{0xFF});
    QVERIFY_EXCEPTION_THROWN(applyDelta(path("base"), endless, out), TagError);
    const std::vector<std::byte> beyond{std::byte{0}, std::byte{9}, std::byte{0xFF}, std::byte{0xFF},
                                        std::byte{3}};
    QVERIFY_EXCEPTION_THROWN(applyDelta(path("base"), beyond, out), TagError);
    ::close(out);
  }
};

QTEST_GUILESS_MAIN(TestFileDelta)
#include "test_file_delta.moc"
