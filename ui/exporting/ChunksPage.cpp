#include "ui/exporting/ChunksPage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <utility>

#include "ui/exporting/ChoiceButtons.h"
#include "ui/exporting/ChunkForm.h"
#include "ui/exporting/OneLineDelegate.h"
#include "ui/exporting/TargetFields.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using exporting::ChunkLevel;
using exporting::TimelineVersion;

constexpr int kFormWidth = 440;
constexpr int kRowHeight = 26;

enum Column : int { Name, Begin, Length };

QTreeWidget* makeNames(QWidget* parent) {
  auto* names = new QTreeWidget(parent);
  names->setItemDelegate(new OneLineDelegate(names));
  names->setHeaderLabels({ChunksPage::tr("File"), ChunksPage::tr("From"), ChunksPage::tr("Length, s")});
  names->setRootIsDecorated(false);
  names->setUniformRowHeights(true);
  names->setSelectionMode(QAbstractItemView::NoSelection);
  names->setAllColumnsShowFocus(true);
  names->setTextElideMode(Qt::ElideMiddle);
  names->setAccessibleName(ChunksPage::tr("The first files"));
  names->setObjectName(QStringLiteral("names"));
  names->header()->setStretchLastSection(false);
  names->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
  names->header()->setSectionResizeMode(Begin, QHeaderView::ResizeToContents);
  names->header()->setSectionResizeMode(Length, QHeaderView::ResizeToContents);
  return names;
}

}  // namespace

ChunksPage::ChunksPage(std::shared_ptr<ExportStore> store, QWidget* parent)
    : ExportPage(parent),
      lookup_(store),
      form_(new ChunkForm(this)),
      version_(new ChoiceButtons({}, {tr("With edits"), tr("Analysis only")}, this)),
      figures_(new QLabel(this)),
      names_(makeNames(this)),
      note_(new QLabel(this)),
      target_(new TargetFields(std::move(store), false, this)) {
  setObjectName(QStringLiteral("chunks"));
  setFocusProxy(form_);
  form_->setFixedWidth(kFormWidth);
  auto* line = new QHBoxLayout;
  line->setSpacing(24);
  line->addWidget(form_);
  line->addWidget(makePreview(), 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addLayout(line, 1);
  column->addWidget(target_);

  connect(form_, &ChunkForm::changed, this, [this] {
    updatePreview();
    Q_EMIT changed();
  });
  connect(version_, &ChoiceButtons::chosen, this, [this] {
    updatePreview();
    Q_EMIT changed();
  });
  connect(target_, &TargetFields::changed, this, &ChunksPage::changed);
  connect(&lookup_, &ExportLookup::slow, this, [this] { figures_->setText(tr("Reading the track…")); });
  connect(&lookup_, &ExportLookup::failed, this, &ChunksPage::showProblem);
}

QWidget* ChunksPage::makePreview() {
  auto* preview = new QWidget(this);
  setText(*figures_, TextRole::Strong);
  setText(*note_, TextRole::Small, Tone::Mid);
  figures_->setObjectName(QStringLiteral("figures"));
  note_->setObjectName(QStringLiteral("chunks_note"));
  note_->setWordWrap(true);
  auto* head = new QHBoxLayout;
  head->addWidget(figures_, 1);
  head->addWidget(version_);
  auto* column = new QVBoxLayout(preview);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(head);
  column->addWidget(names_, 1);
  column->addWidget(note_);
  return preview;
}

QString ChunksPage::title() {
  return tr("Chunks");
}

void ChunksPage::setSubject(const ExportSubject& subject) {
  subject_ = subject;
  updatePreview();
  Q_EMIT changed();
}

void ChunksPage::setActive(bool active) {
  if (std::exchange(active_, active) == active) return;
  if (active) {
    target_->refresh();
    updatePreview();
  } else {
    lookup_.forget();
  }
}

void ChunksPage::onWritten() {
  target_->refresh();
}

ChunksExport ChunksPage::wanted() const {
  return {.what = {.tracks = subject_.tracks,
                   .range = subject_.range,
                   .version = version_->choice() == 1 ? TimelineVersion::Analysis : TimelineVersion::Edited},
          .settings = form_->settings()};
}

void ChunksPage::updatePreview() {
  if (!active_) return;
  if (subject_.tracks.empty()) {
    lookup_.forget();
    names_->clear();
    figures_->clear();
    note_->clear();
    return;
  }
  lookup_.ask(
      [wanted = wanted()](ExportStore& store, const ExportControl& control) {
        return store.previewChunks(wanted, control);
      },
      [this](const ChunksPreview& preview) { showPreview(preview); });
}

QString ChunksPage::promise() const {
  const exporting::ChunkSettings now = form_->settings();
  const bool shaped = now.fadeIn > 0.0 || now.fadeOut > 0.0 || now.level != ChunkLevel::AsIs ||
                      now.padding != exporting::ChunkPadding::None;
  if (shaped || now.audio != exporting::ChunkAudio::Native || now.depth != exporting::ChunkDepth::Source)
    return {};
  if (!now.filter.empty() || !now.tail || subject_.range) return tr("Every sample is as in the file.");
  return tr("Joined, the files are the track from its first downbeat to its end, sample for sample.");
}

void ChunksPage::showPreview(const ChunksPreview& preview) {
  count_ = preview.count;
  problem_ = false;
  const QLocale locale;
  QString figures = fileCountText(preview.count);
  if (preview.count != preview.all)
    figures = tr("%1 of %2").arg(figures, locale.toString(static_cast<qulonglong>(preview.all)));
  figures = tr("%1 · about %2").arg(figures, sizeText(preview.bytes));
  if (subject_.tracks.size() > 1) figures = tr("First track: %1").arg(figures);
  figures_->setText(figures);
  names_->clear();
  QList<QTreeWidgetItem*> rows;
  for (const ChunksPreview::File& file : preview.first) {
    auto* row = new QTreeWidgetItem({file.name, timeText(file.begin, 3), numberText(file.seconds, 3)});
    row->setToolTip(Name, file.name);
    row->setTextAlignment(Begin, Qt::AlignRight | Qt::AlignVCenter);
    row->setTextAlignment(Length, Qt::AlignRight | Qt::AlignVCenter);
    row->setSizeHint(Name, QSize(0, kRowHeight));
    rows.append(row);
  }
  names_->addTopLevelItems(rows);
  setText(*note_, TextRole::Small, Tone::Mid);
  QStringList notes;
  if (preview.count > preview.first.size())
    notes.append(tr("… and %1 more.")
                     .arg(locale.toString(static_cast<qulonglong>(preview.count - preview.first.size()))));
  if (preview.count == 0) notes.append(tr("No chunk is as the filter asks."));
  if (const QString words = promise(); !words.isEmpty() && preview.count > 0) notes.append(words);
  note_->setText(notes.join(QLatin1Char(' ')));
  target_->setNeeded(preview.bytes * subject_.tracks.size());
  Q_EMIT changed();
}

void ChunksPage::showProblem(const QString& sentence) {
  count_ = 0;
  problem_ = true;
  names_->clear();
  figures_->clear();
  setText(*note_, TextRole::Small, Tone::Error);
  note_->setText(sentence);
  Q_EMIT changed();
}

QString ChunksPage::startText() const {
  if (subject_.tracks.size() > 1) return tr("C&ut %1").arg(trackCountText(subject_.tracks.size()));
  return count_ > 0 ? tr("C&ut into %1").arg(fileCountText(count_)) : tr("C&ut");
}

QString ChunksPage::hindrance() const {
  if (subject_.tracks.empty()) return tr("Open a track, or select tracks in the library.");
  if (problem_ && subject_.isOneTrack()) return note_->text();
  if (subject_.isOneTrack() && count_ == 0) return tr("There is no chunk to be written.");
  if (!target_->isUsable()) return tr("Choose a folder that can be written.");
  return {};
}

ExportController::Job ChunksPage::job() const {
  return [wanted = wanted(), target = target_->target()](ExportStore& store, const ExportControl& control) {
    return store.writeChunks(wanted, target, control);
  };
}

QJsonObject ChunksPage::saveState() const {
  return {{QStringLiteral("folder"), target_->folder()},
          {QStringLiteral("settings"), toJson(form_->settings())}};
}

void ChunksPage::restoreState(const QJsonObject& state) {
  target_->setFolder(state.value(QLatin1String("folder")).toString());
  form_->setSettings(chunkSettingsFrom(state.value(QLatin1String("settings")).toObject()));
}

}  // namespace barline::ui
