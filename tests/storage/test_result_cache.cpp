#include <QtTest>

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <random>
#include <thread>

#include "storage/SqliteResultCache.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

namespace {

/// Bytes that do not compress.
model::Bytes noise(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  model::Bytes bytes(count);
  for (std::byte& byte : bytes) byte = static_cast<std::byte>(random());
  return bytes;
}

model::Bytes text(std::string_view content) {
  const auto bytes = std::as_bytes(std::span(content));
  return {bytes.begin(), bytes.end()};
}

std::string numbered(unsigned number) {
  std::string key = "k";
  return key += std::to_string(number);
}

void runSql(const fs::path& file, const char* sql) {
  sqlite3* database = nullptr;
  QCOMPARE(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
}

/// Lets no file grow beyond a size, as a full disk would.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

void expectWarning(const char* pattern) {
  QTest::ignoreMessage(QtWarningMsg, QRegularExpression(pattern));
}

}  // namespace

class TestResultCache : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    file_ = folder_->locations().resultsFile;
  }
  void cleanup() { folder_.reset(); }

  void whatIsStoredIsFoundByAnotherCache() {
    {
      SqliteResultCache cache(file_);
      cache.store("k1", "beats", text("the beats"));
      cache.store("k2", "empty", {});
      cache.store("k1", "beats", text("the newer beats"));
    }
    SqliteResultCache cache(file_);
    QVERIFY(cache.find("k1") == text("the newer beats"));
    QVERIFY(cache.find("k2") == model::Bytes());
    QVERIFY(!cache.find("k3"));
  }

  void aDamagedBlobIsAMissAndIsDropped_data() {
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("other bytes") << QByteArray("UPDATE blobs SET bytes = randomblob(length(bytes))");
    QTest::newRow("cut short") << QByteArray("UPDATE blobs SET bytes = substr(bytes, 1, length(bytes) / 2)");
    QTest::newRow("empty") << QByteArray("UPDATE blobs SET bytes = x''");
    QTest::newRow("checksum") << QByteArray("UPDATE results SET checksum = checksum + 1");
    QTest::newRow("too large") << QByteArray("UPDATE results SET raw_size = 1 << 60");
    QTest::newRow("larger than it is") << QByteArray("UPDATE results SET raw_size = raw_size + 1");
    QTest::newRow("negative size") << QByteArray("UPDATE results SET raw_size = -1");
  }
  void aDamagedBlobIsAMissAndIsDropped() {
    QFETCH(QByteArray, damage);
    { SqliteResultCache(file_).store("k1", "chroma", noise(5000, 1)); }
    runSql(file_, damage.constData());
    SqliteResultCache cache(file_);
    expectWarning("^Stored result k1 is damaged");
    QVERIFY(!cache.find("k1"));
    QVERIFY(!cache.find("k1"));  // gone, so no second line in the log
    cache.store("k1", "chroma", text("anew"));
    QVERIFY(cache.find("k1") == text("anew"));
  }

  void bytesThatDoNotDecodeAreDropped() {
    SqliteResultCache cache(file_);
    cache.store("k1", "chords", text("not chords"));
    expectWarning("k1 .*bytes cut short");
    cache.reportDamaged("k1", "bytes cut short");
    QVERIFY(!cache.find("k1"));
  }

  void theLongestUnusedGoFirst() {
    std::int64_t now = 1'000'000;
    constexpr std::int64_t kLimit = 1 << 20;
    {
      SqliteResultCache cache(file_, {.limit = kLimit, .now = [&] { return now; }});
      cache.store("old", "s", noise(100'000, 1));
      cache.store("used", "s", noise(100'000, 2));
      for (unsigned i = 0; i < 8; ++i) cache.store(numbered(i), "s", noise(100'000, 10 + i));
      now += 7200;
      QVERIFY(cache.find("used"));
      cache.store("last", "s", noise(100'000, 30));
      QVERIFY(!cache.find("old"));
      QVERIFY(cache.find("used"));
      QVERIFY(cache.find("last"));
    }
    QVERIFY(static_cast<std::int64_t>(fs::file_size(file_)) <= kLimit);
  }

  void aLowerLimitShrinksTheFile() {
    {
      SqliteResultCache cache(file_);
      for (unsigned i = 0; i < 40; ++i) cache.store(numbered(i), "s", noise(50'000, i));
    }
    QVERIFY(fs::file_size(file_) > 2'000'000);
    {
      SqliteResultCache cache(file_, {.limit = 500'000, .now = {}});
      cache.store("last", "s", noise(50'000, 99));
      QVERIFY(cache.find("last"));
    }
    QVERIFY(fs::file_size(file_) <= 500'000);
  }

  void whatExceedsTheLimitIsNotKept() {
    SqliteResultCache cache(file_, {.limit = 300'000, .now = {}});
    cache.store("small", "s", noise(1000, 1));
    cache.store("large", "s", noise(400'000, 2));
    QVERIFY(cache.find("small"));
    QVERIFY(!cache.find("large"));
  }

  void aDamagedFileIsSetAsideAndMadeAnew_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text")
        << QByteArray("this is no database at all, however long one looks at it").repeated(100);
    QTest::newRow("cut short") << QByteArray();
  }
  void aDamagedFileIsSetAsideAndMadeAnew() {
    QFETCH(QByteArray, content);
    {
      SqliteResultCache cache(file_);
      for (unsigned i = 0; i < 20; ++i) cache.store(numbered(i), "s", noise(5000, i));
    }
    if (content.isEmpty()) {
      fs::resize_file(file_, 20'000);
    } else {
      writeFile(file_, content.toStdString());
    }
    SqliteResultCache cache(file_);
    expectWarning("^Results are not kept: .*results.sqlite is damaged");
    QVERIFY(!cache.find("k1"));
    cache.store("k1", "s", text("anew"));
    QVERIFY(cache.find("k1") == text("anew"));
    QVERIFY(fs::exists(*folder_ / "results.damaged.sqlite"));
  }

  void aNewerFileIsSetAside() {
    { SqliteResultCache(file_).store("k1", "s", text("x")); }
    runSql(file_, "PRAGMA user_version = 1000");
    SqliteResultCache cache(file_);
    expectWarning("newer Barline");
    QVERIFY(!cache.find("k1"));
    cache.store("k1", "s", text("anew"));
    QVERIFY(cache.find("k1"));
  }

  void somebodyElsesFileIsLeftAlone() {
    runSql(file_, "CREATE TABLE theirs (a)");
    const std::string before = readFile(file_);
    SqliteResultCache cache(file_);
    expectWarning("not a Barline database");
    QVERIFY(!cache.find("k1"));
    cache.store("k1", "s", text("x"));
    QVERIFY(!cache.find("k1"));
    QCOMPARE(readFile(file_), before);
  }

  void withoutAFolderThereIsOneLineInTheLog() {
    writeFile(*folder_ / "file", "not a folder");
    SqliteResultCache cache(*folder_ / "file/results.sqlite");
    expectWarning("^Results are not kept: ");
    QVERIFY(!cache.find("k1"));
    cache.store("k1", "s", text("x"));
    QVERIFY(!cache.find("k1"));
  }

  void aDiskThatTakesNoMoreIsReadOn() {
    SqliteResultCache cache(file_);
    cache.store("before", "s", text("kept"));
    {
      const FileSizeLimit limit(200'000);
      expectWarning("^Results are not kept: ");
      cache.store("large", "s", noise(1'000'000, 1));
      cache.store("another", "s", noise(1'000'000, 2));
    }
    QVERIFY(cache.find("before") == text("kept"));
    QVERIFY(!cache.find("large"));
    QVERIFY(SqliteResultCache(file_).find("before") == text("kept"));
  }

  void threadsAndCachesShareAFile() {
    SqliteResultCache one(file_);
    SqliteResultCache other(file_);
    const auto work = [&](SqliteResultCache& cache, unsigned from) {
      for (unsigned i = from; i < from + 20; ++i) {
        const std::string key = std::to_string(i);
        cache.store(key, "s", noise(2000, i));
        if (cache.find(key) != noise(2000, i)) qFatal("%s is not what was stored", key.c_str());
      }
    };
    std::vector<std::jthread> threads;
    threads.emplace_back([&] { work(one, 0); });
    threads.emplace_back([&] { work(one, 100); });
    threads.emplace_back([&] { work(other, 200); });
    threads.clear();
    for (const unsigned i : {0U, 119U, 219U}) QVERIFY(one.find(std::to_string(i)) == noise(2000, i));
  }

 private:
  std::unique_ptr<TemporaryFolder> folder_;
  fs::path file_;
};

QTEST_GUILESS_MAIN(TestResultCache)
#include "test_result_cache.moc"
