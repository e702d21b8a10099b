#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "storage/Library.h"
#include "tests/app/cli/CliRun.h"

using namespace barline;
using model::CrateKind;

class TestCliCrates : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    cli_ = std::make_unique<test::Cli>(home_.path());
    const auto library = storage::Library::open(file());
    std::vector<std::int64_t> tracks;
    for (const char* title : {"One", "Two", "Three"}) {
      model::AudioSource source;
      source.fingerprint = title;
      source.title = title;
      tracks.push_back(library->tracks().recordSource(std::string("/music/") + title, source).id);
    }
    storage::CrateRepository& crates = library->crates();
    const std::int64_t sets = crates.create({.kind = CrateKind::Folder, .name = "Sets", .search = {}});
    const std::int64_t friday =
        crates.create({.parent = sets, .kind = CrateKind::Crate, .name = "Friday", .search = {}});
    crates.addTracks(friday, std::vector{tracks[2], tracks[0]});
    crates.create({.kind = CrateKind::Smart, .name = "With t", .search = "title:t"});
    crates.create({.kind = CrateKind::Smart, .name = "Wrong", .search = "bpm:fast"});
  }

  void cratesAreListedWithTheirFolders() {
    const test::CliRun run = crates();
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output, QByteArray("         Sets/\n"
                                    "      2  Sets/Friday\n"
                                    "      2  With t  (title:t)\n"
                                    "         Wrong  (bpm:fast)\n"));
    const auto json = nlohmann::json::parse(crates({QStringLiteral("--json")}).output.toStdString());
    QVERIFY(json.at(1) == (nlohmann::json{{"path", "Sets/Friday"}, {"kind", "crate"}, {"tracks", 2}}));
    QVERIFY(json.at(3) == (nlohmann::json{{"path", "Wrong"}, {"kind", "smart"}, {"search", "bpm:fast"}}));
  }

  void tracksOfACrateAreListedInItsOrder() {
    const QList<QByteArray> lines = crates({QStringLiteral("Sets/Friday")}).output.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith("Three"));
    QVERIFY(lines[1].startsWith("One"));
    QCOMPARE(crates({QStringLiteral("With t")}).output.count('\n'), 2);
  }

  void whatCannotBeListedSaysWhy() {
    const test::CliRun folder = crates({QStringLiteral("Sets")});
    QCOMPARE(folder.status, 1);
    QVERIFY(folder.errors.contains("Sets is a folder."));
    const test::CliRun wrong = crates({QStringLiteral("Wrong")});
    QCOMPARE(wrong.status, 1);
    QVERIFY(wrong.errors.contains("has an error"));
    QVERIFY(crates({QStringLiteral("None")}).errors.contains("no crate None"));
    QCOMPARE(crates({QStringLiteral("a"), QStringLiteral("b")}).status, 2);
  }

 private:
  [[nodiscard]] std::filesystem::path file() const {
    return std::filesystem::path(home_.path().toStdString()) / "library.sqlite";
  }
  [[nodiscard]] test::CliRun crates(const QStringList& arguments = {}) const {
    return cli_->run(QStringList{QStringLiteral("library"), QStringLiteral("crates"),
                                 QStringLiteral("--library"), QString::fromStdString(file().string())} +
                     arguments);
  }

  QTemporaryDir home_;
  std::unique_ptr<test::Cli> cli_;
};

QTEST_GUILESS_MAIN(TestCliCrates)
#include "test_cli_crates.moc"
