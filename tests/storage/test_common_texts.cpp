// What a person may be suggested to look for.

#include <QTest>

#include <memory>
#include <string>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using search::TextField;
using storage::CommonText;
using storage::testing::source;
using storage::testing::TemporaryFolder;
using storage::testing::writeFile;

class TestCommonTexts : public QObject {
  Q_OBJECT

  using Texts = std::vector<CommonText>;

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = storage::Library::open(folder_->locations().libraryFile);
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void mostCommonFirst() {
    add("a", "Delta Nine");
    add("b", "Björk");
    add("c", "Björk");
    add("d", "");
    QCOMPARE(find(TextField::Artist, ""), (Texts{{"Björk", 2}, {"Delta Nine", 1}}));
    QCOMPARE(library_->texts().beginningWith(TextField::Artist, "", 1), (Texts{{"Björk", 2}}));
  }

  void beginningsBeforeFurtherWords() {
    add("a", "The Nines");
    add("b", "The Nines");
    add("c", "Nina");
    QCOMPARE(find(TextField::Artist, "ni"), (Texts{{"Nina", 1}, {"The Nines", 2}}));
    QCOMPARE(find(TextField::Artist, "the ni"), (Texts{{"The Nines", 2}}));
    QVERIFY(find(TextField::Artist, "ines").empty());
  }

  void withoutCaseAndAccents() {
    add("a", "Sigur Rós");
    add("b", "SIGUR ROS");
    const Texts found = find(TextField::Artist, "sigur ró");
    QCOMPARE(found, (Texts{{"Sigur Rós", 2}}));
    QVERIFY(find(TextField::Artist, "%").empty());
  }

  void aPersonsOwnTextsAreShown() {
    const auto track = add("a", "Misspelt");
    amend(track, {.artist = std::optional<std::string>("Moravia"),
                  .genre = std::optional<std::string>("Drum & Bass")});
    QCOMPARE(find(TextField::Artist, ""), (Texts{{"Moravia", 1}}));
    QCOMPARE(find(TextField::Genre, "bass"), (Texts{{"Drum & Bass", 1}}));
  }

  void tagsOneByOne() {
    amend(add("a", "x"), {.tags = std::vector<std::string>{"warm-up", "Vocal"}});
    amend(add("b", "x"), {.tags = std::vector<std::string>{"vocal", "late night"}});
    QCOMPARE(find(TextField::Tag, ""), (Texts{{"vocal", 2}, {"late night", 1}, {"warm-up", 1}}));
    QCOMPARE(find(TextField::Tag, "wa"), (Texts{{"warm-up", 1}}));
    QCOMPARE(find(TextField::Tag, "night"), (Texts{{"late night", 1}}));
  }

  void noneOfEveryTextOrPath() {
    add("a", "x");
    QVERIFY(find(TextField::Any, "").empty());
    QVERIFY(find(TextField::Path, "").empty());
  }

 private:
  Texts find(TextField field, const std::string& prefix) {
    return library_->texts().beginningWith(field, prefix, 10);
  }

  std::int64_t add(const std::string& name, const std::string& artist) {
    const auto file = writeFile(*folder_ / (name + ".flac"), name);
    return library_->tracks().recordSource(file, source(name, name, artist)).id;
  }

  void amend(std::int64_t track, const model::TrackAmendment& amendment) {
    const model::AmendedTrack amended{track, amendment};
    (void)library_->tracks().amend({&amended, 1});
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<storage::Library> library_;
};

QTEST_GUILESS_MAIN(TestCommonTexts)
#include "test_common_texts.moc"
