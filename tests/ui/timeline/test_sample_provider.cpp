#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "ui/timeline/SampleProvider.h"

using namespace barline;
using namespace barline::ui;

using Window = std::shared_ptr<const SampleWindow>;

class TestSampleProvider : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    qRegisterMetaType<Window>();
    sound_ = test::sine(441, 2.0, 44100, 0.5);
    file_ = std::filesystem::path(folder_.filePath(QStringLiteral("sine.wav")).toStdString());
    test::writeWav(file_, sound_, 44100, test::WavEncoding::Float32);
  }

  void deliversExactlyTheFramesAskedFor() {
    DecoderSampleProvider provider(test::decodingHere(), file_);
    QSignalSpy ready(&provider, &SampleProvider::ready);
    provider.request(12345, 1000);
    QVERIFY(ready.wait());
    const auto window = ready.first().first().value<Window>();
    QCOMPARE(window->firstFrame, std::int64_t{12345});
    QCOMPARE(window->frames(), std::int64_t{1000});
    for (std::size_t i = 0; i < 1000; ++i) QCOMPARE(window->channels[0][i], sound_[12345 + i]);
  }

  void endsWithTheTrack() {
    DecoderSampleProvider provider(test::decodingHere(), file_);
    QSignalSpy ready(&provider, &SampleProvider::ready);
    provider.request(88000, 5000);
    QVERIFY(ready.wait());
    QCOMPARE(ready.first().first().value<Window>()->frames(), std::int64_t{200});
  }

  void answersTheNewestRequest() {
    DecoderSampleProvider provider(test::decodingHere(), file_);
    QSignalSpy ready(&provider, &SampleProvider::ready);
    for (int i = 0; i < 50; ++i) provider.request(i * 1000, 500);
    QTRY_VERIFY(!ready.isEmpty() && ready.last().first().value<Window>()->firstFrame == 49000);
    QVERIFY(ready.size() < 50);
  }

  void saysWhatIsWrongWithTheFile() {
    DecoderSampleProvider provider(test::decodingHere(), std::filesystem::path("/no/such/file.wav"));
    QSignalSpy failed(&provider, &SampleProvider::failed);
    provider.request(0, 100);
    QVERIFY(failed.wait());
    QVERIFY(failed.first().first().toString().contains(QStringLiteral("file.wav")));
  }

  void goesAwayInTheMiddleOfARequest() {
    for (int i = 0; i < 10; ++i) {
      DecoderSampleProvider provider(test::decodingHere(), file_);
      provider.request(0, 80000);
    }
  }

 private:
  QTemporaryDir folder_;
  std::vector<float> sound_;
  std::filesystem::path file_;
};

QTEST_GUILESS_MAIN(TestSampleProvider)
#include "test_sample_provider.moc"
