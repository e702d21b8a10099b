// What barline-cli asks of the system while it reads files that want more than to be read, as strace sees it.

#include <sys/stat.h>

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "engine/audio/isolation/Sanitizers.h"
#include "tests/app/cli/CliRun.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline;

namespace fs = std::filesystem;

namespace {

constexpr int kRate = 22050;

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text.append(part);
  return text;
}

std::string bigEndian(std::size_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

/// An alias to another file as QuickTime keeps one (QuickTime File Format Specification, "Data Reference
/// Atoms"), with its absolute path as item 2.
std::string aliasTo(const std::string& file) {
  std::string alias(10, '\0');
  alias.append(1, '\x04').append("disk").append(27 - 4, '\0').append(12, '\0');
  alias.append(1, '\x0A').append("secret.wav").append(63 - 10, '\0').append(16, '\0');
  alias.append(bigEndian(1, 2)).append(bigEndian(1, 2)).append(16, '\0');
  alias.append(bigEndian(2, 2)).append(bigEndian(file.size(), 2)).append(file);
  if (file.size() % 2 != 0) alias += '\0';
  alias.append(bigEndian(0xFFFF, 2)).append(bigEndian(0, 2));
  return joined({bigEndian(alias.size() + 12, 4), "alis", std::string_view("\0\0\0\0", 4), alias});
}

/// Makes a QuickTime file's samples lie in another file: its data reference becomes an alias.
std::string withAlias(std::string movie, const std::string& file) {
  const std::string entry = joined({bigEndian(12, 4), "url ", bigEndian(1, 4)});
  const std::size_t at = movie.find(entry);
  if (at == std::string::npos) return {};
  const std::string alias = aliasTo(file);
  movie.replace(at, entry.size(), alias);
  // The atoms around it grow with it.
  for (const char* name : {"dref", "dinf", "minf", "mdia", "trak", "moov"}) {
    const std::size_t tag = movie.rfind(name, at);
    if (tag == std::string::npos || tag < 4) return {};
    std::size_t size = 0;
    for (std::size_t i = tag - 4; i < tag; ++i) size = size << 8 | static_cast<unsigned char>(movie[i]);
    movie.replace(tag - 4, 4, bigEndian(size + alias.size() - entry.size(), 4));
  }
  return movie;
}

/// Makes a Matroska file name another as the one that follows it (RFC 9559, NextFilename): in place of its
/// title, whose identifier is a byte shorter.
std::string withNextFile(std::string matroska, const std::string& title) {
  const std::size_t at = matroska.find("\x7B\xA9");
  if (at == std::string::npos) return {};
  const std::size_t sizeAt = at + 2;
  const std::size_t textAt = matroska.find(title, sizeAt);
  if (textAt == std::string::npos || textAt - sizeAt > 8) return {};
  // The size keeps its length; the text loses its first byte.
  const std::string size = matroska.substr(sizeAt, textAt - sizeAt);
  std::string smaller = size;
  smaller.back() = static_cast<char>(smaller.back() - 1);
  matroska.replace(at, 2 + size.size() + 1, joined({"\x3E\x83\xBB", smaller}));
  return matroska;
}

}  // namespace

class TestCliIsolation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    strace_ = QStandardPaths::findExecutable(QStringLiteral("strace"));
    if (strace_.isEmpty()) QSKIP("strace is not installed.");
    const test::CliRun run = cli_->run({QStringLiteral("--version")}, prefix());
    if (run.status != 0) QSKIP("Tracing other processes is not allowed here.");
    makeFiles();
  }

  void nothingElseIsOpened_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status");
    for (const char* name : {"hls.mp3", "list.mp3", "pls.wav", "concat.flac", "dash.m4a", "sheet.wav",
                             "sdp.mp3", "images.mp3", "pipe.wav", "device.wav", "."})
      QTest::newRow(name) << QString::fromLatin1(name) << 1;
    for (const char* name : {"song.wav", "song.mp3", "next.mka"})
      QTest::newRow(name) << QString::fromLatin1(name) << 0;
    QTest::newRow("alias.mov") << QStringLiteral("alias.mov") << -1;
  }

  void nothingElseIsOpened() {
    QFETCH(QString, name);
    QFETCH(int, status);
    const QString file = QString::fromStdString(path(name.toStdString()).string());
    const test::CliRun run = cli_->run({QStringLiteral("analyze"), QStringLiteral("--no-cache"),
                                        QStringLiteral("--only"), QStringLiteral("waveform"), file},
                                       prefix());
    if (status >= 0) QCOMPARE(run.status, status);
    if (status == 1) {
      QVERIFY2(run.errors.count('\n') == 1 && run.errors.contains(".\n"), run.errors.constData());
    }
    // What is no regular file does not come as far as a worker.
    checkTrace(fs::is_regular_file(path(name.toStdString())));
  }

 public:
  TestCliIsolation() : cli_(std::make_unique<test::Cli>(home_.path())) {}

 private:
  [[nodiscard]] fs::path path(const std::string& name) const {
    return fs::path(home_.path().toStdString()) / name;
  }
  [[nodiscard]] QString traceFile() const { return home_.filePath(QStringLiteral("trace")); }
  [[nodiscard]] QStringList prefix() const {
    return {strace_,
            QStringLiteral("-f"),
            QStringLiteral("-s"),
            QStringLiteral("4096"),
            QStringLiteral("-e"),
            QStringLiteral("trace=%file,%network,%process,prlimit64,dup,memfd_create"),
            QStringLiteral("-o"),
            traceFile()};
  }

  void makeFiles() {
    const fs::path secret = path("secret.wav");
    test::writeWav(secret, test::sine(440, 2.0, kRate), kRate);
    test::writeWav(path("song.wav"), test::sine(330, 2.0, kRate), kRate);
    const QString song = test::toQString(path("song.wav"));
    const std::string title = joined({"x", secret.native()});
    test::ffmpeg({QStringLiteral("-i"), song, test::toQString(path("song.mp3"))});
    test::ffmpeg({QStringLiteral("-i"), song, test::toQString(path("whole.mov"))});
    test::ffmpeg({QStringLiteral("-i"), song, QStringLiteral("-metadata"),
                  QStringLiteral("title=%1").arg(QString::fromStdString(title)),
                  test::toQString(path("titled.mka"))});
    const std::string address = "http://127.0.0.1:9/tone.wav";
    const std::string& local = secret.string();
    write(path("hls.mp3"), joined({"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:", local,
                                   "\n#EXTINF:5,\n", address, "\n#EXT-X-ENDLIST\n"}));
    write(path("list.mp3"), joined({local, "\n", address, "\n"}));
    write(path("pls.wav"),
          joined({"[playlist]\nFile1=", local, "\nFile2=", address, "\nNumberOfEntries=2\n"}));
    write(path("concat.flac"), joined({"ffconcat version 1.0\nfile '", local, "'\nfile '", address, "'\n"}));
    write(path("dash.m4a"), joined({"<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">",
                                    "<BaseURL>", address, "</BaseURL></MPD>\n"}));
    write(path("sheet.wav"),
          joined({"FILE \"", local, "\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"}));
    write(path("sdp.mp3"), "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n");
    write(path("images.mp3"), std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) + std::string(64, '\0'));
    fs::create_symlink("/dev/zero", path("device.wav"));
    QCOMPARE(::mkfifo(path("pipe.wav").c_str(), 0600), 0);
    const std::string alias = withAlias(contentOf(path("whole.mov")), local);
    QVERIFY(!alias.empty());
    write(path("alias.mov"), alias);
    const std::string next = withNextFile(contentOf(path("titled.mka")), title);
    QVERIFY(!next.empty());
    write(path("next.mka"), next);
  }

  /// @param isOpened whether a worker was given the file. Asserts of the last run that nobody touched the
  /// other file or the network, and that workers opened, started and sent nothing once they were confined.
  void checkTrace(bool isOpened) const {
    static const QRegularExpression forbidden(QStringLiteral(
        "^\\d+ "
        "+(open|openat|openat2|creat|socket|connect|sendto|execve|execveat|fork|vfork|clone|clone3|dup)\\("));
    QFile trace(traceFile());
    QVERIFY(trace.open(QIODevice::ReadOnly));
    std::set<QByteArray> confined;
    while (!trace.atEnd()) {
      const QByteArray line = trace.readLine();
      QVERIFY2(!line.contains("secret.wav"), line.constData());
      QVERIFY2(!line.contains("AF_INET"), line.constData());
      const QByteArray process = line.left(line.indexOf(' '));
      QVERIFY2(!confined.contains(process) || !forbidden.match(QString::fromUtf8(line)).hasMatch(),
               line.constData());
      if (line.contains("RLIMIT_NOFILE, {rlim_cur=0")) confined.insert(process);
    }
    QCOMPARE(!confined.empty(), isOpened && !audio::kIsSanitized);
  }

  QTemporaryDir home_;
  std::unique_ptr<test::Cli> cli_;
  QString strace_;
};

QTEST_GUILESS_MAIN(TestCliIsolation)
#include "test_cli_isolation.moc"
