#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "app/dataset/DatasetRun.h"
#include "engine/export/AtomicFile.h"
#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/DuckDb.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/SmallDisk.h"
#include "tests/support/WavFile.h"

namespace fs = std::filesystem;

namespace barline::app {

/// Datasets made of generated tracks, interrupted and gone on with.
class TestDatasetRun : public QObject {
  Q_OBJECT

  using Stamp = std::pair<fs::file_time_type, std::uintmax_t>;

  static std::string contents(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  /// Every file but the hidden ones, relative to the folder.
  static std::map<std::string, Stamp> files(const fs::path& folder) {
    std::map<std::string, Stamp> found;
    for (const auto& item : fs::recursive_directory_iterator(folder)) {
      const std::string name = item.path().lexically_relative(folder).generic_string();
      if (!item.is_regular_file() || name.starts_with(".barline/")) continue;
      found[name] = {item.last_write_time(), item.file_size()};
    }
    return found;
  }

  static void verifyChecksums(const fs::path& folder) {
    QProcess process;
    process.setWorkingDirectory(test::toQString(folder));
    process.start(QStringLiteral("sha256sum"), {QStringLiteral("--check"), QStringLiteral("--strict"),
                                                QStringLiteral("--quiet"), QStringLiteral("SHA256SUMS")});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    const std::string list = contents(folder / "SHA256SUMS");
    QCOMPARE(static_cast<std::size_t>(std::ranges::count(list, '\n')), files(folder).size() - 1);
  }

  static void writeSong(const fs::path& file, double bpm, std::uint32_t seed) {
    constexpr int kRate = 22050;
    constexpr double kSeconds = 6.0;
    auto song = test::clicks(test::regularTimes(bpm, 0.4, kSeconds), kSeconds, kRate, 0.5);
    const std::array minor{57 + static_cast<int>(seed), 60 + static_cast<int>(seed),
                           64 + static_cast<int>(seed)};
    test::mixInto(song, test::chord(minor, kSeconds, kRate, 0.3));
    test::writeWav(file, song, kRate);
  }

  [[nodiscard]] DatasetTask task(const std::vector<fs::path>& tracks) const {
    DatasetTask task;
    task.folder = out_;
    task.threads = 2;
    for (const fs::path& track : tracks) {
      task.tracks.emplace_back();
      task.tracks.back().file = track;
    }
    return task;
  }

  [[nodiscard]] DatasetOutcome run(const DatasetTask& task, const TellDataset& tell = {}) const {
    return runDataset(*loader_, task, tell);
  }

  QTemporaryDir shared_;  // the analyses, which are the same for every test
  std::shared_ptr<storage::SqliteResultCache> cache_;
  std::unique_ptr<QTemporaryDir> base_;
  std::unique_ptr<pipeline::Runner> runner_;
  std::unique_ptr<TrackLoader> loader_;
  fs::path out_;
  fs::path one_;
  fs::path two_;

 private Q_SLOTS:
  void initTestCase() {
    cache_ = std::make_shared<storage::SqliteResultCache>(shared_.filePath("cache.sqlite").toStdString());
  }

  void init() {
    base_ = std::make_unique<QTemporaryDir>();
    runner_ = std::make_unique<pipeline::Runner>(steps::catalog(), test::decodingHere(), cache_, 2);
    loader_ = std::make_unique<TrackLoader>(*runner_, nullptr);
    const fs::path base = base_->path().toStdString();
    out_ = base / "My set";
    one_ = base / "One 🎵.wav";
    two_ = base / "two.wav";
    writeSong(one_, 120.0, 0);
    writeSong(two_, 100.0, 3);
  }

  void cleanup() {
    loader_.reset();
    runner_.reset();
  }

  void makesAllThatADatasetHas() {
    const fs::path broken = base_->filePath("broken.wav").toStdString();
    std::ofstream(broken) << "no audio";
    const fs::path copy = base_->filePath("copy.wav").toStdString();
    fs::copy_file(two_, copy);
    DatasetTask all = task({one_, broken, two_, copy});
    all.settings.terms.licence = "CC0-1.0";
    const DatasetOutcome outcome = run(all);
    QCOMPARE(outcome.tracks, std::size_t{2});
    QCOMPARE(outcome.written, std::size_t{2});
    QCOMPARE(outcome.failures.size(), std::size_t{1});
    QCOMPARE(outcome.failures.front().file, broken);
    QCOMPARE(outcome.repeated.size(), std::size_t{1});
    QCOMPARE(outcome.repeated.front().file, copy);
    verifyChecksums(out_);
    if (QTest::currentTestFailed()) return;
    QCOMPARE(outcome.files, files(out_).size() - 1);

    const std::string card = contents(out_ / "README.md");
    QVERIFY(card.find("# My set\n") != std::string::npos);
    QVERIFY(card.find("| Licence of tables and annotations | CC0-1.0 |") != std::string::npos);
    const auto json = nlohmann::json::parse(contents(out_ / "analysis/One 🎵/combined.json"));
    QVERIFY(!json.at("timing").empty());
    compareTablesWith(json);
  }

  void aSecondRunTouchesNothing() {
    static_cast<void>(run(task({one_, two_})));
    const auto before = files(out_);
    DatasetOutcome outcome = run(task({one_, two_}));
    QCOMPARE(outcome.written, std::size_t{0});
    QCOMPARE(outcome.upToDate, std::size_t{2});
    auto after = files(out_);
    QVERIFY(before == after);

    // What is missing is made again, and nothing else.
    const std::string missing = "chunks/two/full_mix/bar_0001.wav";
    QVERIFY(fs::remove(out_ / missing));
    outcome = run(task({one_, two_}));
    QCOMPARE(outcome.written, std::size_t{1});
    after = files(out_);
    QVERIFY(after.contains(missing));
    for (const auto& [name, stamp] : before) {
      if (!name.starts_with("chunks/two/"))
        QVERIFY2(after[name] == stamp || name == "SHA256SUMS", name.c_str());
    }
    verifyChecksums(out_);
  }

  void tracksComeToThoseThatAreThere() {
    static_cast<void>(run(task({one_})));
    fs::remove(one_);  // its rows are kept
    const DatasetOutcome outcome = run(task({two_}));
    QCOMPARE(outcome.tracks, std::size_t{2});
    const QJsonArray names = test::duckDb({QStringLiteral("SELECT DISTINCT track FROM %1 ORDER BY track")
                                               .arg(test::sqlPath(out_ / "datasets/beats.parquet"))})[0]
                                 .toArray();
    QCOMPARE(names.size(), 2);
    verifyChecksums(out_);
  }

  void aTrackThatCannotBeReadAgainIsNamed() {
    static_cast<void>(run(task({one_, two_})));
    std::ofstream(out_ / ".barline/tracks/two.rows") << "damaged";
    const fs::path third = base_->filePath("third.wav").toStdString();
    writeSong(third, 110.0, 5);
    DatasetOutcome outcome = run(task({third}));
    QCOMPARE(outcome.tracks, std::size_t{2});
    QCOMPARE(outcome.failures.size(), std::size_t{1});
    QCOMPARE(outcome.failures.front().file, two_);
    outcome = run(task({two_}));
    QCOMPARE(outcome.tracks, std::size_t{3});
    QVERIFY(outcome.failures.empty());
    verifyChecksums(out_);
  }

  void otherSettingsMakeOtherAudio() {
    static_cast<void>(run(task({two_})));
    DatasetTask other = task({two_});
    other.settings.cutting.encoding = exporting::ChunkEncoding::Flac;
    static_cast<void>(run(other));
    for (const auto& [name, stamp] : files(out_)) QVERIFY2(!name.ends_with(".wav"), name.c_str());
    QVERIFY(fs::exists(out_ / "chunks/two/full_mix/bar_0001.flac"));
    verifyChecksums(out_);
  }

  void whatLiesBehindALinkStays() {
    static_cast<void>(run(task({two_})));
    const fs::path audio = out_ / "chunks/two/full_mix";
    const fs::path elsewhere = out_.parent_path() / "elsewhere";
    fs::rename(audio, elsewhere);
    fs::create_directory_symlink(elsewhere, audio);
    DatasetTask other = task({two_});
    other.settings.cutting.encoding = exporting::ChunkEncoding::Flac;
    QVERIFY(run(other).failures.empty());
    QVERIFY(fs::exists(elsewhere / "bar_0001.flac"));
    QVERIFY(fs::exists(elsewhere / "bar_0001.wav"));
  }

  void audioOfOneDatasetIsCutInOneWay() {
    static_cast<void>(run(task({one_})));
    DatasetTask other = task({two_});
    other.settings.cutting.unit = exporting::ChunkUnit::Section;
    const auto before = files(out_);
    try {
      static_cast<void>(run(other));
      QFAIL("it was mixed");
    } catch (const exporting::FileError& error) {
      QVERIFY2(std::string(error.what()).find("per bar, WAV, native") != std::string::npos, error.what());
    }
    QVERIFY(files(out_) == before);
    other.settings.chunks = false;
    QCOMPARE(run(other).tracks, std::size_t{2});
    DatasetTask all = task({one_, two_});
    all.settings.cutting.unit = exporting::ChunkUnit::Beat;
    QVERIFY(run(all).failures.empty());
    verifyChecksums(out_);
    std::ifstream card(out_ / "README.md");
    const std::string text{std::istreambuf_iterator<char>(card), {}};
    QVERIFY(text.find("| their cut | per beat, WAV, native |") != std::string::npos);
    QVERIFY(text.find("*_manifest.parquet") != std::string::npos);
  }

  void cancelLeavesWholeFiles() {
    for (const double at : {0.0, 0.3, 0.49, 0.8, 0.975}) {
      fs::remove_all(out_);
      const DatasetOutcome outcome =
          run(task({one_, two_}), [at](const DatasetState& state) { return state.fraction < at; });
      QVERIFY(outcome.cancelled);
      for (const auto& [name, stamp] : files(out_)) {
        QVERIFY2(name.find(".barline-") == std::string::npos && stamp.second > 0, name.c_str());
      }
      QVERIFY(!fs::exists(out_ / "SHA256SUMS"));
    }
    const auto before = files(out_);
    QVERIFY(before.contains("analysis/two/combined.json"));
    const DatasetOutcome outcome = run(task({one_, two_}));
    QCOMPARE(outcome.tracks, std::size_t{2});
    QCOMPARE(outcome.upToDate, std::size_t{2});
    const auto after = files(out_);
    for (const auto& [name, stamp] : before) QVERIFY2(after.at(name) == stamp, name.c_str());
    verifyChecksums(out_);
  }

  void theLedgerKnowsAudioBeforeItIsThere() {
    const fs::path audio = out_ / "chunks/two/full_mix";
    std::string known;
    static_cast<void>(run(task({two_}), [&](const DatasetState&) {
      if (fs::exists(audio / "two_manifest.parquet") || !fs::exists(out_ / ".barline")) return true;
      for (const auto& item : fs::recursive_directory_iterator(out_ / ".barline"))
        if (item.is_regular_file()) known += contents(item.path());
      return true;
    }));
    QVERIFY(fs::exists(audio / "two_manifest.parquet"));
    for (const auto& item : fs::directory_iterator(audio)) {
      const std::string name = item.path().filename().string();
      QVERIFY2(known.find('/' + name + '"') != std::string::npos, name.c_str());
    }
  }

  void progressNeverFalls() {
    double last = 0.0;
    bool rises = true;
    static_cast<void>(run(task({two_, one_}), [&](const DatasetState& state) {
      rises = rises && state.fraction >= last && state.fraction <= 1.0 && state.tracks == 2;
      last = state.fraction;
      return true;
    }));
    QVERIFY(rises);
    QVERIFY(last > 0.999);
  }

  void aFullDiskEndsIt() {
    const test::SmallDisk disk(base_->filePath("disk").toStdString(), 8);
    if (!disk.mounted()) QSKIP("no right to mount");
    out_ = disk.folder() / "set";
    static_cast<void>(run(task({one_})));
    const auto before = files(out_);
    disk.fill(20'000);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(run(task({two_}))), exporting::FileError);
    const auto after = files(out_);
    for (const auto& [name, stamp] : after) {
      QVERIFY2(name.find(".barline-") == std::string::npos, name.c_str());
      QVERIFY2(before.contains(name) || name.starts_with("analysis/two") || name.starts_with("chunks/two"),
               name.c_str());
    }
    disk.empty();
    QCOMPARE(run(task({one_, two_})).tracks, std::size_t{2});
    verifyChecksums(out_);
  }

  void silenceHasRowsButNoAudio() {
    const fs::path silent = base_->filePath("silent.wav").toStdString();
    test::writeWav(silent, test::silence(2.0, 22050), 22050);
    const DatasetOutcome outcome = run(task({silent}));
    QCOMPARE(outcome.tracks, std::size_t{1});
    QVERIFY(outcome.failures.empty());
    QVERIFY(!fs::exists(out_ / "chunks"));
    const QJsonArray results = test::duckDb(
        {QStringLiteral("SELECT count(*) AS n FROM ") + test::sqlPath(out_ / "datasets/beats.parquet"),
         QStringLiteral("SELECT tempo_bpm, key FROM ") + test::sqlPath(out_ / "datasets/tracks.parquet")});
    QCOMPARE(results[0][0][QStringLiteral("n")].toInt(-1), 0);
    QVERIFY(results[1][0][QStringLiteral("tempo_bpm")].isNull() &&
            results[1][0][QStringLiteral("key")].isNull());
  }

 private:
  /// The tables over all tracks, the track's own and its JSON say the same, and the audio that is named is
  /// there.
  void compareTablesWith(const nlohmann::json& json) {
    const auto table = [this](const char* name, bool own) {
      return test::sqlPath(out_ / "datasets" / (own ? "One 🎵" : "") / (std::string(name) + ".parquet"));
    };
    QStringList statements{
        QStringLiteral("SELECT * FROM %1 WHERE track = 'One 🎵' ORDER BY time").arg(table("beats", false)),
        QStringLiteral("SELECT * FROM %1 WHERE track = 'One 🎵' ORDER BY bar")
            .arg(table("bar_features", false)),
        QStringLiteral("SELECT track, title FROM ") + table("tracks", false)};
    const std::array names{"tracks", "beats", "bar_features", "chords", "sections"};
    for (const char* const name : names) {
      statements.push_back(
          QStringLiteral("SELECT count(*) AS n FROM ((FROM %1 WHERE track = 'One 🎵') EXCEPT ALL (FROM %2))")
              .arg(table(name, false), table(name, true)));
      statements.push_back(QStringLiteral("SELECT count(*) AS n FROM ((FROM %2) EXCEPT ALL (FROM %1))")
                               .arg(table(name, false), table(name, true)));
    }
    const QJsonArray results = test::duckDb(statements);
    for (qsizetype i = 3; i < results.size(); ++i) QCOMPARE(results[i][0][QStringLiteral("n")].toInt(-1), 0);
    QCOMPARE(results[2].toArray().size(), 2);

    const auto& markers = json.at("timeline_features").at("beat_transient_markers");
    const QJsonArray beats = results[0].toArray();
    QVERIFY(beats.size() > 4);
    QCOMPARE(static_cast<std::size_t>(beats.size()), markers.size());
    for (qsizetype i = 0; i < beats.size(); ++i) {
      const auto& marker = markers[static_cast<std::size_t>(i)];
      QVERIFY(qAbs(beats[i][QStringLiteral("time")].toDouble() - marker.at("beat_time").get<double>()) <=
              0.00051);
      QCOMPARE(beats[i][QStringLiteral("position_in_bar")].toInt(), marker.at("position_in_bar").get<int>());
    }
    const auto& features = json.at("timeline_features").at("bar_features");
    const QJsonArray bars = results[1].toArray();
    QCOMPARE(static_cast<std::size_t>(bars.size()), features.size());
    for (qsizetype i = 0; i < bars.size(); ++i) {
      const auto& feature = features[static_cast<std::size_t>(i)];
      const double centroid = feature.at("centroid_hz").get<double>();
      QVERIFY(qAbs(bars[i][QStringLiteral("centroid_hz")].toDouble() - centroid) <= 1e-5 * centroid);
      if (feature.at("bar").get<int>() == 0) continue;
      const QString audio = bars[i][QStringLiteral("audio")].toString();
      QVERIFY2(!audio.isEmpty() && fs::exists(out_ / audio.toStdString()), qPrintable(audio));
    }
  }
};

}  // namespace barline::app

QTEST_GUILESS_MAIN(barline::app::TestDatasetRun)
#include "test_dataset_run.moc"
