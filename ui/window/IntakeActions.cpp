#include "ui/window/IntakeActions.h"

#include <QAction>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QStandardPaths>
#include <utility>

#include "ui/intake/ImportDialog.h"
#include "ui/intake/RelinkDialog.h"
#include "ui/reference/ReferenceController.h"
#include "ui/window/Workspace.h"

namespace barline::ui {
namespace {

constexpr std::size_t kToldAtOnce = 200;

QString number(std::size_t value) {
  return QLocale().toString(static_cast<qulonglong>(value));
}

}  // namespace

IntakeActions::IntakeActions(std::shared_ptr<IntakeStore> store, Workspace& workspace,
                             ReferenceController& references, QWidget& window)
    : workspace_(workspace),
      controller_(references),
      window_(window),
      intake_(std::move(store)),
      compare_(new QAction(tr("Compare with the i&mported grid"), this)) {
  compare_->setObjectName(QStringLiteral("file.compare_imported"));
  compare_->setEnabled(false);
  connect(compare_, &QAction::triggered, this, &IntakeActions::compare);
  connect(&workspace_, &Workspace::trackOpened, this, [this](std::int64_t track) {
    references_.clear();
    compare_->setEnabled(false);
    if (track != 0) intake_.findReferences(track);
  });
  connect(&intake_, &IntakeController::referencesFound, this, &IntakeActions::onReferences);
  connect(&intake_, &IntakeController::imported, this, &IntakeActions::onImported);
  connect(&intake_, &IntakeController::relinked, this, &IntakeActions::onRelinked);
  connect(&intake_, &IntakeController::failed, this, &IntakeActions::problem);
}

void IntakeActions::addFileActions(QMenu& menu) {
  QAction* import = menu.addAction(tr("&Import collection…"), this, &IntakeActions::chooseCollection);
  import->setObjectName(QStringLiteral("file.import_collection"));
  menu.addAction(compare_);
}

void IntakeActions::addLibraryActions(QMenu& menu) {
  QAction* missing = menu.addAction(tr("Fi&nd missing files…"), this, &IntakeActions::showMissing);
  missing->setObjectName(QStringLiteral("library.find_missing"));
}

void IntakeActions::addTrackCommands(QMenu& menu, const std::vector<std::int64_t>& tracks) {
  if (tracks.size() != 1) return;
  const TrackRow* row = workspace_.listing().find(tracks.front());
  if (row == nullptr || row->record.state != model::TrackState::Missing) return;
  menu.addAction(tr("&Locate file…"), this, [this, track = tracks.front()] { chooseFile(track); });
}

void IntakeActions::chooseCollection() {
  auto* dialog = new QFileDialog(&window_, tr("Import collection"),
                                 QStandardPaths::writableLocation(QStandardPaths::HomeLocation));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters(
      {tr("Collections and playlists (%1)").arg(QStringLiteral("*.xml *.nml *.m3u *.m3u8")),
       tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& file) { importCollection(pathOf(file)); });
  dialog->open();
}

void IntakeActions::importCollection(const std::filesystem::path& file) {
  auto* dialog = new ImportDialog(intake_, file, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void IntakeActions::showMissing() {
  auto* dialog = new RelinkDialog(intake_, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void IntakeActions::chooseFile(std::int64_t track) {
  auto* dialog = new QFileDialog(&window_, tr("Where is the track's file now?"),
                                 QStandardPaths::writableLocation(QStandardPaths::MusicLocation));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, track](const QString& file) { intake_.relink(track, pathOf(file)); });
  dialog->open();
}

void IntakeActions::onImported(const CollectionOutcome& outcome) {
  for (std::size_t first = 0; first < outcome.waiting.size(); first += kToldAtOnce) {
    std::vector<AddedTrack> tracks;
    const std::size_t end = std::min(first + kToldAtOnce, outcome.waiting.size());
    for (std::size_t i = first; i < end; ++i) tracks.push_back({TrackRow(outcome.waiting[i]), std::nullopt});
    Q_EMIT workspace_.library().added(tracks, false, QString());
  }
  Q_EMIT done(tr("From %1: new tracks %2, known tracks %3, crates %4, grids and keys to compare with %5.")
                  .arg(QString::fromStdString(outcome.program), number(outcome.added), number(outcome.known),
                       number(outcome.crates), number(outcome.references)));
}

void IntakeActions::onRelinked(std::int64_t, FileOutcome outcome) {
  switch (outcome) {
    case FileOutcome::Done:
      Q_EMIT done(tr("The track has its file again."));
      break;
    case FileOutcome::OtherAudio:
      Q_EMIT problem(tr("This file has other audio than the track. Add it as a track of its own."));
      break;
    case FileOutcome::NoFile:
      Q_EMIT problem(tr("There is no such file."));
      break;
    case FileOutcome::Unreadable:
      Q_EMIT problem(tr("This file cannot be read as audio."));
      break;
  }
}

void IntakeActions::onReferences(std::int64_t track, const std::vector<model::TrackReference>& references) {
  if (track != workspace_.openTrack()) return;
  references_ = references;
  compare_->setEnabled(!references.empty());
}

void IntakeActions::compare() {
  const TrackRow* row = workspace_.openRow();
  if (row == nullptr) return;
  for (const model::TrackReference& reference : references_)
    controller_.show(QString::fromStdString(reference.source), annotationOf(reference, row->record.duration));
}

}  // namespace barline::ui
