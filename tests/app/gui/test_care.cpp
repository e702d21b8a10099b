#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "app/gui/LibraryCare.h"
#include "ui/care/BackupsDialog.h"
#include "ui/care/CareController.h"
#include "ui/care/CareText.h"
#include "ui/library/TrackRow.h"

namespace barline {
namespace {

namespace fs = std::filesystem;

model::AudioSource source(const std::string& name) {
  model::AudioSource audio;
  audio.fingerprint = name;
  audio.title = name;
  return audio;
}

}  // namespace

class TestCare : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    file_ = ui::pathOf(folder_->filePath(QStringLiteral("library.sqlite")));
    library_ = storage::Library::open(file_);
    library_->tracks().recordSource("/music/a.flac", source("a"));
    care_ = std::make_unique<ui::CareController>(std::make_shared<app::LibraryCare>(library_));
  }
  void cleanup() {
    care_.reset();
    library_.reset();
  }

  void aBackupIsListedAndLeadsBack() {
    ui::BackupsDialog dialog(*care_);
    dialog.show();
    auto* list = dialog.findChild<QTreeWidget*>();
    press(dialog, "Back up now");
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("Made by you"));
    library_->tracks().recordSource("/music/b.flac", source("b"));
    QTRY_VERIFY(!care_->isBusy());
    care_->restore(ui::pathOf(list->topLevelItem(0)->toolTip(0)));
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(library_->tracks().count(), 1);
  }

  void theOutcomeOfACheckIsTold() {
    ui::BackupsDialog dialog(*care_);
    dialog.show();
    press(dialog, "Check library");
    QTRY_VERIFY(says(dialog, "The library is sound. Tracks: 1. Edits: 0."));
    QVERIFY(!button(dialog, "Repair at next start")->isVisible());
    storage::Connection(file_, storage::Connection::Access::ReadWrite).execute("CREATE TABLE theirs (a)");
    press(dialog, "Check library");
    QTRY_VERIFY(says(dialog, "The library is damaged:"));
    QVERIFY(dialog.findChild<QPlainTextEdit*>()->toPlainText().contains(QLatin1String("theirs")));
    QVERIFY(button(dialog, "Repair at next start")->isVisible());
    press(dialog, "Repair at next start");
    QTRY_VERIFY(fs::exists(app::repairNote(file_)));
  }

  void aMergeTellsItsConflicts() {
    const fs::path other = ui::pathOf(folder_->filePath(QStringLiteral("other.sqlite")));
    {
      const auto theirs = storage::Library::open(other);
      for (const char* name : {"a", "b"}) theirs->tracks().recordSource("/music/x", source(name));
      rate(*theirs, "a", 5);
    }
    rate(*library_, "a", 2);
    QSignalSpy ended(care_.get(), &ui::CareController::ended);
    care_->merge(other);
    QTRY_COMPARE(ended.size(), 1);
    const QString text = ended[0][0].toString();
    QVERIFY2(text.contains(QLatin1String("Tracks added: 1, in both: 1.")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("a, rating: kept “2”, not “5”")), qPrintable(text));
    QCOMPARE(library_->tracks().count(), 2);
  }

  void whatFailsIsTold() {
    QSignalSpy ended(care_.get(), &ui::CareController::ended);
    care_->merge("/no/such/library.sqlite");
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(ended[0][1].toBool());
    QVERIFY(ended[0][0].toString().startsWith(QLatin1String("/no/such/library.sqlite")));
    QVERIFY(!care_->isBusy());
  }

  void aNetworkDriveIsWarnedOf() {
    const QString text = ui::networkText({.file = file_, .size = 1, .fileSystem = "nfs4", .network = true});
    QVERIFY(text.contains(QLatin1String("nfs4")) && text.contains(QLatin1String("one computer at a time")));
  }

 private:
  static QPushButton* button(const QWidget& dialog, const char* text) {
    for (QPushButton* candidate : dialog.findChildren<QPushButton*>()) {
      if (candidate->text().remove(QLatin1Char('&')) == QLatin1String(text)) return candidate;
    }
    return nullptr;
  }
  static void press(const QWidget& dialog, const char* text) {
    QPushButton* found = button(dialog, text);
    QVERIFY(found != nullptr);
    QTRY_VERIFY(found->isEnabled());
    found->click();
  }
  static bool says(const QWidget& dialog, const char* text) {
    const auto labels = dialog.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* label) { return label->text() == QLatin1String(text); });
  }
  static void rate(storage::Library& library, const std::string& name, int stars) {
    model::AmendedTrack track{library.tracks().byFingerprint(name)->id, {}};
    track.amendment.rating = stars;
    library.tracks().amend(std::span(&track, 1));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path file_;
  std::shared_ptr<storage::Library> library_;
  std::unique_ptr<ui::CareController> care_;
};

}  // namespace barline

QTEST_MAIN(barline::TestCare)
#include "test_care.moc"
