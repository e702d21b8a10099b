#include "ui/exporting/ExportDialog.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/exporting/ChoiceButtons.h"
#include "ui/exporting/ChunksPage.h"
#include "ui/exporting/DatasetPage.h"
#include "ui/exporting/ReportPage.h"
#include "ui/exporting/RunBar.h"
#include "ui/exporting/TimelinePage.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kSubjectWidth = 300;

}  // namespace

ExportDialog::ExportDialog(ExportController& controller, QWidget* parent)
    : QDialog(parent),
      controller_(controller),
      stack_(new QStackedWidget(this)),
      choice_(new QComboBox(this)),
      run_(new RunBar(controller, this)) {
  setWindowTitle(tr("Export"));
  setSurface(*this, Surface::Panel);
  QStringList titles;
  addWay<TimelinePage>(titles);
  addWay<ChunksPage>(titles);
  addWay<DatasetPage>(titles);
  addWay<ReportPage>(titles);
  tabs_ = new ChoiceButtons({}, titles, this);

  auto* what = new QLabel(tr("&What"), this);
  setText(*what, TextRole::Body, Tone::Mid);
  what->setBuddy(choice_);
  choice_->setObjectName(QStringLiteral("subject"));
  choice_->setMinimumWidth(kSubjectWidth);
  choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(tabs_);
  head->addSpacing(16);
  head->addWidget(what);
  head->addWidget(choice_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(12);
  column->addLayout(head);
  column->addWidget(stack_, 1);
  column->addWidget(run_);
  resize(960, 640);

  connect(tabs_, &ChoiceButtons::chosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
  connect(choice_, &QComboBox::activated, this, [this](int index) {
    if (static_cast<std::size_t>(index) < subjects_.size())
      chooseSubject(subjects_[static_cast<std::size_t>(index)].kind);
  });
  connect(run_, &RunBar::startRequested, this, [this] {
    if (const ExportPage* page = current()) controller_.start(page->job());
  });
  connect(run_, &RunBar::closeRequested, this, &QDialog::close);
  connect(&controller_, &ExportController::ended, this, [this] {
    if (ExportPage* page = current()) page->onWritten();
  });
  setSubjects({});
}

template <class Made>
void ExportDialog::addWay(QStringList& titles) {
  titles.append(Made::title());
  ways_.push_back({.make = [this] { return new Made(controller_.store(), this); }});
}

ExportPage& ExportDialog::page(Page page) {
  Way& way = ways_[static_cast<std::size_t>(page)];
  if (way.page == nullptr) {
    way.page = way.make();
    connect(way.page, &ExportPage::changed, this, &ExportDialog::updateStart);
    const QJsonValue state = state_.value(way.page->objectName());
    if (state.isObject()) way.page->restoreState(state.toObject());
    way.page->setSubject(subject_);
    stack_->addWidget(way.page);
  }
  return *way.page;
}

ExportPage* ExportDialog::current() const {
  return static_cast<ExportPage*>(stack_->currentWidget());
}

void ExportDialog::showPage(Page page) {
  const bool first = current() == nullptr;
  ExportPage& shown = this->page(page);
  tabs_->setChoice(static_cast<int>(page));
  stack_->setCurrentWidget(&shown);
  if (first) shown.setFocus();
  for (const Way& way : ways_) {
    if (way.page != nullptr) way.page->setActive(way.page == &shown);
  }
  run_->forget();
  updateStart();
}

void ExportDialog::setSubjects(const std::vector<ExportSubject>& subjects) {
  if (subjects == subjects_ && choice_->count() > 0) return;
  subjects_ = subjects;
  const QSignalBlocker silent(choice_);
  choice_->clear();
  for (const ExportSubject& subject : subjects_) {
    choice_->addItem(subjectText(subject));
    choice_->setItemData(choice_->count() - 1, subjectText(subject), Qt::ToolTipRole);
  }
  choice_->setEnabled(!subjects_.empty());
  if (subjects_.empty()) choice_->addItem(tr("No track is open or selected"));
  chooseSubject(wanted_);
}

void ExportDialog::chooseSubject(ExportSubject::Kind kind) {
  wanted_ = kind;
  const auto found = std::ranges::find(subjects_, kind, &ExportSubject::kind);
  onSubjectChosen(found == subjects_.end() ? 0 : static_cast<int>(found - subjects_.begin()));
}

void ExportDialog::refresh() {
  for (const Way& way : ways_) {
    if (way.page != nullptr) way.page->setSubject(subject_);
  }
}

void ExportDialog::onSubjectChosen(int index) {
  choice_->setCurrentIndex(index);
  const auto at = static_cast<std::size_t>(index);
  const ExportSubject chosen = at < subjects_.size() ? subjects_[at] : ExportSubject{};
  choice_->setToolTip(choice_->currentText());
  if (chosen == subject_) return;
  subject_ = chosen;
  refresh();
  run_->forget();
  updateStart();
}

void ExportDialog::updateStart() {
  if (const ExportPage* page = current()) run_->setReady(page->startText(), page->hindrance());
}

QJsonObject ExportDialog::saveState() const {
  QJsonObject state = state_;
  for (const Way& way : ways_) {
    if (way.page != nullptr) state.insert(way.page->objectName(), way.page->saveState());
  }
  return state;
}

void ExportDialog::restoreState(const QJsonObject& state) {
  state_ = state;
  for (const Way& way : ways_) {
    if (way.page != nullptr) way.page->restoreState(state.value(way.page->objectName()).toObject());
  }
}

void ExportDialog::showEvent(QShowEvent* event) {
  if (current() == nullptr) showPage(Page::Timeline);
  QDialog::showEvent(event);
}

void ExportDialog::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) return QDialog::keyPressEvent(event);
  if (auto* button = qobject_cast<QAbstractButton*>(focusWidget())) button->click();
}

void ExportDialog::reject() {
  if (closing_ || !controller_.isBusy()) QDialog::reject();
}

void ExportDialog::closeEvent(QCloseEvent* event) {
  closing_ = true;
  controller_.cancel();
  QDialog::closeEvent(event);
}

}  // namespace barline::ui
