#include <signal.h>

#include <QProcess>
#include <QTest>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "app/tags/TagRecovery.h"
#include "app/tags/TagWriting.h"
#include "engine/audio/Fingerprint.h"
#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/FileDigest.h"
#include "engine/tags/writing/TagWriter.h"
#include "tests/storage/StorageFixture.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"

using namespace barline;
using namespace barline::app;
using storage::testing::readFile;
using storage::testing::TemporaryFolder;
using storage::testing::writeFile;

namespace {

using Path = std::filesystem::path;

constexpr std::array kNames{"a.flac", "b.mp3", "c.opus"};

tags::TagWishes wishes() {
  tags::TagWishes wishes;
  wishes.bpm = wishes.key = wishes.replayGain = true;
  return wishes;
}

/// A library with its files; each is analysed.
struct Collection {
  explicit Collection(const Path& folder)
      : library(storage::Library::open(folder / "library.sqlite")),
        journal(library->file()),
        writing(*library, journal, test::decodingHere()) {}

  std::int64_t add(const Path& file) {
    model::AudioSource source;
    source.path = file;
    source.fingerprint = test::decodingHere().fingerprint(file);
    source.title = file.stem().string();
    library->tracks().add(file);
    const std::int64_t id = library->tracks().recordSource(file, source).id;
    storage::AnalysisSummary summary;
    summary.bpm = 123.98;
    summary.key = model::MusicalKey{9, model::Mode::Minor};
    summary.figures.measures[model::Measure::IntegratedLufs] = -8.0;
    summary.figures.measures[model::Measure::TruePeakDbtp] = -0.3;
    library->tracks().updateAnalysis(id, summary);
    return id;
  }

  [[nodiscard]] std::vector<std::int64_t> ids() const {
    std::vector<std::int64_t> ids;
    for (const auto& track : library->tracks().all()) ids.push_back(track.id);
    return ids;
  }

  std::unique_ptr<storage::Library> library;
  storage::TagJournal journal;
  TagWriting writing;
};

/// Writes and undoes until it is killed, or something goes wrong.
int writeForEver(const Path& folder) try {
  Collection collection(folder);
  std::puts("ready");
  std::fflush(stdout);
  for (;;) {
    const auto outcome =
        collection.writing.write(collection.writing.preview(collection.ids(), wishes()), false);
    if (outcome.batch != 0) collection.writing.undo(outcome.batch);
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}

std::size_t copiesIn(const Path& folder) {
  std::size_t copies = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    copies += tags::isTemporaryName(entry.path());
  return copies;
}

}  // namespace

class TestTagWriting : public QObject {
  Q_OBJECT

  TemporaryFolder music_;  // made once
  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Collection> collection_;

  [[nodiscard]] Path file(const char* name) const { return *folder_ / name; }
  void open() { collection_ = std::make_unique<Collection>(folder_->path()); }

 private Q_SLOTS:
  void initTestCase() {
    for (const char* const name : kNames) {
      test::ffmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                    QStringLiteral("anoisesrc=d=1:c=pink:seed=%1").arg(int{name[0]}),
                    QStringLiteral("-metadata"), QStringLiteral("title=T"), test::toQString(music_ / name)});
    }
  }
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    open();
    for (const char* const name : kNames) {
      std::filesystem::copy_file(music_ / name, file(name));
      collection_->add(file(name));
    }
  }
  void cleanup() {
    collection_.reset();
    folder_.reset();
  }

  void whatTheLibraryKnowsIsWrittenAndTakenBack() {
    TagWriting& writing = collection_->writing;
    const auto ids = collection_->ids();
    const auto plans = writing.preview(ids, wishes());
    QCOMPARE(plans.size(), 3U);
    QCOMPARE(plans[0].title, std::string("a"));
    QCOMPARE(plans[0].plan.changes.size(), 4U);
    std::size_t done = 0;
    const auto outcome = writing.write(plans, false, {.progress = [&](std::size_t count) { done = count; }});
    QCOMPARE(outcome.files, 3U);
    QCOMPARE(done, 3U);
    QVERIFY(outcome.problems.empty() && !outcome.cancelled);
    for (const auto& plan : writing.preview(ids, wishes())) QVERIFY(plan.plan.changes.empty());
    // The library knows them still, and reads none of them again.
    QCOMPARE(collection_->ids(), ids);
    for (const char* const name : kNames) QVERIFY(collection_->library->tracks().knownSource(file(name)));

    const auto last = writing.lastBatch();
    QVERIFY(last && last->id == outcome.batch && last->files == 3);
    const auto undone = writing.undo(outcome.batch);
    QCOMPARE(undone.files, 3U);
    for (const char* const name : kNames) {
      QVERIFY(readFile(file(name)) == readFile(music_ / name));
      QVERIFY(collection_->library->tracks().knownSource(file(name)));
    }
    QVERIFY(!writing.lastBatch());
    QCOMPARE(writing.undo(outcome.batch).files, 0U);
    QVERIFY(collection_->journal.unsettled().empty());
    QCOMPARE(copiesIn(folder_->path()), 0U);
  }

  void whatSomebodyElseChangedSinceStays() {
    TagWriting& writing = collection_->writing;
    const auto outcome = writing.write(writing.preview(collection_->ids(), wishes()), false);
    tags::TagPlan theirs{file("a.flac"), tags::TagFormat::Flac, {}};
    theirs.changes = {{tags::TagSubject::Bpm, "BPM", {"123.98"}, {"62"}},
                      {tags::TagSubject::Energy, "COMMENT", {}, {"theirs"}}};
    tags::prepareTags(theirs, tags::temporaryNameFor(theirs.file), test::decodingHere())
        .value()
        .put(std::nullopt);
    QCOMPARE(writing.undo(outcome.batch).files, 3U);
    const auto tags = tags::TagFile::open(file("a.flac"), tags::TagFormat::Flac);
    QVERIFY(tags->values("BPM") == tags::TagValues{"62"});
    QVERIFY(tags->values("COMMENT") == tags::TagValues{"theirs"});
    QVERIFY(tags->values("INITIALKEY").empty());
    QVERIFY(readFile(file("b.mp3")) == readFile(music_ / "b.mp3"));
  }

  void aBadFileIsSaidAndTheOthersAreDone() {
    TagWriting& writing = collection_->writing;
    auto plans = writing.preview(collection_->ids(), wishes());
    writeFile(file("a.flac"), "not music");
    std::filesystem::remove(file("b.mp3"));
    const auto outcome = writing.write(plans, false);
    QCOMPARE(outcome.files, 1U);
    QCOMPARE(outcome.problems.size(), 2U);
    QVERIFY(outcome.problems[0].file == file("a.flac"));
    QVERIFY(readFile(file("a.flac")) == "not music");
    plans = writing.preview(collection_->ids(), wishes());
    QVERIFY(!plans[0].problem.empty() && !plans[1].problem.empty() && plans[2].problem.empty());
    QVERIFY(collection_->journal.unsettled().empty());
  }

  void cancellingEndsBetweenFiles() {
    TagWriting& writing = collection_->writing;
    std::size_t done = 0;
    const auto outcome = writing.write(
        writing.preview(collection_->ids(), wishes()), false,
        {.progress = [&](std::size_t count) { done = count; }, .cancelled = [&] { return done == 1; }});
    QVERIFY(outcome.cancelled);
    QCOMPARE(outcome.files, 1U);
    QVERIFY(readFile(file("b.mp3")) == readFile(music_ / "b.mp3"));
    QVERIFY(collection_->journal.unsettled().empty());
    QCOMPARE(copiesIn(folder_->path()), 0U);
  }

  void aTrackInSeveralFilesIsWrittenIntoEach() {
    std::filesystem::copy_file(music_ / "a.flac", file("again.flac"));
    std::filesystem::create_symlink(file("a.flac"), file("link.flac"));
    collection_->add(file("again.flac"));
    const std::int64_t track = collection_->add(file("link.flac"));
    QVERIFY(collection_->ids().size() == 3 && track == collection_->ids().front());
    const auto plans = collection_->writing.preview(std::span(&track, 1), wishes());
    QCOMPARE(plans.size(), 2U);
    const auto outcome = collection_->writing.write(plans, false);
    QCOMPARE(outcome.files, 2U);
    QVERIFY(std::filesystem::is_symlink(file("link.flac")));
    QVERIFY(readFile(file("again.flac")) == readFile(file("a.flac")));
    QVERIFY(readFile(file("a.flac")) != readFile(music_ / "a.flac"));
    QCOMPARE(collection_->writing.undo(outcome.batch).files, 2U);
    QVERIFY(readFile(file("again.flac")) == readFile(music_ / "a.flac"));
  }

  void oneProcessWritesAtATime() {
    const storage::TagWriteLock other(collection_->library->file());
    QVERIFY(other.held());
    const auto plans = collection_->writing.preview(collection_->ids(), wishes());
    QVERIFY_EXCEPTION_THROWN(collection_->writing.write(plans, false), std::runtime_error);
    QCOMPARE(recoverTagWrites(collection_->journal, collection_->library->file()), 0U);
  }

  void whateverWasUnderWayIsSettled() {
    storage::TagJournal& journal = collection_->journal;
    const auto version = [](const Path& path) {
      const tags::FileDigest digest = tags::digestOf(path);
      return storage::FileVersion{digest.size, digest.hash, 0};
    };
    const Path song = file("a.flac");
    const Path copy = tags::temporaryNameFor(song);
    const storage::FileVersion present = version(song);
    const storage::FileVersion other{present.size, std::string(32, '0'), 0};
    const auto begin = [&](const Path& temporary) {
      return journal.begin(0, song, song, temporary, R"({"format":1,"changes":[]})").id;
    };
    // The copy was being made.
    begin(writeFile(copy, "half a copy"));
    QCOMPARE(recoverTagWrites(journal, collection_->library->file()), 1U);
    QVERIFY(!std::filesystem::exists(copy) && journal.batches(9).empty());
    // It was about to take the file's place.
    journal.setReady(begin(writeFile(copy, "a copy")), present, other, {});
    recoverTagWrites(journal, collection_->library->file());
    QVERIFY(!std::filesystem::exists(copy) && journal.batches(9).empty());
    // It had.
    const std::int64_t written = begin(copy);
    journal.setReady(written, other, present, {});
    recoverTagWrites(journal, collection_->library->file());
    QCOMPARE(journal.written(written).size(), 1U);
    // The former was about to come back, and then it had.
    journal.beginReturn(written, writeFile(copy, "a copy"));
    recoverTagWrites(journal, collection_->library->file());
    QVERIFY(!std::filesystem::exists(copy));
    QCOMPARE(journal.written(written).size(), 1U);
    journal.setReady(written, present, other, {});
    journal.beginReturn(written, copy);
    recoverTagWrites(journal, collection_->library->file());
    QCOMPARE(journal.batches(9).front().returned, 1U);
    // A drive that is not there, and a name that is none of ours.
    const Path away = file("drive") / "d.flac";
    journal.begin(0, away, away, away.parent_path() / "x.part", "{}");
    QCOMPARE(recoverTagWrites(journal, collection_->library->file()), 0U);
    journal.discard(journal.unsettled().front().id);
    begin(file("b.mp3"));
    recoverTagWrites(journal, collection_->library->file());
    QVERIFY(std::filesystem::exists(file("b.mp3")));
  }

  void aKilledProcessLeavesEveryFileWhole() {
    const auto ids = collection_->ids();
    for (int round = 0; round < 6; ++round) {
      collection_.reset();
      QProcess child;
      child.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("write"), QString::fromStdString(folder_->path().string())});
      QVERIFY(child.waitForReadyRead(20000));
      std::this_thread::sleep_for(std::chrono::milliseconds(60 + 37 * round));
      ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
      child.waitForFinished();
      open();
      recoverTagWrites(collection_->journal, collection_->library->file());
      QVERIFY(collection_->journal.unsettled().empty());
      QCOMPARE(copiesIn(folder_->path()), 0U);
      if (const auto last = collection_->writing.lastBatch())
        QVERIFY(collection_->writing.undo(last->id).problems.empty());
      for (const char* const name : kNames) QVERIFY(readFile(file(name)) == readFile(music_ / name));
    }
  }
};

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "write") return writeForEver(argv[2]);
  QCoreApplication application(argc, argv);
  TestTagWriting test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_tag_writing.moc"
