#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iterator>

#include "app/exporting/ExportRun.h"
#include "engine/steps/Catalog.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/SmallDisk.h"
#include "tests/support/WavFile.h"

namespace fs = std::filesystem;

namespace barline::app {

/// Exports of several tracks, and what becomes of them when something is in the way.
class TestExportRun : public QObject {
  Q_OBJECT

  static std::string contents(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  static std::size_t filesIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
  }

  /// A format that tells its tracks' names, as long as it is asked to be.
  static exporting::ExportFormat namesFormat(exporting::FormatScope scope, std::size_t size = 0) {
    exporting::ExportFormat format;
    format.id = "names";
    format.title = "Names";
    format.extension = ".txt";
    format.layers = exporting::Layers::all();
    format.scope = scope;
    format.write = [size](std::span<const exporting::ExportTrack> tracks, const exporting::Layers&) {
      std::string text;
      for (const exporting::ExportTrack& track : tracks) text += track.record.title + '\n';
      text.resize(std::max(text.size(), size), ' ');
      return std::vector<exporting::ExportFile>{{".txt", text}};
    };
    return format;
  }

  [[nodiscard]] ExportTask task(const exporting::ExportFormat& format, std::vector<fs::path> files) const {
    ExportTask task;
    task.format = &format;
    task.layers = exporting::Layers::all();
    task.folder = base_->filePath("out").toStdString();
    for (fs::path& file : files) {
      task.tracks.emplace_back();
      task.tracks.back().file = std::move(file);
    }
    return task;
  }

  std::unique_ptr<QTemporaryDir> base_;
  std::unique_ptr<pipeline::Runner> runner_;
  std::unique_ptr<TrackLoader> loader_;
  fs::path one_;
  fs::path two_;

 private Q_SLOTS:
  void init() {
    base_ = std::make_unique<QTemporaryDir>();
    runner_ = std::make_unique<pipeline::Runner>(steps::catalog(), test::decodingHere(), nullptr, 2);
    loader_ = std::make_unique<TrackLoader>(*runner_, nullptr);
    one_ = base_->filePath("one.wav").toStdString();
    two_ = base_->filePath("two.wav").toStdString();
    test::writeWav(one_, test::whiteNoise(0.5, 22050), 22050);
    test::writeWav(two_, test::whiteNoise(0.5, 22050, 0.5, 2), 22050);
  }

  void cleanup() {
    loader_.reset();
    runner_.reset();
  }

  void writesEachTrackUnderItsName() {
    const auto format = namesFormat(exporting::FormatScope::EachTrack);
    const ExportOutcome outcome = runExport(*loader_, task(format, {one_, two_}), always(NameTaken::Skip));
    QCOMPARE(outcome.written.size(), std::size_t{2});
    QCOMPARE(contents(outcome.written[0]), std::string("one\n"));
    QVERIFY(outcome.written[1].filename() == "two.txt");
  }

  void aFileOfTheSameAudioHasATitleOfItsOwn() {
    const std::shared_ptr<storage::Library> library =
        storage::Library::open(base_->filePath("library.sqlite").toStdString());
    const TrackLoader loader(*runner_, library);
    const auto recordOf = [&loader](const fs::path& file) { return loader.load({.file = file}).record; };
    const model::AudioSource source = loader.load({.file = one_}).timeline.source;
    model::TrackTags tags;
    tags.title = "Tagged";
    tags.artist = "Somebody";
    const auto track = library->tracks().recordSource(one_, source, tags);
    const fs::path copy = base_->filePath("Ground Truth.wav").toStdString();
    fs::copy_file(one_, copy);
    QCOMPARE(recordOf(one_).title, std::string("Tagged"));
    QCOMPARE(recordOf(copy).title, std::string("Ground Truth"));
    QCOMPARE(recordOf(copy).artist, std::string("Somebody"));
    model::AmendedTrack named{track.id, {}};
    named.amendment.title.emplace("Mine");
    static_cast<void>(library->tracks().amend({&named, 1}));
    QVERIFY(library->tracks().ownTexts(track.id) == named.amendment);
    QCOMPARE(recordOf(one_).title, std::string("Mine"));
    QCOMPARE(recordOf(copy).title, std::string("Mine"));
    named.amendment.title.emplace("");
    static_cast<void>(library->tracks().amend({&named, 1}));
    QCOMPARE(recordOf(copy).title, std::string("Ground Truth"));
  }

  void writesAllTracksIntoOneFile() {
    const auto format = namesFormat(exporting::FormatScope::AllTracks);
    ExportTask all = task(format, {one_, two_});
    all.name = "Set";
    const ExportOutcome outcome = runExport(*loader_, all, always(NameTaken::Skip));
    QCOMPARE(outcome.written.size(), std::size_t{1});
    QVERIFY(outcome.written[0].filename() == "Set.txt");
    QCOMPARE(contents(outcome.written[0]), std::string("one\ntwo\n"));
  }

  void aTrackThatFailsIsNamedAndTheRestIsWritten() {
    const auto format = namesFormat(exporting::FormatScope::EachTrack);
    std::ofstream(two_, std::ios::trunc) << "no audio";
    const ExportOutcome outcome = runExport(*loader_, task(format, {two_, one_}), always(NameTaken::Skip));
    QCOMPARE(outcome.failures.size(), std::size_t{1});
    QVERIFY(outcome.failures[0].file == two_);
    QVERIFY(outcome.failures[0].sentence.find("two.wav") != std::string::npos);
    QCOMPARE(outcome.written.size(), std::size_t{1});
  }

  void asksForEachNameThatIsTaken() {
    const auto format = namesFormat(exporting::FormatScope::EachTrack);
    const ExportTask both = task(format, {one_, two_});
    fs::create_directories(both.folder);
    std::ofstream(both.folder / "one.txt") << "mine";
    std::vector<fs::path> asked;
    const ExportOutcome outcome = runExport(*loader_, both, [&](const fs::path& taken) {
      asked.push_back(taken);
      return NameTaken::Skip;
    });
    QVERIFY(asked == std::vector{both.folder / "one.txt"});
    QVERIFY(outcome.skipped == asked);
    QCOMPARE(contents(both.folder / "one.txt"), std::string("mine"));
    QCOMPARE(outcome.written.size(), std::size_t{1});
  }

  void cancellingKeepsWholeFilesAndWritesNoMore() {
    const auto format = namesFormat(exporting::FormatScope::EachTrack);
    const ExportTask both = task(format, {one_, two_});
    const ExportOutcome outcome = runExport(*loader_, both, always(NameTaken::Skip),
                                            [](const ExportState& state) { return state.track == 0; });
    QVERIFY(outcome.cancelled || outcome.written.size() == 2);
    for (const fs::path& file : outcome.written) QVERIFY(!contents(file).empty());
    QCOMPARE(filesIn(both.folder), outcome.written.size());
  }

  void progressNeverFalls() {
    const auto format = namesFormat(exporting::FormatScope::EachTrack);
    double last = 0.0;
    bool falls = false;
    static_cast<void>(runExport(*loader_, task(format, {one_, two_}), always(NameTaken::Skip),
                                [&](const ExportState& state) {
                                  falls = falls || state.fraction < last || state.fraction > 1.0;
                                  last = state.fraction;
                                  return true;
                                }));
    QVERIFY(!falls);
  }

  void aFullDiskIsOneSentenceForEachTrackAndNoHalfFile() {
    const test::SmallDisk disk(base_->filePath("disk").toStdString(), 1);
    if (!disk.mounted()) QSKIP("no right to mount a file system");
    const auto format = namesFormat(exporting::FormatScope::EachTrack, 2'000'000);
    ExportTask both = task(format, {one_, two_});
    both.folder = disk.folder();
    const ExportOutcome outcome = runExport(*loader_, both, always(NameTaken::Skip));
    QCOMPARE(outcome.failures.size(), std::size_t{2});
    QVERIFY(outcome.failures[0].sentence.find("No space left") != std::string::npos);
    QCOMPARE(filesIn(disk.folder()), std::size_t{0});
  }

  void aDiskThatMayNotBeWrittenToIsOneSentence() {
    const test::SmallDisk disk(base_->filePath("disk").toStdString(), 1);
    if (!disk.mounted()) QSKIP("no right to mount a file system");
    disk.makeReadOnly();
    const auto format = namesFormat(exporting::FormatScope::EachTrack);
    ExportTask only = task(format, {one_});
    only.folder = disk.folder() / "new";
    try {
      static_cast<void>(runExport(*loader_, only, always(NameTaken::Skip)));
      QFAIL("it was written");
    } catch (const exporting::FileError& error) {
      QVERIFY(std::string(error.what()).find("Read-only") != std::string::npos);
    }
  }

  /// As a drive of the network may do: what was written stays written, the rest fails with its reason.
  void aFolderThatGoesAwayInTheMiddleFailsTheRest() {
    const auto format = namesFormat(exporting::FormatScope::EachTrack);
    const ExportTask both = task(format, {one_, two_});
    const ExportOutcome outcome =
        runExport(*loader_, both, always(NameTaken::Skip), [&](const ExportState& state) {
          if (state.track == 1) fs::remove_all(both.folder);
          return true;
        });
    QCOMPARE(outcome.written.size() + outcome.failures.size(), std::size_t{2});
    for (const ExportFailure& failure : outcome.failures) {
      QVERIFY(failure.sentence.find("two.txt") != std::string::npos);
    }
  }

  /// A copy of the audio must not need more room than there is, nor end half-written.
  void noCopyIsBegunWithoutRoomForIt() {
    const test::SmallDisk disk(base_->filePath("disk").toStdString(), 1);
    if (!disk.mounted()) QSKIP("no right to mount a file system");
    disk.fill(10'000);
    exporting::ExportFormat format = namesFormat(exporting::FormatScope::EachTrack);
    format.content = exporting::FormatContent::AudioCopy;
    format.write = {};
    bool begun = false;
    format.copyName = [](const exporting::ExportTrack&) {
      return exporting::ExportFormat::CopyName{".wav", {}};
    };
    format.writeCopy = [&](const exporting::ExportTrack&, const exporting::Layers&, const fs::path&,
                           audio::Decoding&, const exporting::ExportProgress&) { begun = true; };
    ExportTask only = task(format, {one_});
    only.folder = disk.folder();
    const ExportOutcome outcome = runExport(*loader_, only, always(NameTaken::Skip));
    QVERIFY(!begun);
    QVERIFY(outcome.failures.at(0).sentence.find("no room") != std::string::npos);
    QCOMPARE(filesIn(disk.folder()), std::size_t{1});
  }
};

}  // namespace barline::app

QTEST_GUILESS_MAIN(barline::app::TestExportRun)
#include "test_export_run.moc"
