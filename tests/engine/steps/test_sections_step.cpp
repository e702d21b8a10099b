#include <QTest>
#include <algorithm>
#include <string>
#include <vector>

#include "tests/engine/steps/FormSignals.h"

using namespace barline;
using test::FormPart;
using test::FormSignal;

namespace {

using Parts = std::vector<FormPart>;

std::string form(const Parts& parts) {
  return test::formText(test::sectionsOf(test::makeForm(parts)));
}

std::string label(const model::Section& section) {
  return section.label ? std::string(toString(section.label->kind)) : std::string();
}

}  // namespace

class TestSectionsStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void knownForms_data() {
    QTest::addColumn<Parts>("parts");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("AABA") << Parts{{1, 1}, {1, 1}, {2, 2}, {1, 1}} << std::string("A8 A8 B8 A8");
    QTest::newRow("ABABCB") << Parts{{1, 1}, {2, 2}, {1, 1}, {2, 2}, {3, 3}, {2, 2}}
                            << std::string("A8 B8 A8 B8 C8 B8");
    QTest::newRow("lengths differ") << Parts{{1, 0, 4}, {2, 1, 16}, {3, 2, 8}, {2, 1, 16}, {3, 2, 12}}
                                    << std::string("A4 B16 C8 B16 C12");
    QTest::newRow("long phrases") << Parts{{1, 1, 12}, {2, 2, 10}, {1, 1, 12}, {2, 2, 10}, {3, 3, 9}}
                                  << std::string("A12 B10 A12 B10 C9");
    QTest::newRow("to and fro") << Parts{{1, 1, 16}, {2, 2, 16}, {1, 1, 16},
                                         {2, 2, 16}, {1, 1, 16}, {2, 2, 16}}
                                << std::string("A16 B16 A16 B16 A16 B16");
    QTest::newRow("timbre alone changes")
        << Parts{{1, 0}, {2, 0}, {1, 0}, {3, 0}} << std::string("A8 B8 A8 C8");
    QTest::newRow("harmony alone changes")
        << Parts{{1, 1, 16}, {1, 2, 16}, {1, 1, 16}} << std::string("A16 B16 A16");
    QTest::newRow("all one") << Parts{{1, 1, 64}} << std::string("A64");
  }

  void knownForms() {
    QFETCH(Parts, parts);
    QFETCH(std::string, expected);
    QCOMPARE(form(parts), expected);
  }

  void sectionsBeginWithBarsAndTouch() {
    const FormSignal signal = test::makeForm({{1, 1}, {2, 2}, {1, 1}, {3, 3, 11}}, 1.3, -20.0);
    const auto sections = test::sectionsOf(signal).sections;
    QVERIFY(sections.size() > 2);
    QCOMPARE(sections.front().range.begin, 0.0);
    QCOMPARE(sections.back().range.end, signal.rhythm.duration);
    for (std::size_t i = 1; i < sections.size(); ++i) {
      QCOMPARE(sections[i].range.begin, sections[i - 1].range.end);
      QVERIFY(std::ranges::any_of(signal.grid.bars, [&](const model::Bar& bar) {
        return bar.range.begin == sections[i].range.begin;
      }));
    }
  }

  void longSilenceBeforeTheFirstBarIsNoSection() {
    const FormSignal signal = test::makeForm({{1, 1}, {2, 2}, {1, 1}, {2, 2}}, 15.0);
    QCOMPARE(test::sectionsOf(signal).sections.front().range.begin, signal.grid.bars.front().range.begin);
  }

  void musicBeforeTheFirstBarIsASectionOfItsOwn() {
    const FormSignal signal = test::makeForm({{1, 1}, {2, 2}, {1, 1}, {2, 2}}, 16.0, -20.0);
    const auto sections = test::sectionsOf(signal).sections;
    QCOMPARE(sections[0].range.begin, 0.0);
    QCOMPARE(sections[0].range.end, 16.0);
    QVERIFY(sections[0].group != sections[1].group);
  }

  void aSongsPartsAreNamed() {
    const auto sections = test::sectionsOf(test::makeForm({{5, 1, 4, -21.0},
                                                           {1, 1, 16, -17.0},
                                                           {2, 2, 16, -13.0},
                                                           {1, 1, 16, -17.0},
                                                           {2, 2, 16, -13.0},
                                                           {3, 3, 8, -15.0},
                                                           {2, 2, 16, -13.0},
                                                           {6, 2, 4, -21.0}}))
                              .sections;
    const std::vector<std::string> expected{"intro",  "verse",  "chorus", "verse",
                                            "chorus", "bridge", "chorus", "outro"};
    QCOMPARE(sections.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) QCOMPARE(label(sections[i]), expected[i]);
  }

  void nothingIsNamedWhereNothingComesBack() {
    for (const auto& section :
         test::sectionsOf(test::makeForm({{1, 1}, {2, 2}, {3, 3}, {4, 0}, {5, 1}})).sections) {
      QCOMPARE(label(section), std::string());
    }
  }

  void theSurerTheClearer() {
    const auto sections = test::sectionsOf(test::makeForm({{1, 1}, {2, 2}, {1, 1}, {2, 2}})).sections;
    for (const auto& section : sections) {
      QVERIFY(section.confidence > 0.6 && section.confidence <= 1.0);
    }
  }

  void sameTwice() {
    const FormSignal signal = test::makeForm({{1, 1}, {2, 2}, {1, 1}, {3, 3}, {2, 2}});
    QVERIFY(test::sectionsOf(signal) == test::sectionsOf(signal));
  }

  void edges() {
    QVERIFY(test::sectionsOf({}).sections.empty());
    QVERIFY(test::sectionsOf(test::makeForm({{1, 1, 7}, {2, 2, 7}})).sections.empty());  // 28 s
    FormSignal noBars = test::makeForm({{1, 1, 32}});
    noBars.grid = {};
    QVERIFY(test::sectionsOf(noBars).sections.empty());
    FormSignal oneBar = test::makeForm({{1, 1, 32}});
    oneBar.grid.bars.resize(1);
    QVERIFY(!test::sectionsOf(oneBar).sections.empty());
    FormSignal noSound = test::makeForm({{1, 1, 32}});
    noSound.rhythm.codes.clear();
    noSound.pitch.codes.clear();
    noSound.energy.curve.values.clear();
    QCOMPARE(test::sectionsOf(noSound).sections.size(), std::size_t{1});
  }

  void threeHoursKeepTheirForm() {
    Parts parts;
    while (parts.size() < 170) {
      const int number = static_cast<int>(parts.size() * 7 % 5);
      parts.push_back({number, number % 4, 32});
    }
    const FormSignal signal = test::makeForm(parts);
    const auto sections = test::sectionsOf(signal).sections;
    QVERIFY(sections.size() >= parts.size());
    QVERIFY(sections.size() < 2 * parts.size());
    int groups = 0;
    for (const auto& section : sections) groups = std::max(groups, section.group + 1);
    QCOMPARE(groups, 5);
  }
};

QTEST_APPLESS_MAIN(TestSectionsStep)
#include "test_sections_step.moc"
