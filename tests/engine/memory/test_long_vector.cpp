#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "engine/memory/LongVector.h"

using barline::memory::GrowingBlock;
using Vector = barline::memory::LongVector<std::uint32_t>;

namespace {

constexpr std::size_t kMost = GrowingBlock::kMostInMemory / sizeof(std::uint32_t);

std::uint32_t valueAt(std::size_t index) {
  return static_cast<std::uint32_t>(index * 2'654'435'761U);
}

Vector counted(std::size_t count) {
  Vector values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(valueAt(i));
  return values;
}

bool isCounted(const Vector& values, std::size_t count) {
  if (values.size() != count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (values[i] != valueAt(i)) return false;
  }
  return true;
}

/// Bytes of a block that lie in memory.
std::size_t residentBytes(const Vector& values) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  std::ifstream maps("/proc/self/smaps");
  const auto address = reinterpret_cast<std::uintptr_t>(values.data()) / page * page;
  std::string line;
  bool isOurs = false;
  while (std::getline(maps, line)) {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    unsigned long long kibibytes = 0;
    if (std::sscanf(line.c_str(), "%lx-%lx ", &begin, &end) == 2) isOurs = begin == address;
    if (isOurs && std::sscanf(line.c_str(), "Rss: %llu kB", &kibibytes) == 1) return kibibytes * 1024;
  }
  return 0;
}

}  // namespace

class TestLongVector : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> cache_;

 private Q_SLOTS:
  void init() {
    cache_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", cache_->path().toUtf8());
  }

  void aShortOneLiesInMemory() {
    const Vector values = counted(kMost);
    QVERIFY(isCounted(values, kMost));
    QVERIFY(!values.isInFile());
  }

  void aLongOneLiesInAFileThatHasNoName() {
    const Vector values = counted(3 * kMost);
    QVERIFY(values.isInFile());
    QVERIFY(QDir(cache_->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(isCounted(values, 3 * kMost));
  }

  void whatIsLetGoTakesNoMemoryAndIsStillThere() {
    const Vector values = counted(3 * kMost);
    QVERIFY(isCounted(values, 3 * kMost));
    QVERIFY(residentBytes(values) >= 3 * kMost * sizeof(std::uint32_t));
    values.letGo();
    QCOMPARE(residentBytes(values), std::size_t{0});
    QVERIFY(isCounted(values, 3 * kMost));
  }

  void aGrowingOneStaysOutOfMemory() {
    Vector values;
    std::size_t most = 0;
    for (std::size_t i = 0; i < 4 * kMost; ++i) {
      values.push_back(valueAt(i));
      if (i % (kMost / 8) == 0 && values.isInFile()) most = std::max(most, residentBytes(values));
    }
    QVERIFY(most > 0);
    QVERIFY2(most <= GrowingBlock::kMostInMemory,
             QByteArray::number(static_cast<qulonglong>(most)).constData());
  }

  void withoutACacheFolderTheFileLiesWithTemporaryOnes() {
    const QByteArray home = qgetenv("HOME");
    qputenv("XDG_CACHE_HOME", "/no such folder");
    qputenv("HOME", "/no such folder");
    const bool isInFile = counted(kMost + 1).isInFile();
    qputenv("HOME", home);
    QVERIFY(isInFile);
  }

  void whereNoFileMayGrowItLiesInMemory() {
    rlimit former{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &former), 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    // None at all; and one that the file outgrows.
    for (const rlim_t most : {rlim_t{1} << 20, rlim_t{100} << 20}) {
      const rlimit limit{most, former.rlim_max};
      QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
      const Vector values = counted(5 * kMost);
      QCOMPARE(::setrlimit(RLIMIT_FSIZE, &former), 0);
      QVERIFY(!values.isInFile());
      QVERIFY(isCounted(values, 5 * kMost));
    }
    std::signal(SIGXFSZ, ignored);
  }

  void itIsAVector() {
    Vector values{1, 2, 3};
    QCOMPARE(values.size(), std::size_t{3});
    QVERIFY(!values.empty() && values.front() == 1 && values.back() == 3);
    values.pop_back();
    values.resize(4, 9);
    QVERIFY((values == Vector{1, 2, 9, 9}));
    QVERIFY(!(values == Vector{1, 2, 9}));
    QVERIFY(!(values == Vector{1, 2, 9, 8}));
    values.resize(1);
    QVERIFY((values == Vector{1}));
    values.assign(2, 7);
    QVERIFY((values == Vector{7, 7}));
    values.clear();
    QVERIFY(values.empty() && values == Vector());
    values.reserve(std::size_t{1} << 40);  // a promise that nobody keeps
    QVERIFY(!values.isInFile());
  }

  void copiesAreTheirOwnAndMovedOnesLeaveNothing() {
    for (const std::size_t count : {std::size_t{5}, kMost + 5}) {
      Vector values = counted(count);
      Vector copy = values;
      copy[0] = 77;
      QVERIFY(isCounted(values, count));
      copy = values;
      QVERIFY(copy == values);
      const Vector moved = std::move(values);
      QVERIFY(isCounted(moved, count));
      values = counted(3);
      QVERIFY(isCounted(values, 3));
      values = std::move(copy);
      QVERIFY(values == moved);
    }
  }
};

QTEST_GUILESS_MAIN(TestLongVector)
#include "test_long_vector.moc"
