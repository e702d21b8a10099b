#include <QTest>
#include <fstream>

#include "engine/audio/Decoder.h"
#include "engine/audio/Fingerprint.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline::audio;
using namespace barline::test;

/// The fingerprint follows the encoded sound and nothing else.
class TestFingerprint : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    writeWav(folder_ / "one.wav", sine(440, 2.0, 44100), 44100);
    writeWav(folder_ / "other.wav", sine(441, 2.0, 44100), 44100);
  }

  void tagsDoNotChangeIt_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("tagged");
    for (const char* suffix : {"wav", "aiff", "flac", "mp3", "m4a", "ogg", "opus", "wv", "wma", "mka"})
      QTest::newRow(suffix) << QByteArray("plain.") + suffix << QByteArray("tagged.") + suffix;
  }

  void tagsDoNotChangeIt() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, tagged);
    encode(folder_ / "one.wav", folder_ / name.constData());
    encode(folder_ / name.constData(), folder_ / tagged.constData(),
           "-c copy -metadata title=Another -metadata artist=Somebody -metadata comment=Longer");
    QCOMPARE(fingerprint(folder_ / tagged.constData()), fingerprint(folder_ / name.constData()));
    Decoder decoder(folder_ / tagged.constData());
    if (!name.endsWith("aiff")) QCOMPARE(decoder.source().title, std::string("Another"));
  }

  void nameDoesNotChangeIt() {
    const std::string before = fingerprint(folder_ / "one.wav");
    std::filesystem::copy_file(folder_ / "one.wav", folder_ / "renamed.mp3");
    QCOMPARE(fingerprint(folder_ / "renamed.mp3"), before);
  }

  void soundChangesIt() { QVERIFY(fingerprint(folder_ / "one.wav") != fingerprint(folder_ / "other.wav")); }

  void equalsThatOfAFullDecode() {
    for (const char* name : {"a.wav", "a.flac", "a.mp3", "a.m4a", "a.ogg", "a.opus"}) {
      encode(folder_ / "one.wav", folder_ / name);
      Decoder decoder(folder_ / name);
      QVERIFY(decoder.source().fingerprint.empty());
      readAll(decoder);
      const std::string whole = decoder.source().fingerprint;
      QCOMPARE(whole.size(), std::size_t{32});
      QVERIFY(whole.find_first_not_of("0123456789abcdef") == std::string::npos);
      QCOMPARE(fingerprint(folder_ / name), whole);
    }
  }

  void canBeCancelled() {
    int asked = 0;
    QVERIFY(fingerprint(folder_ / "one.wav", [&] { return ++asked >= 1; }).empty());
    QCOMPARE(asked, 1);
  }

 private:
  Folder folder_;
};

QTEST_GUILESS_MAIN(TestFingerprint)
#include "test_fingerprint.moc"
