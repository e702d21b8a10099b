#include <unistd.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cmath>
#include <csignal>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/app/cli/CliRun.h"
#include "tests/engine/steps/RhythmSignals.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

namespace barline::cli {

using Json = nlohmann::json;
using test::Cli;
using test::CliRun;

namespace {

constexpr int kRate = 22050;
constexpr double kSeconds = 16.0;

/// Clicks at 120 BPM over a chord for each bar of 4/4: C, F, G, C.
void writeFile(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray readFile(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Json parse(const QByteArray& text) {
  return Json::parse(text.toStdString(), nullptr, false);
}

/// A text field; what is absent or no text is empty.
std::string textOf(const Json& json, const char* name) {
  return json.is_object() && json.contains(name) && json.at(name).is_string()
             ? json.at(name).get<std::string>()
             : std::string();
}

/// A number somewhere in a document, as "/audio/duration"; what is absent or no number is not a number.
double numberAt(const Json& json, const char* pointer) {
  const Json::json_pointer place(pointer);
  return json.contains(place) && json.at(place).is_number() ? json.at(place).get<double>() : std::nan("");
}

}  // namespace

class TestCli : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QString song_;

  QString path(const QString& name) const { return folder_.filePath(name); }

  /// Surroundings that no other test has.
  Cli freshCli() const {
    const QString home = path(QString("home-%1").arg(QTest::currentTestFunction()));
    QDir().mkpath(home);
    return Cli(home);
  }

  void verifyAgainstSchema(const QStringList& files) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(BARLINE_PYTHON,
                  QStringList{BARLINE_TEST_SOURCES "/support/validate_json.py",
                              BARLINE_TEST_SOURCES "/../resources/schemas/timeline.schema.json"} +
                      files);
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
  }

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    song_ = path("song.wav");
    test::writeWav(song_.toStdString(), test::bandLoop(120.0, 4, 0.0, kSeconds), kRate);
  }

  void helpAndVersionEndWell() {
    const Cli cli = freshCli();
    QCOMPARE(cli.run({"--version"}).output, QByteArray("barline-cli " BARLINE_VERSION "\n"));
    for (const QStringList& words :
         {QStringList{"--help"}, QStringList{"analyze", "--help"}, QStringList{"steps", "-h"},
          QStringList{"features", "--help"}, QStringList{"evaluate", "--help"},
          QStringList{"library", "list", "--help"}, QStringList{"library", "similar", "--help"}}) {
      const CliRun run = cli.run(words);
      QCOMPARE(run.status, 0);
      QVERIFY(run.output.startsWith("Usage: barline-cli"));
      QCOMPARE(run.errors, QByteArray());
    }
  }

  void wrongUsageIsNamedAndDoesNothing_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("no command") << QStringList{} << QByteArray("command");
    QTest::newRow("unknown command") << QStringList{"analyse"} << QByteArray("analyse");
    QTest::newRow("similar to nothing") << QStringList{"library", "similar"} << QByteArray("FILE");
    QTest::newRow("no similar tracks")
        << QStringList{"library", "similar", "x", "--count", "0"} << QByteArray("--count");
    QTest::newRow("half a command") << QStringList{"library"} << QByteArray("library");
    QTest::newRow("no file") << QStringList{"analyze"} << QByteArray("FILE");
    QTest::newRow("unknown option") << QStringList{"analyze", "--fast", "x"} << QByteArray("--fast");
    QTest::newRow("no value") << QStringList{"analyze", "x", "--output"} << QByteArray("--output");
    QTest::newRow("unknown step") << QStringList{"analyze", "x", "--only", "beats,lyrics"}
                                  << QByteArray("lyrics");
    QTest::newRow("no parameter") << QStringList{"analyze", "x", "--set", "beats=1"} << QByteArray("beats=1");
    QTest::newRow("unknown parameter")
        << QStringList{"analyze", "x", "--set", "beats.colour=1"} << QByteArray("colour");
    QTest::newRow("no threads") << QStringList{"analyze", "x", "--threads", "0"} << QByteArray("--threads");
    QTest::newRow("too many threads") << QStringList{"analyze", "x", "--threads", "257"} << QByteArray("256");
    QTest::newRow("threads in words") << QStringList{"analyze", "x", "--threads", "two"} << QByteArray("two");
    QTest::newRow("evaluation of one") << QStringList{"evaluate", "x.beats"} << QByteArray("ESTIMATE");
    QTest::newRow("features of nothing") << QStringList{"features", "--output", "x"} << QByteArray("FILE");
    QTest::newRow("features to nowhere") << QStringList{"features", "x"} << QByteArray("--output");
    QTest::newRow("argument too many") << QStringList{"steps", "beats"} << QByteArray("beats");
    QTest::newRow("library without keeping")
        << QStringList{"analyze", "x", "--no-cache", "--library", "y"} << QByteArray("--no-cache");
  }

  void wrongUsageIsNamedAndDoesNothing() {
    QFETCH(const QStringList, words);
    QFETCH(const QByteArray, named);
    const CliRun run = freshCli().run(words);
    QCOMPARE(run.status, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(named), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
  }

  void settingOutOfRangeIsWrongUsage() {
    const Cli cli = freshCli();
    const Json steps = parse(cli.run({"steps", "--json"}).output);
    for (const Json& step : steps) {
      if (step.at("parameters").empty()) continue;
      const Json& parameter = step.at("parameters")[0];
      const QString name = QString::fromStdString(textOf(step, "id") + '.' + textOf(parameter, "id"));
      const QString tooMuch = QString::number(parameter.at("maximum").get<double>() + 1.0, 'g', 17);
      const CliRun run = cli.run({"analyze", song_, "--set", name + '=' + tooMuch});
      QCOMPARE(run.status, 2);
      QVERIFY2(run.errors.contains(name.toUtf8()), run.errors.constData());
      return;
    }
    QFAIL("no step has a parameter");
  }

  void stepsListsTheCatalogue() {
    const Cli cli = freshCli();
    const Json steps = parse(cli.run({"steps", "--json"}).output);
    QVERIFY(steps.is_array() && !steps.empty());
    const QByteArray text = cli.run({"steps"}).output;
    std::set<std::string> ids;
    for (const Json& step : steps) {
      QVERIFY(step.at("version").get<int>() >= 1);
      QVERIFY(!textOf(step, "title").empty());
      QVERIFY(!textOf(step, "summary").empty());
      for (const Json& input : step.at("inputs")) QVERIFY(ids.contains(input.get<std::string>()));
      for (const Json& parameter : step.at("parameters")) {
        QVERIFY(parameter.at("minimum").get<double>() <= parameter.at("default").get<double>());
        QVERIFY(parameter.at("default").get<double>() <= parameter.at("maximum").get<double>());
      }
      ids.insert(textOf(step, "id"));
      QVERIFY(text.contains(textOf(step, "id").c_str()));
    }
    for (const char* id : {"beats", "chords", "key", "loudness"}) QVERIFY2(ids.contains(id), id);
  }

  void summaryIsForPeople() {
    const CliRun run = freshCli().run({"analyze", "--no-cache", song_});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.errors, QByteArray());
    QVERIFY(run.output.startsWith(song_.toUtf8()));
    QVERIFY2(run.output.contains("120.0 BPM"), run.output.constData());
    QVERIFY2(run.output.contains("C major"), run.output.constData());
    QVERIFY2(run.output.contains("0:16 (16.000 s), 22050 Hz, 1 channel, pcm_s16le"), run.output.constData());
  }

  void streamIsOneLineOfJsonForEachFile() {
    const CliRun run = freshCli().run({"analyze", "--no-cache", "--output", "-", song_, song_});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output.count('\n'), 2);
    const QByteArray line = run.output.left(run.output.indexOf('\n'));
    const Json json = parse(line);
    QCOMPARE(textOf(json, "filename"), std::string("song.wav"));
    QCOMPARE(numberAt(json, "/audio/duration"), kSeconds);
    QVERIFY(std::abs(numberAt(json, "/tempo_bpm") - 120.0) < 0.5);
    QCOMPARE(textOf(json, "key"), std::string("C major"));
    QVERIFY(numberAt(json, "/performance_metrics/peak_memory_mb") > 1.0);
    QVERIFY(json.at("timing").contains("decode"));
    writeFile(path("stream.json"), run.output);
    verifyAgainstSchema({path("stream.json")});
  }

  void folderGetsOneFileForEachAndNothingElse() {
    QDir(folder_.path()).mkpath("other");
    const QString namesake = path("other/song.wav");
    test::writeWav(namesake.toStdString(), test::sine(440.0, 2.0, kRate), kRate);
    const QString output = path("json");
    const CliRun run = freshCli().run({"analyze", "--no-cache", "--output", output, song_, namesake});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output, (output + "/song.json\n" + output + "/song-2.json\n").toUtf8());
    QCOMPARE(QDir(output).entryList(QDir::Files | QDir::Hidden), (QStringList{"song-2.json", "song.json"}));
    verifyAgainstSchema({output + "/song.json", output + "/song-2.json"});
    QCOMPARE(numberAt(parse(readFile(output + "/song.json")), "/audio/duration"), kSeconds);
    QCOMPARE(numberAt(parse(readFile(output + "/song-2.json")), "/audio/duration"), 2.0);
  }

  void badFilesAreNamedAndTheOthersDone() {
    writeFile(path("text.mp3"), "Not a song, only words.\nMore of them.\n");
    writeFile(path("empty.wav"), "");
    QDir(folder_.path()).mkpath("album.wav");
    writeFile(path("playlist.mp3"), "#EXTM3U\n#EXTINF:16,Song\n" + song_.toUtf8() + "\n");
    const QStringList bad{path("text.mp3"), path("empty.wav"), path("album.wav"), path("absent.wav"),
                          path("playlist.mp3")};
    const CliRun run = freshCli().run(QStringList{"analyze", "--output", "-"} + bad.mid(0, 3) +
                                      QStringList{song_} + bad.mid(3));
    QCOMPARE(run.status, 1);
    QCOMPARE(run.output.count('\n'), 1);
    QCOMPARE(textOf(parse(run.output), "filename"), std::string("song.wav"));
    const QList<QByteArray> sentences = run.errors.trimmed().split('\n');
    QCOMPARE(sentences.size(), bad.size());
    for (qsizetype i = 0; i < bad.size(); ++i) {
      const QByteArray& sentence = sentences[i];
      QVERIFY2(sentence.contains(QFileInfo(bad[i]).fileName().toUtf8()), sentence.constData());
      QVERIFY2(sentence.endsWith('.'), sentence.constData());
    }
    QCOMPARE(QSet<QByteArray>(sentences.begin(), sentences.end()).size(), bad.size());
  }

  void fileWithoutPermissionIsNamed() {
    const QString locked = path("locked.wav");
    QVERIFY(QFile::copy(song_, locked));
    QVERIFY(QFile::setPermissions(locked, {}));
    // Root reads everything, unless without the capability to.
    const QStringList prefix = ::geteuid() == 0
                                   ? QStringList{"setpriv", "--bounding-set=-dac_override,-dac_read_search"}
                                   : QStringList{};
    const CliRun run = freshCli().run({"analyze", "--no-cache", locked}, prefix);
    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains("locked.wav") && run.errors.contains("permission"), run.errors.constData());
  }

  void truncatedFileIsDoneWithAWarning() {
    test::ffmpeg({"-i", song_, path("whole.flac")});
    const QByteArray whole = readFile(path("whole.flac"));
    writeFile(path("cut.flac"), whole.left(whole.size() / 2));
    const CliRun run = freshCli().run({"analyze", "--no-cache", "--output", "-", path("cut.flac")});
    QCOMPARE(run.status, 0);
    const Json json = parse(run.output);
    const double duration = numberAt(json, "/audio/duration");
    QVERIFY(duration > 0.2 * kSeconds && duration < 0.8 * kSeconds);
    const std::string warning = textOf(json, "warning");
    QVERIFY(warning.find("cut.flac") != std::string::npos);
    QVERIFY(run.errors.contains(warning.c_str()));
  }

  void cachedWarningNamesTheFileThatItIsAbout() {
    test::ffmpeg({"-i", song_, path("original.flac")});
    const QByteArray whole = readFile(path("original.flac"));
    writeFile(path("first.flac"), whole.left(whole.size() / 2));
    writeFile(path("second.flac"), whole.left(whole.size() / 2));
    const Cli cli = freshCli();
    const std::string first =
        textOf(parse(cli.run({"analyze", "--output", "-", path("first.flac")}).output), "warning");
    const std::string second =
        textOf(parse(cli.run({"analyze", "--output", "-", path("second.flac")}).output), "warning");
    QVERIFY2(first.starts_with("first.flac ends early: "), first.c_str());
    QCOMPARE(second, "second" + first.substr(5));
  }

  void onlyDoesWhatWasAskedFor() {
    const CliRun run = freshCli().run({"analyze", "--no-cache", "--only", "key", "--output", "-", song_});
    QCOMPARE(run.status, 0);
    const Json json = parse(run.output);
    QCOMPARE(textOf(json, "key"), std::string("C major"));
    QVERIFY(!json.at("timeline_features").contains("energy"));
    QVERIFY(!json.at("measures").contains("integrated_lufs"));
  }

  void progressIsToldWhenAskedFor() {
    const QStringList words{"analyze", "--no-cache", "--output", "-", song_};
    QCOMPARE(freshCli().run(words).errors, QByteArray());
    const CliRun run = freshCli().run(words + QStringList{"--progress"});
    QCOMPARE(run.status, 0);
    QVERIFY2(run.errors.contains(" %") && run.errors.contains("song.wav"), run.errors.constData());
    QVERIFY(!run.errors.contains('\r'));
  }

  void secondAnalysisComesFromTheCacheAndTheLibraryKnowsTheTrack() {
    const Cli cli = freshCli();
    QCOMPARE(cli.run({"library", "list"}).output, QByteArray());
    QVERIFY(!cli.run({"analyze", song_}).output.contains("from the cache"));
    const QByteArray again = cli.run({"analyze", song_}).output;
    QVERIFY2(again.contains("from the cache"), again.constData());

    const Json tracks = parse(cli.run({"library", "list", "--json"}).output);
    QCOMPARE(tracks.size(), std::size_t{1});
    QCOMPARE(textOf(tracks[0], "title"), std::string("song"));
    QCOMPARE(textOf(tracks[0], "path"), song_.toStdString());
    QCOMPARE(textOf(tracks[0], "key"), std::string("C major"));
    QCOMPARE(textOf(tracks[0], "state"), std::string("analysed"));
    QVERIFY(tracks[0].at("measures").at("integrated_lufs").get<double>() < 0.0);
    QVERIFY(cli.run({"library", "list"}).output.contains(song_.toUtf8()));
  }

  void estimatesAreComparedWithReferences() {
    const Cli cli = freshCli();
    QByteArray beats;
    for (int i = 0; i < static_cast<int>(2.0 * kSeconds); ++i) {
      beats += QByteArray::number(0.5 * i, 'f', 3) + '\t' + QByteArray::number(i % 4 + 1) + '\n';
    }
    writeFile(path("song.beats"), beats);
    writeFile(path("song.lab"), "0 2 C:maj\n2 4 F:maj\n4 6 G:maj\n6 16 N\n");
    const CliRun audio = cli.run({"evaluate", "--json", path("song.beats"), path("song.lab"), song_});
    QVERIFY2(audio.status == 0, audio.errors.constData());
    const Json figures = parse(audio.output);
    QVERIFY(numberAt(figures, "/beat_f") > 0.95);
    QVERIFY(numberAt(figures, "/downbeat_f") > 0.9);
    QCOMPARE(numberAt(figures, "/tempo_acc1"), 1.0);
    QVERIFY(figures.contains("chord_majmin"));
    QVERIFY(!figures.contains("key"));

    QCOMPARE(cli.run({"analyze", "--output", path("estimates"), song_}).status, 0);
    const QString exported = path("estimates/song.json");
    QVERIFY(parse(cli.run({"evaluate", "--json", path("song.beats"), path("song.lab"), exported}).output) ==
            figures);
    const QByteArray table = cli.run({"evaluate", path("song.beats"), exported}).output;
    QVERIFY2(table.contains("\n  beat_f                        "), table.constData());
    QVERIFY2(table.contains("0 missing"), table.constData());
  }

  void whatCannotBeComparedIsNamed() {
    const Cli cli = freshCli();
    writeFile(path("bad.beats"), "0.5\n0.4\n");
    writeFile(path("good.beats"), "0.5\n1.4\n");
    writeFile(path("only.key"), "C major\n");
    const CliRun bad = cli.run({"evaluate", path("bad.beats"), path("good.beats")});
    QCOMPARE(bad.status, 1);
    QVERIFY2(bad.errors.contains("bad.beats, line 2"), bad.errors.constData());
    const CliRun apart = cli.run({"evaluate", path("only.key"), path("good.beats")});
    QCOMPARE(apart.status, 1);
    QVERIFY2(apart.errors.contains("nothing to compare"), apart.errors.constData());
    QCOMPARE(cli.run({"evaluate", path("good.beats"), path("none.wav")}).status, 1);
  }

  void similarTracksAreListedNearestFirst() {
    const Cli cli = freshCli();
    QStringList songs;
    for (const double bpm : {90.0, 94.0, 150.0}) {
      songs.append(path(QStringLiteral("%1 bpm.wav").arg(bpm)));
      test::writeWav(songs.back().toStdString(), test::bandLoop(bpm, 4, 0.0, kSeconds), kRate);
    }
    QCOMPARE(cli.run(QStringList{"analyze"} + songs).status, 0);
    const Json similar = parse(cli.run({"library", "similar", songs[0], "--json"}).output);
    QCOMPARE(similar.size(), std::size_t{2});
    QCOMPARE(textOf(similar[0], "path"), songs[1].toStdString());
    QCOMPARE(textOf(similar[1], "path"), songs[2].toStdString());
    QVERIFY(similar[0].at("distance") < similar[1].at("distance"));
    QVERIFY(similar[0].at("measures").contains("energy_rating"));

    const QByteArray one = cli.run({"library", "similar", "--count", "1", songs[0]}).output;
    QVERIFY(one.contains("94 bpm") && one.count('\n') == 1);

    const CliRun stranger = cli.run({"library", "similar", song_});
    QCOMPARE(stranger.status, 1);
    QVERIFY2(stranger.errors.contains("song.wav is not in the library"), stranger.errors.constData());
    QDir().mkpath(path("home-without-library"));
    QCOMPARE(Cli(path("home-without-library")).run({"library", "similar", songs[0]}).status, 1);
  }

  void withoutCacheNothingButTheLogIsKept() {
    const QString home = path("home-empty");
    QDir().mkpath(home);
    QCOMPARE(Cli(home).run({"analyze", "--no-cache", song_}).status, 0);
    QDirIterator files(home, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) QCOMPARE(QFileInfo(files.next()).fileName(), QString("barline.log"));
  }

  void libraryMayLieElsewhere() {
    const Cli cli = freshCli();
    const QString library = path("mine.sqlite");
    QCOMPARE(cli.run({"analyze", "--library", library, song_}).status, 0);
    QCOMPARE(parse(cli.run({"library", "list", "--json", "--library", library}).output).size(),
             std::size_t{1});
    QCOMPARE(cli.run({"library", "list"}).output, QByteArray());
    const CliRun absent = cli.run({"library", "list", "--library", path("nowhere.sqlite")});
    QCOMPARE(absent.status, 1);
    QVERIFY(absent.errors.contains("nowhere.sqlite"));
    QVERIFY(!QFile::exists(path("nowhere.sqlite")));
  }

  void foreignFileIsNoLibrary() {
    writeFile(path("notes.txt"), "Not a library.");
    const CliRun run = freshCli().run({"analyze", "--library", path("notes.txt"), song_});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains("notes.txt"), run.errors.constData());
    QCOMPARE(readFile(path("notes.txt")), QByteArray("Not a library."));
  }

  void resultsDoNotDependOnThreads() {
    Json results[2];
    for (int i = 0; i < 2; ++i) {
      const QString threads = i == 0 ? "1" : "4";
      results[i] = parse(
          freshCli().run({"analyze", "--no-cache", "--threads", threads, "--output", "-", song_}).output);
      for (const char* part : {"timing", "memory"}) {
        QVERIFY(results[i].contains(part));
        results[i].erase(part);
      }
      results[i].erase("performance_metrics");
    }
    QVERIFY(results[0] == results[1]);
  }

  /// As a service may be started: files and sockets must not take the places of the closed streams, where
  /// the program prints.
  void closedStandardStreamsHarmNoFile() {
    const QString folder = path("closed");
    const QStringList words{"analyze",  "--no-cache", "--only", "waveform,loudness",
                            "--output", folder,       song_};
    const CliRun run = freshCli().run(words, {"sh", "-c", R"(exec "$@" <&- >&-)", "sh"});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.errors, QByteArray("barline-cli: Standard output could not be written.\n"));
    Json closed = parse(readFile(folder + "/song.json"));
    QVERIFY(closed.contains("timeline_features"));
    QCOMPARE(freshCli().run(words, {"sh", "-c", R"(exec "$@" <&- >&- 2>&-)", "sh"}).status, 1);
  }

  void featuresAreWrittenForEachFileThatCanBeRead() {
    const QString output = path("features");
    const CliRun run =
        freshCli().run({"features", "--threads", "2", "--output", output, song_, path("none")});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("none"));
    QCOMPARE(run.output.split('\n').size(), 3);
    QVERIFY(readFile(output + "/song.bands.npy").contains("(800, 74)"));
    QVERIFY(readFile(output + "/song.pitch.npy").contains("(200, 84)"));
    QCOMPARE(QDir(output).entryList(QDir::Files | QDir::Hidden).size(), 2);
    QVERIFY(!QDir(path("home-featuresAreWrittenForEachFileThatCanBeRead") + "/.cache").exists());
  }

  void numbersDoNotFollowTheLocale() {
    QProcess localedef;
    localedef.start("localedef", {"-i", "de_DE", "-f", "UTF-8", path("de_DE.UTF-8")});
    QVERIFY(localedef.waitForFinished());
    QVERIFY2(QDir(path("de_DE.UTF-8")).exists(), localedef.readAllStandardError().constData());
    Cli cli = freshCli();
    cli.setVariable("LOCPATH", folder_.path());
    cli.setVariable("LC_ALL", "de_DE.UTF-8");
    const CliRun run = cli.run({"analyze", "--no-cache", "--output", "-", song_});
    QVERIFY(run.output.contains("\"duration\":16.0,"));
    QVERIFY(cli.run({"analyze", "--no-cache", song_}).output.contains("16.000 s"));
  }

  void interruptionEndsCleanly_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
  }

  void interruptionEndsCleanly() {
    QFETCH(const int, signal);
    const QString album = path("long.wav");
    if (!QFile::exists(album)) {
      test::writeWav(album.toStdString(), test::whiteNoise(60.0, kRate), kRate);
    }
    const QString output = path(QString("interrupted-%1").arg(signal));
    QStringList words{"analyze", "--no-cache", "--progress", "--output", output};
    for (int i = 0; i < 100; ++i) words << album;
    const auto process = freshCli().start(words);
    QVERIFY(process->waitForReadyRead(30000) || !process->readAllStandardError().isEmpty());
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), signal), 0);
    QVERIFY(process->waitForFinished(10000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 128 + signal);
    for (const QString& name : QDir(output).entryList(QDir::Files | QDir::Hidden)) {
      QVERIFY(!parse(readFile(output + '/' + name)).is_discarded());
    }
  }

  void unwritableOutputIsAnError() {
    const QString script = "exec \"$0\" analyze --no-cache --output - \"$1\" > /dev/full";
    QProcess shell;
    shell.start("sh", {"-c", script, BARLINE_CLI, song_});
    QVERIFY(shell.waitForFinished(60000));
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY(shell.readAllStandardError().contains("Standard output"));
  }
};

}  // namespace barline::cli

QTEST_GUILESS_MAIN(barline::cli::TestCli)
#include "test_cli.moc"
