#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>
#include <memory>

#include "FakeExportStore.h"
#include "ui/exporting/ChunkForm.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/exporting/OneLineDelegate.h"
#include "ui/exporting/TimelinePage.h"
#include "ui/theme/Theme.h"

using namespace barline;
using namespace barline::ui;

namespace {

const ExportSubject kOpen{
    .kind = ExportSubject::Kind::OpenTrack, .tracks = {1}, .name = QStringLiteral("Night Drive")};
const ExportSubject kSelection{
    .kind = ExportSubject::Kind::Selection, .tracks = {1}, .range = model::TimeRange{12.3, 30.1}};
const ExportSubject kSeveral{.kind = ExportSubject::Kind::Tracks, .tracks = {1, 13, 3}};

}  // namespace

class TestExportDialog : public QObject {
  Q_OBJECT

  std::shared_ptr<FakeExportStore> store_;
  std::unique_ptr<ExportController> controller_;
  std::unique_ptr<ExportDialog> dialog_;

  /// The one that is seen, where several pages have such.
  template <class Widget = QPushButton>
  [[nodiscard]] Widget* find(const char* name) const {
    const auto all = dialog_->findChildren<Widget*>(QLatin1String(name));
    const auto seen = std::ranges::find_if(all, &QWidget::isVisible);
    return seen == all.end() ? all.value(0) : *seen;
  }
  [[nodiscard]] TimelinePage& timelines() const {
    return static_cast<TimelinePage&>(dialog_->page(ExportDialog::Page::Timeline));
  }
  [[nodiscard]] QString status() const { return find<QLabel>("status")->text(); }
  void start() { find("start")->click(); }
  void openWith(const std::vector<ExportSubject>& subjects) {
    dialog_->setSubjects(subjects);
    dialog_->chooseSubject(subjects.front().kind);
    dialog_->showPage(ExportDialog::Page::Timeline);
    timelines().chooseFormat("plain");
    QTRY_VERIFY(store_->previews > 0);
  }

 private Q_SLOTS:
  void init() {
    store_ = std::make_shared<FakeExportStore>();
    controller_ = std::make_unique<ExportController>(store_);
    dialog_ = std::make_unique<ExportDialog>(*controller_);
    dialog_->show();
  }
  void cleanup() {
    dialog_.reset();
    controller_.reset();
  }

  void withoutATrackNothingCanBeExported() {
    dialog_->showPage(ExportDialog::Page::Timeline);
    QVERIFY(!find("start")->isEnabled());
    QVERIFY(!find("start")->toolTip().isEmpty());
    QVERIFY(!find<QComboBox>("subject")->isEnabled());
  }

  void aPageIsMadeWhenItIsSeen() {
    QCOMPARE(dialog_->findChildren<ExportPage*>().size(), 1);
    dialog_->showPage(ExportDialog::Page::Chunks);
    QCOMPARE(dialog_->findChildren<ExportPage*>().size(), 2);
    dialog_->showPage(ExportDialog::Page::Timeline);
    dialog_->showPage(ExportDialog::Page::Chunks);
    QCOMPARE(dialog_->findChildren<ExportPage*>().size(), 2);
  }

  void whatWasChosenOnAPageIsKeptWhereItIsNotSeen() {
    dialog_->showPage(ExportDialog::Page::Report);
    find<QLineEdit>("folder")->setText(QStringLiteral("/tmp/reports"));
    const QJsonObject state = dialog_->saveState();
    dialog_ = std::make_unique<ExportDialog>(*controller_);
    dialog_->restoreState(state);
    dialog_->show();
    QCOMPARE(dialog_->saveState().value(QStringLiteral("report")), state.value(QStringLiteral("report")));
    dialog_->showPage(ExportDialog::Page::Report);
    QCOMPARE(find<QLineEdit>("folder")->text(), QStringLiteral("/tmp/reports"));
  }

  void whatAFormatCannotHoldIsGreyedWithTheReason() {
    openWith({kOpen});
    QVERIFY(find<QCheckBox>("beats")->isEnabled());
    QVERIFY(find<QCheckBox>("beats")->isChecked());
    QVERIFY(!find<QCheckBox>("waveform")->isEnabled());
    QVERIFY(find<QCheckBox>("waveform")->toolTip().contains(QStringLiteral("Plain text")));
    // Of the tempo nothing is known.
    QTRY_VERIFY(find<QCheckBox>("tempo")->text() != find<QCheckBox>("beats")->text());
    QTRY_VERIFY(find<QCheckBox>("tempo")->text().contains(QLatin1Char('(')));
  }

  void thePreviewFollowsWhatIsChosen() {
    openWith({kOpen, kSelection});
    find<QCheckBox>("chords")->click();
    QTRY_VERIFY(!store_->lastAsked().layers.has(exporting::Layer::Chords));
    QVERIFY(store_->lastAsked().layers.has(exporting::Layer::Beats));
    QVERIFY(!store_->lastAsked().what.range);
    dialog_->chooseSubject(ExportSubject::Kind::Selection);
    QTRY_VERIFY(store_->lastAsked().what.range == kSelection.range);
    QTRY_VERIFY(find<QPlainTextEdit>("preview")->toPlainText().contains(QStringLiteral("beat 1")));
  }

  void whatIsLostIsSaidBefore() {
    openWith({kOpen});
    QTRY_VERIFY(!find<QLabel>("losses")->isVisible());
    timelines().chooseFormat("grids");
    QTRY_COMPARE(find<QLabel>("losses")->text(), QStringLiteral("The tempo of 3 bars is given up to 2 ms."));
  }

  void choicesAreKeptForEachFormat() {
    openWith({kOpen});
    find<QCheckBox>("chords")->click();
    timelines().chooseFormat("grids");
    find<QCheckBox>("bars")->click();
    timelines().chooseFormat("plain");
    QVERIFY(!find<QCheckBox>("chords")->isChecked());
    QVERIFY(find<QCheckBox>("sections")->isChecked());
    find<QLineEdit>("folder")->setText(QStringLiteral("/tmp/somewhere"));
    const QJsonObject state = dialog_->saveState();

    dialog_ = std::make_unique<ExportDialog>(*controller_);
    dialog_->restoreState(state);
    dialog_->show();
    QVERIFY(!find<QCheckBox>("chords")->isChecked());
    QCOMPARE(find<QLineEdit>("folder")->text(), QStringLiteral("/tmp/somewhere"));
    timelines().chooseFormat("grids");
    QVERIFY(!find<QCheckBox>("bars")->isChecked());
    QVERIFY(find<QCheckBox>("beats")->isChecked());
  }

  void whatFailsIsListedWhileTheRestGoesOn() {
    openWith({kSeveral});
    start();
    QTRY_VERIFY(status().contains(QStringLiteral("2 files")));
    QVERIFY(status().contains(QStringLiteral("1 failed")));
    QVERIFY(find<QPlainTextEdit>("problems")->isVisible());
    QCOMPARE(find<QPlainTextEdit>("problems")->toPlainText(),
             QStringLiteral("The file of track 13 is gone."));
    QVERIFY(find("show_in_folder")->isVisible());
  }

  void aNameThatExistsIsAskedAbout() {
    openWith({kOpen});
    find<QLineEdit>("name")->setText(QStringLiteral("taken"));
    start();
    QTRY_VERIFY(find("skip")->isVisible());
    QTest::keyClick(dialog_.get(), Qt::Key_Escape);  // ends nothing
    QVERIFY(dialog_->isVisible());
    find("skip")->setFocus();
    QTest::keyClick(find("skip"), Qt::Key_Return);
    QTRY_VERIFY(status().contains(QStringLiteral("1 skipped")));
  }

  void oneAnswerCanCountForAll() {
    openWith({{.kind = ExportSubject::Kind::Tracks, .tracks = {1, 2, 3, 4}}});
    store_->taken = true;
    QSignalSpy asked(controller_.get(), &ExportController::asked);
    start();
    QTRY_VERIFY(find("replace")->isVisible());
    find<QCheckBox>("for_all")->click();
    find("replace")->click();
    QTRY_VERIFY(status().contains(QStringLiteral("4 files")));
    QCOMPARE(asked.size(), 1);
  }

  void cancellingEndsTheWorkAndTheQuestion() {
    openWith({kOpen});
    store_->held = true;
    start();
    QTRY_VERIFY(find("cancel")->isVisible());
    QVERIFY(!find("start")->isVisible());
    find("cancel")->click();
    QTRY_VERIFY(status().startsWith(QStringLiteral("Cancelled.")));
    store_->held = false;
    store_->taken = true;
    start();
    QTRY_VERIFY(find("replace")->isVisible());
    find("cancel")->click();
    QTRY_VERIFY(find("start")->isVisible());
  }

  void aFolderThatCannotBeWrittenIsSaidBefore() {
    openWith({kOpen});
    QTRY_VERIFY(find("start")->isEnabled());
    find<QLineEdit>("folder")->setText(QStringLiteral("/forbidden"));
    QTRY_VERIFY(!find("start")->isEnabled());
    find<QLineEdit>("folder")->setText(QStringLiteral("/new"));
    QTRY_VERIFY(find("start")->isEnabled());
  }

  void whatChunksWouldBeCalledIsListedAndCounted() {
    openWith({kOpen});
    dialog_->showPage(ExportDialog::Page::Chunks);
    QTRY_COMPARE(find<QTreeWidget>("names")->topLevelItemCount(), 100);
    QVERIFY(find<QLabel>("figures")->text().contains(QStringLiteral("266 files")));
    QVERIFY(find("start")->text().contains(QStringLiteral("266")));
    QTest::keyClicks(find<QLineEdit>("filter"), QStringLiteral("chord:Am"));
    QTRY_VERIFY(find<QLabel>("figures")->text().contains(QStringLiteral("16 files of 266")));
  }

  void aFilterThatMakesNoSenseIsExplained() {
    openWith({kOpen});
    dialog_->showPage(ExportDialog::Page::Chunks);
    QTest::keyClicks(find<QLineEdit>("filter"), QStringLiteral("nonsense"));
    QTRY_COMPARE(find<QLabel>("chunks_note")->text(), QStringLiteral("No field is called “nonsense”."));
    QVERIFY(!find("start")->isEnabled());
  }

  void settingsOfChunksAreRemembered() {
    exporting::ChunkSettings settings{.unit = exporting::ChunkUnit::Bars,
                                      .barsEach = 8,
                                      .audio = exporting::ChunkAudio::Analysis,
                                      .encoding = exporting::ChunkEncoding::Flac,
                                      .depth = exporting::ChunkDepth::Int24,
                                      .cut = exporting::ChunkCut::ZeroCrossing,
                                      .fadeIn = 0.005,
                                      .fadeOut = 0.02,
                                      .level = exporting::ChunkLevel::WholeTrack,
                                      .peak = -3.0,
                                      .padding = exporting::ChunkPadding::Grid,
                                      .gridSeconds = 1.5,
                                      .leadIn = true,
                                      .tail = false,
                                      .filter = "chord:Am",
                                      .pattern = "{bar}",
                                      .manifestCsv = false,
                                      .manifestJson = true,
                                      .manifestParquet = true};
    ChunkForm form;
    form.setSettings(chunkSettingsFrom(toJson(settings)));
    QVERIFY(form.settings() == settings);
    QVERIFY(chunkSettingsFrom({{QStringLiteral("unit"), 99}, {QStringLiteral("fade_in"), -1}}) ==
            exporting::ChunkSettings{});
  }

  void lettersOfATallerFontLiftNoName() {
    applyTheme(*qApp, Theme::load(Scheme::Dark, true));
    QTreeWidget names;
    names.setItemDelegate(new OneLineDelegate(&names));
    names.setHeaderHidden(true);
    names.setRootIsDecorated(false);
    names.setTextElideMode(Qt::ElideMiddle);
    names.setColumnWidth(0, 120);
    for (const auto& end : {QString(), QStringLiteral(" \U0001F3A7\u65E5\u672C an end that is long")}) {
      auto* row = new QTreeWidgetItem({QStringLiteral("E") + end});
      row->setSizeHint(0, QSize(0, 40));
      names.addTopLevelItem(row);
    }
    names.resize(200, 100);
    const QImage image = names.viewport()->grab().toImage();
    // Rows from the item's top to the first ink of the letter at the left.
    const auto inkTop = [&](int row) {
      const QRect rect = names.visualItemRect(names.topLevelItem(row));
      for (int y = rect.top(); y < rect.bottom(); ++y) {
        for (int x = rect.left(); x < rect.left() + 10; ++x) {
          if (image.pixel(x, y) != image.pixel(rect.left(), rect.top())) return y - rect.top();
        }
      }
      return -1;
    };
    QVERIFY(inkTop(0) > 0);
    QCOMPARE(inkTop(1), inkTop(0));
  }

  void aDatasetGoesOnWhereItWasLeft() {
    openWith({kSeveral});
    dialog_->showPage(ExportDialog::Page::Dataset);
    auto* folder = dialog_->page(ExportDialog::Page::Dataset).findChild<QLineEdit*>(QStringLiteral("folder"));
    folder->setText(QStringLiteral("/half"));
    QTRY_VERIFY(find<QLabel>("dataset_state")->text().contains(QStringLiteral("12 tracks")));
    QVERIFY(find("start")->isEnabled());
    folder->setText(QStringLiteral("/music"));
    QTRY_VERIFY(!find("start")->isEnabled());
    folder->setText(QStringLiteral("/empty"));
    QTRY_VERIFY(find("start")->isEnabled());
    find<QLineEdit>("dataset_title")->setText(QStringLiteral("Bars of mine"));
    find<QCheckBox>("dataset_chunks")->click();
    start();
    QTRY_VERIFY(status().contains(QStringLiteral("9 files")));
    QCOMPARE(store_->lastDataset().terms.title, std::string("Bars of mine"));
    QVERIFY(!store_->lastDataset().chunks);
  }

  void aDatasetIsNotSuggestedAmongOtherFiles() {
    openWith({kSeveral});
    ExportPage& page = dialog_->page(ExportDialog::Page::Dataset);
    page.restoreState({{QStringLiteral("folder"), QStringLiteral("/music")}});
    dialog_->showPage(ExportDialog::Page::Dataset);
    auto* folder = page.findChild<QLineEdit*>(QStringLiteral("folder"));
    QTRY_COMPARE(folder->text(), QStringLiteral("/music 2"));
    QTRY_VERIFY(find("start")->isEnabled());
    // What a person has typed stays, and why it does not do is said.
    folder->setText(QStringLiteral("/music"));
    QTRY_VERIFY(!find("start")->isEnabled());
    QCOMPARE(folder->text(), QStringLiteral("/music"));
  }

  void partsOfAReportCanBeLeftOut() {
    openWith({kSeveral});
    dialog_->showPage(ExportDialog::Page::Report);
    auto* parts = find<QListWidget>("parts");
    QTRY_COMPARE(parts->count(), 3);
    QPlainTextEdit* text =
        dialog_->page(ExportDialog::Page::Report).findChild<QPlainTextEdit*>(QStringLiteral("preview"));
    QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("Chords")));
    parts->item(1)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(!text->toPlainText().contains(QStringLiteral("Chords")));
    start();
    QTRY_VERIFY(status().contains(QStringLiteral("1 file")));
  }

  void aTrackThatCannotBeReadIsSaidInPlaceOfThePreview() {
    openWith({{.kind = ExportSubject::Kind::Tracks, .tracks = {13}}});
    QTRY_COMPARE(find<QLabel>("note")->text(), QStringLiteral("The file of track 13 is gone."));
  }
};

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
