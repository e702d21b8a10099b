#include <QTest>

#include "engine/edits/SectionEdits.h"
#include "tests/engine/edits/Song.h"

using namespace barline;
using edits::Neighbour;
using model::SectionKind;
using test::song;
using test::songWith;

namespace {

/// "A verse 0-8, B 8-12"
QString formOf(const model::Timeline& timeline) {
  QStringList texts;
  for (const model::Section& section : timeline.sections->sections) {
    QString text = QString::fromStdString(model::groupLetter(section.group));
    if (section.label) text += u' ' + QString::fromUtf8(model::toString(section.label->kind));
    if (!section.name.empty()) text += QStringLiteral(" “%1”").arg(QString::fromStdString(section.name));
    texts << QStringLiteral("%1 %2-%3").arg(text).arg(section.range.begin).arg(section.range.end);
  }
  return texts.join(QStringLiteral(", "));
}

}  // namespace

class TestSectionEdits : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void snapsToBarLines() {
    QCOMPARE(edits::nearestBarLine(song(), 4.9), 4.0);
    QCOMPARE(edits::nearestBarLine(song(), 5.1), 6.0);
    QCOMPARE(edits::nearestBarLine(song(), -3.0), 0.0);
    QCOMPARE(edits::nearestBarLine(song(), 99.0), 16.0);
    QCOMPARE(edits::nearestBarLine({}, 1.23), 1.23);
  }

  void drawsOverOthers() {
    const auto edit = edits::drawSection(song(), {6, 10}, SectionKind::Bridge);
    QVERIFY(edit);
    QCOMPARE(formOf(songWith({*edit})), QStringLiteral("A verse 0-6, C bridge 6-10, B 10-12, A 12-16"));
    QVERIFY(!edits::drawSection(song(), {6, 6}));
  }

  void drawsWhereNothingWasFound() {
    model::Timeline timeline = song();
    timeline.sections = std::make_shared<model::Sections>();
    const auto edit = edits::drawSection(timeline, {4, 8});
    QVERIFY(edit);
    QCOMPARE(edit->changes[0].range, (model::TimeRange{4, 8}));
  }

  void splitsAndMerges() {
    const auto split = edits::splitSection(song(), 4.0);
    QVERIFY(split);
    const model::Timeline halves = songWith({*split});
    QCOMPARE(formOf(halves), QStringLiteral("A verse 0-4, A verse 4-8, B 8-12, A 12-16"));
    const auto merged = edits::mergeSection(halves, 5.0, Neighbour::Previous);
    QVERIFY(merged);
    QCOMPARE(formOf(songWith({*split, *merged})), formOf(song()));
    QVERIFY(!edits::mergeSection(song(), 1.0, Neighbour::Previous));
    QVERIFY(!edits::mergeSection(song(), 15.0, Neighbour::Next));
    QVERIFY(!edits::splitSection(song(), 8.0));
  }

  void removedSectionIsTheOneBefore() {
    QCOMPARE(formOf(songWith({*edits::removeSection(song(), 9.0)})), QStringLiteral("A verse 0-12, A 12-16"));
    QCOMPARE(formOf(songWith({*edits::removeSection(song(), 1.0)})), QStringLiteral("B 0-12, A 12-16"));
    QVERIFY(!edits::removeSection(song(), 20.0));
  }

  void theOnlySectionCanBeRemoved() {
    model::Timeline timeline = song();
    auto sections = std::make_shared<model::Sections>();
    sections->sections = {{.range = {0, 16}, .group = 0, .confidence = 1.0, .label = {}}};
    timeline.sections = sections;
    const std::vector made{*edits::removeSection(timeline, 3.0)};
    QVERIFY(edits::amended(timeline, edits::EditOverlay(made)).sections->sections.empty());
  }

  void movesABorder() {
    const auto edit = edits::moveSectionBorder(song(), 8.0, 6.0);
    QVERIFY(edit);
    QCOMPARE(formOf(songWith({*edit})), QStringLiteral("A verse 0-6, B 6-12, A 12-16"));
    QVERIFY(!edits::moveSectionBorder(song(), 0.0, 6.0));
    QVERIFY(!edits::moveSectionBorder(song(), 8.0, 8.0));
  }

  void saysWhatASectionIs() {
    const auto named = edits::renameSection(song(), 9.0, "Solo");
    QVERIFY(named);
    const model::Timeline solo = songWith({*named});
    QCOMPARE(formOf(solo), QStringLiteral("A verse 0-8, B “Solo” 8-12, A 12-16"));
    QVERIFY(!edits::renameSection(solo, 9.0, "Solo"));
    QCOMPARE(formOf(songWith({*named, *edits::renameSection(solo, 9.0, "")})), formOf(song()));

    const auto kind = edits::setSectionKind(solo, 9.0, SectionKind::Chorus);
    QVERIFY(kind);
    QCOMPARE(formOf(songWith({*named, *kind})), QStringLiteral("A verse 0-8, B chorus 8-12, A 12-16"));
    const auto group = edits::setSectionGroup(song(), 13.0, 1);
    QVERIFY(group);
    QCOMPARE(formOf(songWith({*group})), QStringLiteral("A verse 0-8, B 8-12, B 12-16"));
    QVERIFY(!edits::setSectionGroup(song(), 13.0, 0));
    QVERIFY(!edits::setSectionGroup(song(), 13.0, -1));
  }
};

QTEST_APPLESS_MAIN(TestSectionEdits)
#include "test_section_edits.moc"
