#include "ui/exporting/TimelinePage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/exporting/ChoiceButtons.h"
#include "ui/exporting/FormatDelegate.h"
#include "ui/exporting/FormatListModel.h"
#include "ui/exporting/LayerTicks.h"
#include "ui/exporting/PreviewPane.h"
#include "ui/exporting/TargetFields.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

using exporting::ExportFormat;
using exporting::FormatContent;
using exporting::FormatScope;
using exporting::TimelineVersion;

constexpr int kListWidth = 300;
constexpr qsizetype kLossesShown = 4;
constexpr qsizetype kEndingsShown = 3;

// In the order of the buttons.
constexpr int kEdited = 0;
constexpr int kAnalysis = 1;
constexpr int kOfTrack = 0;
constexpr int kOfSelection = 1;

/// ".beats.lab, .chords.lab and 3 more"
QString endingsText(const QStringList& endings) {
  if (endings.size() <= kEndingsShown) return endings.join(TimelinePage::tr(", "));
  return TimelinePage::tr("%1 and %2 more")
      .arg(endings.first(kEndingsShown - 1).join(TimelinePage::tr(", ")))
      .arg(endings.size() - kEndingsShown + 1);
}

}  // namespace

TimelinePage::TimelinePage(std::shared_ptr<ExportStore> store, QWidget* parent)
    : ExportPage(parent),
      store_(std::move(store)),
      lookup_(store_),
      model_(new FormatListModel(store_->formats(), this)),
      formats_(new QListView(this)),
      title_(new QLabel(this)),
      summary_(new QLabel(this)),
      layers_(new LayerTicks(this)),
      version_(new ChoiceButtons(tr("Version"), {tr("With edits"), tr("Analysis only")}, this)),
      times_(new ChoiceButtons(tr("Times from"), {tr("Start of track"), tr("Start of selection")}, this)),
      losses_(new QLabel(this)),
      preview_(new PreviewPane(this)),
      target_(new TargetFields(store_, true, this)) {
  auto* line = new QHBoxLayout;
  line->setSpacing(16);
  line->addWidget(makeFormats());
  line->addWidget(makeChoices(), 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addLayout(line, 1);
  column->addWidget(target_);

  connect(formats_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &TimelinePage::onFormatChosen);
  connect(layers_, &LayerTicks::changed, this, &TimelinePage::onChoiceChanged);
  connect(version_, &ChoiceButtons::chosen, this, &TimelinePage::onChoiceChanged);
  connect(times_, &ChoiceButtons::chosen, this, &TimelinePage::onChoiceChanged);
  connect(target_, &TargetFields::changed, this, &TimelinePage::changed);
  connect(&lookup_, &ExportLookup::slow, preview_, &PreviewPane::showWaiting);
  connect(&lookup_, &ExportLookup::failed, this, [this](const QString& sentence) {
    preview_->showNote(sentence, true);
    showLosses({});
  });
  setObjectName(QStringLiteral("timeline"));
  setFocusProxy(formats_);
  formats_->setCurrentIndex(model_->first());
  setSubject({});
}

QWidget* TimelinePage::makeFormats() {
  formats_->setModel(model_);
  formats_->setItemDelegate(new FormatDelegate(formats_));
  formats_->setFixedWidth(kListWidth);
  formats_->setMouseTracking(true);
  formats_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  formats_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  formats_->setAccessibleName(tr("Formats"));
  setPaintsOwnFocusRing(*formats_);
  return formats_;
}

QWidget* TimelinePage::makeChoices() {
  setText(*title_, TextRole::Title);
  setText(*summary_, TextRole::Body, Tone::Mid);
  summary_->setWordWrap(true);
  setText(*losses_, TextRole::Small, Tone::Warn);
  losses_->setWordWrap(true);
  losses_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  losses_->setObjectName(QStringLiteral("losses"));
  auto* choices = new QWidget(this);
  auto* how = new QHBoxLayout;
  how->setSpacing(16);
  how->addWidget(version_);
  how->addWidget(times_);
  how->addStretch(1);
  auto* column = new QVBoxLayout(choices);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(title_);
  column->addWidget(summary_);
  column->addWidget(layers_);
  column->addLayout(how);
  column->addWidget(losses_);
  column->addWidget(preview_, 1);
  return choices;
}

QString TimelinePage::title() {
  return tr("Timeline");
}

const ExportFormat* TimelinePage::format() const {
  return model_->formatAt(formats_->currentIndex());
}

void TimelinePage::chooseFormat(std::string_view id) {
  const QModelIndex index = model_->indexOf(id);
  if (index.isValid()) formats_->setCurrentIndex(index);
}

bool TimelinePage::isOneFile() const {
  return subject_.isOneTrack() || (format() != nullptr && format()->scope == FormatScope::AllTracks);
}

void TimelinePage::setSubject(const ExportSubject& subject) {
  subject_ = subject;
  target_->setOneFile(isOneFile());
  times_->setVisible(subject_.range.has_value());
  updatePreview();
  Q_EMIT changed();
}

void TimelinePage::setActive(bool active) {
  if (std::exchange(active_, active) == active) return;
  if (active) {
    target_->refresh();
    updatePreview();
  } else {
    lookup_.forget();
  }
}

void TimelinePage::onWritten() {
  target_->refresh();
}

void TimelinePage::onFormatChosen() {
  if (format() == nullptr) return;
  title_->setText(titleText(*format()));
  summary_->setText(summaryText(*format()));
  layers_->setFormat(format()->layers, titleText(*format()));
  showChoice(choices_.of(*format()));
  target_->setOneFile(isOneFile());
  updatePreview();
  Q_EMIT changed();
}

void TimelinePage::showChoice(const FormatChoice& choice) {
  layers_->setChosen(choice.layers);
  version_->setChoice(choice.version == TimelineVersion::Analysis ? kAnalysis : kEdited);
  times_->setChoice(choice.timesFromRange ? kOfSelection : kOfTrack);
}

void TimelinePage::onChoiceChanged() {
  choices_.keep(*format(), {.layers = layers_->chosen(),
                            .version = version_->choice() == kAnalysis ? TimelineVersion::Analysis
                                                                       : TimelineVersion::Edited,
                            .timesFromRange = times_->choice() == kOfSelection});
  updatePreview();
  Q_EMIT changed();
}

TimelineExport TimelinePage::wanted() const {
  return {.what = {.tracks = subject_.tracks,
                   .range = subject_.range,
                   .version =
                       version_->choice() == kAnalysis ? TimelineVersion::Analysis : TimelineVersion::Edited},
          .timesFromRange = subject_.range.has_value() && times_->choice() == kOfSelection,
          .format = format(),
          .layers = layers_->chosen()};
}

void TimelinePage::updatePreview() {
  if (!active_ || format() == nullptr) return;
  if (subject_.tracks.empty()) {
    lookup_.forget();
    showLosses({});
    return preview_->showNote(tr("Open a track, or select tracks in the library."));
  }
  if (layers_->chosen().empty()) {
    lookup_.forget();
    showLosses({});
    return preview_->showNote(tr("Tick what goes into the file."));
  }
  lookup_.ask(
      [wanted = wanted()](ExportStore& store, const ExportControl& control) {
        return store.previewTimelines(wanted, control);
      },
      [this](const TimelinePreview& preview) { showPreview(preview); });
}

void TimelinePage::showPreview(const TimelinePreview& preview) {
  target_->setName(preview.stem, endingsText(preview.endings));
  layers_->setKnown(preview.known);
  version_->setChoiceEnabled(kAnalysis, preview.edited || subject_.tracks.size() > 1,
                             preview.edited ? QString() : tr("This track has no edits."));
  QString facts = preview.stem + preview.endings.value(0);
  if (preview.endings.size() > 1) facts = tr("%1 and %2 more").arg(facts).arg(preview.endings.size() - 1);
  if (preview.bytes > 0) facts = tr("%1 · %2").arg(facts, sizeText(preview.bytes));
  if (subject_.tracks.size() > 1 && format()->scope == FormatScope::EachTrack)
    facts = tr("First of %1: %2").arg(trackCountText(subject_.tracks.size()), facts);
  showLosses(preview.losses);
  if (format()->content == exporting::FormatContent::AudioCopy) {
    preview_->showNote(tr("The audio is copied, and what is ticked is put into the copy."));
  } else if (!preview.picture.isNull()) {
    preview_->showPicture(preview.picture, facts);
  } else if (preview.text.isEmpty()) {
    preview_->showNote(preview.endings.isEmpty()
                           ? tr("There is nothing to write: none of what is ticked is known of this track.")
                           : tr("This file cannot be shown as text."));
  } else {
    preview_->showText(preview.text, preview.cut, facts);
  }
}

void TimelinePage::showLosses(const std::vector<exporting::Loss>& losses) {
  QStringList lines;
  for (const exporting::Loss& loss : losses) lines.append(lossText(loss));
  losses_->setToolTip(lines.join(QLatin1Char('\n')));
  if (lines.size() > kLossesShown) {
    const qsizetype more = lines.size() - kLossesShown + 1;
    lines.resize(kLossesShown - 1);
    lines.append(tr("… and %1 more").arg(more));
  }
  losses_->setText(lines.join(QLatin1Char('\n')));
  losses_->setVisible(!lines.isEmpty());
}

QString TimelinePage::startText() const {
  if (subject_.tracks.size() > 1) return tr("E&xport %1").arg(trackCountText(subject_.tracks.size()));
  return subject_.range ? tr("E&xport selection") : tr("E&xport track");
}

QString TimelinePage::hindrance() const {
  if (format() == nullptr) return tr("Choose a format.");
  if (subject_.tracks.empty()) return tr("Open a track, or select tracks in the library.");
  if (layers_->chosen().empty()) return tr("Tick what goes into the file.");
  if (!target_->isUsable()) return tr("Choose a folder that can be written.");
  return {};
}

ExportController::Job TimelinePage::job() const {
  return [wanted = wanted(), target = target_->target()](ExportStore& store, const ExportControl& control) {
    return store.writeTimelines(wanted, target, control);
  };
}

QJsonObject TimelinePage::saveState() const {
  QJsonObject state{{QStringLiteral("folder"), target_->folder()},
                    {QStringLiteral("formats"), choices_.toJson()}};
  if (format() != nullptr)
    state.insert(QStringLiteral("format"),
                 QString::fromUtf8(format()->id.data(), static_cast<qsizetype>(format()->id.size())));
  return state;
}

void TimelinePage::restoreState(const QJsonObject& state) {
  choices_ = TimelineChoices::fromJson(state.value(QLatin1String("formats")).toObject());
  target_->setFolder(state.value(QLatin1String("folder")).toString());
  chooseFormat(state.value(QLatin1String("format")).toString().toStdString());
  onFormatChosen();
}

}  // namespace barline::ui
