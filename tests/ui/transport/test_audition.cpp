#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/ui/transport/PulseServer.h"
#include "tests/ui/transport/Recorder.h"
#include "tests/ui/transport/SyntheticSource.h"
#include "ui/transport/Audition.h"
#include "ui/transport/Player.h"

namespace barline {
namespace {

constexpr int kRate = 44100;

/// A track that is known by its level.
ui::OpenSource level(float value, double seconds = 60.0) {
  return [value, seconds] {
    return std::make_unique<test::SyntheticSource>(kRate, 2, static_cast<std::int64_t>(seconds * kRate),
                                                   [value](std::int64_t, int) { return value; });
  };
}

}  // namespace

class TestAudition : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY2(server_.start(), "PulseAudio does not start");
    // A null sink that nobody listens to works in steps of two seconds.
    recorder_ = std::make_unique<test::Recorder>();
    QTRY_VERIFY(recorder_->running());
  }

  void cleanupTestCase() { recorder_.reset(); }

  void isHeardInPlaceOfTheOpenTrack() {
    ui::Player open;
    ui::Audition audition(open);
    open.load(level(0.25F), 60.0);
    QTRY_VERIFY(open.hasDevice());
    open.play();
    QTRY_VERIFY(isHeard(0.25F));
    audition.hear({7, level(0.5F), 60.0}, 20.0);
    QCOMPARE(open.state(), ui::Player::State::Paused);
    QCOMPARE(audition.track(), 7);
    QTRY_VERIFY(isHeard(0.5F));
    QTRY_VERIFY(audition.position() > 20.2);
    QVERIFY(audition.position() < 25.0);
    audition.moveBy(10.0);
    QTRY_VERIFY(audition.position() > 30.1);

    open.play();
    QCOMPARE(audition.track(), 0);
    QTRY_VERIFY(isHeard(0.25F));
  }

  void anotherTrackTakesItsPlaceAndSilenceItsOwn() {
    ui::Player open;
    ui::Audition audition(open);
    QSignalSpy changed(&audition, &ui::Audition::trackChanged);
    audition.hear({7, level(0.5F), 60.0}, 0.0);
    QTRY_VERIFY(isHeard(0.5F));
    audition.hear({8, level(0.125F), 60.0}, 30.0);
    QTRY_VERIFY(isHeard(0.125F));
    QTRY_VERIFY(audition.position() > 30.2);
    audition.stop();
    QTRY_VERIFY(isHeard(0.0F));
    QCOMPARE(changed, (QList<QVariantList>{{qint64{7}}, {qint64{8}}, {qint64{0}}}));
    QVERIFY(audition.leftAt(8) > 30.1 && audition.leftAt(8) < 40.0);
    QCOMPARE(audition.leftAt(7), 0.0);
    QCOMPARE(audition.position(), 0.0);
  }

  void endsWithItsTrack() {
    ui::Player open;
    ui::Audition audition(open);
    audition.hear({7, level(0.5F, 0.5), 0.5}, 0.0);
    QCOMPARE(audition.track(), 7);
    QTRY_COMPARE(audition.track(), 0);
    QCOMPARE(audition.leftAt(7), 0.0);
  }

  void whatCannotBeOpenedSaysSo() {
    ui::Player open;
    ui::Audition audition(open);
    QSignalSpy problem(&audition, &ui::Audition::problem);
    audition.hear(
        {7, []() -> std::unique_ptr<ui::SampleSource> { throw std::runtime_error("It is gone."); }, 5.0},
        0.0);
    QTRY_COMPARE(audition.track(), 0);
    QCOMPARE(problem, (QList<QVariantList>{{QStringLiteral("It is gone.")}}));
  }

 private:
  /// Whether the last 10 ms that were recorded have a level.
  [[nodiscard]] bool isHeard(float value) const {
    constexpr std::size_t kLast = kRate / 100;
    if (recorder_->left.size() < kLast) return false;
    for (std::size_t i = recorder_->left.size() - kLast; i < recorder_->left.size(); ++i) {
      if (std::abs(recorder_->left[i] - value) > 1e-4F) return false;
    }
    return true;
  }

  test::PulseServer server_;
  std::unique_ptr<test::Recorder> recorder_;
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestAudition)
#include "test_audition.moc"
