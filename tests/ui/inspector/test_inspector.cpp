#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QJsonObject>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "tests/support/Signals.h"
#include "tests/ui/inspector/SignalProvider.h"
#include "ui/inspector/EditListModel.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/inspector/MeasureListModel.h"
#include "ui/inspector/SelectionPanel.h"
#include "ui/inspector/SpectrumView.h"
#include "ui/inspector/TrackPanel.h"
#include "ui/review/ReviewPanel.h"
#include "ui/theme/Theme.h"

using namespace barline;
using namespace barline::ui;

namespace {

std::shared_ptr<model::Timeline> song() {
  auto timeline = std::make_shared<model::Timeline>();
  timeline->source.path = "/music/song.wav";
  timeline->source.sampleRate = 48000;
  timeline->source.duration = 4;
  auto loudness = std::make_shared<model::Loudness>();
  loudness->integratedLufs = -10.62;
  loudness->truePeakDbtp = 0.74;
  timeline->loudness = loudness;
  return timeline;
}

/// Every loudness lies above six tenths of the library; the library has nothing else.
class Loudnesses final : public LibraryComparison {
 public:
  std::optional<double> shareBelow(model::Measure measure, double) const override {
    if (measure != model::Measure::IntegratedLufs) return std::nullopt;
    return 0.6;
  }
};

int rowOf(const MeasureListModel& model, model::Measure measure) {
  for (int i = 0; i < model.rowCount(); ++i) {
    if (model.row(model.index(i)).measure == measure) return i;
  }
  return -1;
}

QString cellText(const MeasureListModel& model, model::Measure measure, int role) {
  return model.data(model.index(rowOf(model, measure)), role).toString();
}

QToolButton* buttonNamed(const QWidget& parent, const QString& name) {
  const auto buttons = parent.findChildren<QToolButton*>();
  const auto found = std::ranges::find_if(
      buttons, [&](const QToolButton* button) { return button->accessibleName() == name; });
  return found == buttons.end() ? nullptr : *found;
}

/// An inspector whose files are tones of 1 kHz.
struct Inspector {
  Inspector()
      : panel([this](const std::filesystem::path&) {
          ++opened;
          auto& provider = opened % 2 == 1 ? playing : averaging;
          provider = std::make_shared<test::SignalProvider>(test::sine(1000, 4.0, 48000, 0.5), 48000);
          return provider;
        }) {
    panel.resize(240, 600);
    panel.show();
  }

  int opened{};
  std::shared_ptr<test::SignalProvider> playing;    ///< for the playhead
  std::shared_ptr<test::SignalProvider> averaging;  ///< for the track's average
  InspectorPanel panel;
};

}  // namespace

class TestInspector : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::load(Scheme::Dark, true)); }

  void everyMeasureHasItsTexts() {
    QCOMPARE(text::shownMeasures().size(), model::allMeasures().size());
    for (const model::Measure measure : model::allMeasures()) {
      QVERIFY(!text::measureTitle(measure).isEmpty());
      QVERIFY(text::measureExplanation(measure, 1.0).endsWith(QLatin1Char('.')));
      QVERIFY(text::measureExplanation(measure, std::nullopt).size() >
              text::measureExplanation(measure, -1.0).size());
    }
  }

  void valuesAreWrittenWithSignAndUnit() {
    using enum model::Measure;
    QCOMPARE(text::measureValueText(IntegratedLufs, -10.62), QStringLiteral("−10.6 LUFS"));
    QCOMPARE(text::measureValueText(TruePeakDbtp, 0.74), QStringLiteral("+0.7 dBTP"));
    QCOMPARE(text::measureValueText(TruePeakDbtp, 0.04), QStringLiteral("0.0 dBTP"));
    QCOMPARE(text::measureValueText(TempoStability, 0.987), QStringLiteral("0.99"));
    QCOMPARE(text::measureValueText(TempoBpm, std::nullopt), QStringLiteral("–"));
    QVERIFY(text::measureWarns(TruePeakDbtp, 0.1) && !text::measureWarns(TruePeakDbtp, -0.1));
    QVERIFY(text::measureExplanation(TruePeakDbtp, 0.1).contains(QStringLiteral("clip")));
  }

  void rowsStayWhileValuesCome() {
    MeasureListModel model;
    const QAbstractItemModelTester tester(&model);
    const int rows = model.rowCount();
    QVERIFY(!model.row(model.index(0)).measure);  // a title
    QVERIFY(cellText(model, model::Measure::IntegratedLufs, Qt::DisplayRole).endsWith(QStringLiteral("–")));
    model.setValues(model::MeasureValues(*song()));
    QCOMPARE(model.rowCount(), rows);
    QVERIFY(cellText(model, model::Measure::IntegratedLufs, Qt::DisplayRole)
                .endsWith(QStringLiteral("−10.6 LUFS")));
    QVERIFY(cellText(model, model::Measure::TempoBpm, Qt::DisplayRole).endsWith(QStringLiteral("–")));
  }

  void theLibraryIsComparedOnlyWhereItIsKnown() {
    MeasureListModel model;
    model.setValues(model::MeasureValues(*song()));
    QVERIFY(!model.compares());
    model.setComparison(std::make_shared<Loudnesses>());
    QVERIFY(model.compares());
    QCOMPARE(model.row(model.index(rowOf(model, model::Measure::IntegratedLufs))).shareBelow, 0.6);
    QVERIFY(!model.row(model.index(rowOf(model, model::Measure::TruePeakDbtp))).shareBelow);
    QVERIFY(
        cellText(model, model::Measure::IntegratedLufs, Qt::ToolTipRole).contains(QStringLiteral("60 %")));
    QVERIFY(cellText(model, model::Measure::IntegratedLufs, Qt::AccessibleTextRole)
                .endsWith(QStringLiteral("60")));
    model.setValues({});
    QVERIFY(!model.compares());
  }

  void meaningsAreReachedByKeys() {
    Inspector inspector;
    inspector.panel.setTimeline(song());
    auto* list = inspector.panel.track().findChild<QListView*>();
    inspector.panel.activateWindow();
    list->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(list->hasFocus());
    const QModelIndex first = list->currentIndex();
    QVERIFY(first.flags().testFlag(Qt::ItemIsEnabled));
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(list->currentIndex() != first);
    QCOMPARE(QToolTip::text(), list->currentIndex().data(Qt::ToolTipRole).toString());
    // Past a group's title, to the next measure.
    for (int i = 0; i < 30; ++i) QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), list->model()->rowCount() - 1);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(list);
    QAccessibleInterface* item = accessible->child(list->currentIndex().row());
    QCOMPARE(item->text(QAccessible::Description),
             list->currentIndex().data(Qt::AccessibleDescriptionRole).toString());
  }

  void nothingIsShownWithoutATrack() {
    Inspector inspector;
    QVERIFY(!inspector.panel.track().findChild<QListView*>()->isVisible());
    QCOMPARE(inspector.opened, 0);
    inspector.panel.setTimeline(song());
    QVERIFY(inspector.panel.track().findChild<QListView*>()->isVisible());
    inspector.panel.setTimeline(nullptr);
    QVERIFY(inspector.panel.spectrum().view().spectrum().empty());
    QVERIFY(!inspector.panel.track().findChild<QListView*>()->isVisible());
  }

  void theSpectrumFollowsThePlayhead() {
    Inspector inspector;
    inspector.panel.setTimeline(song());
    QTRY_VERIFY(inspector.playing);
    inspector.panel.setPlayhead(1.0, true);
    inspector.panel.setPlayhead(2.0, true);
    inspector.playing->answer();
    QTRY_VERIFY(!inspector.panel.spectrum().view().spectrum().empty());
    const auto point = inspector.panel.spectrum().view().point();
    QVERIFY(point && std::abs(point->frequency - 1000) < 30);
    QVERIFY(inspector.panel.spectrum().view().accessibleDescription().isEmpty());
    inspector.panel.setPlayhead(2.0, false);
    QVERIFY(inspector.panel.spectrum().view().accessibleDescription().endsWith(QStringLiteral("dBFS")));
    // The same track with more parts is read no second time.
    inspector.panel.setTimeline(song());
    QVERIFY(!inspector.panel.spectrum().view().spectrum().empty());
    QCOMPARE(inspector.opened, 2);
  }

  void theAverageIsOfAllTheTrack() {
    Inspector inspector;
    inspector.panel.setTimeline(song());
    QTRY_VERIFY(inspector.averaging);
    std::size_t answered = 0;
    while (answered < inspector.averaging->requests.size()) {
      answered = inspector.averaging->requests.size();
      inspector.averaging->answer();
    }
    // Four seconds hold 23 windows of 8192 frames; the last one ends with the track.
    QCOMPARE(answered, std::size_t{23});
    QCOMPARE(inspector.averaging->requests.back().first, std::int64_t{4 * 48000 - 8192});
    QTRY_VERIFY(!inspector.panel.spectrum().view().average().empty());
    const Spectrum& average = inspector.panel.spectrum().view().average();
    const auto index = static_cast<std::size_t>(std::lround(spectrum::indexOf(1000)));
    QVERIFY(std::abs(average[index] + 6) < 0.3F);
    inspector.panel.restoreState({{QStringLiteral("average"), false}});
    QVERIFY(inspector.panel.spectrum().view().average().empty());
  }

  void aFoldedSpectrumReadsNothing() {
    Inspector inspector;
    inspector.panel.restoreState({{QStringLiteral("spectrum"), false}});
    inspector.panel.setTimeline(song());
    inspector.panel.setPlayhead(1.0, true);
    QTest::qWait(50);
    QCOMPARE(inspector.opened, 0);
    inspector.panel.restoreState({});
    QTRY_COMPARE(inspector.opened, 2);
  }

  void anUnreadableFileSaysWhy() {
    Inspector inspector;
    inspector.panel.setTimeline(song());
    QTRY_VERIFY(inspector.playing);
    Q_EMIT inspector.playing->failed(QStringLiteral("The file is gone."));
    QVERIFY(inspector.panel.spectrum().view().spectrum().empty());
  }

  void theListOfEditsSaysWhereTheTrackStands() {
    model::EditHistory history;
    for (const char* basis : {"chords 2", "beats 8, chords 2", "chords 2"}) {
      model::Edit& edit = history.edits.emplace_back();
      edit.name = {"set_chord", {"A:min7", "3"}};
      edit.author = "ann";
      edit.basis = basis;
    }
    history.applied = 2;
    model::Timeline analysis;
    analysis.provenance["beats"].version = 9;
    analysis.provenance["chords"].version = 2;
    EditListModel list;
    const QAbstractItemModelTester tester(&list);
    list.setHistory(history, &analysis);
    QCOMPARE(list.rowCount(), 4);
    QVERIFY(list.row(list.index(0)).undone);
    QVERIFY(list.row(list.index(1)).last && list.row(list.index(1)).basisChanged);
    QVERIFY(!list.row(list.index(2)).basisChanged && !list.row(list.index(2)).undone);
    QCOMPARE(list.row(list.index(3)).applied, std::size_t{0});
    QVERIFY(list.row(list.index(1)).note.endsWith(QStringLiteral("ann")));
    QVERIFY(list.index(1).data().toString().contains(QStringLiteral("the analysis has changed since")));
    list.setHistory({}, &analysis);
    QCOMPARE(list.rowCount(), 0);
  }

  void nothingOfASelectionIsSqueezed() {
    Inspector inspector;
    SelectionPanel& page = inspector.panel.selection();
    auto* tool = new QWidget;
    tool->setFixedHeight(200);
    page.addTool(tool);
    inspector.panel.showPage(InspectorPanel::Page::Selection);
    page.setSelection(song(), model::TimeRange{1, 2}, {}, {});
    for (const int height : {700, 420, 300}) {
      inspector.panel.resize(240, height);
      QCoreApplication::sendPostedEvents();
      QCOMPARE(tool->height(), 200);
      QVERIFY(page.height() >= page.minimumSizeHint().height());
      QVERIFY(page.width() <= 240);
      for (const QLabel* label : inspector.panel.review().findChildren<QLabel*>()) {
        if (label->isVisible())
          QVERIFY2(label->height() >= label->fontMetrics().height(), qPrintable(label->text()));
      }
    }
  }

  void pagesAndFoldsComeBackAsTheyWere() {
    Inspector inspector;
    QSignalSpy changed(&inspector.panel, &InspectorPanel::stateChanged);
    QVERIFY(inspector.panel.showsFacts());
    inspector.panel.showPage(InspectorPanel::Page::Edits);
    QVERIFY(!inspector.panel.showsFacts());
    QVERIFY(!inspector.panel.review().isVisible());
    QVERIFY(changed.count() > 0);
    inspector.panel.showPage(InspectorPanel::Page::Selection);
    QVERIFY(inspector.panel.review().isVisible());
    QToolButton* head = buttonNamed(inspector.panel, QStringLiteral("Fold Spectrum"));
    QVERIFY(head != nullptr);
    head->click();
    const QJsonObject state = inspector.panel.saveState();
    Inspector other;
    other.panel.restoreState(state);
    QCOMPARE(other.panel.page(), InspectorPanel::Page::Selection);
    QVERIFY(buttonNamed(other.panel, QStringLiteral("Unfold Spectrum")) != nullptr);
    other.panel.restoreState({{QStringLiteral("heights"), QStringLiteral("nonsense")}});
    QVERIFY(other.panel.showsFacts());
  }
};

QTEST_MAIN(TestInspector)
#include "test_inspector.moc"
