#include <QTest>

#include <limits>

#include "storage/EditJson.h"

using namespace barline;
using model::EditLayer;

namespace {

model::Edit everyKindOfChange() {
  const model::MusicalKey a{9, model::Mode::Minor};
  model::Edit edit;
  edit.name = {"move_beat", {"70.4", "-91", "“quoted”\n🎵"}};
  edit.changes = {
      {EditLayer::Grid,
       {0.1, 1.0 / 3.0 + 100},
       model::GridPatch{{{0.1, 1, 1.0, {}}, {1.0 / 3.0, 2, 0.5, model::Transient{0.33, 0.7}}},
                        {{0.1, {7, 8}}}},
       model::Reverted{}},
      {EditLayer::Chords,
       {4, 8},
       model::ChordPatch{{{{4, 8}, "A:min7/b3", 1.0, "C:maj", {}}}},
       model::ChordPatch{{{{4, 6}, "C:maj", 0.4, {}, {}}, {{6, 8}, "N", 0.0, {}, {}}}}},
      {EditLayer::Key, {0, 9}, model::KeyPatch{{{{0, 9}, a, 1.0, model::MusicalKey{0}}}}, model::KeyPatch{}},
      {EditLayer::Sections,
       {0, 30},
       model::SectionPatch{{{{0, 30}, 2, 0.9, model::SectionLabel{model::SectionKind::Bridge, 0.8}}}},
       model::SectionPatch{{{{0, 30}, 1, 0.5, {}}}}},
      {EditLayer::Grid, {0, 1}, model::Reverted{}, model::GridPatch{}},
      {EditLayer::Chords, {0, 1}, model::Verified{true}, model::Reverted{}},
      {EditLayer::Key, {0, 1}, model::Locked{false}, model::Reverted{}}};
  return edit;
}

}  // namespace

class TestEditJson : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everythingComesBackExactly() {
    const model::Edit edit = everyKindOfChange();
    const model::Edit read = storage::parseEditJson(storage::editJson(edit));
    QCOMPARE(read.name, edit.name);
    QCOMPARE(read.changes.size(), edit.changes.size());
    for (std::size_t i = 0; i < edit.changes.size(); ++i)
      QVERIFY2(read.changes[i] == edit.changes[i], qPrintable(QString::number(i)));
  }

  void aRangeWithoutEndStaysOne() {
    model::Edit edit;
    edit.changes = {{EditLayer::Grid,
                     {1, std::numeric_limits<double>::infinity()},
                     model::Verified{},
                     model::Reverted{}}};
    const model::Edit read = storage::parseEditJson(storage::editJson(edit));
    QVERIFY(read.changes.front().range.end > 1e8);
  }

  void wrongTextIsRefused_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("beats");
    QTest::newRow("newer") << QByteArray(R"({"format":2,"action":"","arguments":[],"changes":[]})");
    const auto change = [](const char* text) {
      return QByteArray(R"({"format":1,"action":"","arguments":[],"changes":[)") + text + "]}";
    };
    QTest::newRow("no layer") << change(
        R"({"layer":"bass","range":[0,1],"content":{"verified":true},"replaced":{"reverted":true}})");
    QTest::newRow("another layer's content")
        << change(R"({"layer":"grid","range":[0,1],"content":{"chords":[]},"replaced":{"reverted":true}})");
    QTest::newRow("no metre") << change(
        R"({"layer":"grid","range":[0,1],"content":{"beats":[],"metres":[[0,0,4]]},"replaced":{"reverted":true}})");
    QTest::newRow("no range") << change(
        R"({"layer":"grid","content":{"verified":true},"replaced":{"reverted":true}})");
  }

  void wrongTextIsRefused() {
    QFETCH(QByteArray, json);
    bool refused = false;
    try {
      static_cast<void>(storage::parseEditJson(json.toStdString()));
    } catch (const std::exception&) {
      refused = true;
    }
    QVERIFY(refused);
  }
};

QTEST_GUILESS_MAIN(TestEditJson)
#include "test_edit_json.moc"
