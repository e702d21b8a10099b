#include <signal.h>
#include <sqlite3.h>

#include <QProcess>
#include <QTest>
#include <cstdio>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;

namespace {

model::Edit chordEdit(int number) {
  model::Edit edit;
  edit.name = {"set_chord", {std::to_string(number)}};
  edit.changes = {{model::EditLayer::Chords,
                   {1.0 * number, number + 1.0},
                   model::ChordPatch{{{{1.0 * number, number + 1.0}, "A:min", 1.0, {}, {}}}},
                   model::Reverted{}}};
  edit.author = "ann";
  edit.madeAt = 1'700'000'000'000 + number;
  edit.basis = "chords 2";
  return edit;
}

void execute(const std::filesystem::path& file, const char* sql) {
  sqlite3* handle = nullptr;
  QCOMPARE(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
  QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
}

/// Makes edits until it is killed, saying each that was kept.
int editForEver(const std::filesystem::path& folder) {
  const auto library = Library::open(Locations::inFolder(folder).libraryFile);
  for (int i = 0;; ++i) {
    const std::int64_t id = library->edits().append("song", chordEdit(i));
    if (i % 5 == 4) {
      library->edits().setUndone(id, true);
      library->edits().setUndone(id, false);
    }
    std::puts(std::to_string(i).c_str());
    std::fflush(stdout);
  }
}

}  // namespace

class TestEditRepository : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  [[nodiscard]] std::unique_ptr<Library> open() const {
    return Library::open(folder_->locations().libraryFile);
  }

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<TemporaryFolder>(); }
  void cleanup() { folder_.reset(); }

  void editsOutliveTheProgram() {
    std::int64_t first = 0;
    {
      const auto library = open();
      first = library->edits().append("song", chordEdit(0));
      library->edits().append("song", chordEdit(1));
      library->edits().append("another", chordEdit(2));
    }
    const model::EditHistory history = open()->edits().history("song");
    QCOMPARE(history.edits.size(), 2U);
    QCOMPARE(history.applied, 2U);
    model::Edit expected = chordEdit(0);
    expected.id = first;
    QVERIFY(history.edits.front() == expected);
    QVERIFY(open()->edits().history("unknown").edits.empty());
  }

  void undoneEditsStayUntilAnotherTakesTheirPlace() {
    const auto library = open();
    library->edits().append("song", chordEdit(0));
    const std::int64_t second = library->edits().append("song", chordEdit(1));
    library->edits().setUndone(second, true);
    QCOMPARE(library->edits().history("song").applied, 1U);
    QCOMPARE(library->edits().history("song").edits.size(), 2U);
    library->edits().setUndone(second, false);
    QCOMPARE(library->edits().history("song").applied, 2U);
    library->edits().setUndone(second, true);
    library->edits().append("song", chordEdit(2));
    const model::EditHistory history = library->edits().history("song");
    QCOMPARE(history.edits.size(), 2U);
    QCOMPARE(history.applied, 2U);
    QCOMPARE(history.edits.back().name.arguments.front(), std::string("2"));
  }

  void takingATrackOutLeavesItsEdits() {
    const auto library = open();
    const std::int64_t track = library->tracks().recordSource("/music/a.flac", source("song")).id;
    library->edits().append("song", chordEdit(0));
    library->tracks().remove(track);
    QCOMPARE(library->edits().history("song").edits.size(), 1U);
  }

  void oneDamagedEditLosesNoOther() {
    const auto library = open();
    library->edits().append("song", chordEdit(0));
    library->edits().append("song", chordEdit(1));
    execute(library->file(), "UPDATE edits SET content = x'00' WHERE id = 1");
    QTest::ignoreMessage(QtWarningMsg, "edit 1 cannot be read: its bytes are damaged");
    const model::EditHistory history = library->edits().history("song");
    QCOMPARE(history.edits.size(), 1U);
    QCOMPARE(history.applied, 1U);
  }

  void nothingCommittedIsLostWhenTheProcessIsKilled() {
    { const auto library = open(); }
    for (int round = 0; round < 5; ++round) {
      QProcess child;
      child.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("edit"), QString::fromStdString(folder_->path().string())});
      QVERIFY(child.waitForStarted());
      QByteArray said;
      while (said.count('\n') < 12 + 7 * round && child.waitForReadyRead(20000))
        said += child.readAllStandardOutput();
      ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
      child.waitForFinished();
      said += child.readAllStandardOutput();
      const auto kept = static_cast<std::size_t>(said.count('\n'));
      const auto library = open();
      library->verify();
      const model::EditHistory history = library->edits().history("song");
      // The killed process may have been about to say one more; each round adds to what there was.
      QVERIFY(history.edits.size() >= before_ + kept);
      QVERIFY(history.edits.size() <= before_ + kept + 1);
      QVERIFY(history.applied + 1 >= history.edits.size());
      before_ = history.edits.size();
      if (history.applied < before_) library->edits().setUndone(history.edits.back().id, false);
    }
    before_ = 0;
  }

 private:
  std::size_t before_{};
};

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "edit") return editForEver(argv[2]);
  QCoreApplication application(argc, argv);
  TestEditRepository test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_edit_repository.moc"
