#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "tests/app/cli/CliRun.h"
#include "tests/engine/steps/CatalogHarness.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/ReferenceSong.h"
#include "tests/support/WavFile.h"

/// That a minute of music is heard alike however it is analysed: with any number of threads, in blocks of any
/// size, from the cache or not, and with whatever vectors the processor has.

using namespace barline;
using nlohmann::json;

namespace {

using Encoded = std::map<std::string, model::Bytes>;

Encoded analyse(const std::filesystem::path& file, int threads,
                std::shared_ptr<pipeline::ResultCache> cache = nullptr) {
  pipeline::Runner runner(steps::catalog(), test::decodingHere(), std::move(cache), threads);
  pipeline::AnalysisRequest request;
  request.file = file;
  for (const pipeline::CatalogEntry& entry : steps::catalog().entries())
    request.only.push_back(entry.declaration.id);
  const auto analysis = runner.start(request);
  const pipeline::AnalysisReport& report = analysis->wait();
  Encoded encoded;
  for (const pipeline::CatalogEntry& entry : steps::catalog().entries()) {
    if (report.results.contains(entry.output))
      encoded[entry.declaration.id] = entry.encode(report.results.at(entry.output));
  }
  return encoded;
}

/// Steps whose results differ, of those that both have. What feeds only cached results is not made again.
QStringList differences(const Encoded& some, const Encoded& others) {
  QStringList ids;
  for (const auto& [id, bytes] : some) {
    const auto found = others.find(id);
    if (found != others.end() && found->second != bytes) ids << QString::fromStdString(id);
  }
  return ids;
}

/// What one digit more or less is worth in a number as it is written.
double lastDigit(const json& number) {
  const std::string text = number.dump();
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 1.0 : std::pow(10.0, -static_cast<double>(text.size() - point - 1));
}

/// Compares documents value by value. Figures may differ by a ten thousandth, of themselves or of the largest
/// figure of their list where that is over 1, and then be rounded.
class Comparison {
 public:
  Comparison(const json& left, const json& right) { compare(left, right, {}, 1.0); }

  [[nodiscard]] const QStringList& problems() const { return problems_; }

 private:
  void compare(const json& left, const json& right, const std::string& place, double scale) {
    const bool isAlike = left.type() == right.type() && left.size() == right.size();
    if (left.is_number() && right.is_number()) {
      compareFigures(left, right, place, scale);
    } else if (isAlike && left.is_object()) {
      for (const auto& [key, value] : left.items())
        compare(value, right.value(key, json()), place + "/" + key, 1.0);
    } else if (isAlike && left.is_array()) {
      for (const json& value : left)
        if (value.is_number()) scale = std::max(scale, std::abs(value.get<double>()));
      for (std::size_t i = 0; i < left.size(); ++i)
        compare(left[i], right[i], place + "/" + std::to_string(i), scale);
    } else if (left != right) {
      note(place, left, right);
    }
  }

  /// What is cut off somewhere may fall on either side of the cut: a level between two steps of a quarter of
  /// a decibel, as MFCC are made of, and a partial that is just below or above the threshold of hearing.
  static double toleranceAt(const std::string& place) {
    if (place.find("/mfcc_deviation/") != std::string::npos) return 1e-3;
    return place.find("/roughness/") != std::string::npos ? 2e-3 : 1e-4;
  }

  void compareFigures(const json& left, const json& right, const std::string& place, double scale) {
    if (left == right) return;
    const double tolerance = toleranceAt(place);
    const double rounding = left.is_number_float() || right.is_number_float()
                                ? std::min(lastDigit(left), lastDigit(right)) * (1.0 + 1e-9)
                                : 0.0;
    const double difference = std::abs(left.get<double>() - right.get<double>());
    if (difference > tolerance * std::max(scale, std::abs(left.get<double>())) + rounding)
      note(place, left, right);
  }

  void note(const std::string& place, const json& left, const json& right) {
    problems_ << QString::fromStdString(place + ": " + left.dump().substr(0, 60) + ", " +
                                        right.dump().substr(0, 60));
  }

  QStringList problems_;
};

}  // namespace

class TestCliSameResults : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path song_;

  /// What barline-cli writes, but for the time and memory that it took.
  json analyseByProgram(const char* program, const char* instructionSet) {
    test::Cli cli(folder_.path(), program);
    cli.setVariable(QStringLiteral("BARLINE_INSTRUCTION_SET"), QString::fromLatin1(instructionSet));
    const test::CliRun run =
        cli.run({"analyze", "--no-cache", "--output", "-", QString::fromStdString(song_.string())});
    json document = json::parse(run.output, nullptr, false);
    for (const char* part : {"performance_metrics", "timing", "memory"}) document.erase(part);
    return document;
  }

 private Q_SLOTS:
  void initTestCase() {
    song_ = folder_.filePath(QStringLiteral("song.wav")).toStdString();
    test::writeWav(song_, test::referenceSong(60.0), test::kReferenceRate);
  }

  void anyNumberOfThreadsGivesTheSame() {
    const Encoded alone = analyse(song_, 1);
    QCOMPARE(alone.size(), steps::catalog().entries().size());
    for (const int threads : {2, 5}) QCOMPARE(differences(alone, analyse(song_, threads)), QStringList());
  }

  void theCacheGivesTheSame() {
    const auto cache = std::make_shared<storage::SqliteResultCache>(
        folder_.filePath(QStringLiteral("results.sqlite")).toStdString());
    const Encoded direct = analyse(song_, 2);
    QCOMPARE(differences(direct, analyse(song_, 2, cache)), QStringList());
    const Encoded kept = analyse(song_, 2, cache);
    QVERIFY(kept.size() >= 10);
    QCOMPARE(differences(kept, direct), QStringList());
  }

  void blocksOfAnySizeGiveTheSame() {
    const test::Track track = test::readTrack(song_);
    const auto inBlocksOf = [&](std::size_t frames) {
      return test::encodeAll(steps::catalog(), test::runCatalog(steps::catalog(), track, frames));
    };
    const Encoded usual = analyse(song_, 2);
    for (const std::size_t frames : {std::size_t{997}, std::size_t{32768}, track.planes[0].size()})
      QCOMPARE(differences(usual, inBlocksOf(frames)), QStringList());
  }

  void vectorsOfAnyWidthGiveTheSame() {
    const json widest = analyseByProgram(BARLINE_CLI, "");
    QVERIFY(widest.contains("timeline_features"));
    QVERIFY(widest["timeline_features"]["total_beats"].get<int>() > 100);
    QCOMPARE(Comparison(widest, analyseByProgram(BARLINE_CLI, "avx2")).problems().join('\n'), QString());
    QCOMPARE(Comparison(widest, analyseByProgram(BARLINE_CLI_BASELINE, "baseline")).problems().join('\n'),
             QString());
  }
};

QTEST_GUILESS_MAIN(TestCliSameResults)
#include "test_cli_same_results.moc"
