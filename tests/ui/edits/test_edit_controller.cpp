#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/steps/Catalog.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "ui/edits/EditController.h"
#include "ui/edits/EditText.h"

namespace barline {
namespace {

constexpr int kRate = 22050;

/// Keeps nothing.
class NoStore final : public ui::EditStore {
 public:
  model::EditHistory edits(const std::string&) override { return {}; }
  std::int64_t appendEdit(const std::string&, const model::Edit&) override { return 1; }
  void setEditUndone(std::int64_t, bool) override {}
};

/// Refuses at first.
class FullStore final : public ui::EditStore {
 public:
  model::EditHistory edits(const std::string&) override { return {}; }
  std::int64_t appendEdit(const std::string&, const model::Edit&) override {
    if (isFull) throw std::runtime_error("The disk is full.");
    return 1;
  }
  void setEditUndone(std::int64_t, bool) override {}

  std::atomic<bool> isFull{true};
};

void writeTone(const std::filesystem::path& file, int midiNote) {
  const std::vector<int> notes{midiNote, midiNote + 4, midiNote + 7};
  std::vector<float> sound = test::clicks(test::regularTimes(120.0, 0.5, 8.0), 8.0, kRate, 0.6);
  test::mixInto(sound, test::chord(notes, 8.0, kRate, 0.2));
  test::writeWav(file, sound, kRate);
}

}  // namespace

class TestEditController : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void marksNameBarsAsPeopleDo() {
    QCOMPARE(ui::editText({"lock", {"15", "18"}}), QStringLiteral("Lock bars 15 to 18"));
    QCOMPARE(ui::editText({"lock", {"15", "15"}}), QStringLiteral("Lock bar 15"));
    QCOMPARE(ui::editText({"set_key", {"C major", ""}}), QStringLiteral("Set key C major from bar –"));
  }

  void whatFollowsWaitsUntilAnEditIsKept() {
    const auto store = std::make_shared<FullStore>();
    ui::EditKeeper keeper(store);
    QSignalSpy problems(&keeper, &ui::EditKeeper::problem);
    keeper.append("song", {});
    bool called = false;
    keeper.whenKept([&] { called = true; });
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(keeper.isRefused() && !called);
    store->isFull = false;
    QTRY_VERIFY_WITH_TIMEOUT(called, 20'000);
    QVERIFY(!keeper.isRefused());
  }

  void aReplacedFileIsNotMixedWithTheEdits_data() {
    QTest::addColumn<QString>("atHand");
    QTest::newRow("nothing at hand") << QString();
    QTest::newRow("some at hand") << QStringLiteral("loudness");
  }
  void aReplacedFileIsNotMixedWithTheEdits() {
    QFETCH(const QString, atHand);
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "song.wav";
    writeTone(file, 48);
    pipeline::Runner runner(steps::catalog(), test::decodingHere(), nullptr, 2);
    pipeline::AnalysisRequest request;
    request.file = file;
    request.knownResults = std::make_shared<const pipeline::KnownResults>();
    const auto report = runner.start(request)->wait();
    QCOMPARE(report.problem, std::string());
    pipeline::KnownResults known;
    for (const pipeline::StepReport& step : report.steps) {
      if (step.id == atHand.toStdString()) known.insert(*report.byKey.find(step.cacheKey));
    }
    QCOMPARE(known.empty(), atHand.isEmpty());

    ui::EditController controller(runner, std::make_shared<NoStore>());
    controller.setAnalysis(std::make_shared<const model::Timeline>(
        steps::assembleTimeline(*report.source, report.results, report.steps)));
    QTRY_VERIFY(controller.canEdit());
    controller.setAnalysed(std::move(known));
    writeTone(file, 51);
    QSignalSpy problems(&controller, &ui::EditController::problem);
    QSignalSpy rippled(&controller, &ui::EditController::rippled);
    model::Edit edit;
    edit.name = {"set_chord", {"A:min"}};
    const model::TimeRange range{1.0, 3.0};
    edit.changes = {{model::EditLayer::Chords, range, model::ChordPatch{{{range, "A:min", 1.0, {}, {}}}},
                     model::Reverted{}}};
    QVERIFY(controller.apply(edit));
    const auto edited = controller.shown();
    QTRY_VERIFY_WITH_TIMEOUT(!controller.isRippling(), 60'000);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.front().front().toString(),
             QStringLiteral("song.wav has changed since it was analysed. Analyse it again."));
    QCOMPARE(rippled.size(), 0);
    QCOMPARE(controller.shown(), edited);
  }
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestEditController)
#include "test_edit_controller.moc"
