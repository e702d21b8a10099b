#include "ui/intake/RelinkDialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kProgressSteps = 1000;

QString number(std::size_t value) {
  return QLocale().toString(static_cast<qulonglong>(value));
}

}  // namespace

RelinkDialog::RelinkDialog(IntakeController& intake, QWidget* parent)
    : QDialog(parent),
      intake_(intake),
      from_(new QLineEdit(this)),
      to_(new QLineEdit(this)),
      result_(new QLabel(this)),
      progress_(new QProgressBar(this)),
      choose_(new QPushButton(tr("&Choose…"), this)) {
  setWindowTitle(tr("Find missing files"));
  setSurface(*this, Surface::Panel);
  auto* note = new QLabel(
      tr("Tracks whose files lay in a folder that was moved or renamed find them in the new one, and "
         "keep analysis and edits. Only files with the same audio are taken."),
      this);
  note->setWordWrap(true);
  setText(*note, TextRole::Body, Tone::Mid);
  result_->setWordWrap(true);
  progress_->setRange(0, kProgressSteps);
  progress_->setTextVisible(false);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  find_ = buttons->addButton(tr("&Find files"), QDialogButtonBox::ActionRole);
  find_->setDefault(true);
  buttons->button(QDialogButtonBox::Close)->setIcon({});

  auto* place = new QHBoxLayout;
  place->addWidget(to_, 1);
  place->addWidget(choose_);
  auto* form = new QFormLayout;
  form->addRow(tr("Files &lay in"), from_);
  auto* now = new QLabel(tr("Now they are &in"), this);
  now->setBuddy(to_);
  form->addRow(now, place);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->setSpacing(12);
  column->addWidget(note);
  column->addLayout(form);
  column->addWidget(result_);
  column->addStretch(1);
  column->addWidget(progress_);
  column->addWidget(buttons);
  resize(560, 300);

  connect(choose_, &QPushButton::clicked, this, &RelinkDialog::chooseFolder);
  connect(find_, &QPushButton::clicked, this, &RelinkDialog::find);
  connect(buttons, &QDialogButtonBox::rejected, this, &RelinkDialog::reject);
  connect(&intake_, &IntakeController::missingFolderFound, this, [this](const std::filesystem::path& folder) {
    missingFolder_ = folder;
    from_->setText(pathText(folder));
    if (folder.empty()) result_->setText(tr("No file is missing."));
  });
  connect(&intake_, &IntakeController::folderRelinked, this, &RelinkDialog::onFound);
  connect(&intake_, &IntakeController::failed, this, [this](const QString& sentence) {
    setBusy(false);
    result_->setText(sentence);
  });
  connect(&intake_, &IntakeController::progressed, this,
          [this](double fraction) { progress_->setValue(static_cast<int>(fraction * kProgressSteps)); });
  const auto update = [this] {
    find_->setEnabled(!busy_ && !from_->text().trimmed().isEmpty() && !to_->text().trimmed().isEmpty());
  };
  connect(from_, &QLineEdit::textChanged, this, update);
  connect(to_, &QLineEdit::textChanged, this, update);
  setBusy(false);
  intake_.findMissingFolder();
}

void RelinkDialog::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Where are the files now?"), to_->text());
  if (!folder.isEmpty()) to_->setText(folder);
}

void RelinkDialog::find() {
  setBusy(true);
  result_->clear();
  // A path that is no text is what was found, unless the person typed another.
  const bool asFound = from_->text() == pathText(missingFolder_);
  intake_.relinkFolder(asFound ? missingFolder_ : pathOf(from_->text()), pathOf(to_->text()));
}

void RelinkDialog::onFound(const RelinkSummary& summary) {
  setBusy(false);
  QString text = summary.found == 1 ? tr("1 track has its file again.")
                                    : tr("%1 tracks have their files again.").arg(number(summary.found));
  if (summary.otherAudio > 0)
    text += u' ' + tr("%1 files have other audio and were left.").arg(number(summary.otherAudio));
  if (summary.notFound > 0) text += u' ' + tr("%1 files are not there.").arg(number(summary.notFound));
  result_->setText(text);
}

void RelinkDialog::setBusy(bool busy) {
  busy_ = busy;
  progress_->setValue(0);
  progress_->setVisible(busy);
  for (QWidget* widget : std::initializer_list<QWidget*>{from_, to_, choose_}) widget->setEnabled(!busy);
  find_->setEnabled(!busy && !from_->text().trimmed().isEmpty() && !to_->text().trimmed().isEmpty());
}

void RelinkDialog::reject() {
  if (busy_) intake_.cancel();
  QDialog::reject();
}

}  // namespace barline::ui
