#include <QTest>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/Harnesses.h"

using namespace barline;
namespace fs = std::filesystem;

namespace {

constexpr std::array kHarnesses{std::pair{"chordText", &fuzz::chordText},
                                std::pair{"chunkPatterns", &fuzz::chunkPatterns},
                                std::pair{"collectionXml", &fuzz::collectionXml},
                                std::pair{"commandLine", &fuzz::commandLine},
                                std::pair{"datasetNotes", &fuzz::datasetNotes},
                                std::pair{"decoding", &fuzz::decoding},
                                std::pair{"fileDelta", &fuzz::fileDelta},
                                std::pair{"libraryBlobs", &fuzz::libraryBlobs},
                                std::pair{"libraryFile", &fuzz::libraryFile},
                                std::pair{"midiFile", &fuzz::midiFile},
                                std::pair{"network", &fuzz::network},
                                std::pair{"playlist", &fuzz::playlist},
                                std::pair{"referenceJson", &fuzz::referenceJson},
                                std::pair{"referenceText", &fuzz::referenceText},
                                std::pair{"searchText", &fuzz::searchText},
                                std::pair{"settings", &fuzz::settings},
                                std::pair{"sqlitePages", &fuzz::sqlitePages},
                                std::pair{"stepResults", &fuzz::stepResults},
                                std::pair{"tagReading", &fuzz::tagReading},
                                std::pair{"tagWriting", &fuzz::tagWriting},
                                std::pair{"wavLayout", &fuzz::wavLayout},
                                std::pair{"workerMessages", &fuzz::workerMessages}};

std::vector<unsigned char> bytesOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

/// What once broke a reader, named by what was wrong, in regressions/HARNESS, and the corpora. A reader that
/// breaks again ends this program.
class TestFuzzRegressions : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void breaksNothing_data() {
    QTest::addColumn<QString>("harness");
    QTest::addColumn<QString>("file");
    for (const auto& [name, run] : kHarnesses) {
      const fs::path folder = fs::path(BARLINE_TEST_SOURCES "/fuzz/regressions") / name;
      if (!fs::exists(folder)) continue;
      for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string file = entry.path().string();
        QTest::newRow((std::string(name) + '/' + entry.path().filename().string()).c_str())
            << QString::fromLatin1(name) << QString::fromStdString(file);
      }
    }
  }

  void breaksNothing() {
    QFETCH(QString, harness);
    QFETCH(QString, file);
    const auto found = std::ranges::find(kHarnesses, harness.toStdString(),
                                         [](const auto& entry) { return std::string(entry.first); });
    QVERIFY(found != kHarnesses.end());
    found->second(bytesOf(file.toStdString()));
  }

  void corporaBreakNothing_data() {
    QTest::addColumn<int>("harness");
    for (std::size_t i = 0; i < kHarnesses.size(); ++i)
      QTest::newRow(kHarnesses[i].first) << static_cast<int>(i);
  }

  /// What the runs of libFuzzer begin with: they count on readers that can take it.
  void corporaBreakNothing() {
    QFETCH(int, harness);
    const auto& [name, run] = kHarnesses.at(static_cast<std::size_t>(harness));
    int files = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(BARLINE_TEST_SOURCES "/fuzz/corpus") / name)) {
      run(bytesOf(entry.path()));
      ++files;
    }
    QVERIFY(files > 0);
  }

  void everyHarnessTakesNothingAtAll() {
    for (const auto& [name, run] : kHarnesses) run({});
  }
};

QTEST_GUILESS_MAIN(TestFuzzRegressions)
#include "test_fuzz_regressions.moc"
