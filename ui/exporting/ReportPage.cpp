#include "ui/exporting/ReportPage.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <utility>

#include "ui/exporting/ChoiceButtons.h"
#include "ui/exporting/PreviewPane.h"
#include "ui/exporting/TargetFields.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

using exporting::TimelineVersion;

constexpr int kChoicesWidth = 300;
constexpr int kRowHeight = 26;

}  // namespace

ReportPage::ReportPage(std::shared_ptr<ExportStore> store, QWidget* parent)
    : ExportPage(parent),
      lookup_(store),
      kind_(new ChoiceButtons({}, {tr("Web page (HTML)"), tr("PDF")}, this)),
      paper_(new ChoiceButtons(tr("Paper"), {tr("A4"), tr("Letter")}, this)),
      together_(new ChoiceButtons({}, {tr("One of all"), tr("One of each")}, this)),
      version_(new ChoiceButtons({}, {tr("With edits"), tr("Analysis only")}, this)),
      titleLabel_(new QLabel(tr("&Title"), this)),
      title_(new QLineEdit(this)),
      parts_(new QListWidget(this)),
      preview_(new PreviewPane(this)),
      target_(new TargetFields(std::move(store), true, this)) {
  setObjectName(QStringLiteral("report"));
  setFocusProxy(kind_);
  auto* line = new QHBoxLayout;
  line->setSpacing(16);
  line->addWidget(makeChoices());
  line->addWidget(preview_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addLayout(line, 1);
  column->addWidget(target_);

  for (ChoiceButtons* buttons : {kind_, paper_, together_, version_})
    connect(buttons, &ChoiceButtons::chosen, this, &ReportPage::onChoice);
  connect(title_, &QLineEdit::textEdited, this, &ReportPage::onChoice);
  connect(parts_, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) { onTicked(*item); });
  connect(target_, &TargetFields::changed, this, &ReportPage::changed);
  connect(&lookup_, &ExportLookup::slow, preview_, &PreviewPane::showWaiting);
  connect(&lookup_, &ExportLookup::failed, this,
          [this](const QString& sentence) { preview_->showNote(sentence, true); });
  setSubject({});
}

QWidget* ReportPage::makeChoices() {
  auto* choices = new QWidget(this);
  choices->setFixedWidth(kChoicesWidth);
  auto* heading = new QLabel(tr("What goes in"), choices);
  for (QLabel* label : {heading, titleLabel_}) setText(*label, TextRole::Body, Tone::Mid);
  heading->setBuddy(parts_);
  titleLabel_->setBuddy(title_);
  parts_->setObjectName(QStringLiteral("parts"));
  parts_->setUniformItemSizes(true);
  parts_->setSelectionMode(QAbstractItemView::NoSelection);
  auto* column = new QVBoxLayout(choices);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  for (QWidget* buttons : {kind_, paper_, together_, version_}) column->addWidget(buttons, 0, Qt::AlignLeft);
  column->addSpacing(4);
  column->addWidget(titleLabel_);
  column->addWidget(title_);
  column->addSpacing(4);
  column->addWidget(heading);
  column->addWidget(parts_, 1);
  return choices;
}

QString ReportPage::title() {
  return tr("Report");
}

bool ReportPage::isTogether() const {
  return subject_.tracks.size() > 1 && together_->choice() == 0;
}

void ReportPage::setSubject(const ExportSubject& subject) {
  subject_ = subject;
  title_->setPlaceholderText(subject.kind == ExportSubject::Kind::List ? subject.name
                                                                       : tr("Selected tracks"));
  onChoice();
}

void ReportPage::setActive(bool active) {
  if (std::exchange(active_, active) == active) return;
  if (active) {
    target_->refresh();
    updatePreview();
  } else {
    lookup_.forget();
  }
}

void ReportPage::onWritten() {
  target_->refresh();
}

void ReportPage::onChoice() {
  paper_->setVisible(kind_->choice() == 1);
  together_->setVisible(subject_.tracks.size() > 1);
  for (QWidget* widget : std::initializer_list<QWidget*>{titleLabel_, title_})
    widget->setVisible(isTogether());
  target_->setOneFile(subject_.isOneTrack() || isTogether());
  updatePreview();
  Q_EMIT changed();
}

void ReportPage::onTicked(const QListWidgetItem& item) {
  if (item.checkState() == Qt::Checked) {
    leftOut_.remove(item.text());
  } else {
    leftOut_.insert(item.text());
  }
  updatePreview();
}

ReportExport ReportPage::wanted() const {
  ReportExport wanted{
      .what = {.tracks = subject_.tracks,
               .range = subject_.range,
               .version = version_->choice() == 1 ? TimelineVersion::Analysis : TimelineVersion::Edited},
      .together = isTogether(),
      .title = title_->text().trimmed(),
      .leftOut = leftOut_};
  if (wanted.title.isEmpty()) wanted.title = title_->placeholderText();
  if (kind_->choice() == 1)
    wanted.kind = paper_->choice() == 1 ? ReportExport::Kind::PdfLetter : ReportExport::Kind::PdfA4;
  return wanted;
}

void ReportPage::updatePreview() {
  if (!active_) return;
  if (subject_.tracks.empty()) {
    lookup_.forget();
    parts_->clear();
    return preview_->showNote(tr("Open a track, or select tracks in the library."));
  }
  lookup_.ask(
      [wanted = wanted()](ExportStore& store, const ExportControl& control) {
        return store.previewReport(wanted, control);
      },
      [this](const ReportPreview& preview) { showPreview(preview); });
}

void ReportPage::showPreview(const ReportPreview& preview) {
  target_->setName(preview.stem, preview.ending);
  QStringList shown;
  for (int i = 0; i < parts_->count(); ++i) shown.append(parts_->item(i)->text());
  if (shown != preview.parts) {
    const QSignalBlocker silent(parts_);
    parts_->clear();
    for (const QString& part : preview.parts) {
      auto* item = new QListWidgetItem(part, parts_);
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
      item->setCheckState(leftOut_.contains(part) ? Qt::Unchecked : Qt::Checked);
      item->setSizeHint(QSize(0, kRowHeight));
    }
  }
  const QString facts = tr("%1 · %2").arg(preview.stem + preview.ending, sizeText(preview.bytes));
  preview_->showText(preview.text, preview.cut,
                     preview.ofSome ? tr("Of the first tracks: %1").arg(facts) : facts);
}

QString ReportPage::startText() const {
  if (subject_.tracks.size() > 1 && !isTogether())
    return tr("&Write %1").arg(fileCountText(subject_.tracks.size()));
  return tr("&Write report");
}

QString ReportPage::hindrance() const {
  if (subject_.tracks.empty()) return tr("Open a track, or select tracks in the library.");
  if (!target_->isUsable()) return tr("Choose a folder that can be written.");
  return {};
}

ExportController::Job ReportPage::job() const {
  return [wanted = wanted(), target = target_->target()](ExportStore& store, const ExportControl& control) {
    return store.writeReports(wanted, target, control);
  };
}

QJsonObject ReportPage::saveState() const {
  return {{QStringLiteral("folder"), target_->folder()},
          {QStringLiteral("kind"), kind_->choice()},
          {QStringLiteral("paper"), paper_->choice()},
          {QStringLiteral("together"), together_->choice()},
          {QStringLiteral("left_out"),
           QJsonArray::fromStringList(QStringList(leftOut_.begin(), leftOut_.end()))}};
}

void ReportPage::restoreState(const QJsonObject& state) {
  target_->setFolder(state.value(QLatin1String("folder")).toString());
  kind_->setChoice(state.value(QLatin1String("kind")).toInt());
  paper_->setChoice(state.value(QLatin1String("paper")).toInt());
  together_->setChoice(state.value(QLatin1String("together")).toInt());
  leftOut_.clear();
  for (const auto& part : state.value(QLatin1String("left_out")).toArray()) leftOut_.insert(part.toString());
  onChoice();
}

}  // namespace barline::ui
