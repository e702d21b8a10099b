#include <QtTest>

#include "storage/Connection.h"
#include "storage/Files.h"
#include "storage/Library.h"
#include "storage/Recovery.h"
#include "storage/Schema.h"
#include "storage/repair/LibraryCheck.h"
#include "storage/repair/Salvage.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

namespace {

constexpr int kTracks = 120;
constexpr std::uintmax_t kPage = 4096;

std::string numbered(const std::string& name, int number) {
  std::string text = name;
  return text += std::to_string(number);
}

model::Edit editOf(int number) {
  model::Edit edit;
  edit.name.action = "verify";
  edit.name.arguments = {std::string(300, static_cast<char>('a' + number % 26))};
  edit.changes = {{.layer = model::EditLayer::Grid,
                   .range = {static_cast<double>(number), number + 1.0},
                   .content = model::Verified{true}}};
  edit.author = "somebody";
  edit.madeAt = number;
  return edit;
}

/// Tracks with figures, own texts, ratings, and an edit each.
void fill(Library& library) {
  for (int i = 0; i < kTracks; ++i) {
    const auto track = library.tracks().recordSource(numbered("/music/a folder/", i) + ".flac",
                                                     source(numbered("print", i), numbered("Song ", i)));
    AnalysisSummary summary{.bpm = 100.0 + i, .key = {}, .timeSignature = "4/4", .problem = ""};
    summary.figures.measures[model::Measure::Danceability] = 1.5;
    library.tracks().updateAnalysis(track.id, summary);
    library.edits().append(numbered("print", i), editOf(i));
  }
}

std::size_t matches(Library& library, const std::string& text) {
  return library.catalogue().count(
      {.allOf = {{.anyOf = {search::TextCondition{search::TextField::Any, text}}}}});
}

}  // namespace

class TestSalvage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const TemporaryFolder folder;
    fill(*Library::open(folder.locations().libraryFile));
    sound_ = readFile(folder.locations().libraryFile);
  }
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    file_ = writeFile(*folder_ / "library.sqlite", sound_);
    target_ = *folder_ / "new.sqlite";
  }
  void cleanup() { folder_.reset(); }

  void aSoundLibraryComesOutAsItWentIn() {
    const std::string before = readFile(file_);
    const SalvageReport report = salvage(file_, target_);
    QVERIFY(report.complete());
    QCOMPARE(report.tracks, kTracks);
    QCOMPARE(report.edits, kTracks);
    QCOMPARE(report.tables.front().name, std::string("edits"));
    QVERIFY(readFile(file_) == before);
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{2});
    const CheckReport check = checkLibrary(target_);
    QVERIFY2(check.sound(), check.sound() ? "" : check.problems.front().c_str());
    const auto was = Library::open(file_);
    const auto now = Library::open(target_);
    QCOMPARE(now->tracks().all(), was->tracks().all());
    for (int i = 0; i < kTracks; ++i) {
      const std::string print = numbered("print", i);
      QCOMPARE(now->edits().history(print), was->edits().history(print));
    }
    QCOMPARE(matches(*now, "song 7"), matches(*was, "song 7"));
    QVERIFY(matches(*now, "song 7") > 1);
  }

  void aLibraryWithALogIsReadWithIt() {
    const auto open = Library::open(file_);
    open->tracks().add(fs::path("/music/only in the log.flac"));
    QVERIFY(fs::file_size(companion(file_, "-wal")) > 0);
    QCOMPARE(salvage(file_, target_).tracks, kTracks + 1);
  }

  void theWorstThatCanHappenToOnePage() {
    const int pages = static_cast<int>(sound_.size() / kPage);
    int worstEdits = kTracks;
    int worstTracks = kTracks;
    for (int page = 0; page < pages; page += 3) {
      writeFile(file_, sound_);
      overwrite(file_, static_cast<std::streamoff>(page) * static_cast<std::streamoff>(kPage), kPage);
      fs::remove(target_);
      const SalvageReport report = salvage(file_, target_);
      const CheckReport check = checkLibrary(target_);
      QVERIFY2(check.sound(), check.sound() ? "" : check.problems.front().c_str());
      worstEdits = std::min(worstEdits, static_cast<int>(report.edits));
      worstTracks = std::min(worstTracks, static_cast<int>(report.tracks));
    }
    qInfo("%d pages: at least %d of %d edits and %d tracks", pages, worstEdits, kTracks, worstTracks);
    QVERIFY(worstTracks == kTracks);
    QVERIFY(worstEdits > kTracks * 8 / 10);
  }

  void damageOfManyKindsLeavesWhatLiesBesideIt_data() {
    QTest::addColumn<QString>("damage");
    for (const char* damage :
         {"header", "cut in half", "cut by a byte", "every tenth page", "zeros in the middle"})
      QTest::newRow(damage) << damage;
  }
  void damageOfManyKindsLeavesWhatLiesBesideIt() {
    QFETCH(QString, damage);
    const std::uintmax_t size = fs::file_size(file_);
    if (damage == "header") overwrite(file_, 0, 100);
    if (damage == "cut in half") fs::resize_file(file_, size / 2);
    if (damage == "cut by a byte") fs::resize_file(file_, size - 1);
    if (damage == "every tenth page") {
      for (std::uintmax_t at = 10 * kPage; at < size; at += 10 * kPage)
        overwrite(file_, static_cast<std::streamoff>(at), 500);
    }
    if (damage == "zeros in the middle") {
      std::string bytes = readFile(file_);
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(size / 2), size / 8, '\0');
      writeFile(file_, bytes);
    }
    const std::string damaged = readFile(file_);
    const SalvageReport report = salvage(file_, target_);
    qInfo("%lld edits, %lld tracks, %lld of them by path", static_cast<long long>(report.edits),
          static_cast<long long>(report.tracks), static_cast<long long>(report.tracksByPath));
    QVERIFY(report.tracks > 0);
    QVERIFY(checkLibrary(target_).sound());
    QVERIFY(readFile(file_) == damaged);
    if (damage == "header") QCOMPARE(report.edits, kTracks);
    if (damage == "cut by a byte") QVERIFY(report.edits > kTracks * 8 / 10);
  }

  void anEditThatIsNotWhatWasWrittenIsLeftOut() {
    Connection(file_, Connection::Access::ReadWrite)
        .execute(
            "UPDATE edits SET content = x'0102' WHERE id = 7; UPDATE edits SET content_size = 9 WHERE id = "
            "8");
    const CheckReport check = checkLibrary(file_);
    QCOMPARE(check.problems.size(), std::size_t{2});
    const SalvageReport report = salvage(file_, target_);
    QCOMPARE(report.edits, kTracks - 2);
    QVERIFY(!report.tables.front().complete);
  }

  void aLostTrackIsMadeOfItsFiles() {
    Connection connection(file_, Connection::Access::ReadWrite);
    connection.execute(
        "PRAGMA foreign_keys = OFF; DELETE FROM tracks WHERE id = 5; "
        "UPDATE tracks SET state = 'waiting' WHERE id IN (7, 8); "
        "INSERT INTO queue (track_id, position) VALUES (8, 4096)");
    const SalvageReport report = salvage(file_, target_);
    QCOMPARE(report.tracksByPath, 1);
    QCOMPARE(report.tracks, kTracks);
    const auto library = Library::open(target_);
    const auto track = library->tracks().byPath("/music/a folder/4.flac");
    QVERIFY(track && track->state == model::TrackState::Waiting);
    // It is analysed again, but one that somebody has taken out of the queue is not.
    QCOMPARE(queued(*library), (std::vector<std::int64_t>{8, 5}));
  }

  void whereTheQueueIsLostAllThatWaitIsQueued() {
    Connection connection(file_, Connection::Access::ReadWrite);
    connection.execute("UPDATE tracks SET state = 'waiting' WHERE id IN (3, 7)");
    const auto page = connection.integer("SELECT rootpage FROM sqlite_schema WHERE name = 'queue'");
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    overwrite(file_, (page - 1) * static_cast<std::streamoff>(kPage), kPage);
    (void)salvage(file_, target_);
    QCOMPARE(queued(*Library::open(target_)), (std::vector<std::int64_t>{3, 7}));
  }

  void anOlderLibraryComesOutUpToDate() {
    fs::remove(file_);
    {
      Connection old(file_, Connection::Access::Create);
      old.execute(std::string(librarySchema(1).migrations.front().sql));
      old.execute(
          "INSERT INTO tracks (title, added_at) VALUES ('Old one', 1);"
          "INSERT INTO paths (track_id, path, seen_at) VALUES (1, x'2F61', 1);"
          "PRAGMA user_version = 1; PRAGMA application_id = " +
          std::to_string(librarySchema().applicationId));
    }
    overwrite(file_, 0, 100);
    QCOMPARE(salvage(file_, target_).tracks, 1);
    QVERIFY(checkLibrary(target_).sound());
    QCOMPARE(matches(*Library::open(target_), "old"), std::size_t{1});
  }

  void whatIsNoLibraryGivesOneSentence_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("this was a library once");
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("noise") << QByteArray(100'000, '\xA5');
  }
  void whatIsNoLibraryGivesOneSentence() {
    QFETCH(QByteArray, bytes);
    writeFile(file_, bytes.toStdString());
    QVERIFY_EXCEPTION_THROWN(salvage(file_, target_), DamagedLibraryError);
    QVERIFY(!fs::exists(target_));
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{1});
  }

  void repairPutsTheNewLibraryInThePlaceOfTheDamagedOne() {
    overwrite(file_, 0, 100);
    const std::string damaged = readFile(file_);
    const Repair repair = repairLibrary(file_);
    QVERIFY(readFile(repair.damaged) == damaged);
    QCOMPARE(Library::open(file_)->tracks().count(), kTracks);
  }

  void cancellingLeavesNothing() {
    QVERIFY_EXCEPTION_THROWN(salvage(file_, target_, [](double) { return false; }), Cancelled);
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{1});
  }

  void theCheckFindsWhatIsWrong_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("word");
    QTest::newRow("reference") << "PRAGMA foreign_keys = OFF; DELETE FROM tracks WHERE id = 3"
                               << "paths";
    QTest::newRow("schema") << "CREATE TABLE theirs (a)"
                            << "theirs";
    QTest::newRow("full text") << "PRAGMA recursive_triggers = OFF; DROP TRIGGER text_changed; "
                                  "UPDATE track_text SET title = 'xyz' WHERE track_id = 3"
                               << "index";
  }
  void theCheckFindsWhatIsWrong() {
    QFETCH(QString, sql);
    QFETCH(QString, word);
    QVERIFY(checkLibrary(file_).sound());
    Connection(file_, Connection::Access::ReadWrite).execute(sql.toStdString());
    const CheckReport report = checkLibrary(file_);
    const bool told = std::ranges::any_of(report.problems, [&](const std::string& problem) {
      return problem.find(word.toStdString()) != std::string::npos;
    });
    QVERIFY2(told, report.problems.empty() ? "nothing" : report.problems.front().c_str());
  }

  void theCheckChangesNothing() {
    const std::string before = readFile(file_);
    const CheckReport report = checkLibrary(file_);
    QCOMPARE(report.tracks, kTracks);
    QCOMPARE(report.edits, kTracks);
    QVERIFY(readFile(file_) == before);
    QVERIFY_EXCEPTION_THROWN(checkLibrary(file_, [](double) { return false; }), Cancelled);
  }

 private:
  static std::vector<std::int64_t> queued(Library& library) { return library.queue().content().waiting; }

  std::unique_ptr<TemporaryFolder> folder_;
  fs::path file_;
  fs::path target_;
  std::string sound_;
};

QTEST_GUILESS_MAIN(TestSalvage)
#include "test_salvage.moc"
