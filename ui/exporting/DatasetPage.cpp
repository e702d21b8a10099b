#include "ui/exporting/DatasetPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <utility>

#include "ui/exporting/ChoiceButtons.h"
#include "ui/exporting/TargetFields.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

using exporting::TimelineVersion;

constexpr int kContentsWidth = 420;
constexpr int kTarget = 24;
constexpr int kDescriptionLines = 4;

/// Licences by their SPDX identifiers, as data sets use them; another one can be typed.
QComboBox* makeLicence(QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setEditable(true);
  box->setInsertPolicy(QComboBox::NoInsert);
  box->addItems({QString(), QStringLiteral("CC0-1.0"), QStringLiteral("CC-BY-4.0"),
                 QStringLiteral("CC-BY-SA-4.0"), QStringLiteral("CC-BY-NC-4.0"),
                 QStringLiteral("CC-BY-NC-SA-4.0"), QStringLiteral("ODbL-1.0")});
  box->lineEdit()->setPlaceholderText(DatasetPage::tr("not stated"));
  return box;
}

}  // namespace

DatasetPage::DatasetPage(std::shared_ptr<ExportStore> store, QWidget* parent)
    : ExportPage(parent),
      lookup_(store),
      chunks_(new QCheckBox(tr("The &audio of each bar"), this)),
      audio_(new ChoiceButtons({}, {tr("As in the file"), tr("Mono, 22.05 kHz")}, this)),
      encoding_(new ChoiceButtons({}, {tr("WAV"), tr("FLAC")}, this)),
      tables_(new QCheckBox(tr("&Tables for each track, as well as for all together"), this)),
      version_(new ChoiceButtons({}, {tr("With edits"), tr("Analysis only")}, this)),
      tree_(new QLabel(this)),
      state_(new QLabel(this)),
      title_(new QLineEdit(this)),
      description_(new QPlainTextEdit(this)),
      creator_(new QLineEdit(this)),
      licence_(makeLicence(this)),
      audioLicence_(makeLicence(this)),
      source_(new QLineEdit(this)),
      citation_(new QLineEdit(this)),
      target_(new TargetFields(std::move(store), false, this)) {
  setObjectName(QStringLiteral("dataset"));
  setFocusProxy(chunks_);
  chunks_->setObjectName(QStringLiteral("dataset_chunks"));
  state_->setObjectName(QStringLiteral("dataset_state"));
  title_->setObjectName(QStringLiteral("dataset_title"));
  auto* line = new QHBoxLayout;
  line->setSpacing(24);
  line->addWidget(makeContents());
  line->addWidget(makeCard(), 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addLayout(line, 1);
  column->addWidget(target_);

  for (QCheckBox* box : {chunks_, tables_}) {
    box->setChecked(true);
    box->setMinimumHeight(kTarget);
    connect(box, &QCheckBox::clicked, this, &DatasetPage::updateContents);
  }
  for (ChoiceButtons* buttons : {audio_, encoding_})
    connect(buttons, &ChoiceButtons::chosen, this, &DatasetPage::updateContents);
  connect(target_, &TargetFields::changed, this, [this] {
    updateFolder();
    Q_EMIT changed();
  });
  suggest(target_->folder() + tr("/Dataset"));
  updateContents();
}

QWidget* DatasetPage::makeContents() {
  auto* contents = new QWidget(this);
  contents->setFixedWidth(kContentsWidth);
  auto* heading = new QLabel(tr("What goes in"), contents);
  setText(*heading, TextRole::Strong);
  auto* how = new QHBoxLayout;
  how->setContentsMargins(kTarget, 0, 0, 0);
  how->addWidget(audio_);
  how->addWidget(encoding_);
  how->addStretch(1);
  auto* note = new QLabel(tr("In any case: beats, bars, chords and sections of all tracks as Parquet tables, "
                             "the whole analysis of each as JSON, a card and a list of checksums."),
                          contents);
  note->setWordWrap(true);
  for (QLabel* label : {note, state_}) setText(*label, TextRole::Small, Tone::Mid);
  state_->setWordWrap(true);
  tree_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  tree_->setAccessibleName(tr("The folder of the dataset"));
  auto* column = new QVBoxLayout(contents);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addWidget(heading);
  column->addWidget(chunks_, 0, Qt::AlignLeft);
  column->addLayout(how);
  column->addWidget(tables_, 0, Qt::AlignLeft);
  column->addWidget(version_, 0, Qt::AlignLeft);
  column->addWidget(note);
  column->addSpacing(12);
  column->addWidget(tree_);
  column->addStretch(1);
  column->addWidget(state_);
  return contents;
}

QWidget* DatasetPage::makeCard() {
  auto* card = new QWidget(this);
  auto* grid = new QGridLayout(card);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(6);
  auto* heading = new QLabel(tr("Dataset card"), card);
  setText(*heading, TextRole::Strong);
  grid->addWidget(heading, 0, 0, 1, 2);
  const auto add = [&](const QString& text, QWidget* field) {
    auto* label = new QLabel(text, card);
    setText(*label, TextRole::Body, Tone::Mid);
    label->setBuddy(field);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0, field == description_ ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(field, row, 1);
  };
  add(tr("T&itle"), title_);
  add(tr("&Description"), description_);
  add(tr("Cr&eator"), creator_);
  add(tr("&Licence of the tables"), licence_);
  add(tr("Licence of the a&udio"), audioLicence_);
  add(tr("&Source of the audio"), source_);
  add(tr("How to ci&te"), citation_);
  grid->setRowStretch(grid->rowCount(), 1);
  grid->setColumnStretch(1, 1);
  title_->setPlaceholderText(tr("as the folder is called"));
  description_->setTabChangesFocus(true);
  description_->setFixedHeight(kDescriptionLines * description_->fontMetrics().lineSpacing() + 12);
  return card;
}

QString DatasetPage::title() {
  return tr("Dataset");
}

void DatasetPage::setSubject(const ExportSubject& subject) {
  subject_ = subject;
  updateFolder();
  Q_EMIT changed();
}

void DatasetPage::setActive(bool active) {
  if (std::exchange(active_, active) == active) return;
  if (active) {
    target_->refresh();
    updateFolder();
  } else {
    lookup_.forget();
  }
}

void DatasetPage::onWritten() {
  target_->refresh();
  updateFolder();
}

void DatasetPage::updateContents() {
  const QString ending = encoding_->choice() == 1 ? QStringLiteral("flac") : QStringLiteral("wav");
  QStringList lines;
  if (chunks_->isChecked()) lines.append(tr("chunks/TRACK/full_mix/bar_0001.%1 …").arg(ending));
  lines.append(QStringLiteral("datasets/beats.parquet, bar_features.parquet, …"));
  if (tables_->isChecked()) lines.append(tr("datasets/TRACK/beats.parquet …"));
  lines.append(tr("analysis/TRACK/combined.json"));
  lines.append(QStringLiteral("README.md, SHA256SUMS"));
  tree_->setText(lines.join(QLatin1Char('\n')));
  for (QWidget* widget : {audio_, encoding_}) widget->setEnabled(chunks_->isChecked());
  Q_EMIT changed();
}

void DatasetPage::updateFolder() {
  if (!active_) return;
  lookup_.ask([folder = target_->target().folder](
                  ExportStore& store, const ExportControl&) { return store.lookAtDataset(folder); },
              [this](const DatasetFolder& folder) { showFolder(folder); });
}

void DatasetPage::suggest(const QString& folder) {
  wished_ = folder;
  tried_ = 1;
  target_->setFolder(folder);
}

QString DatasetPage::suggested() const {
  return tried_ == 1 ? wished_ : QStringLiteral("%1 %2").arg(wished_).arg(tried_);
}

void DatasetPage::showFolder(const DatasetFolder& folder) {
  // What nobody has typed gives way to one beside it that is free.
  constexpr int kMostTried = 99;
  const bool taken = folder.state == DatasetFolder::State::Other && target_->folder() == suggested();
  if (taken && tried_ < kMostTried) {
    ++tried_;
    return target_->setFolder(suggested());
  }
  folder_ = folder;
  setText(*state_, TextRole::Small, folder.state == DatasetFolder::State::Other ? Tone::Warn : Tone::Mid);
  switch (folder.state) {
    case DatasetFolder::State::Empty:
      state_->setText(
          tr("If the work is cancelled or ends otherwise, starting it again in the same folder goes on from "
             "there."));
      break;
    case DatasetFolder::State::Dataset:
      state_->setText(tr("This folder holds a dataset, %1 so far. Only what is missing or out of date is "
                         "made; its other tracks stay.")
                          .arg(trackCountText(folder.tracks)));
      break;
    case DatasetFolder::State::Other:
      state_->setText(tr("This folder holds other files. Choose one that is empty, or does not exist yet."));
      break;
  }
  if (subject_.range)
    state_->setText(state_->text() + QLatin1Char(' ') + tr("It is made of the whole track."));
  Q_EMIT changed();
}

DatasetExport DatasetPage::wanted() const {
  DatasetExport wanted;
  wanted.what = {.tracks = subject_.tracks,
                 .version = version_->choice() == 1 ? TimelineVersion::Analysis : TimelineVersion::Edited};
  wanted.settings.terms = {.title = title_->text().trimmed().toStdString(),
                           .description = description_->toPlainText().trimmed().toStdString(),
                           .creator = creator_->text().trimmed().toStdString(),
                           .licence = licence_->currentText().trimmed().toStdString(),
                           .audioLicence = audioLicence_->currentText().trimmed().toStdString(),
                           .source = source_->text().trimmed().toStdString(),
                           .citation = citation_->text().trimmed().toStdString()};
  wanted.settings.chunks = chunks_->isChecked();
  wanted.settings.tablesOfEachTrack = tables_->isChecked();
  wanted.settings.cutting.audio = static_cast<exporting::ChunkAudio>(audio_->choice());
  wanted.settings.cutting.encoding = static_cast<exporting::ChunkEncoding>(encoding_->choice());
  return wanted;
}

QString DatasetPage::startText() const {
  const QString tracks = trackCountText(subject_.tracks.size());
  return folder_.state == DatasetFolder::State::Dataset ? tr("&Go on with %1").arg(tracks)
                                                        : tr("&Make dataset of %1").arg(tracks);
}

QString DatasetPage::hindrance() const {
  if (subject_.tracks.empty()) return tr("Open a track, or select tracks in the library.");
  if (!target_->isUsable()) return tr("Choose a folder that can be written.");
  if (folder_.state == DatasetFolder::State::Other) return state_->text();
  return {};
}

ExportController::Job DatasetPage::job() const {
  return [wanted = wanted(), target = target_->target()](ExportStore& store, const ExportControl& control) {
    return store.writeDataset(wanted, target, control);
  };
}

QJsonObject DatasetPage::saveState() const {
  return {{QStringLiteral("folder"), target_->folder()},
          {QStringLiteral("chunks"), chunks_->isChecked()},
          {QStringLiteral("tables"), tables_->isChecked()},
          {QStringLiteral("audio"), audio_->choice()},
          {QStringLiteral("encoding"), encoding_->choice()},
          {QStringLiteral("title"), title_->text()},
          {QStringLiteral("description"), description_->toPlainText()},
          {QStringLiteral("creator"), creator_->text()},
          {QStringLiteral("licence"), licence_->currentText()},
          {QStringLiteral("audio_licence"), audioLicence_->currentText()},
          {QStringLiteral("source"), source_->text()},
          {QStringLiteral("citation"), citation_->text()}};
}

void DatasetPage::restoreState(const QJsonObject& state) {
  const auto text = [&state](const char* name) { return state.value(QLatin1String(name)).toString(); };
  const QString folder = text("folder");
  if (!folder.isEmpty()) suggest(folder);
  chunks_->setChecked(state.value(QLatin1String("chunks")).toBool(true));
  tables_->setChecked(state.value(QLatin1String("tables")).toBool(true));
  audio_->setChoice(state.value(QLatin1String("audio")).toInt());
  encoding_->setChoice(state.value(QLatin1String("encoding")).toInt());
  title_->setText(text("title"));
  description_->setPlainText(text("description"));
  creator_->setText(text("creator"));
  licence_->setCurrentText(text("licence"));
  audioLicence_->setCurrentText(text("audio_licence"));
  source_->setText(text("source"));
  citation_->setText(text("citation"));
  updateContents();
}

}  // namespace barline::ui
