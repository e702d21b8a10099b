#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <string>

#include "engine/export/AtomicFile.h"
#include "engine/export/TemporaryNames.h"
#include "engine/export/dataset/Checksum.h"
#include "engine/export/dataset/DatasetLedger.h"
#include "engine/export/dataset/DatasetNames.h"
#include "tests/engine/export/Samples.h"

using namespace barline;
using namespace barline::exporting;

namespace {

DatasetTrack sampleRows(const std::string& name) {
  ExportTrack track;
  track.timeline = test::sampleTimeline();
  return datasetTrack(track, name);
}

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

class TestDatasetLedger : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsWhatItIsTold() {
    const std::filesystem::path root = folder("kept");
    {
      DatasetLedger ledger(root);
      QVERIFY(ledger.tracks().empty());
      DatasetEntry entry = ledger.entryFor("abc", "/music/a\xFF\n.wav");
      QCOMPARE(entry.name, std::string("a\uFFFD_"));
      entry.parts["figures"] = {"stamp", {{"analysis/x.json", 3, std::string(64, '0')}}};
      ledger.store(entry);
      ledger.storeRows(sampleRows(entry.name));
      ledger.storeTerms({.title = "Songs", .licence = "CC0-1.0"});
      ledger.storeWhole({"whole", {}});
    }
    const DatasetLedger ledger(root);
    QCOMPARE(ledger.tracks().size(), std::size_t{1});
    const std::string name = ledger.tracks().front();
    QCOMPARE(ledger.entry(name).source, std::filesystem::path("/music/a\xFF\n.wav"));
    QCOMPARE(ledger.entry(name).parts.at("figures").files.front().path, std::string("analysis/x.json"));
    QVERIFY(ledger.rows(name) == sampleRows(name));
    QCOMPARE(ledger.terms(), (DatasetTerms{.title = "Songs", .licence = "CC0-1.0"}));
    QCOMPARE(ledger.whole().stamp, std::string("whole"));
  }

  void isForOneRunAtATime() {
    const std::filesystem::path root = folder("one");
    {
      const DatasetLedger first(root);
      QVERIFY_THROWS_EXCEPTION(FileError, DatasetLedger{root});
    }
    QVERIFY(!std::filesystem::exists(root / ".barline" / "lock"));
    const DatasetLedger next(root);
    QVERIFY(next.tracks().empty());
  }

  void damagedTermsAreToldOf_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"[]", "3", R"({"layout": "one"})", "{"})
      QTest::newRow(text) << std::string(text);
  }
  void damagedTermsAreToldOf() {
    QFETCH(std::string, text);
    const std::filesystem::path root = folder("damaged");
    write(root / ".barline" / "dataset.json", text);
    QVERIFY_THROWS_EXCEPTION(FileError, DatasetLedger{root});
    write(root / ".barline" / "dataset.json", R"({"title": 3})");
    QVERIFY_THROWS_EXCEPTION(FileError, static_cast<void>(DatasetLedger{root}.terms()));
  }

  void aKilledRunDoesNotKeepIt() {
    const std::filesystem::path root = folder("killed");
    std::filesystem::create_directories(root / ".barline");
    std::ofstream(root / ".barline" / "lock").close();
    const DatasetLedger ledger(root);
    QVERIFY(ledger.tracks().empty());
  }

  void tellsTracksApart() {
    DatasetLedger ledger(folder("apart"));
    const auto add = [&](const char* fingerprint, const char* source) {
      const DatasetEntry entry = ledger.entryFor(fingerprint, source);
      ledger.store(entry);
      return entry.name;
    };
    QCOMPARE(add("1", "/a/Song.wav"), std::string("Song"));
    QCOMPARE(add("2", "/b/song.flac"), std::string("song-2"));     // the same on some file systems
    QCOMPARE(add("1", "/c/Other name.wav"), std::string("Song"));  // moved
    QCOMPARE(add("3", "/b/song.flac"), std::string("song-2"));     // another audio in its place
  }

  void currentIsWhatIsThere() {
    const std::filesystem::path root = folder("current");
    const DatasetLedger ledger(root);
    write(root / "a/b.txt", "abc");
    const DatasetPart part{"stamp", {{"a/b.txt", 3, sha256OfFile(root / "a/b.txt")}}};
    QVERIFY(ledger.isCurrent(part, "stamp"));
    QVERIFY(!ledger.isCurrent(part, "another"));
    write(root / "a/b.txt", "ab");
    QVERIFY(!ledger.isCurrent(part, "stamp"));
    std::filesystem::remove(root / "a/b.txt");
    QVERIFY(!ledger.isCurrent(part, "stamp"));
    QVERIFY(!ledger.isCurrent({}, "stamp"));
  }

  void damagedEntriesAreForgotten() {
    const std::filesystem::path root = folder("damaged");
    {
      DatasetLedger ledger(root);
      ledger.store(ledger.entryFor("1", "/a/song.wav"));
    }
    write(root / ".barline/tracks/song.json", "{\"fingerprint\": ");
    const DatasetLedger ledger(root);
    QVERIFY(ledger.tracks().empty());
    QVERIFY(!ledger.rows("song"));
    write(root / ".barline/tracks/song.rows", "no rows");
    QVERIFY(!ledger.rows("song"));
    QCOMPARE(ledger.entryFor("1", "/a/song.wav").name, std::string("song"));
  }

  void notesThatLeadElsewhereAreForgotten_data() {
    QTest::addColumn<std::string>("path");
    for (const char* path : {"../victim.txt", "/tmp/victim.txt", "analysis/../../victim.txt", "..", ".", "",
                             ".barline/tracks/other.json"})
      QTest::newRow(path) << std::string(path);
  }
  /// A run deletes what a part lists and does not make again.
  void notesThatLeadElsewhereAreForgotten() {
    QFETCH(std::string, path);
    const std::filesystem::path root = folder("forged");
    {
      DatasetLedger ledger(root);
      DatasetEntry entry = ledger.entryFor("1", "/a/song.wav");
      entry.parts["figures"] = {"stamp", {{path, 3, std::string(64, '0')}}};
      ledger.store(entry);
      ledger.storeWhole(entry.parts["figures"]);
    }
    const DatasetLedger ledger(root);
    QVERIFY(ledger.entryFor("1", "/a/song.wav").parts.empty());
    QVERIFY(ledger.whole().files.empty());
  }

  void rowsThatClaimTooMuchAreNone() {
    const std::filesystem::path root = folder("claims");
    const DatasetLedger ledger(root);
    QByteArray packed = qCompress(QByteArray(1 << 20, '\0'));
    QVERIFY(!ledger.rows("song"));
    for (const char* length : {"\xff\xff\xff\xff", "\x10\x00\x00\x01", "\x00\x00\x00\x08"}) {
      packed.replace(0, 4, QByteArray(length, 4));
      write(root / ".barline/tracks/song.rows", packed.toStdString());
      QVERIFY(!ledger.rows("song"));
    }
  }

  void onlyWhatARunLeftGoes() {
    const std::filesystem::path root = folder("left");
    static_cast<void>(DatasetLedger(root));
    const std::filesystem::path left = root / ".barline" / temporaryFileName();
    write(left, "half");
    write(root / ".barline-backup/track.json", "a person's");
    write(root / "datasets/.barline-notes", "a person's");
    static_cast<void>(DatasetLedger(root));
    QVERIFY(!std::filesystem::exists(left));
    QVERIFY(std::filesystem::exists(root / ".barline-backup/track.json"));
    QVERIFY(std::filesystem::exists(root / "datasets/.barline-notes"));
  }

  void foldersOfOthersAreLeftAlone() {
    const std::filesystem::path root = folder("taken");
    write(root / "thesis.tex", "\\documentclass");
    QVERIFY_EXCEPTION_THROWN(DatasetLedger{root}, FileError);
    QVERIFY(!std::filesystem::exists(root / ".barline"));
    QVERIFY_EXCEPTION_THROWN(DatasetLedger{root / "thesis.tex"}, FileError);
    const std::filesystem::path busy = folder("busy");
    const DatasetLedger first(busy);
    QVERIFY_EXCEPTION_THROWN(DatasetLedger{busy}, FileError);
  }

  void names_data() {
    QTest::addColumn<QByteArray>("stem");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("Für Élise") << QByteArray("Für Élise");
    QTest::newRow("forbidden") << QByteArray("a/b\\c:d*e?f\"g<h>i|j\nk")
                               << QByteArray("a_b_c_d_e_f_g_h_i_j_k");
    QTest::newRow("hidden") << QByteArray("..") << QByteArray("__");
    QTest::newRow("ends") << QByteArray(" a.") << QByteArray("_a_");
    QTest::newRow("empty") << QByteArray() << QByteArray("track");
    QTest::newRow("long") << QByteArray("🎵").repeated(100) << QByteArray("🎵").repeated(30);
  }

  void names() {
    QFETCH(QByteArray, stem);
    QFETCH(QByteArray, name);
    QCOMPARE(datasetName(stem.toStdString()), name.toStdString());
  }

  void checksumsAreThoseOfSha256sum() {
    QCOMPARE(sha256Of("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    const std::filesystem::path root = folder("sums");
    std::string list;
    for (const char* const name : {"plain.txt", "a\\b\nc", "é \"q\""}) {
      write(root / name, name);
      list += checksumLine(sha256OfFile(root / name), name);
    }
    write(root / "LIST", list);
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(root.string()));
    process.start(QStringLiteral("sha256sum"),
                  {QStringLiteral("--check"), QStringLiteral("--strict"), QStringLiteral("LIST")});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(sha256OfFile(root / "nothing")), FileError);
  }

 private:
  std::filesystem::path folder(const char* name) {
    return std::filesystem::path(folder_.path().toStdString()) / name;
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestDatasetLedger)
#include "test_dataset_ledger.moc"
