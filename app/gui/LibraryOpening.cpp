#include "app/gui/LibraryOpening.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <atomic>
#include <chrono>
#include <future>
#include <iostream>
#include <optional>
#include <system_error>

#include "app/gui/LibraryCare.h"
#include "storage/Backups.h"
#include "storage/Files.h"
#include "storage/Recovery.h"
#include "storage/repair/Salvage.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::app {
namespace {

/// Texts of this file.
struct OpeningText {
  Q_DECLARE_TR_FUNCTIONS(LibraryOpening)
};

void setMark(QMessageBox& box, ui::IconName icon, ui::Tone tone) {
  const QColor colour = ui::toneColour(ui::themeOf(box), tone);
  box.setIconPixmap(ui::iconPixmap(icon, 32, colour, box.devicePixelRatioF()));
}

void tell(const QString& sentence) {
  std::cerr << "barline: " << sentence.toStdString() << '\n';
  QMessageBox box(QMessageBox::NoIcon, QStringLiteral("Barline"), sentence, QMessageBox::Ok);
  setMark(box, ui::IconName::Error, ui::Tone::Error);
  box.exec();
}

QString describe(const storage::Backup& backup) {
  const QDateTime when = QDateTime::fromSecsSinceEpoch(backup.madeAt);
  return OpeningText::tr("The newest good backup is of %1. Tracks in it: %2.")
      .arg(QLocale().toString(when, QLocale::ShortFormat),
           QLocale().toString(static_cast<qlonglong>(backup.tracks)));
}

/// What was saved of a damaged library, in a sentence or two.
QString describe(const storage::SalvageReport& report) {
  const auto number = [](std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); };
  QString text =
      OpeningText::tr("Saved: %1 tracks and %2 edits.").arg(number(report.tracks), number(report.edits));
  if (report.tracksByPath > 0) {
    text +=
        QLatin1Char(' ') + OpeningText::tr("Of %1 tracks only the files are known: they are analysed again.")
                               .arg(number(report.tracksByPath));
  }
  return text + QLatin1Char(' ') +
         (report.complete() ? OpeningText::tr("All of it could be read.")
                            : OpeningText::tr("Not all of it could be read."));
}

/// Saves what can be read, on a thread of its own; the person may cancel. False where they did.
bool salvageInPlace(const std::filesystem::path& file) {
  QProgressDialog dialog(OpeningText::tr("Saving what can be read of the library …"),
                         OpeningText::tr("Cancel"), 0, 100);
  dialog.setWindowModality(Qt::ApplicationModal);
  dialog.setMinimumDuration(300);
  std::atomic<bool> cancelled{false};
  std::atomic<int> percent{0};
  auto work = std::async(std::launch::async, [&] {
    return storage::repairLibrary(file, [&](double fraction) {
      percent = static_cast<int>(fraction * 100.0);
      return !cancelled;
    });
  });
  while (work.wait_for(std::chrono::milliseconds(30)) != std::future_status::ready) {
    dialog.setValue(percent);
    QCoreApplication::processEvents();
    cancelled = cancelled || dialog.wasCanceled();
  }
  dialog.reset();
  try {
    const storage::Repair repair = work.get();
    QMessageBox box(QMessageBox::NoIcon, QStringLiteral("Barline"), describe(repair.report), QMessageBox::Ok);
    setMark(box, repair.report.complete() ? ui::IconName::Check : ui::IconName::Warn, ui::Tone::Warn);
    box.exec();
    return true;
  } catch (const storage::Cancelled&) {
    return false;
  }
}

/// Makes way for another library. False where the person would rather quit.
bool repair(const storage::DamagedLibraryError& error) {
  const std::optional<storage::Backup> backup = storage::newestGoodBackup(error.file());
  QMessageBox box(QMessageBox::NoIcon, QStringLiteral("Barline"), QString::fromUtf8(error.what()));
  setMark(box, ui::IconName::Warn, ui::Tone::Warn);
  QString more = backup ? describe(*backup) : OpeningText::tr("There is no good backup.");
  QPushButton* salvage = nullptr;
  if (std::error_code unknown; std::filesystem::exists(error.file(), unknown)) {
    more += QLatin1Char(' ') + OpeningText::tr("The damaged file is kept under another name.");
    salvage = box.addButton(OpeningText::tr("Repair"), QMessageBox::AcceptRole);
    salvage->setToolTip(OpeningText::tr("Saves what can be read into a new library, edits first."));
  }
  box.setInformativeText(more);
  QPushButton* restore =
      backup ? box.addButton(OpeningText::tr("Use the backup"), QMessageBox::AcceptRole) : nullptr;
  QPushButton* empty = box.addButton(OpeningText::tr("Begin an empty library"), QMessageBox::DestructiveRole);
  QPushButton* quit = box.addButton(OpeningText::tr("Quit"), QMessageBox::RejectRole);
  QPushButton* rescue = salvage != nullptr ? salvage : restore;
  box.setDefaultButton(rescue != nullptr ? rescue : quit);
  box.setEscapeButton(quit);
  box.exec();
  if (salvage != nullptr && box.clickedButton() == salvage) {
    try {
      if (!salvageInPlace(error.file())) return repair(error);
    } catch (const storage::DamagedLibraryError& nothingLeft) {
      tell(QString::fromUtf8(nothingLeft.what()));
      return repair(error);
    }
    return true;
  }
  if (restore != nullptr && box.clickedButton() == restore) {
    storage::restoreBackup(*backup, error.file());
    return true;
  }
  if (box.clickedButton() == empty) {
    storage::setAside(error.file());
    return true;
  }
  return false;
}

/// Whether a check has found the library damaged and the person wants it repaired; asks once.
bool takeRepairNote(const std::filesystem::path& file) {
  std::error_code error;
  return std::filesystem::exists(file, error) && std::filesystem::remove(repairNote(file), error);
}

}  // namespace

std::unique_ptr<storage::Library> openLibrary(const std::filesystem::path& file) {
  try {
    for (;;) {
      try {
        if (takeRepairNote(file)) {
          throw storage::DamagedLibraryError(storage::realFile(file), "a check has found damage");
        }
        return storage::Library::open(file);
      } catch (const storage::DamagedLibraryError& error) {
        if (!repair(error)) return nullptr;
      }
    }
  } catch (const std::exception& error) {
    tell(QString::fromUtf8(error.what()));
    return nullptr;
  }
}

}  // namespace barline::app
