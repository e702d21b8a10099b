#include "ui/intake/ImportDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
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

ImportDialog::ImportDialog(IntakeController& intake, const std::filesystem::path& file, QWidget* parent)
    : QDialog(parent),
      intake_(intake),
      choice_{.file = file},
      found_(new QLabel(this)),
      missing_(new QLabel(this)),
      place_(new QPushButton(tr("&Choose where they are…"), this)),
      playlists_(new QCheckBox(tr("&Playlists, as crates"), this)),
      ratings_(new QCheckBox(tr("&Ratings and colours, where the library has none"), this)),
      references_(new QCheckBox(tr("Beat &grids and keys, as references to compare with"), this)),
      progress_(new QProgressBar(this)) {
  setWindowTitle(tr("Import collection"));
  setSurface(*this, Surface::Panel);
  auto* name = new QLabel(pathText(file.filename()), this);
  setText(*name, TextRole::Strong);
  for (QLabel* label : {found_, missing_}) label->setWordWrap(true);
  setText(*missing_, TextRole::Body, Tone::Warn);
  auto* note =
      new QLabel(tr("Files are not touched. What you have rated, coloured or corrected stays."), this);
  setText(*note, TextRole::Small, Tone::Mid);
  note->setWordWrap(true);
  for (QCheckBox* box : {playlists_, ratings_, references_}) box->setChecked(true);
  progress_->setRange(0, kProgressSteps);
  progress_->setTextVisible(false);
  auto* buttons = new QDialogButtonBox(this);
  import_ = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
  close_ = buttons->addButton(QDialogButtonBox::Cancel);
  close_->setIcon({});
  import_->setDefault(true);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->setSpacing(8);
  for (QWidget* widget : std::initializer_list<QWidget*>{name, found_, missing_}) column->addWidget(widget);
  column->addWidget(place_, 0, Qt::AlignLeft);
  column->addSpacing(8);
  for (QCheckBox* box : {playlists_, ratings_, references_}) column->addWidget(box);
  column->addWidget(note);
  column->addStretch(1);
  column->addWidget(progress_);
  column->addWidget(buttons);
  resize(520, 320);

  connect(place_, &QPushButton::clicked, this, &ImportDialog::choosePlace);
  connect(import_, &QPushButton::clicked, this, &ImportDialog::startImport);
  connect(close_, &QPushButton::clicked, this, &ImportDialog::reject);
  connect(&intake_, &IntakeController::inspected, this, &ImportDialog::onInspected);
  connect(&intake_, &IntakeController::imported, this, &ImportDialog::onImported);
  connect(&intake_, &IntakeController::failed, this, &ImportDialog::onFailed);
  connect(&intake_, &IntakeController::progressed, this,
          [this](double fraction) { progress_->setValue(static_cast<int>(fraction * kProgressSteps)); });
  look();
}

void ImportDialog::look() {
  setBusy(true);
  found_->setText(tr("Looking for the files…"));
  intake_.inspect(choice_);
}

void ImportDialog::choosePlace() {
  const QString folder = QFileDialog::getExistingDirectory(
      this, tr("Where is what the collection has in %1?").arg(pathText(summary_.missingFolder)));
  if (folder.isEmpty()) return;
  choice_.places.emplace_back(summary_.missingFolder, pathOf(folder));
  look();
}

void ImportDialog::startImport() {
  choice_.playlists = playlists_->isChecked();
  choice_.ratings = ratings_->isChecked();
  choice_.references = references_->isChecked();
  setBusy(true);
  intake_.importCollection(choice_);
}

void ImportDialog::onInspected(const CollectionSummary& summary) {
  summary_ = summary;
  setBusy(false);
  found_->setText(tr("%1: %2 tracks, %3 of them here, %4 playlists")
                      .arg(QString::fromStdString(summary.program), number(summary.tracks),
                           number(summary.found), number(summary.playlists)));
  const std::size_t missing = summary.tracks - summary.found;
  QString text =
      missing == 1 ? tr("1 file is not where the collection says, and is left out.")
                   : tr("%1 files are not where the collection says, and are left out.").arg(number(missing));
  if (!summary.missingFolder.empty())
    text += u' ' + tr("By the collection: %1").arg(pathText(summary.missingFolder));
  missing_->setText(text);
  missing_->setVisible(missing > 0);
  place_->setVisible(missing > 0 && !summary.missingFolder.empty());
  import_->setEnabled(summary.found > 0);
}

void ImportDialog::onImported(const CollectionOutcome&) {
  busy_ = false;
  accept();
}

void ImportDialog::onFailed(const QString& sentence) {
  setBusy(false);
  import_->setEnabled(false);
  place_->hide();
  missing_->hide();
  found_->setText(sentence);
}

void ImportDialog::setBusy(bool busy) {
  busy_ = busy;
  progress_->setValue(0);
  progress_->setVisible(busy);
  for (QWidget* widget : std::initializer_list<QWidget*>{place_, playlists_, ratings_, references_, import_})
    widget->setEnabled(!busy);
}

void ImportDialog::reject() {
  if (busy_) intake_.cancel();
  QDialog::reject();
}

}  // namespace barline::ui
