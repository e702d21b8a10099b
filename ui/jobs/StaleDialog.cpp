#include "ui/jobs/StaleDialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr std::size_t kNamedSteps = 4;

}  // namespace

StaleDialog::StaleDialog(QueueController& queue, const AnalysisController& analysis, QWidget* parent)
    : QDialog(parent),
      queue_(queue),
      analysis_(analysis),
      intro_(new QLabel(tr("Looking through the library…"), this)),
      list_(new QTreeWidget(this)),
      total_(new QLabel(this)) {
  setWindowTitle(tr("Analyse again what is out of date"));
  setSurface(*this, Surface::Panel);
  intro_->setWordWrap(true);
  list_->setHeaderLabels({tr("What has changed"), tr("Tracks"), tr("Time")});
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setAccessibleName(tr("What has changed"));
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  list_->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  setText(*total_, TextRole::Body, Tone::Mid);
  total_->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  analyse_ = buttons->addButton(tr("Analyse again"), QDialogButtonBox::AcceptRole);
  analyse_->setEnabled(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->setSpacing(12);
  column->addWidget(intro_);
  column->addWidget(list_, 1);
  column->addWidget(total_);
  column->addWidget(buttons);
  list_->hide();
  total_->hide();
  resize(560, 200);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons, &QDialogButtonBox::accepted, this, &StaleDialog::enqueue);
  connect(list_, &QTreeWidget::itemChanged, this, &StaleDialog::updateTotal);
  connect(&queue_, &QueueController::staleTold, this, &StaleDialog::show);
  connect(&queue_, &QueueController::problem, intro_, &QLabel::setText);
  queue_.tellStale();
}

QString StaleDialog::aboutText(double seconds) {
  if (seconds < 90.0) return tr("about %1 s").arg(std::max(1, qRound(seconds)));
  return tr("about %1").arg(totalLengthText(seconds));
}

QString StaleDialog::changesText(const StaleTracks& stale) const {
  if (stale.changed.empty()) return tr("It is not known by which version they were analysed");
  QStringList titles;
  for (const StepView& step : analysis_.steps()) {
    if (std::ranges::find(stale.changed, step.id) != stale.changed.end()) titles.append(step.title);
  }
  const qsizetype named = std::min<qsizetype>(titles.size(), kNamedSteps);
  const QString text = titles.mid(0, named).join(tr(", "));
  return named == titles.size() ? text : tr("%1 and %2 more").arg(text).arg(titles.size() - named);
}

std::optional<double> StaleDialog::secondsFor(const StaleTracks& stale) const {
  return queue_.secondsFor(stale.seconds * stale.work);
}

void StaleDialog::show(const std::vector<StaleTracks>& stale) {
  stale_ = stale;
  list_->clear();
  if (stale_.empty()) {
    intro_->setText(tr("Every analysis is up to date. There is nothing to be done."));
    return;
  }
  intro_->setText(
      tr("Barline would find something else in these tracks by now. Only what has changed is made again, and "
         "what follows from it. Your corrections stay as they are."));
  {
    const QSignalBlocker quiet(list_);
    for (const StaleTracks& tracks : stale_) addRow(tracks);
  }
  list_->show();
  total_->show();
  resize(width(), 360);
  updateTotal();
}

void StaleDialog::addRow(const StaleTracks& stale) {
  auto* row = new QTreeWidgetItem(list_);
  row->setFlags(row->flags() | Qt::ItemIsUserCheckable);
  row->setCheckState(0, Qt::Checked);
  row->setText(0, changesText(stale));
  row->setToolTip(0, row->text(0));
  row->setText(1, QLocale().toString(static_cast<qulonglong>(stale.tracks)));
  row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  if (const auto seconds = secondsFor(stale)) row->setText(2, aboutText(*seconds));
  row->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
}

void StaleDialog::updateTotal() {
  std::size_t tracks = 0;
  double seconds = 0.0;
  bool known = true;
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    if (list_->topLevelItem(i)->checkState(0) != Qt::Checked) continue;
    const StaleTracks& stale = stale_[static_cast<std::size_t>(i)];
    tracks += stale.tracks;
    const auto needed = secondsFor(stale);
    known = known && needed.has_value();
    seconds += needed.value_or(0.0);
  }
  analyse_->setEnabled(tracks > 0);
  const QString count = QLocale().toString(static_cast<qulonglong>(tracks));
  if (tracks == 0) {
    total_->setText(tr("Nothing is chosen."));
  } else if (known) {
    total_->setText(
        tr("Chosen: %1, %2 at this machine's usual speed; longer where results that were kept have "
           "been cleared away since.")
            .arg(count, aboutText(seconds)));
  } else {
    total_->setText(
        tr("Chosen: %1. How long they take is known once this machine has analysed a few.").arg(count));
  }
}

void StaleDialog::enqueue() {
  std::vector<std::int64_t> recipes;
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    if (list_->topLevelItem(i)->checkState(0) != Qt::Checked) continue;
    const StaleTracks& stale = stale_[static_cast<std::size_t>(i)];
    recipes.insert(recipes.end(), stale.recipes.begin(), stale.recipes.end());
  }
  if (!recipes.empty()) queue_.enqueueStale(std::move(recipes));
  accept();
}

}  // namespace barline::ui
