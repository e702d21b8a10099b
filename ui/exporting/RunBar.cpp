#include "ui/exporting/RunBar.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/exporting/ExportSubject.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kProblemLines = 4;
constexpr int kMarkSize = 16;
constexpr int kFocusRing = 3;
constexpr int kLineHeight = 30;  // of what is highest in it: nothing moves when the person is asked
/// Characters of a title beside the bar, of a path in the result.
constexpr int kTitleRoom = 30;
constexpr int kPathRoom = 60;

QString number(std::size_t value) {
  return QLocale().toString(static_cast<qulonglong>(value));
}

/// The middle gives way, as beginning and end of a path say most.
QString shortened(const QString& text, int room) {
  if (text.size() <= room) return text;
  const int half = room / 2;
  return text.left(half) + QChar(0x2026) + text.right(half);
}

QString doneText(const ExportOutcome& outcome) {
  QString text = outcome.files == 0
                     ? RunBar::tr("Nothing was written")
                     : RunBar::tr("%1 in %2")
                           .arg(fileCountText(outcome.files), shortened(pathText(outcome.folder), kPathRoom));
  if (outcome.bytes > 0) text += QStringLiteral(" · ") + sizeText(outcome.bytes);
  if (outcome.skipped > 0)
    text += QStringLiteral(" · ") + RunBar::tr("%1 skipped").arg(number(outcome.skipped));
  if (!outcome.problems.empty())
    text += QStringLiteral(" · ") + RunBar::tr("%1 failed").arg(number(outcome.problems.size()));
  return outcome.cancelled ? RunBar::tr("Cancelled. %1").arg(text) : text;
}

}  // namespace

RunBar::RunBar(ExportController& controller, QWidget* parent)
    : QWidget(parent),
      controller_(controller),
      mark_(new QLabel(this)),
      status_(new QLabel(this)),
      folder_(new QPushButton(tr("&Show in folder"), this)),
      bar_(new QProgressBar(this)),
      question_(new QLabel(this)),
      forAll_(new QCheckBox(tr("For &all"), this)),
      problems_(new QPlainTextEdit(this)),
      cancel_(new QPushButton(tr("Cancel"), this)),
      close_(new QPushButton(tr("Close"), this)),
      start_(new QPushButton(this)) {
  status_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  bar_->setRange(0, kProgressSteps);
  bar_->setTextVisible(false);
  problems_->setReadOnly(true);
  problems_->setTabChangesFocus(true);
  problems_->setAccessibleName(tr("What failed"));
  setButtonKind(*start_, ButtonKind::Primary);
  setButtonKind(*folder_, ButtonKind::Quiet);
  for (QPushButton* button : {folder_, cancel_, close_, start_}) button->setAutoDefault(false);
  start_->setObjectName(QStringLiteral("start"));
  cancel_->setObjectName(QStringLiteral("cancel"));
  status_->setObjectName(QStringLiteral("status"));
  folder_->setObjectName(QStringLiteral("show_in_folder"));
  problems_->setObjectName(QStringLiteral("problems"));
  forAll_->setObjectName(QStringLiteral("for_all"));
  asking_ = makeQuestion();

  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addStrut(kLineHeight);
  line->addWidget(mark_);
  line->addWidget(status_, 3);
  line->addWidget(bar_, 2);
  line->addWidget(folder_);
  line->addWidget(asking_, 4);
  line->addSpacing(8);
  line->addWidget(cancel_);
  line->addWidget(close_);
  line->addWidget(start_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(problems_);
  column->addLayout(line);

  connect(start_, &QPushButton::clicked, this, &RunBar::startRequested);
  connect(cancel_, &QPushButton::clicked, &controller_, &ExportController::cancel);
  connect(close_, &QPushButton::clicked, this, &RunBar::closeRequested);
  connect(folder_, &QPushButton::clicked, this, &RunBar::showInFolder);
  connect(&controller_, &ExportController::begun, this, [this] {
    problems_->hide();
    status_->setText(tr("Reading…"));
    bar_->setRange(0, 0);
    setState(State::Running);
  });
  connect(&controller_, &ExportController::progressed, this, &RunBar::onProgress);
  connect(&controller_, &ExportController::asked, this, &RunBar::onAsked);
  connect(&controller_, &ExportController::ended, this, &RunBar::onEnded);
  connect(&controller_, &ExportController::failed, this, [this](const QString& sentence) {
    setState(State::Idle);
    showResult(sentence, true);
    folder_->hide();
  });
  problems_->hide();
  forget();
  setState(controller_.isBusy() ? State::Running : State::Idle);
}

QWidget* RunBar::makeQuestion() {
  auto* asking = new QWidget(this);
  auto* line = new QHBoxLayout(asking);
  line->setContentsMargins(0, kFocusRing, 0, kFocusRing);
  line->setSpacing(8);
  question_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  line->addWidget(question_, 1);
  line->addWidget(forAll_);
  const auto add = [&](const QString& text, const char* name, Collision word) {
    auto* button = new QPushButton(text, asking);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    line->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, word] { answer(word); });
  };
  add(tr("&Keep both"), "keep_both", Collision::KeepBoth);
  add(tr("S&kip"), "skip", Collision::Skip);
  add(tr("&Replace"), "replace", Collision::Replace);
  return asking;
}

void RunBar::setReady(const QString& text, const QString& hint) {
  hint_ = hint;
  start_->setText(text);
  start_->setEnabled(hint.isEmpty() && state_ == State::Idle);
  start_->setToolTip(hint);
}

void RunBar::forget() {
  if (state_ != State::Idle) return;
  status_->clear();
  mark_->clear();
  mark_->hide();
  folder_->hide();
  problems_->hide();
}

void RunBar::setState(State state) {
  state_ = state;
  const bool busy = state != State::Idle;
  bar_->setVisible(state == State::Running);
  status_->setVisible(state != State::Asking);
  asking_->setVisible(state == State::Asking);
  cancel_->setVisible(busy);
  close_->setVisible(!busy);
  start_->setVisible(!busy);
  start_->setEnabled(!busy && hint_.isEmpty());
  if (!busy) return;
  mark_->hide();
  folder_->hide();
  setText(*status_, TextRole::Body, Tone::High);
}

void RunBar::onProgress(const ExportState& state, double secondsLeft) {
  if (state_ != State::Running) return;
  bar_->setRange(0, kProgressSteps);
  bar_->setValue(static_cast<int>(state.fraction * kProgressSteps));
  QStringList parts;
  if (state.total > 1) parts.append(tr("%1 of %2").arg(number(state.done), number(state.total)));
  if (secondsLeft >= 0.0) parts.append(timeLeftText(secondsLeft));
  if (!state.subject.empty())
    parts.append(shortened(QString::fromStdString(state.subject).simplified(), kTitleRoom));
  status_->setText(parts.join(QStringLiteral(" · ")));
}

void RunBar::onAsked(const std::filesystem::path& file) {
  const QString name = pathText(file.filename());
  question_->setText(tr("%1 exists.").arg(shortened(name, kPathRoom)));
  question_->setToolTip(pathText(file));
  setState(State::Asking);
  // What changes nothing is what Enter does.
  findChild<QPushButton*>(QStringLiteral("keep_both"))->setFocus();
}

void RunBar::answer(Collision word) {
  if (state_ != State::Asking) return;
  setState(State::Running);
  controller_.answer(word, forAll_->isChecked());
  forAll_->setChecked(false);
}

void RunBar::onEnded(const ExportOutcome& outcome) {
  setState(State::Idle);
  shown_ = outcome.shown.empty() ? outcome.folder : outcome.shown.front().parent_path();
  showResult(doneText(outcome), !outcome.problems.empty());
  folder_->setVisible(outcome.files > 0);
  showProblems(outcome);
}

void RunBar::showResult(const QString& text, bool failed) {
  const Tone tone = failed ? Tone::Error : Tone::High;
  setText(*status_, TextRole::Body, tone);
  status_->setText(text);
  status_->setToolTip(text);
  const Theme& theme = themeOf(*this);
  mark_->setPixmap(iconPixmap(failed ? IconName::Warn : IconName::Check, kMarkSize,
                              failed ? toneColour(theme, tone) : theme.colours().state.ok,
                              devicePixelRatioF()));
  mark_->show();
  folder_->setEnabled(true);
}

void RunBar::showProblems(const ExportOutcome& outcome) {
  QStringList lines;
  for (const auto* sentences : {&outcome.problems, &outcome.warnings}) {
    for (const QString& sentence : *sentences) lines.append(sentence);
  }
  problems_->setPlainText(lines.join(QLatin1Char('\n')));
  const int shown = static_cast<int>(std::clamp<qsizetype>(lines.size(), 1, kProblemLines));
  problems_->setFixedHeight(shown * problems_->fontMetrics().lineSpacing() + 12);
  problems_->setVisible(!lines.isEmpty());
}

void RunBar::showInFolder() const {
  QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(shown_)));
}

}  // namespace barline::ui
