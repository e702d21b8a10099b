// Working through a library's queue from the command line.

#include <QTest>

#include "storage/AnalysisSummary.h"
#include "storage/Library.h"
#include "storage/QueueLock.h"
#include "tests/app/cli/CliRun.h"
#include "tests/storage/StorageFixture.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline;
using test::CliRun;

class TestCliQueue : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    library_ = storage::Library::open(folder_.locations().libraryFile);
    std::vector<std::filesystem::path> files;
    for (const double frequency : {220.0, 330.0}) {
      files.push_back(folder_ / (std::to_string(frequency) + ".wav"));
      test::writeWav(files.back(), test::sine(frequency, 1.0, 22050), 22050);
    }
    files.push_back(storage::testing::writeFile(folder_ / "text.mp3", "no sound"));
    for (const model::TrackRecord& track : library_->tracks().add(files)) tracks_.push_back(track.id);
  }

  void saysWhatWaitsAndChangesNothing() {
    const CliRun run = analyze({"--dry-run"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output, QByteArray("Tracks waiting: 3\nTracks out of date: 0\n"));
    QCOMPARE(library_->queue().content().waiting, tracks_);
  }

  void leavesTheQueueToWhoeverIsAtIt() {
    storage::QueueLock lock(library_->file());
    QVERIFY(lock.acquire());
    const CliRun run = analyze({});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("Another program"));
    QCOMPARE(library_->queue().content().waiting.size(), std::size_t{3});
  }

  void analysesWhatWaitsInItsOrderAndKeepsWhatFailed() {
    library_->queue().move(std::vector<std::int64_t>{tracks_[1]}, tracks_[0]);
    const CliRun run = analyze({});
    QCOMPARE(run.status, 1);  // one of them is no audio
    const QList<QByteArray> done = run.output.trimmed().split('\n');
    QCOMPARE(done.size(), 2);
    QVERIFY(done[0].contains("330"));
    const storage::QueueContent content = library_->queue().content();
    QVERIFY(content.waiting.empty());
    QCOMPARE(content.failed.size(), std::size_t{1});
    QCOMPARE(content.failed[0].track, tracks_[2]);
    QVERIFY(!content.failed[0].problem.empty());
    QCOMPARE(library_->tracks().byId(tracks_[0])->state, model::TrackState::Analysed);
    QCOMPARE(library_->tracks().byId(tracks_[2])->state, model::TrackState::Failed);
    QCOMPARE(analyze({}).status, 0);  // nothing is left
  }

  void onlyWhatIsOutOfDateIsQueuedAgain() {
    QVERIFY(analyze({"--stale"}).output.isEmpty());
    storage::AnalysisSummary old;
    old.recipe = {{"beats", 1, ""}};
    library_->tracks().updateAnalysis(tracks_[0], old);
    const CliRun told = analyze({"--dry-run"});
    QVERIFY(told.output.contains("Tracks out of date: 1 ("));
    QVERIFY(told.output.contains("beats"));
    const CliRun run = analyze({"--stale"});
    QCOMPARE(run.status, 0);
    QVERIFY(run.output.contains("220"));
    QVERIFY(!run.output.contains("330"));
    QVERIFY(analyze({"--dry-run"}).output.contains("Tracks out of date: 0\n"));
  }

 private:
  [[nodiscard]] CliRun analyze(const QStringList& options) const {
    const QString file = QString::fromStdString(library_->file().string());
    return cli_.run(QStringList{"library", "analyze", "--library", file, "--threads", "2"} + options);
  }

  storage::testing::TemporaryFolder folder_;
  std::unique_ptr<storage::Library> library_;
  std::vector<std::int64_t> tracks_;
  test::Cli cli_{QString::fromStdString(folder_.path().string())};
};

QTEST_GUILESS_MAIN(TestCliQueue)
#include "test_cli_queue.moc"
