#include <QtTest>

#include <signal.h>
#include <QProcess>

#include <cstdio>
#include <set>

#include "storage/Backups.h"
#include "storage/Database.h"
#include "storage/Library.h"
#include "storage/Recovery.h"
#include "storage/SqliteResultCache.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

namespace {

std::string numbered(const std::string& name, int number) {
  std::string text = name;
  return text += std::to_string(number);
}

void say(const std::string& line) {
  std::puts(line.c_str());
  std::fflush(stdout);
}

Schema nextSchema() {
  static const std::vector<Migration> migrations = [] {
    std::vector<Migration> all(libraryMigrations().begin(), libraryMigrations().end());
    all.push_back({.version = static_cast<int>(all.size()) + 1,
                   .name = "stars",
                   .sql = "ALTER TABLE tracks ADD COLUMN stars INTEGER NOT NULL DEFAULT 3"});
    return all;
  }();
  return {.applicationId = librarySchema().applicationId, .migrations = migrations};
}

/// Every number of its character is `number`.
AnalysisSummary withCharacter(int number) {
  AnalysisSummary summary{.bpm = 100.0 + number, .key = {}, .timeSignature = "4/4", .problem = ""};
  summary.figures.character.emplace(VersionedCharacter{.version = 1, .character = {}});
  std::apply([&](auto... member) { ((summary.figures.character->character.*member = 1.0 + number), ...); },
             model::Character::fields());
  return summary;
}

/// What this program does when the tests below start it as another process.
int runChild(const std::string& role, const fs::path& folder, const std::string& name) {
  const Locations locations = Locations::inFolder(folder);
  if (role == "migrate") {
    (void)openDatabase(locations.libraryFile, {.schema = nextSchema(),
                                               .survivesPowerLoss = true,
                                               .givesSpaceBack = false,
                                               .writesAhead = true,
                                               .mayBeEmpty = {},
                                               .beforeMigration = [&](int) {
                                                 makeBackup(locations.libraryFile, BackupReason::Upgrade);
                                               }});
    return 0;
  }
  const auto library = Library::open(locations.libraryFile);
  SqliteResultCache cache(locations.resultsFile);
  const int count = role == "write" ? 60 : 1'000'000;
  for (int i = 0; i < count; ++i) {
    const auto track = library->tracks().recordSource(folder / numbered(name, i), source(numbered(name, i)));
    library->tracks().updateAnalysis(track.id, withCharacter(i));
    cache.store(numbered(name, i), "beats", model::Bytes(2000, std::byte{7}));
    say(numbered(name, i));
  }
  return 0;
}

}  // namespace

class TestLibraryProcesses : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<TemporaryFolder>(); }
  void cleanup() { folder_.reset(); }

  void twoProcessesWriteAtOnce() {
    QProcess one;
    QProcess other;
    start(one, "write", "one");
    start(other, "write", "other");
    QVERIFY(finished(one));
    QVERIFY(finished(other));
    const auto library = Library::open(folder_->locations().libraryFile);
    QCOMPARE(library->tracks().count(), 120);
    SqliteResultCache cache(folder_->locations().resultsFile);
    for (int i = 0; i < 60; ++i) {
      for (const char* name : {"one", "other"}) {
        QCOMPARE(library->tracks().byFingerprint(numbered(name, i))->bpm.value(), 100.0 + i);
        QVERIFY(cache.find(numbered(name, i)).has_value());
      }
    }
  }

  void figuresThatAnotherProcessWritesAreSeen() {
    const auto library = Library::open(folder_->locations().libraryFile);
    const std::int64_t own = library->tracks().recordSource("/music/own.flac", source("own")).id;
    library->tracks().updateAnalysis(own, withCharacter(0));
    QVERIFY(library->figures().similarTo(own, 100)->empty());
    QProcess child;
    start(child, "write", "theirs");
    QVERIFY(finished(child));
    QCOMPARE(library->figures().measures()->size(), std::size_t{61});
    const auto similar = library->figures().similarTo(own, 100);
    QCOMPARE(similar->size(), std::size_t{60});
    QCOMPARE(similar->front().track, library->tracks().byFingerprint("theirs0")->id);
    QCOMPARE(similar->back().track, library->tracks().byFingerprint("theirs59")->id);
  }

  void twoProcessesMigrateAtOnce() {
    Library::open(folder_->locations().libraryFile)->tracks().add("/music/a.flac");
    QProcess one;
    QProcess other;
    start(one, "migrate", "");
    start(other, "migrate", "");
    QVERIFY(finished(one));
    QVERIFY(finished(other));
    QCOMPARE(listBackups(folder_->locations().libraryFile).size(), std::size_t{1});
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Library::open(folder_->locations().libraryFile)),
                             NewerLibraryError);
  }

  void whatWasCommittedSurvivesAKill() {
    std::set<std::string> committed;
    for (int round = 0; round < 3; ++round) {
      QProcess child;
      start(child, "write for ever", numbered("round", round) + "-");
      for (int lines = 0; lines < 10; ++lines) {
        QVERIFY(child.canReadLine() || child.waitForReadyRead(20'000));
        while (child.canReadLine()) committed.insert(child.readLine().trimmed().toStdString());
      }
      ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
      QVERIFY(child.waitForFinished());
      while (child.canReadLine()) committed.insert(child.readLine().trimmed().toStdString());
    }
    QVERIFY(committed.size() >= 30);
    const auto library = Library::open(folder_->locations().libraryFile);
    library->verify();
    SqliteResultCache cache(folder_->locations().resultsFile);
    for (const std::string& name : committed) {
      const auto track = library->tracks().byFingerprint(name);
      QVERIFY2(track && track->bpm, name.c_str());
      QVERIFY2(cache.find(name).has_value(), name.c_str());
    }
  }

  void aLibraryThatAnotherProcessHasOpenIsNotSetAside() {
    QProcess child;
    start(child, "write for ever", "x");
    QVERIFY(child.waitForReadyRead(20'000));
    try {
      setAside(folder_->locations().libraryFile);
      QFAIL("set aside");
    } catch (const StorageError& error) {
      QVERIFY(error.problem() == StorageProblem::Busy);
    }
    child.kill();
    QVERIFY(child.waitForFinished());
    QVERIFY(fs::exists(setAside(folder_->locations().libraryFile)));
  }

 private:
  void start(QProcess& process, const char* role, const std::string& name) const {
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(
        QCoreApplication::applicationFilePath(),
        {"--child", role, QString::fromStdString(folder_->path().string()), QString::fromStdString(name)});
  }
  static bool finished(QProcess& process) {
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
  }

  std::unique_ptr<TemporaryFolder> folder_;
};

int main(int argc, char** argv) {
  if (argc == 5 && std::string_view(argv[1]) == "--child") return runChild(argv[2], argv[3], argv[4]);
  QCoreApplication application(argc, argv);
  TestLibraryProcesses tests;
  return QTest::qExec(&tests, argc, argv);
}
#include "test_library_processes.moc"
