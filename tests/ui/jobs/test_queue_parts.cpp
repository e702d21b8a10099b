#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <random>

#include "ui/jobs/PowerSource.h"
#include "ui/jobs/QueueController.h"
#include "ui/jobs/QueueDelegate.h"
#include "ui/jobs/RateMeter.h"
#include "ui/jobs/WaitingList.h"

namespace barline {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<std::int64_t>;

Ids idsOf(const ui::WaitingList& list) {
  return {list.ids().begin(), list.ids().end()};
}

/// A power supply as the kernel lists it.
void putSupply(const fs::path& folder, const std::vector<std::pair<std::string, std::string>>& attributes) {
  fs::create_directories(folder);
  for (const auto& [name, value] : attributes) std::ofstream(folder / name) << value << '\n';
}

}  // namespace

/// UPower as far as it is asked.
class FakeUPower : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.UPower")
  Q_PROPERTY(bool OnBattery MEMBER onBattery)

 public:
  bool onBattery{};
};

class TestQueueParts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theQueueTakesAsLongAsItsLongestJob() {
    ui::JobView nearly;
    nearly.fraction = 0.9;
    ui::JobView slow;
    slow.fraction = 0.5;
    slow.secondsLeft = 12.0;
    // At 60 files a minute six tenths of a file are left.
    QCOMPARE(ui::queueSecondsLeft(0, 60.0, std::vector{nearly, slow}), 12.0);
    slow.secondsLeft.reset();
    QCOMPARE(ui::queueSecondsLeft(0, 60.0, std::vector{nearly, slow}), 0.6);
    QCOMPARE(ui::queueSecondsLeft(30, 60.0, {}), 30.0);
  }

  void aProblemDoesNotRepeatTheName() {
    const auto name = QStringLiteral("broken.mp3");
    QCOMPARE(ui::QueueDelegate::problemText(QStringLiteral("broken.mp3 is not audio."), name),
             QStringLiteral("is not audio."));
    QCOMPARE(ui::QueueDelegate::problemText(QStringLiteral("It holds no audio."), name),
             QStringLiteral("It holds no audio."));
    QCOMPARE(ui::QueueDelegate::problemText(QStringLiteral("broken.mp3"), name), name);
    QCOMPARE(ui::QueueDelegate::problemText(QStringLiteral("It fails."), {}), QStringLiteral("It fails."));
  }

  void waitingListKeepsItsOrder() {
    ui::WaitingList list;
    list.assign(Ids{5, 3, 5, 9, 1});
    QCOMPARE(idsOf(list), (Ids{5, 3, 9, 1}));
    QVERIFY(!list.append(9));
    QVERIFY(list.append(2));
    QCOMPARE(list.takeFirst(), 5);
    QVERIFY(!list.contains(5));
    QVERIFY(list.append(5));  // back at the end
    list.move(Ids{5, 1, 77}, 3);
    QCOMPARE(idsOf(list), (Ids{5, 1, 3, 9, 2}));
    QCOMPARE(list.move(Ids{9, 1}, 1), 3);  // before one that moves itself
    QCOMPARE(idsOf(list), (Ids{5, 9, 1, 3, 2}));
    QCOMPARE(list.move(Ids{1, 3}, 77), 0);
    QCOMPARE(idsOf(list), (Ids{5, 9, 2, 1, 3}));
    list.rename(9, 8);
    list.rename(2, 1);
    QCOMPARE(idsOf(list), (Ids{5, 8, 1, 3}));
    list.remove(Ids{5, 3, 12});
    QCOMPARE(idsOf(list), (Ids{8, 1}));
    QVERIFY(list.remove(8));
    QVERIFY(!list.remove(8));
    QCOMPARE(list.takeFirst(), 1);
    QCOMPARE(list.takeFirst(), 0);
    QVERIFY(list.empty());
  }

  void waitingListDoesAsAPlainVector() {
    std::mt19937 random(7);
    ui::WaitingList list;
    Ids plain;
    for (int i = 0; i < 3000; ++i) {
      const std::int64_t id = std::uniform_int_distribution(1, 60)(random);
      switch (std::uniform_int_distribution(0, 3)(random)) {
        case 0:
          if (std::ranges::find(plain, id) == plain.end()) plain.push_back(id);
          list.append(id);
          break;
        case 1:
          std::erase(plain, id);
          list.remove(id);
          break;
        case 2:
          QCOMPARE(list.takeFirst(), plain.empty() ? 0 : plain.front());
          if (!plain.empty()) plain.erase(plain.begin());
          break;
        default:
          if (std::erase(plain, id) > 0) plain.insert(plain.begin(), id);
          list.move(Ids{id}, list.empty() ? 0 : list.ids().front());
      }
      QCOMPARE(idsOf(list), plain);
    }
  }

  void rateCountsTheTimeInWhichSomethingIsDone() {
    ui::RateMeter meter;
    meter.setRunning(true, 100.0);
    meter.finished(200.0, 101.0);
    QVERIFY(!meter.filesPerMinute(101.0));
    meter.finished(200.0, 102.0);
    QCOMPARE(meter.filesPerMinute(102.0), std::optional(60.0));
    QCOMPARE(meter.audioPerSecond(102.0), std::optional(200.0));
    meter.setRunning(false, 102.0);
    QCOMPARE(meter.filesPerMinute(5000.0), std::optional(60.0));
    meter.setRunning(true, 5000.0);
    meter.finished(200.0, 5001.0);
    QCOMPARE(meter.filesPerMinute(5001.0), std::optional(60.0));
  }

  void rateIsThatOfTheLastMinute() {
    ui::RateMeter meter;
    meter.setRunning(true, 0.0);
    double now = 0.0;
    for (int i = 0; i < 100; ++i) meter.finished(60.0, now += 1.0);
    for (int i = 0; i < 1000; ++i) meter.finished(60.0, now += 0.1);
    const auto rate = meter.filesPerMinute(now);
    QVERIFY(rate.has_value());
    QVERIFY(qAbs(*rate - 600.0) < 5.0);
    for (int i = 0; i < 100; ++i) meter.sample(now);
    QCOMPARE(meter.history().size(), ui::RateMeter::kHistory);
  }

  void powerSuppliesTellOfTheBattery() {
    const QTemporaryDir folder;
    const fs::path supplies = folder.path().toStdString();
    QVERIFY(!ui::runsOnBattery(supplies / "none"));
    putSupply(supplies / "hidpp_battery_0",
              {{"type", "Battery"}, {"scope", "Device"}, {"status", "Discharging"}});
    QVERIFY(!ui::runsOnBattery(supplies));
    putSupply(supplies / "BAT0", {{"type", "Battery"}, {"status", "Discharging"}});
    QVERIFY(ui::runsOnBattery(supplies));
    putSupply(supplies / "AC", {{"type", "Mains"}, {"online", "0"}});
    QVERIFY(ui::runsOnBattery(supplies));
    putSupply(supplies / "AC", {{"online", "1"}});
    QVERIFY(!ui::runsOnBattery(supplies));
    putSupply(supplies / "AC", {{"online", "0"}});
    putSupply(supplies / "BAT0", {{"status", "Full"}});
    QVERIFY(!ui::runsOnBattery(supplies));
  }

  void uPowerTellsOfTheBattery() {
    QProcess daemon;
    daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                 QStringLiteral("--print-address")});
    if (!daemon.waitForStarted() || !daemon.waitForReadyRead()) QSKIP("There is no dbus-daemon.");
    const QString address = QString::fromUtf8(daemon.readLine()).trimmed();
    const QString path = QStringLiteral("/org/freedesktop/UPower");
    FakeUPower upower;
    upower.onBattery = true;
    QDBusConnection server = QDBusConnection::connectToBus(address, QStringLiteral("server"));
    QVERIFY(server.registerObject(path, &upower, QDBusConnection::ExportAllProperties));
    QVERIFY(server.registerService(QStringLiteral("org.freedesktop.UPower")));

    const ui::PowerSource source(QDBusConnection::connectToBus(address, QStringLiteral("client")), "/none");
    QTRY_VERIFY(source.onBattery());
    QDBusMessage plugged = QDBusMessage::createSignal(path, QStringLiteral("org.freedesktop.DBus.Properties"),
                                                      QStringLiteral("PropertiesChanged"));
    plugged << QStringLiteral("org.freedesktop.UPower") << QVariantMap{{QStringLiteral("OnBattery"), false}}
            << QStringList();
    QVERIFY(server.send(plugged));
    QTRY_VERIFY(!source.onBattery());
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
    QDBusConnection::disconnectFromBus(QStringLiteral("server"));
    daemon.kill();
    daemon.waitForFinished();
  }

  void withoutUPowerTheKernelIsAsked() {
    const QTemporaryDir folder;
    const fs::path supplies = folder.path().toStdString();
    putSupply(supplies / "BAT0", {{"type", "Battery"}, {"status", "Discharging"}});
    const ui::PowerSource source(QDBusConnection(QStringLiteral("none")), supplies);
    QTRY_VERIFY(source.onBattery());
  }
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestQueueParts)
#include "test_queue_parts.moc"
