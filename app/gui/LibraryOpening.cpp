#include "app/gui/LibraryOpening.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <iostream>
#include <optional>

#include "storage/Backups.h"
#include "storage/Recovery.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::app {
namespace {

/// Texts of this file.
struct Text {
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
  return Text::tr("The newest good backup is of %1. Tracks in it: %2.")
      .arg(QLocale().toString(when, QLocale::ShortFormat),
           QLocale().toString(static_cast<qlonglong>(backup.tracks)));
}

/// Makes way for another library. False where the person would rather quit.
bool repair(const storage::DamagedLibraryError& error) {
  const std::optional<storage::Backup> backup = storage::newestGoodBackup(error.file());
  QMessageBox box(QMessageBox::NoIcon, QStringLiteral("Barline"), QString::fromUtf8(error.what()));
  setMark(box, ui::IconName::Warn, ui::Tone::Warn);
  box.setInformativeText((backup ? describe(*backup) : Text::tr("There is no good backup.")) +
                         QLatin1Char(' ') + Text::tr("The damaged file is kept under another name."));
  QPushButton* restore =
      backup ? box.addButton(Text::tr("Use the backup"), QMessageBox::AcceptRole) : nullptr;
  QPushButton* empty = box.addButton(Text::tr("Begin an empty library"), QMessageBox::DestructiveRole);
  QPushButton* quit = box.addButton(Text::tr("Quit"), QMessageBox::RejectRole);
  box.setDefaultButton(restore != nullptr ? restore : quit);
  box.setEscapeButton(quit);
  box.exec();
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

}  // namespace

std::unique_ptr<storage::Library> openLibrary(const std::filesystem::path& file) {
  try {
    for (;;) {
      try {
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
