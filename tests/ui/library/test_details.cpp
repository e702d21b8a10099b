// What is shown beside the list of tracks.

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <stdexcept>

#include "ui/library/TrackMime.h"
#include "ui/library/details/DetailsPanel.h"
#include "ui/library/details/KeyWheel.h"
#include "ui/library/details/SimilarListModel.h"
#include "ui/library/details/TrackDetailsController.h"
#include "ui/library/details/TrackSummary.h"
#include "ui/theme/Theme.h"

using namespace barline;
using namespace barline::ui;
using model::Mode;
using model::MusicalKey;

namespace {

constexpr MusicalKey kAMinor{9, Mode::Minor};

TrackDetails detailsOf(std::int64_t id) {
  TrackDetails details;
  details.track.id = id;
  details.track.title = "Ferry at Dawn";
  details.track.key = kAMinor;
  SimilarToTrack near;
  near.track.id = id + 1;
  near.track.title = "Signal Box";
  details.similar = {near};
  return details;
}

/// Counts what it is asked.
class Store final : public TrackDetailsStore {
 public:
  std::optional<TrackDetails> details(std::int64_t track, std::size_t) override {
    ++asked;
    if (track == 99) throw std::runtime_error("The disk is full.");
    if (track > 50) return std::nullopt;
    return detailsOf(track);
  }
  std::atomic<int> asked{0};
};

}  // namespace

class TestDetails : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::load(Scheme::Dark)); }

  void everyKeyIsWhereItIsShown() {
    KeyWheel wheel;
    wheel.resize(190, 190);
    for (int tonic = 0; tonic < 12; ++tonic) {
      for (const Mode mode : {Mode::Major, Mode::Minor}) {
        const MusicalKey key{tonic, mode};
        QCOMPARE(wheel.keyAt(wheel.centreOf(key)), std::optional(key));
      }
    }
    QVERIFY(!wheel.keyAt(QPointF(95, 95)));
    QVERIFY(!wheel.keyAt(QPointF(1, 1)));
    // 12 at the top, 3 at the right, as on a clock; 12B is E major.
    QVERIFY(wheel.keyAt(QPointF(95, 10)) == (MusicalKey{4, Mode::Major}));
    QCOMPARE(model::camelot(*wheel.keyAt(QPointF(180, 95))), std::string("3B"));
  }

  void aKeyIsChosenByClickAndByKeys() {
    KeyWheel wheel;
    wheel.resize(190, 190);
    wheel.show();
    std::vector<MusicalKey> chosen;
    connect(&wheel, &KeyWheel::keyChosen, this, [&](const MusicalKey& key) { chosen.push_back(key); });
    QTest::mouseClick(&wheel, Qt::LeftButton, {}, wheel.centreOf(kAMinor).toPoint());
    QTest::keyClick(&wheel, Qt::Key_Right);
    QTest::keyClick(&wheel, Qt::Key_Up);
    QTest::keyClick(&wheel, Qt::Key_Return);
    QCOMPARE(chosen.size(), 2U);
    QVERIFY(chosen[0] == kAMinor);
    QCOMPARE(model::camelot(chosen[1]), std::string("9B"));
    QVERIFY(wheel.accessibleDescription().contains(QStringLiteral("9B")));
  }

  void theWheelSaysWhichKeysGoTogetherAndWhy() {
    DetailsPanel panel;
    panel.setSoughtKeys({kAMinor});
    panel.setRule(search::KeyRule::NeighboursAndRelative);
    const QString described = panel.wheel().accessibleDescription();
    for (const char* key : {"8A, A minor", "8B, C major: relative", "7A, D minor", "9A, E minor"})
      QVERIFY2(described.contains(QString::fromLatin1(key)), qPrintable(described));
    QVERIFY(!described.contains(QStringLiteral("7B")));
    QSignalSpy rules(&panel, &DetailsPanel::ruleChosen);
    auto* box = panel.findChild<QComboBox*>();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(rules.size(), 1);
    QVERIFY(panel.rule() == search::KeyRule::SixSharedNotes);
    QVERIFY(panel.wheel().accessibleDescription().contains(QStringLiteral("7B")));
  }

  void withoutAKeyInTheSearchTheWheelShowsTheTracks() {
    DetailsPanel panel;
    QVERIFY(panel.wheel().accessibleDescription().isEmpty());
    panel.setDetails(std::make_shared<const TrackDetails>(detailsOf(1)));
    QVERIFY(panel.wheel().accessibleDescription().startsWith(QStringLiteral("8A")));
    panel.setSoughtKeys({{0, Mode::Major}});
    QVERIFY(panel.wheel().accessibleDescription().startsWith(QStringLiteral("8B")));
  }

  void aFileThatCannotBeReadSaysWhy() {
    model::TrackRecord track;
    QCOMPARE(TrackSummary::problemOf(track), QString());
    track.state = model::TrackState::Failed;
    QVERIFY(!TrackSummary::problemOf(track).isEmpty());
    track.problem = "broken.mp3 is not audio that Barline can read.";
    QCOMPARE(TrackSummary::problemOf(track), QString::fromStdString(track.problem));
    TrackDetails details;
    details.track = track;
    DetailsPanel panel;
    panel.setDetails(std::make_shared<const TrackDetails>(details));
    for (const QLabel* label : panel.findChildren<QLabel*>())
      QVERIFY(!label->text().contains(QStringLiteral("has been analysed")));
    QVERIFY(panel.findChild<TrackSummary*>()->accessibleName().contains(QStringLiteral("not audio")));
  }

  void similarTracksOpenAndCanBeDragged() {
    DetailsPanel panel;
    panel.setDetails(std::make_shared<const TrackDetails>(detailsOf(1)));
    QCOMPARE(panel.similar().rowCount(), 1);
    const std::unique_ptr<QMimeData> data(panel.similar().mimeData({panel.similar().index(0)}));
    QCOMPARE(draggedTracks(*data), std::vector<std::int64_t>{2});
    QSignalSpy opened(&panel, &DetailsPanel::openRequested);
    auto* list = panel.findChild<QAbstractItemView*>(QStringLiteral("similarTracks"));
    Q_EMIT list->activated(panel.similar().index(0));
    QCOMPARE(opened.front().front().toLongLong(), 2);
    panel.setDetails(nullptr);
    QCOMPARE(panel.similar().rowCount(), 0);
  }

  void onlyTheTrackAtWhichOneStaysIsAskedFor() {
    const auto store = std::make_shared<Store>();
    TrackDetailsController controller(store);
    std::vector<std::int64_t> found;
    connect(&controller, &TrackDetailsController::found, this,
            [&](const std::shared_ptr<const TrackDetails>& details) {
              found.push_back(details ? details->track.id : 0);
            });
    for (std::int64_t track = 1; track <= 20; ++track) controller.setTrack(track);
    QTRY_COMPARE(found, std::vector<std::int64_t>{20});
    QCOMPARE(store->asked.load(), 1);
    controller.setTrack(60);
    QTRY_COMPARE(found.size(), 2U);
    QCOMPARE(found.back(), 0);
    controller.setTrack(0);
    QTRY_COMPARE(found.size(), 3U);
    QCOMPARE(store->asked.load(), 2);
    QSignalSpy problems(&controller, &TrackDetailsController::problem);
    controller.setTrack(99);
    QTRY_COMPARE(problems.size(), 1);
    QCOMPARE(problems.front().front().toString(), QStringLiteral("The disk is full."));
  }
};

QTEST_MAIN(TestDetails)
#include "test_details.moc"
