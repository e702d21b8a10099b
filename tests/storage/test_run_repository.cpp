#include <QTest>

#include "storage/Library.h"
#include "storage/Statement.h"
#include "tests/engine/performance/Runs.h"
#include "tests/storage/StorageFixture.h"

using namespace barline::storage;
using namespace barline::storage::testing;
using barline::performance::RunRecord;
namespace made = barline::performance::testing;

class TestRunRepository : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRunComesBackAsItWas() {
    const TemporaryFolder folder;
    const auto library = Library::open(folder.locations().libraryFile);
    RunRecord run = made::run(1000);
    run.file = std::string("/music/\xff odd.flac");
    run.steps[1].state = barline::pipeline::StepState::Cached;
    run.steps[1].wallSeconds = 0.0;
    run.queued = true;
    run.besides = 3;
    run.trace = made::trace(0.3, 50.0F, 118.0F);
    run.id = library->runs().add(run);
    QVERIFY(run.id > 0);
    const auto found = library->runs().byId(run.id);
    QVERIFY(found);
    QCOMPARE(found->file, run.file);
    QCOMPARE(found->title, run.title);
    QCOMPARE(found->endedAt, run.endedAt);
    QCOMPARE(found->program, run.program);
    QCOMPARE(found->machine, run.machine);
    QCOMPARE(found->besides, 3);
    QVERIFY(found->queued && !found->usedCache);
    QCOMPARE(found->steps.size(), run.steps.size());
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
      QCOMPARE(found->steps[i].id, run.steps[i].id);
      QCOMPARE(found->steps[i].version, run.steps[i].version);
      QCOMPARE(found->steps[i].parameters, run.steps[i].parameters);
      QCOMPARE(found->steps[i].state, run.steps[i].state);
      QVERIFY(std::abs(found->steps[i].wallSeconds - run.steps[i].wallSeconds) < 1e-6);
    }
    QCOMPARE(*found->trace, *run.trace);
    QVERIFY(isComparable(*found, run));
    QVERIFY(!library->runs().byId(run.id + 1));
  }

  void theSameRunIsKeptOnce() {
    const TemporaryFolder folder;
    const auto library = Library::open(folder.locations().libraryFile);
    QVERIFY(library->runs().add(made::run(1000)) > 0);
    QCOMPARE(library->runs().add(made::run(1000)), std::int64_t{0});
    QCOMPARE(library->runs().ofAudio("f1").size(), std::size_t{1});
  }

  void oldRunsAreThinnedButEachVersionStays() {
    const TemporaryFolder folder;
    const auto library = Library::open(folder.locations().libraryFile);
    for (int i = 0; i < 10; ++i) library->runs().add(made::run(1000 + i, 0.09, 2));
    RunRecord other = made::run(500);
    other.fingerprint = "f2";
    library->runs().add(other);
    for (int i = 0; i < 60; ++i) library->runs().add(made::run(2000 + i, 0.09, 3));
    const std::vector<RunRecord> runs = library->runs().ofAudio("f1");
    QCOMPARE(runs.size(), std::size_t(RunRepository::kKeptOfEach + RunRepository::kKeptOfEachVersion));
    QCOMPARE(runs.front().endedAt, std::int64_t{1007});
    QCOMPARE(runs.back().endedAt, std::int64_t{2059});
    QCOMPARE(library->runs().ofAudio("f2").size(), std::size_t{1});
  }

  void listsTheLatestFirst() {
    const TemporaryFolder folder;
    const auto library = Library::open(folder.locations().libraryFile);
    library->runs().add(made::run(1000));
    RunRecord other = made::run(3000);
    other.fingerprint = "f2";
    other.title = "Other";
    library->runs().add(other);
    library->runs().add(made::run(2000));
    const auto all = library->runs().latest({}, 10);
    QCOMPARE(all.size(), std::size_t{3});
    QCOMPARE(all[0].title, std::string("Other"));
    QCOMPARE(all[2].endedAt, std::int64_t{1000});
    QCOMPARE(library->runs().latest("f1", 1).at(0).endedAt, std::int64_t{2000});
    const auto late = library->runs().since(2000, 10);
    QCOMPARE(late.size(), std::size_t{2});
    QCOMPARE(late[0].endedAt, std::int64_t{2000});
  }

  void whatCannotBeReadIsLeftOut() {
    const TemporaryFolder folder;
    const auto library = Library::open(folder.locations().libraryFile);
    RunRecord run = made::run(1000);
    run.trace = made::trace(0.3, 50.0F, 118.0F);
    const std::int64_t first = library->runs().add(run);
    const std::int64_t second = library->runs().add(made::run(2000));
    const std::int64_t third = library->runs().add(made::run(3000));
    Connection connection(library->file(), Connection::Access::ReadWrite);
    Statement(connection, "UPDATE runs SET trace = x'00' WHERE id = ?").bindAll(first).run();
    Statement(connection, "UPDATE runs SET figures = x'07' WHERE id = ?").bindAll(second).run();
    Statement(connection, "UPDATE runs SET layout = 99 WHERE id = ?").bindAll(third).run();
    QVERIFY(library->runs().byId(first));
    QVERIFY(!library->runs().byId(first)->trace);
    QVERIFY(!library->runs().byId(second));
    QVERIFY(!library->runs().byId(third));
    QCOMPARE(library->runs().ofAudio("f1").size(), std::size_t{1});
    QCOMPARE(library->runs().latest({}, 10).size(), std::size_t{2});
  }
};

QTEST_GUILESS_MAIN(TestRunRepository)
#include "test_run_repository.moc"
