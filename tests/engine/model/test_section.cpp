#include <QTest>

#include "engine/model/Codec.h"
#include "engine/model/Section.h"

namespace barline::model {

class TestSection : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void groupsAreLettersAndNeverRunOut() {
    QCOMPARE(groupLetter(0), std::string("A"));
    QCOMPARE(groupLetter(25), std::string("Z"));
    QCOMPARE(groupLetter(26), std::string("AA"));
    QCOMPARE(groupLetter(27), std::string("AB"));
    QCOMPARE(groupLetter(26 * 27), std::string("AAA"));
  }

  void bytesThatNameNoKindOrGroupAreRefused() {
    const Section strange{{0.0, 1.0}, 0, 0.5, SectionLabel{static_cast<SectionKind>(6), 0.5}};
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<Section>(encode(strange)));
    const Section negative{{0.0, 1.0}, -1, 0.5, {}};
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<Section>(encode(negative)));
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestSection)
#include "test_section.moc"
