#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QUrl>
#include <cmath>

#include "tests/ui/library/table/TableFixture.h"
#include "ui/library/TrackMime.h"
#include "ui/library/table/TrackEditDialog.h"
#include "ui/library/table/TrackTableHeader.h"
#include "ui/library/thumbnails/ThumbnailCache.h"
#include "ui/theme/Theme.h"

namespace barline {
namespace {

/// A waveform for every track.
class Waveforms final : public ui::ThumbnailStore {
 public:
  std::vector<ui::TrackThumbnails> thumbnails(std::span<const std::int64_t> tracks) override {
    std::vector<ui::TrackThumbnails> found;
    for (const std::int64_t track : tracks) found.push_back({track, model::WaveformThumbnail{}, 0});
    return found;
  }
  std::vector<std::byte> artwork(std::int64_t) override { return {}; }
  std::vector<std::int64_t> completeThumbnails(const std::function<bool()>&) override { return {}; }
};

using test::TableFixture;
using ui::TrackColumn;

constexpr model::MusicalKey kAMinor{9, model::Mode::Minor};  // 8A
constexpr model::MusicalKey kCMajor{0, model::Mode::Major};  // 8B
constexpr model::MusicalKey kDMinor{2, model::Mode::Minor};  // 7A
constexpr model::MusicalKey kFSharp{6, model::Mode::Major};  // 2B

const std::vector<TableFixture::Track> kFive{{"Ferry", "Trio", 124.0, kAMinor},
                                             {"Signal", "Delta", 122.0, kAMinor},
                                             {"Lamplight", "Harbour", 122.0, kCMajor},
                                             {"Kite", "Marlinde", 124.0, kDMinor},
                                             {"Copper", "Moravia", 130.0, kFSharp}};

}  // namespace

class TestTrackTable : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    ui::applyTheme(*qApp, ui::Theme::load(ui::Scheme::Dark));
  }

  void rowsAreTheTracksListed() {
    TableFixture table(kFive);
    const QAbstractItemModelTester tester(table.model.get());
    QCOMPARE(table.titles(), QStringList({"Copper", "Ferry", "Kite", "Lamplight", "Signal"}));
    QCOMPARE(table.model->trackAt(1), table.ids[0]);
    QCOMPARE(table.model->rowOf(table.ids[4]), 0);
    QCOMPARE(table.model->data(table.cell(1, TrackColumn::Bpm), Qt::DisplayRole).toString(),
             QStringLiteral("124.0"));
    // By the circle of fifths: 2B, 7A, 8A, 8A, 8B.
    table.listing->setOrder(search::TrackOrder::Key, false);
    QTRY_COMPARE(table.titles().first(), QStringLiteral("Copper"));
    QTRY_COMPARE(table.titles().last(), QStringLiteral("Lamplight"));
    QCOMPARE(table.titles()[1], QStringLiteral("Kite"));
  }

  void columnsStayWhenTheListChanges() {
    TableFixture table(kFive);
    table.view->columns().setShown(TrackColumn::Genre, true);
    table.view->columns().moveSection(2, 5);
    const QJsonObject chosen = table.view->columns().saveState();
    QSignalSpy changed(&table.view->columns(), &ui::TrackTableHeader::stateChanged);
    table.listing->setSearch(QStringLiteral("Signal"));
    QTRY_COMPARE(table.listing->count(), 1);
    QCOMPARE(table.view->columns().saveState(), chosen);
    QVERIFY(changed.isEmpty());
    QCOMPARE(table.view->columns().length(), table.view->viewport()->width());
  }

  void theTableIsSpoken() {
    TableFixture table(kFive);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(table.view.get());
    QVERIFY(spoken != nullptr);
    QAccessibleTableInterface* cells = spoken->tableInterface();
    QVERIFY(cells != nullptr);
    QCOMPARE(cells->rowCount(), 5);
    const auto text = [&](int row, TrackColumn column) {
      return cells->cellAt(row, static_cast<int>(column))->text(QAccessible::Name);
    };
    QCOMPARE(text(1, TrackColumn::Title), QStringLiteral("Ferry"));
    QCOMPARE(text(1, TrackColumn::Key), QStringLiteral("8A, A minor"));
    QCOMPARE(text(1, TrackColumn::Bpm), QStringLiteral("124.0 BPM"));
    QCOMPARE(cells->columnDescription(static_cast<int>(TrackColumn::Loudness)),
             QStringLiteral("Loudness (LUFS)"));
  }

  void aLineStandsAboveEachGroup() {
    TableFixture table(kFive);
    const QAbstractItemModelTester tester(table.model.get());
    table.listing->setKeyRule(search::KeyRule::NeighboursAndRelative);
    table.listing->setSearch(QStringLiteral("key:8A"));
    QTRY_COMPARE(table.model->rowCount(), 6);
    QVERIFY(table.model->headingAt(0) != nullptr);
    QCOMPARE(table.model->headingAt(0)->title, QStringLiteral("Matches"));
    QCOMPARE(table.model->headingAt(0)->detail, QStringLiteral("key is 8A · 2 tracks"));
    QVERIFY(table.model->headingAt(3) != nullptr);
    QCOMPARE(table.model->headingAt(3)->keys.size(), std::size_t{3});
    QCOMPARE(table.model->flags(table.cell(3, TrackColumn::Title)), Qt::ItemFlags(Qt::NoItemFlags));
    QCOMPARE(table.model->trackAt(3), 0);
    QCOMPARE(table.model->rowOf(table.ids[1]), 2);
    QCOMPARE(table.model->rowOf(table.ids[3]), 4);
    QCOMPARE(table.model->rowOf(table.ids[4]), -1);

    // The keys pass over it.
    table.view->setCurrentIndex(table.cell(2, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_Down);
    QCOMPARE(table.view->currentIndex().row(), 4);
    QTest::keyClick(table.view.get(), Qt::Key_Up);
    QCOMPARE(table.view->currentIndex().row(), 2);
    QTest::keyClick(table.view.get(), Qt::Key_Home);
    QCOMPARE(table.view->currentIndex().row(), 1);
    QTest::keyClick(table.view.get(), Qt::Key_End);
    QCOMPARE(table.view->currentIndex().row(), 5);
    table.view->selectAll();
    QCOMPARE(table.view->selectedTracks().size(), std::size_t{4});
    QVERIFY(!table.view->grab().isNull());
  }

  void theSelectionStaysWithItsTracks() {
    TableFixture table(kFive);
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Artist));
    table.view->selectionModel()->select(table.cell(4, TrackColumn::Title),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const std::vector<std::int64_t> before = table.view->selectedTracks();
    QCOMPARE(before, (std::vector{table.ids[0], table.ids[1]}));
    table.listing->setOrder(search::TrackOrder::Title, true);
    QTRY_COMPARE(table.titles().first(), QStringLiteral("Signal"));
    QCOMPARE(table.view->selectedTracks(), (std::vector{table.ids[1], table.ids[0]}));
    QCOMPARE(table.view->currentTrack(), table.ids[0]);
    QCOMPARE(table.view->currentIndex().column(), static_cast<int>(TrackColumn::Artist));
    // What is listed no more is selected no more.
    table.listing->setSearch(QStringLiteral("Signal"));
    QTRY_COMPARE(table.listing->count(), 1);
    QCOMPARE(table.view->selectedTracks(), std::vector{table.ids[1]});
    QCOMPARE(table.view->currentTrack(), 0);
    // What comes back is as it was, unless something else has been chosen.
    table.listing->setSearch({});
    QTRY_COMPARE(table.listing->count(), 5);
    QCOMPARE(table.view->selectedTracks(), (std::vector{table.ids[1], table.ids[0]}));
    QCOMPARE(table.view->currentTrack(), table.ids[0]);
    table.listing->setSearch(QStringLiteral("Signal"));
    QTRY_COMPARE(table.listing->count(), 1);
    table.view->setCurrentIndex(table.cell(0, TrackColumn::Title));
    table.listing->setSearch({});
    QTRY_COMPARE(table.listing->count(), 5);
    QCOMPARE(table.view->selectedTracks(), std::vector{table.ids[1]});
  }

  void aDigitRatesWhatIsSelected() {
    TableFixture table(kFive);
    table.view->selectAll();
    QTest::keyClick(table.view.get(), Qt::Key_4);
    for (std::size_t i = 0; i < 5; ++i) QTRY_COMPARE(table.record(i).rating, 4);
    QTRY_COMPARE(table.undo.count(), 1);
    table.undo.undo();
    for (std::size_t i = 0; i < 5; ++i) QTRY_COMPARE(table.record(i).rating, 0);
    table.undo.redo();
    for (std::size_t i = 0; i < 5; ++i) QTRY_COMPARE(table.record(i).rating, 4);
    QCOMPARE(table.undo.count(), 1);
  }

  void aCellIsWrittenIn() {
    TableFixture table(kFive);
    table.view->setFocus();
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_F2);
    auto* editor = table.view->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    QCOMPARE(editor->text(), QStringLiteral("Ferry"));
    editor->setText(QStringLiteral("Ferry at Dawn"));
    QSignalSpy opened(table.view.get(), &ui::TrackTableView::openRequested);
    // Return twice, before the view has got to ending the writing, ends it once.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("does not belong")));
    QTest::keyClick(editor, Qt::Key_Return);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(QString::fromStdString(table.record(0).title), QStringLiteral("Ferry at Dawn"));
    QVERIFY(opened.isEmpty());
    // The file has no say in it, but can have it again.
    table.undo.undo();
    QTRY_COMPARE(QString::fromStdString(table.record(0).title), QStringLiteral("Ferry"));
    // Nothing changed, nothing to undo.
    QTest::keyClick(table.view.get(), Qt::Key_F2);
    editor = table.view->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(table.undo.count(), 1);
    // A figure cannot be written.
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Bpm));
    QVERIFY(!table.model->flags(table.view->currentIndex()).testFlag(Qt::ItemIsEditable));
  }

  void whatIsBeingWrittenOutlastsAChangeOfTheList() {
    TableFixture table(kFive);
    table.view->setFocus();
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_F2);
    const QPointer<QLineEdit> editor = table.view->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    editor->setText(QStringLiteral("Ferry at Dawn"));
    QSignalSpy answered(table.listing.get(), &ui::TrackListing::answered);
    table.library->remove({table.ids[4]});
    QVERIFY(answered.wait());
    QVERIFY(editor != nullptr && editor->isVisible());
    QCOMPARE(editor->text(), QStringLiteral("Ferry at Dawn"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(table.titles(), QStringList({"Ferry at Dawn", "Kite", "Lamplight", "Signal"}));
    // What a person asks for is listed at once.
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_F2);
    QTest::keyClicks(table.view->findChild<QLineEdit*>(), QStringLiteral("Kestrel"));
    table.listing->setSearch(QStringLiteral("Signal"));
    QTRY_COMPARE(table.titles(), QStringList({"Signal"}));
    // And what was being written has not gone.
    table.listing->setSearch({});
    QTRY_VERIFY(table.titles().contains(QStringLiteral("Kestrel")));
  }

  void returnAndAnotherListEndWritingOnce() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("does not belong")));
    TableFixture table(kFive);
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_F2);
    const QPointer<QLineEdit> field = table.view->findChild<QLineEdit*>();
    QVERIFY(field != nullptr);
    field->setText(QStringLiteral("Kestrel"));
    // What Return does comes with the next events, after the list.
    QTest::keyClick(field, Qt::Key_Return);
    Q_EMIT table.listing->aboutToList();
    Q_EMIT table.listing->listed();
    QTRY_VERIFY(table.titles().contains(QStringLiteral("Kestrel")));
    QTRY_VERIFY(field == nullptr);
  }

  void whatBecomesKnownOfARowLeavesWhatIsBeingWritten() {
    TableFixture table(kFive);
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_F2);
    const QPointer<QLineEdit> editor = table.view->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, QStringLiteral("Harbour"));
    table.listing->setActivity(table.ids[0], {ui::TrackActivity::State::Running, 0.5, {}});
    QCOMPARE(editor->text(), QStringLiteral("Harbour"));
    editor->clear();
    table.listing->setActivity(table.ids[0], {});
    QTest::keyClicks(editor, QStringLiteral("Light"));
    QCOMPARE(editor->text(), QStringLiteral("Light"));
  }

  void whatIsBeingWrittenOutlastsAChangeOfTheCrate() {
    TableFixture table(kFive);
    table.listing->setSource({.name = QStringLiteral("Set"), .crate = 1, .tracks = table.ids});
    table.listing->setOrder(search::TrackOrder::Title, true);
    QTRY_COMPARE(table.titles().first(), QStringLiteral("Signal"));
    table.view->setCurrentIndex(table.cell(0, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_F2);
    const QPointer<QLineEdit> editor = table.view->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    QSignalSpy answered(table.listing.get(), &ui::TrackListing::answered);
    table.listing->setSource(
        {.name = QStringLiteral("Set"), .crate = 1, .tracks = std::vector{table.ids[0], table.ids[1]}});
    QVERIFY(answered.wait());
    QVERIFY(editor != nullptr && editor->isVisible());
    QTest::keyClick(editor, Qt::Key_Escape);
    // In the order that was chosen.
    QTRY_COMPARE(table.titles(), QStringList({"Signal", "Ferry"}));
    QVERIFY(!table.listing->inGivenOrder());
    table.listing->setSource({.name = QStringLiteral("Other"), .crate = 2, .tracks = table.ids});
    QVERIFY(table.listing->inGivenOrder());
  }

  void anEditorThatAClickAsksForDoesNotTakeWhatIsTypedNext() {
    TableFixture table(kFive);
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Title));
    const QPoint middle = table.view->visualRect(table.cell(1, TrackColumn::Title)).center();
    QTest::mouseClick(table.view->viewport(), Qt::LeftButton, {}, middle);
    QTest::keyClick(table.view.get(), Qt::Key_K);
    QTest::qWait(QApplication::doubleClickInterval() + 100);
    QVERIFY(table.view->findChild<QLineEdit*>() == nullptr);
    // Left alone, it opens.
    QTest::mouseClick(table.view->viewport(), Qt::LeftButton, {}, middle);
    QTRY_VERIFY(table.view->findChild<QLineEdit*>() != nullptr);
  }

  void starsAreClicked() {
    TableFixture table(kFive);
    table.view->columns().setShown(TrackColumn::Rating, true);
    const QRect cell = table.view->visualRect(table.cell(2, TrackColumn::Rating));
    QVERIFY(cell.isValid());
    const QPoint third(cell.left() + 6 + 2 * 14 + 6, cell.center().y());
    QTest::mouseClick(table.view->viewport(), Qt::LeftButton, {}, third);
    QTRY_COMPARE(table.record(3).rating, 3);
    // The same star once more takes the rating away.
    QTest::mouseClick(table.view->viewport(), Qt::LeftButton, {}, third);
    QTRY_COMPARE(table.record(3).rating, 0);
  }

  void keysAndClicksOpenAndSearch() {
    TableFixture table(kFive);
    QSignalSpy opened(table.view.get(), &ui::TrackTableView::openRequested);
    QSignalSpy typed(table.view.get(), &ui::TrackTableView::typed);
    QSignalSpy removed(table.view.get(), &ui::TrackTableView::removeRequested);
    table.view->setCurrentIndex(table.cell(0, TrackColumn::Title));
    QTest::keyClick(table.view.get(), Qt::Key_Return);
    QCOMPARE(opened.takeFirst().first().value<std::int64_t>(), table.ids[4]);
    const QPoint second = table.view->visualRect(table.cell(1, TrackColumn::Artist)).center();
    QTest::mouseDClick(table.view->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(opened.takeFirst().first().value<std::int64_t>(), table.ids[0]);
    QTest::keyClick(table.view.get(), Qt::Key_K);
    QCOMPARE(typed.takeFirst().first().toString(), QStringLiteral("k"));
    QTest::keyClick(table.view.get(), Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(table.listing->count(), 5);
  }

  void aClickInAWaveformLetsTheTrackBeHeardFromThere() {
    ui::ThumbnailCache waveforms(std::make_shared<Waveforms>());
    TableFixture table(kFive);
    table.view->setThumbnails(&waveforms);
    for (const std::int64_t id : table.ids) (void)waveforms.waveform(id);
    waveforms.finish();
    QSignalSpy listen(table.view.get(), &ui::TrackTableView::listenRequested);
    const auto asked = [&listen] {
      const QVariantList arguments = listen.takeFirst();
      return std::pair(arguments[0].value<std::int64_t>(), arguments[1].value<std::optional<double>>());
    };
    QWidget* const rows = table.view->viewport();
    const QRect cell = table.view->visualRect(table.cell(1, TrackColumn::Waveform));
    QVERIFY(cell.width() > 60);
    QTest::mouseClick(rows, Qt::LeftButton, {}, cell.center());
    const auto [track, place] = asked();
    QCOMPARE(track, table.ids[0]);
    QVERIFY(place && std::abs(*place - 0.5) < 0.02);
    QCOMPARE(table.view->selectedTracks(), std::vector{table.ids[0]});
    // The button at its left begins or ends listening, wherever that was.
    QTest::mouseClick(rows, Qt::LeftButton, {}, QPoint(cell.left() + 10, cell.center().y()));
    QCOMPARE(asked(), std::pair(table.ids[0], std::optional<double>()));

    // What chooses rows, drags or is beside a waveform lets nothing be heard.
    QTest::mouseClick(rows, Qt::LeftButton, Qt::ControlModifier, cell.center());
    QTest::mouseClick(rows, Qt::RightButton, {}, cell.center());
    QTest::mousePress(rows, Qt::LeftButton, {}, cell.center());
    QTest::mouseRelease(rows, Qt::LeftButton, {},
                        cell.center() + QPoint(QApplication::startDragDistance(), 0));
    const QRect artist = table.view->visualRect(table.cell(1, TrackColumn::Artist));
    QTest::mouseClick(rows, Qt::LeftButton, {}, artist.center());
    QVERIFY(listen.isEmpty());
  }

  void keysOfPlaybackAreForWhatIsChosenHere() {
    TableFixture table(kFive);
    QAction play(table.view->window());
    play.setShortcut(Qt::Key_Space);
    table.view->window()->addAction(&play);
    QSignalSpy played(&play, &QAction::triggered);
    QSignalSpy silence(table.view.get(), &ui::TrackTableView::silenceRequested);
    QSignalSpy sounds(table.view.get(), &ui::TrackTableView::playRequested);
    QSignalSpy moved(table.view.get(), &ui::TrackTableView::listenMoveRequested);
    QSignalSpy left(table.view.get(), &ui::TrackTableView::leaveRequested);
    table.view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(table.view.get()));
    table.view->setFocus();
    table.view->setCurrentIndex(table.cell(0, TrackColumn::Title));
    table.view->setHeard(table.ids[0], 0.25);
    QTest::keyClick(table.view.get(), Qt::Key_Space);
    QTest::keyClick(table.view.get(), Qt::Key_Escape);
    QCOMPARE(sounds, (QList<QVariantList>{{QVariant::fromValue(table.ids[4])}}));
    QCOMPARE(silence.size(), 1);
    QVERIFY(left.isEmpty() && played.isEmpty());
    QTest::keyClick(table.view.get(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(table.view.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(moved, (QList<QVariantList>{{10.0}, {-10.0}}));

    table.view->setHeard(0, 0.0);
    QTest::keyClick(table.view.get(), Qt::Key_Escape);
    QCOMPARE(silence.size(), 1);
    QCOMPARE(left.size(), 1);
    // Where no row is meant, Space belongs to whoever else wants it.
    table.view->setCurrentIndex({});
    QTest::keyClick(table.view.get(), Qt::Key_Space);
    QCOMPARE(played.size(), 1);
    QCOMPARE(sounds.size(), 1);
  }

  void whatIsCopiedIsTracksFilesAndText() {
    TableFixture table(kFive);
    table.view->setCurrentIndex(table.cell(1, TrackColumn::Title));
    QTest::keySequence(table.view.get(), QKeySequence::Copy);
    const QMimeData* copied = QApplication::clipboard()->mimeData();
    QCOMPARE(ui::draggedTracks(*copied), std::vector{table.ids[0]});
    QCOMPARE(copied->urls(), QList{QUrl::fromLocalFile(table.folder.filePath(QStringLiteral("Ferry.flac")))});
    QVERIFY2(copied->text().startsWith(QStringLiteral("Ferry\tTrio\t124.0\t8A")), qPrintable(copied->text()));
  }

  void manyTracksAreEditedAtOnce() {
    TableFixture table(kFive);
    std::vector<ui::TrackRow> rows{*table.listing->find(table.ids[0]), *table.listing->find(table.ids[1])};
    rows[0].record.tags = {"dub", "late"};
    rows[1].record.tags = {"late", "warm"};
    ui::TrackEditDialog dialog(rows);
    QVERIFY(dialog.amendments().empty());
    QLineEdit* artist{};
    QLineEdit* genre{};
    QLineEdit* tags{};
    for (QLineEdit* field : dialog.findChildren<QLineEdit*>()) {
      if (field->objectName() == QStringLiteral("artist")) artist = field;
      if (field->objectName() == QStringLiteral("genre")) genre = field;
      if (field->objectName() == QStringLiteral("tags")) tags = field;
    }
    QVERIFY(artist != nullptr && genre != nullptr && tags != nullptr);
    QVERIFY(artist->text().isEmpty() && !artist->placeholderText().isEmpty());
    QCOMPARE(tags->text(), QStringLiteral("late"));
    genre->setText(QStringLiteral("House"));
    tags->setText(QStringLiteral("set"));
    const std::vector<model::AmendedTrack> amended = dialog.amendments();
    QCOMPARE(amended.size(), std::size_t{2});
    QCOMPARE(amended[0].amendment.genre, std::optional(std::optional<std::string>("House")));
    QVERIFY(!amended[0].amendment.artist);
    QVERIFY(!amended[0].amendment.rating);
    QCOMPARE(amended[0].amendment.tags, std::optional(std::vector<std::string>{"dub", "set"}));
    QCOMPARE(amended[1].amendment.tags, std::optional(std::vector<std::string>{"set", "warm"}));
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestTrackTable)
#include "test_track_table.moc"
