// What a person finds in a library, and in which order.

#include <QRegularExpression>
#include <QTest>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using search::Clause;
using search::Flag;
using search::FlagCondition;
using search::KeyCondition;
using search::NumberCondition;
using search::NumberField;
using search::TextCondition;
using search::TextField;
using search::TrackList;
using search::TrackListRequest;
using search::TrackOrder;
using search::TrackQuery;
using testing::source;
using testing::TemporaryFolder;
using testing::writeFile;

namespace fs = std::filesystem;

class TestTrackCatalogue : public QObject {
  Q_OBJECT

  using Ids = std::vector<std::int64_t>;

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void textsAreFoundWithoutCaseAndAccents_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::newRow("case") << "SIGUR" << true;
    QTest::newRow("accent left out") << "agaetis" << true;
    QTest::newRow("accent typed") << "Ágætis" << true;
    QTest::newRow("decomposed accent typed") << QString::fromUtf8("A\u0301gætis") << true;
    QTest::newRow("inside a word") << "gaet" << true;
    QTest::newRow("one letter that begins a word") << "b" << true;
    QTest::newRow("two letters that begin a word") << "ro" << true;
    QTest::newRow("one letter within words only") << "u" << false;
    QTest::newRow("a phrase") << "byrjun stra" << true;
    QTest::newRow("album") << "first" << true;
    QTest::newRow("sharp s") << "strasse" << true;
    QTest::newRow("full width") << QString::fromUtf8("ｓｉｇｕｒ") << true;
    QTest::newRow("another word") << "zappa" << false;
    QTest::newRow("no wildcards") << "s%r" << false;
    QTest::newRow("no wildcards of the index") << "sig*" << false;
    QTest::newRow("quotes") << "\"sig" << false;
    QTest::newRow("the index's own words") << "sigur OR zappa" << false;
    QTest::newRow("two signs") << "&!" << true;
    QTest::newRow("one letter of a script without spaces") << QString::fromUtf8("楽") << true;
    QTest::newRow("across title and artist") << "strassesigur" << false;
  }
  void textsAreFoundWithoutCaseAndAccents() {
    QFETCH(QString, typed);
    QFETCH(bool, found);
    const auto track = add("f1", "Ágætis byrjun Straße &! 音楽", "Sigur Rós");
    QCOMPARE(find(text(typed.toStdString())), found ? Ids{track} : Ids{});
  }

  void aTextIsSoughtInItsFieldAndThePathOnlyByName() {
    const auto first = add("f1", "Blue", "Green");
    const auto second = add("f2", "Green", "Blue");
    QCOMPARE(find(text("blue")), (Ids{first, second}));
    QCOMPARE(find(text("blue", TextField::Title)), Ids{first});
    QCOMPARE(find(text("bl", TextField::Artist)), Ids{second});
    QVERIFY(find(text("f1.flac")).empty());
    QCOMPARE(find(text("f1.flac", TextField::Path)), Ids{first});
    QCOMPARE(find(text("f1", TextField::Path)), Ids{first});
    QCOMPARE(find(text("", TextField::Genre)), (Ids{first, second}));
    QVERIFY(find(text("", TextField::Title)).empty());
  }

  void negatedTermsAndAlternatives() {
    const auto first = add("f1", "Blue", "A");
    const auto second = add("f2", "Red", "B");
    const auto third = add("f3", "Green", "C");
    QCOMPARE(find({{Clause{true, {TextCondition{TextField::Any, "blue"}}}}}), (Ids{second, third}));
    QCOMPARE(find({{Clause{
                 false, {TextCondition{TextField::Any, "blue"}, TextCondition{TextField::Any, "green"}}}}}),
             (Ids{first, third}));
    QVERIFY(find({{Clause{false, {TextCondition{TextField::Any, "blue"}}},
                   Clause{false, {TextCondition{TextField::Any, "red"}}}}})
                .empty());
  }

  void numbersWithinBoundsAndUnknownOnesNever() {
    const auto slow = analysed("f1", 90.0, {});
    const auto fast = analysed("f2", 128.0, {});
    const auto unknown = add("f3", "C", "C");
    const auto bpm = [](std::optional<search::Bound> least, std::optional<search::Bound> most) {
      return TrackQuery{{Clause{false, {NumberCondition{NumberField::Bpm, least, most}}}}};
    };
    QCOMPARE(find(bpm(search::Bound{120.0}, search::Bound{128.0})), Ids{fast});
    QVERIFY(find(bpm(search::Bound{120.0}, search::Bound{128.0, true})).empty());
    QCOMPARE(find(bpm({}, {})), (Ids{slow, fast}));
    TrackQuery without = bpm({}, {});
    without.allOf.front().negated = true;
    QCOMPARE(find(without), Ids{unknown});
  }

  void keysSortByTheCircleOfFifthsAndUnknownOnesComeLastEitherWay() {
    const auto c = analysed("f1", 120.0, key(0, model::Mode::Major));  // 8B
    const auto unknown = add("f2", "?", "?");
    const auto aMinor = analysed("f3", 120.0, key(9, model::Mode::Minor));  // 8A
    const auto aFlat = analysed("f4", 120.0, key(8, model::Mode::Major));   // 4B
    const auto g = analysed("f5", 120.0, key(7, model::Mode::Major));       // 9B
    QCOMPARE(order(TrackOrder::Key, false), (Ids{aFlat, aMinor, c, g, unknown}));
    QCOMPARE(order(TrackOrder::Key, true), (Ids{g, c, aMinor, aFlat, unknown}));
  }

  void textsSortWithoutCaseAndAccentsAndEmptyOnesComeLast() {
    const auto zebra = add("f1", "zebra", "");
    const auto eclair = add("f2", "Éclair", "b");
    const auto apple = add("f3", "apple", "A");
    QCOMPARE(order(TrackOrder::Title, false), (Ids{apple, eclair, zebra}));
    QCOMPARE(order(TrackOrder::Title, true), (Ids{zebra, eclair, apple}));
    QCOMPARE(order(TrackOrder::Artist, false), (Ids{apple, eclair, zebra}));
    QCOMPARE(order(TrackOrder::Artist, true), (Ids{eclair, apple, zebra}));
  }

  void otherKeysFollowBehindWhatMatches() {
    const auto g = analysed("f1", 120.0, key(7, model::Mode::Major));
    const auto c = analysed("f2", 122.0, key(0, model::Mode::Major));
    const auto slowG = analysed("f3", 80.0, key(7, model::Mode::Major));
    TrackListRequest request;
    request.query.allOf = {Clause{false, {KeyCondition{{0, model::Mode::Major}}}},
                           Clause{false, {NumberCondition{NumberField::Bpm, search::Bound{100.0}, {}}}}};
    request.alsoQuery = request.query;
    request.alsoQuery->allOf.front().anyOf = {KeyCondition{{7, model::Mode::Major}}};
    const TrackList list = catalogue().list(request);
    QCOMPARE(list.tracks, (Ids{c, g}));
    QCOMPARE(list.matches, std::size_t{1});
    request.query.allOf.erase(request.query.allOf.begin());
    QCOMPARE(catalogue().list(request).tracks, (Ids{g, c}));
    Q_UNUSED(slowG);
  }

  void onlyTheTracksOfACrateInItsOrderOrAnother() {
    const auto first = add("f1", "C", "");
    const auto second = add("f2", "B", "");
    const auto third = add("f3", "A", "");
    TrackListRequest request;
    request.among = Ids{third, first, 12345};
    request.inGivenOrder = true;
    QCOMPARE(catalogue().list(request).tracks, (Ids{third, first}));
    request.inGivenOrder = false;
    QCOMPARE(catalogue().list(request).tracks, (Ids{first, third}));
    request.among = Ids{};
    QVERIFY(catalogue().list(request).tracks.empty());
    Q_UNUSED(second);
  }

  void everyChangeIsSeenWhicheverProcessMadeIt() {
    const auto first = add("f1", "One", "");
    QCOMPARE(find({}), Ids{first});
    const auto other = Library::open(folder_->locations().libraryFile);
    const auto before = catalogue().version();
    const auto second =
        other->tracks().recordSource(writeFile(*folder_ / "f2.flac", "f2"), source("f2", "Two")).id;
    QVERIFY(catalogue().version() != before);
    QCOMPARE(find({}), (Ids{first, second}));
    QCOMPARE(find(text("two")), Ids{second});
    const model::AmendedTrack renamed{first, {.title = "Three", .rating = 4}};
    other->tracks().amend(std::span(&renamed, 1));
    QCOMPARE(find(text("three")), Ids{first});
    QVERIFY(find(text("one")).empty());
    QCOMPARE(find({{Clause{false, {NumberCondition{NumberField::Rating, search::Bound{4.0}, {}}}}}}),
             Ids{first});
    QCOMPARE(order(TrackOrder::Title, false), (Ids{first, second}));
    other->tracks().remove(first);
    QCOMPARE(find({}), Ids{second});
    QVERIFY(find(text("three")).empty());
    QCOMPARE(order(TrackOrder::Title, false), Ids{second});
  }

  void whatAPersonSaysLiesOverTheTagsAndCanBeTakenBack() {
    const auto track = add("f1", "From the file", "Someone");
    const model::AmendedTrack change{track,
                                     {.title = "Mine",
                                      .comment = "",
                                      .rating = 5,
                                      .colour = 3,
                                      .tags = std::vector<std::string>{"b", "a", "b"}}};
    const auto former = library_->tracks().amend(std::span(&change, 1));
    model::TrackRecord record = library_->tracks().byId(track).value();
    QCOMPARE(record.title, std::string("Mine"));
    QCOMPARE(record.rating, 5);
    QCOMPARE(record.tags, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(find(text("b", TextField::Tag)), Ids{track});
    library_->tracks().recordSource(*folder_ / "f1.flac", source("f1", "Another tag"));
    QCOMPARE(library_->tracks().byId(track)->title, std::string("Mine"));
    library_->tracks().amend(former);
    record = library_->tracks().byId(track).value();
    QCOMPARE(record.title, std::string("Another tag"));
    QCOMPARE(record.rating, 0);
    QVERIFY(record.tags.empty());
  }

  void editsAndMissingFilesAreFlags() {
    const auto track = add("f1", "One", "");
    const auto flag = [](Flag which) { return TrackQuery{{Clause{false, {FlagCondition{which}}}}}; };
    QCOMPARE(find(flag(Flag::Waiting)), Ids{track});
    QVERIFY(find(flag(Flag::Edited)).empty());
    const auto edit = library_->edits().append("f1", model::Edit{});
    QCOMPARE(find(flag(Flag::Edited)), Ids{track});
    library_->edits().setUndone(edit, true);
    QVERIFY(find(flag(Flag::Edited)).empty());
    fs::remove(*folder_ / "f1.flac");
    library_->tracks().refreshMissing();
    QCOMPARE(find(flag(Flag::Missing)), Ids{track});
  }

  void oneQueryAgainstAnother_data() {
    QTest::addColumn<QString>("letters");
    for (const char* letters : {"a", "an", "ana", "anan", "n", "b a", "-", "ba-", "ban"})
      QTest::newRow(letters) << letters;
  }
  /// Of three letters on, what is found is what a plain search for the text finds.
  void oneQueryAgainstAnother() {
    QFETCH(QString, letters);
    const std::vector<std::string> titles{"Banana", "ba-nana", "Cab ant", "anan", "Ana b a", "-", "b"};
    Ids expected;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const auto id = add(QStringLiteral("f%1").arg(i).toStdString(), titles[i], "");
      const QString folded = QString::fromStdString(titles[i]).toLower();
      const bool wordStart =
          QRegularExpression("\\b" + QRegularExpression::escape(letters)).match(folded).hasMatch();
      const bool plainWord = !letters.contains('-') && letters.size() < 3;
      if (plainWord ? wordStart : folded.contains(letters)) expected.push_back(id);
    }
    QCOMPARE(find(text(letters.toStdString())), expected);
  }

 private:
  static TrackQuery text(const std::string& typed, TextField field = TextField::Any) {
    return {{Clause{false, {TextCondition{field, typed}}}}};
  }
  static std::optional<model::MusicalKey> key(int tonic, model::Mode mode) {
    return model::MusicalKey{tonic, mode};
  }
  [[nodiscard]] TrackCatalogue& catalogue() { return library_->catalogue(); }
  Ids find(const TrackQuery& query) {
    TrackListRequest request;
    request.query = query;
    const Ids found = catalogue().list(request).tracks;
    return catalogue().count(query) == found.size() ? found : Ids{-1};
  }
  Ids order(TrackOrder order, bool descending) {
    TrackListRequest request;
    request.order = order;
    request.descending = descending;
    return catalogue().list(request).tracks;
  }
  std::int64_t add(const std::string& name, const std::string& title, const std::string& artist) {
    const fs::path file = writeFile(*folder_ / (name + ".flac"), name);
    return library_->tracks().recordSource(file, source(name, title, artist)).id;
  }
  std::int64_t analysed(const std::string& name, double bpm, std::optional<model::MusicalKey> key) {
    const auto id = add(name, name, "");
    library_->tracks().updateAnalysis(id, {.bpm = bpm, .key = key, .timeSignature = "4/4", .problem = ""});
    return id;
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
};

QTEST_GUILESS_MAIN(TestTrackCatalogue)
#include "test_track_catalogue.moc"
