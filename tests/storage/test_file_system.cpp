#include <QtTest>

#include "storage/FileSystem.h"
#include "tests/storage/StorageFixture.h"

using namespace barline::storage;
using namespace barline::storage::testing;

class TestFileSystem : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void networkFileSystemsAreToldFromLocalOnes_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<qlonglong>("magic");
    QTest::addColumn<bool>("network");
    QTest::newRow("ext4") << "ext4" << qlonglong{0xEF53} << false;
    QTest::newRow("btrfs") << "btrfs" << qlonglong{0x9123683E} << false;
    QTest::newRow("tmpfs") << "tmpfs" << qlonglong{0x01021994} << false;
    QTest::newRow("NTFS through FUSE") << "fuseblk" << qlonglong{0x65735546} << false;
    QTest::newRow("encrypted folder") << "fuse.gocryptfs" << qlonglong{0x65735546} << false;
    QTest::newRow("NFS") << "nfs4" << qlonglong{0x6969} << true;
    QTest::newRow("CIFS by its number alone") << "" << qlonglong{0xFF534D42} << true;
    QTest::newRow("sshfs") << "fuse.sshfs" << qlonglong{0x65735546} << true;
  }
  void networkFileSystemsAreToldFromLocalOnes() {
    QFETCH(QString, type);
    QFETCH(qlonglong, magic);
    QFETCH(bool, network);
    QCOMPARE(isNetworkFileSystem(type.toStdString(), magic), network);
  }

  void theLastMountOfADeviceCounts() {
    constexpr const char* kMounts =
        "22 27 0:21 / /proc rw,relatime - proc proc rw\n"
        "36 35 0:42 /mnt1 /mnt2 rw,noatime master:1 shared:2 - fuse.sshfs me@host:/music rw\n"
        "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard\n";
    QCOMPARE(mountedType(kMounts, "0:42"), std::string("fuse.sshfs"));
    QCOMPARE(mountedType(kMounts, "254:0"), std::string("ext4"));
    QCOMPARE(mountedType(kMounts, "254:1"), std::string());
    QCOMPARE(mountedType("nonsense", "254:1"), std::string());
  }

  void aFileThatIsNotThereYetLiesWhereItsFolderDoes() {
    const TemporaryFolder folder;
    const FileSystem there = fileSystemOf(folder.path());
    QVERIFY(!there.type.empty());
    QVERIFY(!there.network);
    QCOMPARE(fileSystemOf(folder / "no/such/folder/library.sqlite"), there);
    QCOMPARE(fileSystemOf("/proc/self/status").type, std::string("proc"));
  }
};

QTEST_GUILESS_MAIN(TestFileSystem)
#include "test_file_system.moc"
