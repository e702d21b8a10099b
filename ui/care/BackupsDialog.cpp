#include "ui/care/BackupsDialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/care/CareController.h"
#include "ui/care/CareText.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kRowHeight = 26;

QString exportFilter() {
  return BackupsDialog::tr("Barline libraries (*.barline-library *.sqlite)");
}

QString sizeText(std::int64_t bytes) {
  return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString documents() {
  return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

}  // namespace

BackupsDialog::BackupsDialog(CareController& care, QWidget* parent)
    : QDialog(parent),
      care_(care),
      place_(new QLabel(this)),
      network_(new QLabel(this)),
      list_(new QTreeWidget(this)),
      backUp_(new QPushButton(tr("&Back up now"), this)),
      restore_(new QPushButton(tr("&Restore…"), this)),
      check_(new QPushButton(tr("Chec&k library"), this)),
      repair_(new QPushButton(tr("Repair at next &start"), this)),
      export_(new QPushButton(tr("&Export…"), this)),
      import_(new QPushButton(tr("&Import…"), this)),
      merge_(new QPushButton(tr("&Merge…"), this)),
      task_(new QLabel(this)),
      progress_(new QProgressBar(this)),
      cancel_(new QPushButton(tr("&Cancel"), this)),
      outcome_(new QPlainTextEdit(this)) {
  setWindowTitle(tr("Backups and repair"));
  setSurface(*this, Surface::Panel);
  setText(*place_, TextRole::Body, Tone::Mid);
  setText(*network_, TextRole::Body, Tone::Warn);
  setText(*task_, TextRole::Body, Tone::Mid);
  for (QLabel* label : {place_, network_, task_}) label->setWordWrap(true);
  place_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  network_->hide();
  list_->setAccessibleName(tr("Backups, the newest first"));
  list_->setHeaderLabels({tr("Made"), tr("Why"), tr("Size")});
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setAllColumnsShowFocus(true);
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(1, QHeaderView::Stretch);
  outcome_->setAccessibleName(tr("Outcome"));
  outcome_->setReadOnly(true);
  outcome_->setMaximumHeight(120);
  progress_->setTextVisible(false);
  restore_->setToolTip(tr("The library becomes what it was then."));
  check_->setToolTip(tr("Looks at every page, index, reference and edit."));
  export_->setToolTip(tr("Writes everything but the audio as one file."));
  import_->setToolTip(tr("Replaces the library by an exported one."));
  merge_->setToolTip(tr("Adds another library: newer analyses win, edits of both are kept."));

  auto* buttons = new QVBoxLayout;
  buttons->setSpacing(8);
  for (QPushButton* button : {backUp_, restore_, check_, repair_}) buttons->addWidget(button);
  buttons->addSpacing(16);
  for (QPushButton* button : {export_, import_, merge_}) buttons->addWidget(button);
  buttons->addStretch(1);
  auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(16, 16, 16, 12);
  grid->setSpacing(12);
  grid->addWidget(place_, 0, 0, 1, 2);
  grid->addWidget(network_, 1, 0, 1, 2);
  grid->addWidget(list_, 2, 0);
  grid->addLayout(buttons, 2, 1);
  grid->addWidget(outcome_, 3, 0, 1, 2);
  grid->addWidget(task_, 4, 0, 1, 2);
  grid->addWidget(progress_, 5, 0);
  grid->addWidget(cancel_, 5, 1);
  grid->addWidget(close, 6, 0, 1, 2);
  grid->setRowStretch(2, 1);
  resize(680, 520);
  connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connectController();
  repair_->hide();
  outcome_->hide();
  updateButtons();
  care_.list();
}

void BackupsDialog::connectController() {
  connect(backUp_, &QPushButton::clicked, &care_, &CareController::backUp);
  connect(restore_, &QPushButton::clicked, this, &BackupsDialog::restoreSelected);
  connect(check_, &QPushButton::clicked, &care_, &CareController::check);
  connect(repair_, &QPushButton::clicked, &care_, &CareController::repairAtNextStart);
  connect(export_, &QPushButton::clicked, this, &BackupsDialog::chooseExport);
  connect(import_, &QPushButton::clicked, this, &BackupsDialog::chooseImport);
  connect(merge_, &QPushButton::clicked, this, &BackupsDialog::chooseMerge);
  connect(cancel_, &QPushButton::clicked, &care_, &CareController::cancel);
  connect(list_, &QTreeWidget::itemSelectionChanged, this, &BackupsDialog::updateButtons);
  connect(list_, &QTreeWidget::itemActivated, this, &BackupsDialog::restoreSelected);
  connect(&care_, &CareController::listed, this, &BackupsDialog::fill);
  connect(&care_, &CareController::begun, this, &BackupsDialog::showTask);
  connect(&care_, &CareController::progressChanged, this,
          [this](double fraction) { progress_->setValue(static_cast<int>(fraction * 100.0)); });
  connect(&care_, &CareController::ended, this, &BackupsDialog::showOutcome);
  connect(&care_, &CareController::damageFound, repair_, &QWidget::show);
}

void BackupsDialog::fill(const LibraryLocation& place, const std::vector<LibraryBackup>& backups) {
  place_->setText(tr("%1 · %2").arg(pathText(place.file), sizeText(place.size)) + QLatin1Char('\n') +
                  tr("Barline backs it up every day and keeps the backups of seven days and five weeks."));
  network_->setVisible(place.network);
  if (place.network) network_->setText(networkText(place));
  if (backups == backups_ && list_->topLevelItemCount() > 0) return;
  backups_ = backups;
  list_->clear();
  for (const LibraryBackup& backup : backups_) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(backup.madeAt);
    auto* item = new QTreeWidgetItem(list_, {QLocale().toString(time, QLocale::ShortFormat),
                                             reasonText(backup.reason), sizeText(backup.size)});
    item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    item->setSizeHint(1, QSize(0, kRowHeight));  // of the column that gives way
    item->setToolTip(0, pathText(backup.file));
  }
  list_->resizeColumnToContents(0);
  if (!backups_.empty()) list_->setCurrentItem(list_->topLevelItem(0));
  updateButtons();
}

void BackupsDialog::showTask(const QString& name) {
  task_->setText(name + QStringLiteral(" …"));
  progress_->setValue(0);
  outcome_->hide();
  updateButtons();
}

void BackupsDialog::showOutcome(const QString& outcome, bool failed) {
  task_->clear();
  setText(*task_, TextRole::Body, failed ? Tone::Error : Tone::High);
  const qsizetype line = outcome.indexOf(QLatin1Char('\n'));
  task_->setText(line < 0 ? outcome : outcome.left(line));
  outcome_->setVisible(line >= 0);
  if (line >= 0) outcome_->setPlainText(outcome.mid(line + 1));
  updateButtons();
}

void BackupsDialog::updateButtons() {
  const bool busy = care_.isBusy();
  for (QPushButton* button : {backUp_, check_, repair_, export_, import_, merge_}) button->setEnabled(!busy);
  restore_->setEnabled(!busy && list_->currentItem() != nullptr);
  progress_->setVisible(busy);
  cancel_->setVisible(busy);
}

bool BackupsDialog::confirmReplacing(const QString& by) {
  QMessageBox box(QMessageBox::NoIcon, windowTitle(), tr("Replace all of the library by %1?").arg(by),
                  QMessageBox::NoButton, this);
  box.setInformativeText(tr("A backup of what it holds now is made first."));
  const QPushButton* replace = box.addButton(tr("Replace"), QMessageBox::AcceptRole);
  box.setDefaultButton(box.addButton(QMessageBox::Cancel));
  box.exec();
  return box.clickedButton() == replace;
}

std::optional<std::filesystem::path> BackupsDialog::chooseLibrary(const QString& title) {
  const QString file = QFileDialog::getOpenFileName(this, title, documents(), exportFilter());
  if (file.isEmpty()) return std::nullopt;
  return pathOf(file);
}

void BackupsDialog::restoreSelected() {
  const int row = list_->indexOfTopLevelItem(list_->currentItem());
  if (row < 0 || care_.isBusy()) return;
  const std::filesystem::path file = backups_[static_cast<std::size_t>(row)].file;
  if (confirmReplacing(tr("the backup of %1").arg(list_->topLevelItem(row)->text(0)))) care_.restore(file);
}

void BackupsDialog::chooseExport() {
  const QString name =
      documents() + QLatin1Char('/') +
      QDate::currentDate().toString(QStringLiteral("'library-'yyyy-MM-dd'.barline-library'"));
  const QString file = QFileDialog::getSaveFileName(this, tr("Export the library"), name, exportFilter(),
                                                    nullptr, QFileDialog::DontConfirmOverwrite);
  if (!file.isEmpty()) care_.exportTo(pathOf(file));
}

void BackupsDialog::chooseImport() {
  const auto file = chooseLibrary(tr("Import a library"));
  if (file && confirmReplacing(pathText(file->filename()))) care_.restore(*file);
}

void BackupsDialog::chooseMerge() {
  if (const auto file = chooseLibrary(tr("Merge with another library"))) care_.merge(*file);
}

}  // namespace barline::ui
