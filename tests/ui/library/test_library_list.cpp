#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "ui/library/FolderScan.h"
#include "ui/library/LibraryController.h"
#include "ui/library/SearchText.h"
#include "ui/library/TrackListModel.h"

namespace barline {
namespace {

namespace fs = std::filesystem;

ui::TrackRow track(std::int64_t id, const char* title, const char* artist, std::optional<double> bpm = {}) {
  model::TrackRecord record;
  record.id = id;
  record.title = title;
  record.artist = artist;
  record.bpm = bpm;
  record.duration = 60.0;
  record.addedAt = 1000 + id;
  return ui::TrackRow(record);
}

QStringList titles(const ui::TrackListModel& model) {
  QStringList all;
  for (int i = 0; i < model.rowCount(); ++i) all.append(model.row(model.index(i)).title);
  return all;
}

/// A library in memory whose calls can be made to fail.
class MemoryStore final : public ui::TrackStore {
 public:
  std::vector<model::TrackRecord> all() override { return tracks; }
  std::vector<model::TrackRecord> add(std::span<const fs::path> files) override {
    if (failing) throw std::runtime_error("The disk is full.");
    std::vector<model::TrackRecord> added;
    for (const fs::path& file : files) {
      model::TrackRecord record;
      record.id = static_cast<std::int64_t>(tracks.size()) + 1;
      record.path = file;
      tracks.push_back(record);
      added.push_back(record);
    }
    return added;
  }
  std::optional<model::AudioSource> knownSource(const fs::path&) override { return std::nullopt; }
  model::TrackRecord recordSource(const fs::path&, const model::AudioSource&) override {
    return tracks.front();
  }
  model::TrackRecord recordAnalysis(const fs::path&, const model::Timeline&) override {
    return tracks.front();
  }
  model::TrackRecord recordFailure(const fs::path&, const std::string&) override { return tracks.front(); }
  void remove(std::int64_t id) override {
    std::erase_if(tracks, [id](const auto& record) { return record.id == id; });
  }
  std::vector<model::TrackRecord> refreshMissing(const std::function<bool()>&) override { return {}; }
  std::shared_ptr<const ui::LibraryComparison> comparison() override {
    ++comparisons;
    return nullptr;
  }
  std::optional<std::vector<ui::SimilarTrack>> similarTo(std::int64_t id, std::size_t count) override {
    if (id == 0) return std::nullopt;
    return std::vector<ui::SimilarTrack>(count, {id, 1.0});
  }
  std::vector<model::TrackRecord> completeFigures(const std::function<bool()>&) override { return {}; }
  void maintain(const std::function<bool()>&) override {}

  std::vector<model::TrackRecord> tracks;
  bool failing{};
  std::atomic<int> comparisons{};
};

void touch(const QString& file) {
  QDir().mkpath(QFileInfo(file).path());
  QFile made(file);
  QVERIFY(made.open(QIODevice::WriteOnly));
}

}  // namespace

class TestLibraryList : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void searchKnowsNoCaseAndNoAccents_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::newRow("case") << "JOGA" << true;
    QTest::newRow("accent typed plainly") << "bjork" << true;
    QTest::newRow("accent typed") << "Björk" << true;
    QTest::newRow("decomposed accent") << QString::fromUtf8("bjo\xCC\x88rk") << true;
    QTest::newRow("words in any order") << "bjork jog" << true;
    QTest::newRow("every word counts") << "bjork army" << false;
    QTest::newRow("nothing typed") << "  " << true;
  }

  void searchKnowsNoCaseAndNoAccents() {
    QFETCH(QString, typed);
    QFETCH(bool, found);
    QCOMPARE(ui::SearchTerms(typed).match(track(1, "Jóga", "Björk").folded), found);
  }

  void lettersWithStrokesAreFoundPlainly() {
    QCOMPARE(ui::foldedText(QStringLiteral("Łódź Øre Straße")), QStringLiteral("lodz ore strasse"));
  }

  void listShowsWhatMatchesInTheOrderChosen() {
    ui::TrackListModel model;
    const QAbstractItemModelTester tester(&model);
    model.reset({track(1, "Cedar", "Zoe", 120.0), track(2, "Alder", "Yan", 90.0), track(3, "Birch", "")});
    QCOMPARE(titles(model), QStringList({"Birch", "Alder", "Cedar"}));  // newest first
    model.setOrder(ui::TrackOrder::Title);
    QCOMPARE(titles(model), QStringList({"Alder", "Birch", "Cedar"}));
    model.setOrder(ui::TrackOrder::Artist);
    QCOMPARE(titles(model), QStringList({"Alder", "Cedar", "Birch"}));  // without artist last
    model.setOrder(ui::TrackOrder::Bpm);
    QCOMPARE(titles(model), QStringList({"Alder", "Cedar", "Birch"}));
    model.setSearch("D");
    QCOMPARE(titles(model), QStringList({"Alder", "Cedar"}));
    QCOMPARE(model.listedLength(), 120.0);
    model.put(track(4, "Elder", "", 100.0));
    QCOMPARE(titles(model), QStringList({"Alder", "Elder", "Cedar"}));
    model.remove({2});
    QCOMPARE(titles(model), QStringList({"Elder", "Cedar"}));
    model.setSearch({});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.trackCount(), std::size_t{3});
  }

  void tracksAreOrderedByHowTheySound() {
    ui::TrackListModel model;
    std::vector<ui::TrackRow> rows{track(1, "Calm", ""), track(2, "Unknown", ""), track(3, "Wild", "")};
    rows[0].record.energyRating = 2.5;
    rows[0].record.integratedLufs = -8.0;
    rows[2].record.energyRating = 9.0;
    rows[2].record.integratedLufs = -9.0;
    model.reset(rows);
    model.setOrder(ui::TrackOrder::Energy);
    QCOMPARE(titles(model), QStringList({"Wild", "Calm", "Unknown"}));
    model.setOrder(ui::TrackOrder::Loudness);
    QCOMPARE(titles(model), QStringList({"Calm", "Wild", "Unknown"}));
    const QString spoken = model.data(model.index(0), Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("energy 2.5 of 10, −8.0 LUFS")), qPrintable(spoken));
  }

  void similarTracksStandInOrderOfDistance() {
    ui::TrackListModel model;
    const QAbstractItemModelTester tester(&model);
    model.reset(
        {track(1, "One", "Ann"), track(2, "Two", "Bob"), track(3, "Three", "Ann"), track(4, "Four", "Bob")});
    model.setOrder(ui::TrackOrder::Title);
    model.showSimilar(2, {{3, 0.0}, {1, 0.5}, {99, 0.7}, {4, 1.0}});
    QCOMPARE(model.reference(), 2);
    QCOMPARE(titles(model), QStringList({"Three", "One", "Four"}));
    QCOMPARE(model.similarityOf(3).value(), 1.0);
    QVERIFY(model.similarityOf(1).value() > model.similarityOf(4).value());
    QVERIFY(!model.similarityOf(2));
    model.setSearch(QStringLiteral("bob"));
    QCOMPARE(titles(model), QStringList("Four"));
    model.setSearch({});
    model.put(track(5, "Five", ""));
    model.remove({1});
    model.setOrder(ui::TrackOrder::Artist);
    QCOMPARE(titles(model), QStringList({"Three", "Four"}));
    model.showAll();
    QCOMPARE(titles(model), QStringList({"Three", "Four", "Two", "Five"}));
    QVERIFY(!model.similarityOf(3));
  }

  void whenTheTrackTheyAreSimilarToGoesAllAreListed() {
    ui::TrackListModel model;
    model.reset({track(1, "One", ""), track(2, "Two", ""), track(3, "Three", "")});
    model.showSimilar(2, {{1, 0.5}});
    model.put(track(7, "Two", ""), 2);  // became one with another
    QCOMPARE(model.reference(), 7);
    QCOMPARE(titles(model), QStringList("One"));
    model.remove({7});
    QCOMPARE(model.reference(), 0);
    QCOMPARE(model.rowCount(), 2);
  }

  void aChangedTrackKeepsItsPlaceAndItsActivity() {
    ui::TrackListModel model;
    model.reset({track(1, "One", ""), track(2, "Two", ""), track(3, "Three", "")});
    model.setActivity(2, {ui::TrackActivity::State::Running, 0.5, QStringLiteral("Beats")});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.put(track(2, "Two", "", 99.0));
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.find(2)->activity.step, QStringLiteral("Beats"));
    QCOMPARE(*model.find(2)->record.bpm, 99.0);
  }

  void aTrackThatBecameAnotherReplacesBoth() {
    ui::TrackListModel model;
    model.reset({track(1, "Same song", ""), track(2, "Copy", "")});
    model.put(track(1, "Same song", ""), 2);
    QCOMPARE(titles(model), QStringList("Same song"));
    QVERIFY(model.find(2) == nullptr);
  }

  void foldersAreSearchedForMusic() {
    QTemporaryDir folder;
    for (const char* name : {"b.mp3", "C.flac", "a.FLAC", "cover.jpg", "list.m3u", "deep/er/c.opus", "noext"})
      touch(folder.filePath(QString::fromLatin1(name)));
    QVERIFY(QFile::link(folder.path(), folder.filePath(QStringLiteral("deep/loop"))));
    touch(folder.filePath(QStringLiteral("single.xyz")));
    const fs::path root = ui::pathOf(folder.path());
    const auto found = ui::expandFolders({root / "single.xyz", root});
    QCOMPARE(found, (std::vector<fs::path>{root / "single.xyz", root / "a.FLAC", root / "b.mp3",
                                           root / "C.flac", root / "deep/er/c.opus"}));
  }

  void pathsOfAnyBytesSurvive() {
    const fs::path path = "/music/M\xC3\xBCsik \xE2\x99\xAF.flac";
    QCOMPARE(ui::pathOf(ui::pathText(path)), path);
  }

  void lengthsReadWell() {
    QCOMPARE(ui::lengthText(288.9), QStringLiteral("4:48"));
    QCOMPARE(ui::lengthText(3723.0), QStringLiteral("1:02:03"));
    QCOMPARE(ui::lengthText(0.0), QStringLiteral("–"));
    QCOMPARE(ui::totalLengthText(31 * 86400.0 + 4 * 3600.0), QStringLiteral("31 d 4 h"));
  }

  void controllerAddsAFolderInParts() {
    QTemporaryDir folder;
    for (int i = 0; i < 250; ++i) touch(folder.filePath(QStringLiteral("%1.wav").arg(i)));
    const auto store = std::make_shared<MemoryStore>();
    ui::LibraryController controller(store);
    std::vector<std::size_t> parts;
    std::vector<bool> shown;
    connect(&controller, &ui::LibraryController::added, this,
            [&](const std::vector<ui::AddedTrack>& tracks, bool show, const QString&) {
              parts.push_back(tracks.size());
              shown.push_back(show);
            });
    controller.add({ui::pathOf(folder.path())}, ui::ShowFirst::Always);
    QTRY_COMPARE(parts, (std::vector<std::size_t>{200, 50}));
    QCOMPARE(shown, (std::vector<bool>{true, false}));
  }

  void whatFailsIsToldInOneSentence() {
    const auto store = std::make_shared<MemoryStore>();
    store->failing = true;
    ui::LibraryController controller(store);
    QSignalSpy problems(&controller, &ui::LibraryController::problem);
    controller.add({"/nowhere/a.wav"}, ui::ShowFirst::IfFile);
    QTRY_COMPARE(problems.size(), 1);
    QCOMPARE(problems.front().front().toString(), QStringLiteral("The disk is full."));
  }

  void questionsAreAnswered() {
    const auto store = std::make_shared<MemoryStore>();
    ui::LibraryController controller(store);
    std::vector<std::optional<std::vector<ui::SimilarTrack>>> answers;
    connect(&controller, &ui::LibraryController::similarFound, this,
            [&](std::int64_t, const auto& tracks) { answers.push_back(tracks); });
    controller.findSimilar(4, 2);
    controller.findSimilar(0, 2);
    QTRY_COMPARE(answers.size(), std::size_t{2});
    QVERIFY((answers[0] == std::vector<ui::SimilarTrack>{{4, 1.0}, {4, 1.0}}));
    QVERIFY(!answers[1]);
  }

  void manyComparisonsAtOnceAreOneOrTwo() {
    const auto store = std::make_shared<MemoryStore>();
    ui::LibraryController controller(store);
    int answers = 0;
    connect(&controller, &ui::LibraryController::compared, this, [&answers] { ++answers; });
    for (int i = 0; i < 1000; ++i) controller.compare();
    QTRY_VERIFY(answers > 0 && answers == store->comparisons);
    QVERIFY(answers < 1000);
  }

  void callsAreAnsweredInOrder() {
    const auto store = std::make_shared<MemoryStore>();
    ui::LibraryController controller(store);
    QStringList answers;
    connect(&controller, &ui::LibraryController::added, this, [&] { answers.append("added"); });
    connect(&controller, &ui::LibraryController::removed, this, [&] { answers.append("removed"); });
    connect(&controller, &ui::LibraryController::loaded, this,
            [&](const std::vector<ui::TrackRow>& rows) { answers.append(QString::number(rows.size())); });
    controller.add({"/nowhere/a.wav"}, ui::ShowFirst::Never);
    controller.load();
    controller.remove({1});
    controller.load();
    QTRY_COMPARE(answers, QStringList({"added", "1", "removed", "0"}));
  }
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestLibraryList)
#include "test_library_list.moc"
