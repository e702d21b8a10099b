#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QSet>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <numeric>

#include "ui/library/TrackRow.h"
#include "ui/library/table/ColumnWidths.h"
#include "ui/library/table/DateText.h"
#include "ui/library/table/TrackCellText.h"
#include "ui/library/table/TrackTableHeader.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/theme/Theme.h"

namespace barline {
namespace {

using ui::ColumnWish;
using ui::TrackColumn;

std::int64_t at(int year, int month, int day) {
  return QDateTime(QDate(year, month, day), QTime(12, 0)).toSecsSinceEpoch();
}

/// A table under a header with all columns, 1000 pixels wide.
struct Table {
  Table() {
    model.setColumnCount(static_cast<int>(ui::trackColumns().size()));
    view.setHorizontalHeader(header);
    view.setModel(&model);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.resize(1000, 300);
    view.show();
    header->fit();
  }

  QStandardItemModel model;
  QTableView view;
  ui::TrackTableHeader* header = new ui::TrackTableHeader(&view);
};

}  // namespace

class TestTableColumns : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    ui::applyTheme(*qApp, ui::Theme::load(ui::Scheme::Dark));
  }

  void columnsHaveNamesOfTheirOwn() {
    QSet<QString> names;
    for (const ui::TrackColumnInfo& info : ui::trackColumns()) {
      names.insert(info.name);
      QCOMPARE(ui::trackColumnNamed(info.name), &ui::trackColumn(info.column));
      QVERIFY(info.width >= info.least);
      QVERIFY(!ui::columnLongTitle(info.column).isEmpty());
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(ui::trackColumns().size()));
    QCOMPARE(ui::trackColumnNamed(QStringLiteral("nothing")), nullptr);
  }

  void columnsFillWhatIsThere() {
    const std::vector<ColumnWish> wishes{{100, 40, 2}, {50, 50, 0}, {100, 40, 1}};
    for (const int available : {1000, 250, 249, 200, 130}) {
      const std::vector<int> widths = ui::fittedWidths(wishes, available);
      QCOMPARE(std::accumulate(widths.begin(), widths.end(), 0), available);
      QCOMPARE(widths[1], 50);
      QVERIFY(widths[0] >= 40 && widths[2] >= 40);
    }
    // 750 are left over: two shares and one.
    QCOMPARE(ui::fittedWidths(wishes, 1000), (std::vector<int>{600, 50, 350}));
    // A title is to be read: the table is scrolled before it is squeezed away.
    QVERIFY(ui::trackColumn(TrackColumn::Title).least >= 110);
    // Where it has to be scrolled anyway nothing is squeezed.
    QCOMPARE(ui::fittedWidths(wishes, 129), (std::vector<int>{100, 50, 100}));
    QVERIFY(ui::fittedWidths({}, 100).empty());
    // Nobody stretches: as asked for.
    QCOMPARE(ui::fittedWidths(std::vector<ColumnWish>{{80, 40, 0}}, 500), (std::vector<int>{80}));
  }

  void datesAreToldFromNow() {
    const std::int64_t now = at(2026, 11, 21);
    QCOMPARE(ui::dateText(now, now), QStringLiteral("today"));
    QCOMPARE(ui::dateText(at(2026, 11, 20), now), QStringLiteral("1 day"));
    QCOMPARE(ui::dateText(at(2026, 11, 18), now), QStringLiteral("3 days"));
    QCOMPARE(ui::dateText(at(2026, 11, 14), now), QStringLiteral("1 week"));
    QCOMPARE(ui::dateText(at(2026, 11, 1), now), QStringLiteral("2 weeks"));
    QCOMPARE(ui::dateText(at(2026, 10, 24), now), QStringLiteral("Oct 24"));
    QCOMPARE(ui::dateText(at(2024, 10, 28), now), QStringLiteral("Oct 2024"));
    // A clock that was set back.
    QCOMPARE(ui::dateText(at(2026, 11, 25), now), QStringLiteral("Nov 25"));
  }

  void cellsSayWhatIsKnown() {
    model::TrackRecord record;
    record.path = "/music/Signal Box.flac";
    record.artist = "Delta Nine";
    record.bpm = 122.0;
    record.key = model::MusicalKey{9, model::Mode::Minor};
    record.integratedLufs = -9.4;
    record.energyRating = 7.4;
    record.duration = 278;
    record.rating = 3;
    record.colour = 2;
    record.tags = {"dub", "late"};
    record.year = 1998;
    const ui::TrackRow row(record);
    const auto text = [&](TrackColumn column) { return ui::cellText(row, column, 0); };
    QCOMPARE(text(TrackColumn::Title), QStringLiteral("Signal Box"));
    QCOMPARE(text(TrackColumn::Bpm), QStringLiteral("122.0"));
    QCOMPARE(text(TrackColumn::Key), QStringLiteral("8A"));
    QCOMPARE(text(TrackColumn::KeyName), QStringLiteral("A minor"));
    QCOMPARE(text(TrackColumn::OpenKey), QStringLiteral("1m"));
    QCOMPARE(text(TrackColumn::Energy), QStringLiteral("7"));
    QCOMPARE(text(TrackColumn::Loudness), QStringLiteral("−9.4"));
    QCOMPARE(text(TrackColumn::Length), QStringLiteral("4:38"));
    QCOMPARE(text(TrackColumn::Tags), QStringLiteral("dub, late"));
    QCOMPARE(text(TrackColumn::Year), QStringLiteral("1998"));
    QCOMPARE(text(TrackColumn::Danceability), QString());
    QCOMPARE(ui::spokenCell(row, TrackColumn::Key, 0), QStringLiteral("8A, A minor"));
    QCOMPARE(ui::spokenCell(row, TrackColumn::Rating, 0), QStringLiteral("3 stars"));
    QCOMPARE(ui::spokenCell(row, TrackColumn::Colour, 0), QStringLiteral("red"));
  }

  void cellsOfAFileThatCannotBeReadSayWhy() {
    model::TrackRecord record;
    record.path = "/music/broken.mp3";
    QCOMPARE(ui::cellHint(ui::TrackRow(record), TrackColumn::Waveform), QString());
    record.state = model::TrackState::Failed;
    record.problem = "broken.mp3 is not audio that Barline can read.";
    const ui::TrackRow row(record);
    for (const TrackColumn column : {TrackColumn::State, TrackColumn::Title, TrackColumn::Waveform})
      QCOMPARE(ui::cellHint(row, column), QString::fromStdString(record.problem));
  }

  void aTextBecomesAnAmendment() {
    model::TrackRecord record;
    record.path = "/music/a.flac";
    record.artist = "Moravia";
    record.tags = {"late"};
    const ui::TrackRow row(record);
    const auto amendment = [&](TrackColumn column, const QVariant& value) {
      return ui::amendmentFor(column, row, value);
    };
    QCOMPARE(amendment(TrackColumn::Artist, QStringLiteral("  Marlinde "))->artist,
             std::optional(std::optional<std::string>("Marlinde")));
    QVERIFY(!amendment(TrackColumn::Artist, QStringLiteral("Moravia")));
    // No artist at all, in place of the file's.
    QCOMPARE(amendment(TrackColumn::Artist, QString())->artist,
             std::optional(std::optional<std::string>("")));
    // Without a title of its own a track shows the file's.
    QVERIFY(!amendment(TrackColumn::Title, QStringLiteral("a")));
    QCOMPARE(amendment(TrackColumn::Title, QString())->title,
             std::make_optional(std::optional<std::string>()));
    QCOMPARE(amendment(TrackColumn::Tags, QStringLiteral("warm,  late ,dub,, late"))->tags,
             std::optional(std::vector<std::string>{"dub", "late", "warm"}));
    QVERIFY(!amendment(TrackColumn::Tags, QStringLiteral("late")));
    QCOMPARE(amendment(TrackColumn::Year, QStringLiteral("2001"))->year, std::optional(std::optional(2001)));
    QVERIFY(!amendment(TrackColumn::Year, QStringLiteral("soon")));
    QVERIFY(!amendment(TrackColumn::Year, QString()));
    QCOMPARE(amendment(TrackColumn::Rating, 9)->rating, std::optional(5));
    QVERIFY(!amendment(TrackColumn::Bpm, 120));
  }

  void theHeaderFillsTheTable() {
    Table table;
    QCOMPARE(table.header->length(), table.view.viewport()->width());
    QVERIFY(table.header->isShown(TrackColumn::Title));
    QVERIFY(!table.header->isShown(TrackColumn::Path));
    table.view.resize(1600, 300);
    table.header->fit();
    QCOMPARE(table.header->length(), table.view.viewport()->width());
  }

  void columnsComeBackAsTheyWere() {
    Table first;
    first.header->setShown(TrackColumn::Genre, true);
    first.header->setShown(TrackColumn::Waveform, false);
    first.header->moveSection(first.header->visualIndex(static_cast<int>(TrackColumn::Bpm)), 0);
    first.header->resizeSection(static_cast<int>(TrackColumn::Artist), 222);
    const QJsonObject state = first.header->saveState();

    Table second;
    second.header->restoreState(state);
    QCOMPARE(second.header->logicalIndex(0), static_cast<int>(TrackColumn::Bpm));
    QVERIFY(second.header->isShown(TrackColumn::Genre));
    QVERIFY(!second.header->isShown(TrackColumn::Waveform));
    QCOMPARE(second.header->sectionSize(static_cast<int>(TrackColumn::Artist)), 222);
    QCOMPARE(second.header->saveState(), state);
    second.header->useStandardColumns();
    QCOMPARE(second.header->saveState(), Table().header->saveState());
  }

  void settingsOfAnotherVersionDoNoHarm() {
    Table table;
    const QJsonObject strange{{QStringLiteral("columns"),
                               QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("mood")}}, 7,
                                          QJsonObject{{QStringLiteral("name"), QStringLiteral("title")},
                                                      {QStringLiteral("shown"), false},
                                                      {QStringLiteral("width"), 1000000}}}}};
    table.header->restoreState(strange);
    QCOMPARE(table.header->logicalIndex(0), static_cast<int>(TrackColumn::Title));
    QVERIFY(table.header->isShown(TrackColumn::Artist));
    // The last column of all stays.
    for (const ui::TrackColumnInfo& info : ui::trackColumns()) table.header->setShown(info.column, false);
    QVERIFY(table.header->isShown(TrackColumn::Title));
  }

  void aClickSorts() {
    Table table;
    QSignalSpy asked(table.header, &ui::TrackTableHeader::sortRequested);
    const auto click = [&](TrackColumn column) {
      const int section = static_cast<int>(column);
      const QPoint at(table.header->sectionViewportPosition(section) + 10, 10);
      QTest::mouseClick(table.header->viewport(), Qt::LeftButton, {}, at);
    };
    click(TrackColumn::Title);
    QCOMPARE(asked.takeLast(), (QVariantList{QVariant::fromValue(TrackColumn::Title), false}));
    table.header->setSorted(TrackColumn::Title, false);
    click(TrackColumn::Title);
    QCOMPARE(asked.takeLast(), (QVariantList{QVariant::fromValue(TrackColumn::Title), true}));
    // What is loud or new is shown first.
    click(TrackColumn::Energy);
    QCOMPARE(asked.takeLast(), (QVariantList{QVariant::fromValue(TrackColumn::Energy), true}));
    // A picture has no order.
    asked.clear();
    click(TrackColumn::Waveform);
    QVERIFY(asked.isEmpty());
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestTableColumns)
#include "test_table_columns.moc"
