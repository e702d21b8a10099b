#include <QTest>
#include <fstream>

#include "engine/audio/Decoder.h"
#include "engine/audio/Fingerprint.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/support/DecodingHere.h"
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
    QCOMPARE(decodingHere().fingerprint(folder_ / tagged.constData()),
             decodingHere().fingerprint(folder_ / name.constData()));
    Decoder decoder(decodingHere(), folder_ / tagged.constData());
    if (!name.endsWith("aiff")) QCOMPARE(decoder.source().title, std::string("Another"));
  }

  void tagsBehindTheSoundDoNotChangeIt() {
    encode(folder_ / "one.wav", folder_ / "bare.mp3");
    const std::string before = decodingHere().fingerprint(folder_ / "bare.mp3");
    std::filesystem::copy_file(folder_ / "bare.mp3", folder_ / "old-tags.mp3");
    std::ofstream stream(folder_ / "old-tags.mp3", std::ios::binary | std::ios::app);
    // APEv2: one item "Title" = "Abc", header and footer; then ID3v1.
    const std::string item("\x03\0\0\0\0\0\0\0Title\0Abc", 17);
    const std::string head("APETAGEX\xD0\x07\0\0\x31\0\0\0\x01\0\0\0", 20);
    stream << head << std::string("\0\0\0\xA0\0\0\0\0\0\0\0\0", 12) << item << head
           << std::string("\0\0\0\x80\0\0\0\0\0\0\0\0", 12);
    stream << "TAG" << std::string(125, 'x');
    stream.close();
    QCOMPARE(decodingHere().fingerprint(folder_ / "old-tags.mp3"), before);
  }

  void nameDoesNotChangeIt() {
    const std::string before = decodingHere().fingerprint(folder_ / "one.wav");
    std::filesystem::copy_file(folder_ / "one.wav", folder_ / "renamed.mp3");
    QCOMPARE(decodingHere().fingerprint(folder_ / "renamed.mp3"), before);
  }

  void soundChangesIt() {
    QVERIFY(decodingHere().fingerprint(folder_ / "one.wav") !=
            decodingHere().fingerprint(folder_ / "other.wav"));
  }

  void equalsThatOfAFullDecode() {
    for (const char* name : {"a.wav", "a.flac", "a.mp3", "a.m4a", "a.ogg", "a.opus"}) {
      encode(folder_ / "one.wav", folder_ / name);
      Decoder decoder(decodingHere(), folder_ / name);
      QVERIFY(decoder.source().fingerprint.empty());
      readAll(decoder);
      const std::string whole = decoder.source().fingerprint;
      QCOMPARE(whole.size(), std::size_t{32});
      QVERIFY(whole.find_first_not_of("0123456789abcdef") == std::string::npos);
      QCOMPARE(decodingHere().fingerprint(folder_ / name), whole);
    }
  }

  void canBeCancelled() {
    int asked = 0;
    QVERIFY(decodingHere().fingerprint(folder_ / "one.wav", [&] { return ++asked >= 1; }).empty());
    QCOMPARE(asked, 1);
  }

 private:
  Folder folder_;
};

QTEST_GUILESS_MAIN(TestFingerprint)
#include "test_fingerprint.moc"
