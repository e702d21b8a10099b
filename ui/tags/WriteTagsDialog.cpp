#include "ui/tags/WriteTagsDialog.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/tags/TagPreviewModel.h"
#include "ui/tags/TagWishesForm.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr qint64 kBeforeEstimateMs = 1500;
constexpr qsizetype kProblemsShown = 4;

QString timeLeft(qint64 elapsedMs, int done, int total) {
  if (done == 0 || elapsedMs < kBeforeEstimateMs) return {};
  const qint64 seconds = (elapsedMs * (total - done) / done + 999) / 1000;
  return WriteTagsDialog::tr("%1:%2 left").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString numberOf(int count) {
  return QLocale().toString(count);
}

QTableView* makeTable(TagPreviewModel& model, QWidget* parent) {
  auto* table = new QTableView(parent);
  table->setModel(&model);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(26);
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table->setColumnWidth(TagPreviewModel::Track, 240);
  table->setColumnWidth(TagPreviewModel::Field, 270);
  table->setColumnWidth(TagPreviewModel::Before, 140);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setAccessibleName(WriteTagsDialog::tr("Before and after"));
  return table;
}

}  // namespace

WriteTagsDialog::WriteTagsDialog(TagController& controller, QWidget* parent)
    : QDialog(parent),
      controller_(controller),
      form_(new TagWishesForm(this)),
      model_(new TagPreviewModel(this)),
      heading_(new QLabel(this)),
      table_(makeTable(*model_, this)),
      empty_(new QLabel(this)),
      status_(new QLabel(this)),
      problems_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      write_(new QPushButton(this)),
      undo_(new QPushButton(this)),
      cancel_(new QPushButton(tr("Cancel"), this)),
      close_(new QPushButton(tr("Close"), this)) {
  setWindowTitle(tr("Write tags into files"));
  setSurface(*this, Surface::Panel);
  setText(*heading_, TextRole::Body, Tone::Mid);
  heading_->setWordWrap(true);
  setText(*empty_, TextRole::Body, Tone::Mid);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  setText(*status_, TextRole::Small, Tone::Mid);
  setText(*problems_, TextRole::Small, Tone::Error);
  problems_->setWordWrap(true);
  problems_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  problems_->hide();
  bar_->setTextVisible(false);
  setButtonKind(*write_, ButtonKind::Primary);
  for (QPushButton* const button : {write_, undo_, cancel_, close_}) button->setAutoDefault(false);

  auto* list = new QWidget(this);
  auto* stack = new QStackedLayout(list);
  stack->setStackingMode(QStackedLayout::StackOne);
  stack->addWidget(table_);
  stack->addWidget(empty_);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(8);
  foot->addWidget(status_);
  foot->addWidget(bar_, 1);
  foot->addStretch(0);
  foot->addWidget(undo_);
  foot->addWidget(cancel_);
  foot->addWidget(close_);
  foot->addWidget(write_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->setSpacing(12);
  column->addWidget(heading_);
  column->addWidget(form_);
  column->addWidget(list, 1);
  column->addWidget(problems_);
  column->addLayout(foot);
  resize(860, 560);

  connect(form_, &TagWishesForm::changed, this, &WriteTagsDialog::list);
  connect(write_, &QPushButton::clicked, this, &WriteTagsDialog::write);
  connect(undo_, &QPushButton::clicked, this, &WriteTagsDialog::undo);
  connect(cancel_, &QPushButton::clicked, &controller_, &TagController::cancel);
  connect(close_, &QPushButton::clicked, this, &QDialog::close);
  connect(model_, &QAbstractItemModel::modelReset, this, [this, stack] {
    empty_->setText(emptyText());
    stack->setCurrentWidget(model_->rowCount() > 0 ? static_cast<QWidget*>(table_) : empty_);
  });
  connect(&controller_, &TagController::previewed, this, &WriteTagsDialog::onPreviewed);
  connect(&controller_, &TagController::progress, this, &WriteTagsDialog::onProgress);
  connect(&controller_, &TagController::written, this, &WriteTagsDialog::onWritten);
  connect(&controller_, &TagController::takenBack, this, &WriteTagsDialog::onTakenBack);
  connect(&controller_, &TagController::lastWrittenChanged, this, &WriteTagsDialog::setLastWritten);
  connect(&controller_, &TagController::failed, this, [this](const QString& sentence) {
    problems_->setText(sentence);
    problems_->show();
    end({});
  });
  model_->setPlans(nullptr);
  end({});
}

void WriteTagsDialog::setTracks(std::vector<std::int64_t> tracks) {
  tracks_ = std::move(tracks);
  const int count = static_cast<int>(tracks_.size());
  heading_->setText(
      tr("Puts what Barline knows of a track, with your corrections, into its file. Nothing is written "
         "but what is ticked, and only when you press Write; the sound of each file is proven to stay "
         "the same.") +
      QLatin1Char(' ') + (count == 1 ? tr("1 track.") : tr("%1 tracks.").arg(numberOf(count))));
  list();
}

void WriteTagsDialog::setLastWritten(const std::optional<WrittenTags>& last) {
  last_ = last;
  updateButtons();
}

void WriteTagsDialog::list() {
  if (task_ == Task::Writing || task_ == Task::Returning) return;
  problems_->hide();
  model_->setPlans(nullptr);
  if (!form_->wishes().any() || tracks_.empty()) {
    controller_.cancel();
    end({});
    return;
  }
  begin(Task::Listing);
  controller_.preview(tracks_, form_->wishes());
}

void WriteTagsDialog::write() {
  if (task_ != Task::None || model_->files() == 0) return;
  problems_->hide();
  begin(Task::Writing);
  controller_.write(model_->plans(), form_->keepsTimes());
}

void WriteTagsDialog::undo() {
  if (task_ != Task::None || !last_) return;
  problems_->hide();
  begin(Task::Returning);
  controller_.undo(*last_);
}

void WriteTagsDialog::begin(Task task) {
  task_ = task;
  elapsed_.start();
  bar_->setRange(0, 0);
  status_->setText(task == Task::Listing   ? tr("Reading tags…")
                   : task == Task::Writing ? tr("Writing…")
                                           : tr("Taking back…"));
  model_->setPlans(model_->plans());  // what an empty list says follows the task
  updateButtons();
}

void WriteTagsDialog::end(const QString& status) {
  task_ = Task::None;
  status_->setText(status);
  updateButtons();
}

void WriteTagsDialog::updateButtons() {
  const bool busy = task_ != Task::None;
  const int files = model_->files();
  bar_->setVisible(busy);
  form_->setEnabled(task_ == Task::None || task_ == Task::Listing);
  cancel_->setVisible(task_ == Task::Writing || task_ == Task::Returning);
  close_->setVisible(!cancel_->isVisibleTo(this));
  write_->setText(files > 0 ? (files == 1 ? tr("&Write 1 file") : tr("&Write %1 files").arg(numberOf(files)))
                            : tr("&Write"));
  write_->setEnabled(!busy && files > 0);
  undo_->setVisible(last_.has_value());
  undo_->setEnabled(!busy);
  if (!last_) return;
  const int count = static_cast<int>(last_->files);
  const QDateTime time = QDateTime::fromSecsSinceEpoch(last_->madeAt);
  undo_->setText(count == 1 ? tr("&Take back 1 file") : tr("&Take back %1 files").arg(numberOf(count)));
  undo_->setToolTip(tr("Gives back the tags that files had before %1.")
                        .arg(QLocale().toString(time, QLocale::ShortFormat)));
}

QString WriteTagsDialog::emptyText() const {
  if (tracks_.empty()) return tr("Select tracks in the library first.");
  if (!form_->wishes().any())
    return tr("Tick what is to be written. What would change is listed here first.");
  if (task_ == Task::Listing) return tr("Reading the files' tags…");
  return tr("Nothing to write: the files hold all of it already, or it is not known of these tracks.");
}

void WriteTagsDialog::onPreviewed(const TagPlans& plans) {
  if (task_ != Task::Listing) return;
  task_ = Task::None;
  model_->setPlans(plans);
  table_->clearSpans();
  for (int row = 0; row < model_->rowCount(); ++row) {
    if (model_->isProblem(row)) table_->setSpan(row, TagPreviewModel::Field, 1, 3);
  }
  const int changes = model_->rowCount() - model_->problems();
  QString status = changes == 1 ? tr("1 change") : tr("%1 changes").arg(numberOf(changes));
  if (model_->problems() > 0) {
    status += QStringLiteral(" · ");
    status += model_->problems() == 1 ? tr("1 file cannot be written")
                                      : tr("%1 files cannot be written").arg(numberOf(model_->problems()));
  }
  end(status);
}

void WriteTagsDialog::onProgress(int done, int total) {
  if (task_ == Task::None) return;
  bar_->setRange(0, total);
  bar_->setValue(done);
  QString text = tr("%1 of %2").arg(numberOf(done), numberOf(total));
  const QString left = timeLeft(elapsed_.elapsed(), done, total);
  if (!left.isEmpty()) text += QStringLiteral(" · ") + left;
  status_->setText(text);
}

void WriteTagsDialog::onWritten(const tags::TagOutcome& outcome) {
  showProblems(outcome);
  model_->setPlans(nullptr);
  const int files = static_cast<int>(outcome.files);
  const QString done = files == 1 ? tr("Wrote 1 file.") : tr("Wrote %1 files.").arg(numberOf(files));
  end(outcome.cancelled ? tr("Cancelled.") + QLatin1Char(' ') + done : done);
  empty_->setText(status_->text() + QLatin1Char('\n') +
                  tr("Taking them back gives the files what they held before."));
}

void WriteTagsDialog::onTakenBack(const tags::TagOutcome& outcome) {
  const int files = static_cast<int>(outcome.files);
  const QString done = files == 1 ? tr("Took back 1 file.") : tr("Took back %1 files.").arg(numberOf(files));
  end(outcome.cancelled ? tr("Cancelled.") + QLatin1Char(' ') + done : done);
  const QString status = status_->text();
  list();
  showProblems(outcome);
  if (task_ == Task::None) status_->setText(status);
}

void WriteTagsDialog::showProblems(const tags::TagOutcome& outcome) {
  QStringList lines;
  for (const tags::FileProblem& problem : outcome.problems)
    lines.append(QString::fromStdString(problem.sentence));
  const qsizetype more = lines.size() - kProblemsShown;
  if (more > 0) {
    lines.resize(kProblemsShown);
    lines.append(tr("… and %1 more").arg(numberOf(static_cast<int>(more))));
  }
  problems_->setText(lines.join(QLatin1Char('\n')));
  problems_->setVisible(!lines.isEmpty());
}

void WriteTagsDialog::reject() {
  controller_.cancel();
  if (task_ != Task::Writing && task_ != Task::Returning) QDialog::reject();
}

}  // namespace barline::ui
