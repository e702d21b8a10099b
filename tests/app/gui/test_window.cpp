#include <QAction>
#include <QDropEvent>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QMap>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>
#include <cmath>
#include <fstream>

#include "tests/app/gui/Program.h"
#include "tests/ui/transport/PulseServer.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/inspector/MeasureListModel.h"
#include "ui/inspector/SpectrumView.h"
#include "ui/inspector/TrackPanel.h"
#include "ui/library/LibraryPanel.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/CommandActions.h"
#include "ui/window/ReadoutLine.h"

namespace barline {
namespace {

using namespace test;

}  // namespace

class TestWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY2(server_.start(), "PulseAudio does not start");
    song_ = ui::pathOf(folder_.filePath(QStringLiteral("music/song.wav")));
    fs::create_directories(song_.parent_path());
    writeSong(song_, 20.0, 120.0);
  }

  void openedTrackFillsEveryLane() {
    Program program(folder_);
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    QVERIFY(program.report->decoded);
    QVERIFY(program.report->problem.empty());
    const auto timeline = program.window.timeline().timeline();
    QVERIFY(timeline && timeline->waveform && timeline->grid && timeline->chords && timeline->key &&
            timeline->energy && timeline->tempo && timeline->loudness);
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("song"), 60'000);
    const model::TrackRecord& record = program.row("song")->record;
    QVERIFY(record.bpm.has_value());
    QVERIFY2(std::abs(*record.bpm - 120.0) < 1.0, qPrintable(QString::number(*record.bpm)));
    QCOMPARE(program.window.windowTitle(), QStringLiteral("song – Barline"));
  }

  void everyCommandHasANameAndNoKeyIsTwice() {
    Program program(folder_);
    const ui::CommandRegistry& registry = program.window.commands().registry();
    QVERIFY(registry.commands().size() > 60);
    QMap<QString, QString> owners;
    for (const ui::Command& command : registry.commands()) {
      QVERIFY2(!command.title().isEmpty(), qPrintable(command.id));
      for (const QKeySequence& key : command.action->shortcuts()) {
        const QString text = key.toString();
        QVERIFY2(!owners.contains(text),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(text, owners.value(text), command.id)));
        owners.insert(text, command.id);
      }
    }
  }

  void tabLeadsFromSearchToListTimelineInspectorAndTransport() {
    Program program(folder_);
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    program.window.library().focusSearch();
    QTRY_VERIFY(QApplication::focusWidget() != nullptr);
    const QWidget* const first = QApplication::focusWidget();
    QStringList order;
    const auto note = [&](const QWidget* widget) {
      for (const QWidget* one = widget; one != nullptr; one = one->parentWidget()) {
        const QString name = QString::fromLatin1(one->metaObject()->className()).section(u':', -1);
        const QStringList parts{"SearchField", "TrackListView", "TimelineView", "InspectorPanel",
                                "TransportBar"};
        if (!parts.contains(name)) continue;
        if (!order.contains(name)) order << name;
        return;
      }
    };
    for (int i = 0; i < 200; ++i) {
      note(QApplication::focusWidget());
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      if (QApplication::focusWidget() == first) break;
    }
    QVERIFY2(QApplication::focusWidget() == first, "Tab does not come round");
    QCOMPARE(order,
             (QStringList{"SearchField", "TrackListView", "TimelineView", "InspectorPanel", "TransportBar"}));
  }

  void changedShortcutsComeBack() {
    {
      Program program(folder_);
      program.window.commands().registry().setShortcut(QStringLiteral("view.library"),
                                                       QKeySequence(QStringLiteral("Ctrl+Alt+L")));
    }
    Program program(folder_);
    ui::CommandRegistry& registry = program.window.commands().registry();
    QCOMPARE(registry.find(QStringLiteral("view.library"))->action->shortcut(),
             QKeySequence(QStringLiteral("Ctrl+Alt+L")));
    registry.resetAll();
  }

  void reopenedTrackComesFromTheCache() {
    Program program(folder_);
    QTRY_VERIFY(program.row("song"));
    program.window.workspace().open(program.row("song")->record.id);
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    QVERIFY(!program.report->decoded);
    const auto timeline = program.window.timeline().timeline();
    QVERIFY(timeline->waveform && timeline->grid && timeline->chords && timeline->key);
    QCOMPARE(program.window.workspace().player().duration(), timeline->source.duration);
  }

  void keysPlayAndStep() {
    Program program(folder_);
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    ui::Player& player = program.window.workspace().player();
    QTRY_VERIFY(player.hasDevice());
    program.key(Qt::Key_Space);
    QCOMPARE(player.state(), ui::Player::State::Playing);
    QTRY_VERIFY(program.window.timeline().playhead() > 0.3);
    program.key(Qt::Key_Space);
    QCOMPARE(player.state(), ui::Player::State::Paused);
    QTest::qWait(100);  // the fade

    const auto grid = program.window.timeline().timeline()->grid;
    // A step goes on from where the playhead is, which may be the first beat.
    const std::size_t first = grid->beats.at(0).time > 0.0 ? 0 : 1;
    program.key(Qt::Key_Home);
    QCOMPARE(player.position(), 0.0);
    program.key(Qt::Key_Right);
    QCOMPARE(player.position(), grid->beats.at(first).time);
    program.key(Qt::Key_Right);
    QCOMPARE(player.position(), grid->beats.at(first + 1).time);

    // From the list, too: only text fields keep keys to themselves.
    auto* list = program.window.findChild<QListView*>();
    list->setFocus();
    program.key(Qt::Key_Right);
    QCOMPARE(player.position(), grid->beats.at(first + 2).time);
    program.key(Qt::Key_Space);
    QCOMPARE(player.state(), ui::Player::State::Playing);
    program.key(Qt::Key_Space);
    program.window.library().focusSearch();
    program.key(Qt::Key_Space);
    QCOMPARE(player.state(), ui::Player::State::Paused);
  }

  void zoomAndFit() {
    Program program(folder_);
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    ui::TimelineView& timeline = program.window.timeline();
    const double whole = timeline.visibleRange().duration();
    program.key(Qt::Key_Plus);
    QVERIFY(timeline.visibleRange().duration() < whole);
    program.key(Qt::Key_F);
    QCOMPARE(timeline.visibleRange().duration(), whole);
  }

  void searchNarrowsTheList() {
    Program program(folder_);
    const ui::TrackListing& listing = program.listing();
    QTRY_COMPARE(listing.count(), 1);
    program.key(Qt::Key_F, Qt::ControlModifier);
    auto* field = program.window.library().findChild<QLineEdit*>();
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("song"));
    QTRY_COMPARE(listing.count(), 1);
    QTest::keyClicks(field, QStringLiteral("x"));
    QTRY_COMPARE(listing.count(), 0);
    program.key(Qt::Key_Escape);
    program.key(Qt::Key_Return);  // opens the first match
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
  }

  void droppedFolderIsQueuedWithAllThatIsInIt() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path album = ui::pathOf(folder_.filePath(QStringLiteral("album/one")));
    fs::create_directories(album);
    writeSong(album / "a.wav", 4.0, 100.0);
    writeSong(album / "b.wav", 4.0, 110.0);
    writeSong(album / "c.wav", 4.0, 120.0);
    std::ofstream(album / "notes.txt") << "not music";
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(folder_.filePath(QStringLiteral("album")))});
    QDragEnterEvent enter(QPoint(600, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&program.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(600, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&program.window, &drop);
    QTRY_COMPARE(program.listing().count(), 3);
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("a") && program.analysed("b") && program.analysed("c"), 60'000);
  }

  void similarTracksAreListedAndLeftByKeys() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path songs = ui::pathOf(data.filePath(QStringLiteral("songs")));
    fs::create_directories(songs);
    for (const auto& [name, bpm] : {std::pair("a.wav", 100.0), {"b.wav", 140.0}, {"c.wav", 102.0}})
      writeSong(songs / name, 12.0, bpm);
    program.window.openPaths({songs});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("a") && program.analysed("b") && program.analysed("c"), 60'000);
    program.window.openPaths({songs / "a.wav"});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);

    const ui::TrackListing& listing = program.listing();
    const std::int64_t open = program.window.workspace().openTrack();
    program.key(Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(listing.source().reference, open);
    QTRY_COMPARE(listing.count(), 2);
    QCOMPARE(listing.rowAt(0), program.row("c"));
    auto* list = program.window.library().findChild<QListView*>();
    QCOMPARE(list->currentIndex().row(), 0);

    // From the list, to the track that has the focus there.
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    const std::int64_t other = listing.trackAt(1);
    QTest::keyClick(list, Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(listing.source().reference, other);
    QTest::keyClick(list, Qt::Key_Escape);
    QCOMPARE(listing.source().reference, 0);
    QTRY_COMPARE(listing.count(), 3);
    QCOMPARE(listing.trackAt(list->currentIndex().row()), other);
  }

  void whatAnEarlierVersionDidNotKeepComesFromTheCache() {
    const QTemporaryDir data;
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("old.wav")));
    writeSong(file, 12.0, 120.0);
    std::optional<double> lufs;
    {
      Program program(data);
      program.window.openPaths({file});
      QTRY_VERIFY_WITH_TIMEOUT(program.analysed("old"), 60'000);
      lufs = program.row("old")->record.integratedLufs;
      QVERIFY(lufs.has_value());
      storage::Connection(program.places.libraryFile, storage::Connection::Access::ReadWrite)
          .execute("DELETE FROM track_figures");
    }
    Program program(data);
    QTRY_VERIFY_WITH_TIMEOUT(program.row("old") && program.row("old")->record.integratedLufs, 60'000);
    QCOMPARE(program.row("old")->record.integratedLufs.value(), *lufs);
    QVERIFY(!program.report);
    const std::int64_t id = program.row("old")->record.id;
    program.window.workspace().findSimilar(id);
    QTRY_COMPARE(program.listing().source().reference, id);
  }

  void sameSoundInTwoFilesIsOneTrack() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path original = ui::pathOf(data.filePath(QStringLiteral("original.wav")));
    const fs::path copy = ui::pathOf(data.filePath(QStringLiteral("copy.wav")));
    writeSong(original, 4.0, 120.0);
    fs::copy_file(original, copy);
    program.window.openPaths({original, copy});
    const ui::TrackListing& listing = program.listing();
    const auto analysed = [&] {
      return listing.count() == 1 && listing.rowAt(0) != nullptr &&
             listing.rowAt(0)->record.state == model::TrackState::Analysed;
    };
    QTRY_VERIFY_WITH_TIMEOUT(analysed(), 60'000);
    QTRY_COMPARE(program.window.workspace().analysis().jobs().size(), std::size_t{0});
    QCOMPARE(listing.rowAt(0)->activity.state, ui::TrackActivity::State::None);
    QCOMPARE(program.window.workspace().openTrack(), listing.trackAt(0));
  }

  void brokenFileSaysWhyAndTheOthersGoOn() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path broken = ui::pathOf(data.filePath(QStringLiteral("broken.mp3")));
    std::ofstream(broken) << "This is only text.";
    program.window.openPaths({broken, song_});
    QTRY_VERIFY_WITH_TIMEOUT(
        program.row("broken") && program.row("broken")->record.state == model::TrackState::Failed, 60'000);
    QVERIFY(!program.row("broken")->record.problem.empty());
    QCOMPARE(program.window.readout().message(),
             QString::fromStdString(program.row("broken")->record.problem));
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("song"), 60'000);
    program.window.readout().closeMessage();
    QVERIFY(program.window.readout().message().isEmpty());
  }

  void missingFileAndEmptyFolderSaySo() {
    const QTemporaryDir data;
    Program program(data);
    program.window.openPaths({ui::pathOf(data.filePath(QStringLiteral("gone.wav")))});
    QTRY_VERIFY(!program.window.readout().message().isEmpty());
    program.window.readout().closeMessage();
    const QTemporaryDir empty;
    program.window.openPaths({ui::pathOf(empty.path())});
    QTRY_VERIFY(program.window.readout().message().contains(QLatin1String("no music")));
  }

  void analysedTrackWhoseFileIsAwayStaysAnalysed() {
    const QTemporaryDir data;
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("away.wav")));
    writeSong(file, 12.0, 120.0);
    {
      Program program(data);
      program.window.openPaths({file});
      QTRY_VERIFY_WITH_TIMEOUT(program.analysed("away"), 60'000);
    }
    const fs::path elsewhere = ui::pathOf(data.filePath(QStringLiteral("elsewhere")));
    fs::rename(file, elsewhere);
    {
      Program program(data);
      QTRY_VERIFY(program.row("away") && program.row("away")->record.state == model::TrackState::Missing);
      program.window.workspace().open(program.row("away")->record.id);
      QTRY_VERIFY(!program.window.readout().message().isEmpty());
      QVERIFY(program.row("away")->record.bpm.has_value());
    }
    fs::rename(elsewhere, file);
    Program program(data);
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("away"), 60'000);
    program.window.workspace().open(program.row("away")->record.id);
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    QVERIFY(!program.report->decoded);
  }

  void inspectorShowsTheTrackAndMakesRoom() {
    Program program(folder_);
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    ui::InspectorPanel& inspector = program.window.inspector();
    QVERIFY(inspector.isVisible());
    const ui::MeasureListModel& measures = inspector.track().measures();
    int known = 0;
    for (int i = 0; i < measures.rowCount(); ++i) known += measures.row(measures.index(i)).value ? 1 : 0;
    QVERIFY(known > 5);
    // C major: the strongest of what is heard is one of its notes.
    program.window.workspace().player().seek(6.0);
    QTRY_VERIFY(inspector.spectrum().view().point());
    QVERIFY(inspector.spectrum().view().point()->level > -40.0F);

    program.window.resize(1099, 720);
    QTRY_VERIFY(!inspector.isVisible() && program.window.library().isVisible());
    program.window.resize(1280, 720);
    QTRY_VERIFY(inspector.isVisible());
    program.key(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(!inspector.isVisible());
    program.key(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(inspector.isVisible());
  }

  void tabGoesFromSearchToListToTimelineToTransport() {
    Program program(folder_);
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    program.window.library().focusSearch();
    QStringList visited;
    for (int i = 0; i < 48; ++i) {
      const QWidget* focus = QApplication::focusWidget();
      QVERIFY(focus != nullptr);
      visited.append(QString::fromLatin1(focus->metaObject()->className()));
      program.key(Qt::Key_Tab);
    }
    const auto at = [&](const char* name) { return visited.indexOf(QLatin1String(name)); };
    QVERIFY(at("barline::ui::SearchField") == 0);
    QVERIFY2(at("barline::ui::TrackListView") > 0 &&
                 at("barline::ui::TrackListView") < at("barline::ui::TimelineView") &&
                 at("barline::ui::TimelineView") < at("barline::ui::MeasureListView") &&
                 at("barline::ui::MeasureListView") < at("barline::ui::JobsStrip"),
             qPrintable(visited.join(QLatin1Char(' '))));
  }

  void cancelledAnalysisCanBeTriedAgain() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("long.wav")));
    test::writeWav(file, test::whiteNoise(240.0, 44100), 44100);
    program.window.openPaths({file});
    QTRY_VERIFY(program.window.workspace().openTrack() != 0);
    program.window.workspace().cancel({program.window.workspace().openTrack()});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    QVERIFY(program.report->cancelled);
    QVERIFY(!program.analysed("long"));
    program.window.workspace().retry();
    QVERIFY(!program.report);
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60000);
    QVERIFY(!program.report->cancelled);
  }

  void removedTrackLeavesTheWindowEmptyAndTheFileAlone() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("short.wav")));
    writeSong(file, 12.0, 120.0);
    program.window.openPaths({file});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("short"), 60'000);
    program.window.workspace().remove({program.window.workspace().openTrack()});
    QTRY_COMPARE(program.listing().count(), 0);
    QVERIFY(program.window.timeline().timeline() == nullptr);
    QCOMPARE(program.window.workspace().player().state(), ui::Player::State::Empty);
    QVERIFY(fs::exists(file));
  }

  void stateComesBackNextTime() {
    const QTemporaryDir data;
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("state.wav")));
    writeSong(file, 12.0, 120.0);
    std::vector<bool> visible;
    {
      Program program(data);
      program.window.openPaths({file});
      QTRY_VERIFY_WITH_TIMEOUT(program.analysed("state"), 60'000);
      program.window.timeline().setLaneVisible(QStringLiteral("energy"), false);
      for (const ui::LaneInfo& lane : program.window.timeline().lanes()) visible.push_back(lane.visible);
      program.window.resize(1100, 640);
      program.window.timeline().setVisibleRange({2.0, 5.0});
      program.window.close();
    }
    Program program(data);
    QTRY_VERIFY(program.row("state"));
    std::vector<bool> visibleAgain;
    for (const ui::LaneInfo& lane : program.window.timeline().lanes()) visibleAgain.push_back(lane.visible);
    QCOMPARE(visibleAgain, visible);
    program.window.openPaths({file});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    const model::TimeRange range = program.window.timeline().visibleRange();
    QVERIFY2(std::abs(range.begin - 2.0) < 0.05 && std::abs(range.end - 5.0) < 0.05,
             qPrintable(QStringLiteral("%1 %2").arg(range.begin).arg(range.end)));
  }

  void twoWindowsShareALibrary() {
    const QTemporaryDir data;
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("both.wav")));
    writeSong(file, 12.0, 120.0);
    Program first(data);
    Program second(data);
    first.window.openPaths({file});
    second.window.openPaths({file});
    QTRY_VERIFY_WITH_TIMEOUT(first.analysed("both") && second.analysed("both"), 60'000);
    QCOMPARE(first.window.readout().message(), QString());
    QCOMPARE(second.window.readout().message(), QString());
  }

 private:
  QTemporaryDir folder_;
  fs::path song_;
  test::PulseServer server_;
};

}  // namespace barline

QTEST_MAIN(barline::TestWindow)
#include "test_window.moc"
