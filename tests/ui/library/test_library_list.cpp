#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <mutex>
#include <utility>

#include "engine/text/MusicText.h"
#include "ui/library/FolderScan.h"
#include "ui/library/LibraryController.h"
#include "ui/library/TrackListModel.h"

namespace barline {
namespace {

namespace fs = std::filesystem;

/// A library in memory whose calls can be made to fail.
class MemoryStore final : public ui::TrackStore {
 public:
  /// Every track that is asked for, in order of id; notes what was asked.
  search::TrackList list(const search::TrackListRequest& request) override {
    const std::scoped_lock lock(mutex);
    requests.push_back(request);
    if (failing) throw std::runtime_error("The disk is full.");
    search::TrackList list;
    for (const model::TrackRecord& record : tracks) {
      const bool among =
          !request.among || std::ranges::find(*request.among, record.id) != request.among->end();
      if (among) list.tracks.push_back(record.id);
      if (among) list.seconds += record.duration;
    }
    list.matches = list.tracks.size();
    return list;
  }
  std::size_t count() override { return tracks.size(); }
  std::vector<model::TrackRecord> rows(std::span<const std::int64_t> ids) override {
    const std::scoped_lock lock(mutex);
    std::vector<model::TrackRecord> found;
    for (const std::int64_t id : ids) {
      const auto record = std::ranges::find(tracks, id, &model::TrackRecord::id);
      if (record != tracks.end()) found.push_back(*record);
    }
    rowsRead += ids.size();
    return found;
  }
  std::int64_t version() override { return changes; }
  std::vector<model::AmendedTrack> amend(std::span<const model::AmendedTrack> amended) override {
    const std::scoped_lock lock(mutex);
    std::vector<model::AmendedTrack> former;
    for (const auto& [id, amendment] : amended) {
      const auto record = std::ranges::find(tracks, id, &model::TrackRecord::id);
      former.push_back({id, {.rating = std::exchange(record->rating, *amendment.rating)}});
    }
    return former;
  }
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
  model::TrackRecord recordSource(const model::AudioSource&) override { return tracks.front(); }
  model::TrackRecord recordAnalysis(const model::Timeline&) override { return tracks.front(); }
  model::TrackRecord recordFailure(std::int64_t, const std::string&) override { return tracks.front(); }
  void remove(std::int64_t id) override {
    std::erase_if(tracks, [id](const auto& record) { return record.id == id; });
  }
  void refreshMissing(const std::function<bool()>&) override {}
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

  std::mutex mutex;
  std::vector<model::TrackRecord> tracks;
  std::vector<search::TrackListRequest> requests;
  std::atomic<bool> failing{};
  std::atomic<std::int64_t> changes{};
  std::atomic<std::size_t> rowsRead{};
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
  void init() {
    store_ = std::make_shared<MemoryStore>();
    for (int id = 1; id <= 1000; ++id) {
      model::TrackRecord record;
      record.id = id;
      record.title = "Song " + std::to_string(id);
      record.duration = 60.0;
      record.energyRating = 2.5;
      record.integratedLufs = -8.0;
      store_->tracks.push_back(record);
    }
    library_ = std::make_unique<ui::LibraryController>(store_);
    listing_ = std::make_unique<ui::TrackListing>(*library_);
    model_ = std::make_unique<ui::TrackListModel>(*listing_);
  }
  void cleanup() {
    model_.reset();
    listing_.reset();
    library_.reset();
    store_.reset();
  }

  void rowsAreReadWhereTheyAreLookedAt() {
    const QAbstractItemModelTester tester(model_.get());
    listing_->refresh();
    QTRY_COMPARE(model_->rowCount(), 1000);
    QCOMPARE(listing_->seconds(), 60000.0);
    QCOMPARE(*listing_->libraryCount(), std::size_t{1000});
    QTRY_VERIFY(store_->rowsRead == 0 || listing_->rowAt(0) != nullptr);
    QTRY_COMPARE(model_->data(model_->index(500), Qt::DisplayRole).toString(), QStringLiteral("Song 501"));
    QVERIFY(listing_->find(510) != nullptr);  // its neighbours come along
    QVERIFY(listing_->find(900) == nullptr);
    QVERIFY(store_->rowsRead < 700);
    QCOMPARE(listing_->indexOf(1000), 999);
    QCOMPARE(listing_->indexOf(1001), -1);
    const QString spoken = model_->data(model_->index(500), Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("energy 2.5 of 10, −8.0 LUFS")), qPrintable(spoken));
  }

  void theLibraryIsAskedWhatThePersonAsksFor() {
    listing_->setOrder(search::TrackOrder::Title, true);
    listing_->setSearch(QStringLiteral("bpm:120-128 key:8A"));
    listing_->setKeyRule(search::KeyRule::Relative);
    QTRY_VERIFY(lastRequest().alsoQuery.has_value());
    const search::TrackListRequest request = lastRequest();
    QVERIFY(request.order == search::TrackOrder::Title && request.descending);
    QCOMPARE(request.query.allOf.size(), std::size_t{2});
    QVERIFY(request.query == listing_->query());
    QCOMPARE(listing_->otherKeys().size(), std::size_t{1});
    QTRY_VERIFY(listing_->isCurrent());
    QVERIFY(lastRequest() == request);
  }

  void theLastOfManyQuestionsCounts() {
    for (int i = 0; i < 100; ++i) listing_->setSearch(QStringLiteral("a").repeated(3 + i));
    QTRY_VERIFY(listing_->isCurrent());
    QVERIFY(lastRequest().query == listing_->query());
    QVERIFY(store_->requests.size() < 10);
  }

  void aQuestionThatFailsIsToldAndTheNextOneAnswered() {
    QSignalSpy problems(library_.get(), &ui::LibraryController::problem);
    store_->failing = true;
    listing_->setSearch(QStringLiteral("abc"));
    QTRY_COMPARE(problems.size(), 1);
    store_->failing = false;
    listing_->setSearch(QStringLiteral("abcd"));
    QTRY_COMPARE(model_->rowCount(), 1000);
  }

  void similarTracksStandInOrderOfDistanceUntilTheyAreSorted() {
    listing_->setSource({.name = QStringLiteral("Song 2"),
                         .tracks = std::vector<std::int64_t>{3, 1, 4},
                         .reference = 2,
                         .distances = {0.0, 0.5, 1.0}});
    QTRY_COMPARE(model_->rowCount(), 3);
    QVERIFY(lastRequest().inGivenOrder);
    QCOMPARE(listing_->similarityOf(3).value(), 1.0);
    QVERIFY(listing_->similarityOf(1).value() > listing_->similarityOf(4).value());
    QVERIFY(!listing_->similarityOf(2));
    listing_->setOrder(search::TrackOrder::Artist, false);
    QTRY_VERIFY(!lastRequest().inGivenOrder);
    listing_->setSource({});
    QTRY_COMPARE(model_->rowCount(), 1000);
    QVERIFY(!listing_->similarityOf(3));
  }

  void whenTheTrackTheyAreSimilarToGoesAllAreListed() {
    listing_->setSource({.tracks = std::vector<std::int64_t>{1}, .reference = 2, .distances = {0.5}});
    QTRY_COMPARE(model_->rowCount(), 1);
    library_->remove({2});
    QTRY_COMPARE(model_->rowCount(), 999);
    QCOMPARE(listing_->source().reference, 0);
  }

  void aChangedTrackKeepsItsPlaceAndItsActivity() {
    listing_->refresh();
    QTRY_VERIFY(model_->rowCount() == 1000 && listing_->rowAt(1) != nullptr);
    listing_->setActivity(2, {ui::TrackActivity::State::Running, 0.5, QStringLiteral("Beats")});
    QSignalSpy resets(model_.get(), &QAbstractItemModel::modelReset);
    library_->amend({{2, {.rating = 4}}});
    QTRY_COMPARE(listing_->rowAt(1)->record.rating, 4);
    QCOMPARE(listing_->rowAt(1)->activity.step, QStringLiteral("Beats"));
    QCOMPARE(resets.size(), 0);
  }

  void whatAnotherProcessChangesIsSeen() {
    listing_->refresh();
    QTRY_VERIFY(model_->rowCount() == 1000 && listing_->rowAt(0) != nullptr);
    QTest::qWait(500);  // the library has been looked at once
    {
      const std::scoped_lock lock(store_->mutex);
      store_->tracks.front().title = "Renamed";
      store_->tracks.pop_back();
    }
    ++store_->changes;
    QTRY_COMPARE(model_->rowCount(), 999);
    QTRY_COMPARE(listing_->rowAt(0)->title, QStringLiteral("Renamed"));
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
    QCOMPARE(ui::lengthText(288.4), QStringLiteral("4:48"));
    // As reports and every other page round it.
    QCOMPARE(ui::lengthText(86.5), QStringLiteral("1:27"));
    QCOMPARE(ui::lengthText(86.5), barline::text::timeText(86.5, 0));
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
    controller.add({"/nowhere/a.wav"}, ui::ShowFirst::Never);
    controller.remove({1});
    controller.add({"/nowhere/b.wav"}, ui::ShowFirst::Never);
    controller.remove({1});
    QTRY_COMPARE(answers, QStringList({"added", "removed", "added", "removed"}));
  }

 private:
  search::TrackListRequest lastRequest() {
    const std::scoped_lock lock(store_->mutex);
    return store_->requests.empty() ? search::TrackListRequest() : store_->requests.back();
  }

  std::shared_ptr<MemoryStore> store_;
  std::unique_ptr<ui::LibraryController> library_;
  std::unique_ptr<ui::TrackListing> listing_;
  std::unique_ptr<ui::TrackListModel> model_;
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestLibraryList)
#include "test_library_list.moc"
