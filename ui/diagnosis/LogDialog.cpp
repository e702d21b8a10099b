#include "ui/diagnosis/LogDialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/diagnosis/DiagnosisController.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {

LogDialog::LogDialog(DiagnosisController& diagnosis, QWidget* parent)
    : QDialog(parent),
      diagnosis_(diagnosis),
      search_(new QLineEdit(this)),
      follow_(new QCheckBox(tr("&Follow"), this)),
      list_(new QListView(this)),
      empty_(new QLabel(this)),
      lines_(*list_) {
  setWindowTitle(tr("Log"));
  setSurface(*this, Surface::Panel);
  search_->setPlaceholderText(tr("Show only lines with …"));
  search_->setAccessibleName(tr("Text to look for"));
  search_->setClearButtonEnabled(true);
  follow_->setChecked(true);
  follow_->setToolTip(tr("Keeps the newest line in sight."));
  shown_.setSourceModel(&lines_);
  shown_.setFilterCaseSensitivity(Qt::CaseInsensitive);
  list_->setModel(&shown_);
  list_->setAccessibleName(tr("Lines of the log, the newest last"));
  list_->setUniformItemSizes(true);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  list_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setText(*empty_, TextRole::Body, Tone::Mid);
  auto* place = new QLabel(pathText(diagnosis_.logFile()), this);
  setText(*place, TextRole::Small, Tone::Mid);
  place->setTextInteractionFlags(Qt::TextSelectableByMouse);
  place->setWordWrap(true);

  auto* top = new QHBoxLayout;
  top->setSpacing(12);
  top->addWidget(search_, 1);
  top->addWidget(follow_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* copyButton = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
  copyButton->setToolTip(tr("Copies the selected lines, or all that are shown."));
  QPushButton* folder = buttons->addButton(tr("&Show in folder"), QDialogButtonBox::ActionRole);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 12);
  layout->setSpacing(12);
  layout->addLayout(top);
  layout->addWidget(list_, 1);
  layout->addWidget(empty_);
  layout->addWidget(place);
  layout->addWidget(buttons);
  resize(900, 560);

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(copyButton, &QPushButton::clicked, this, &LogDialog::copy);
  connect(folder, &QPushButton::clicked, this, [this] {
    QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(diagnosis_.logFile().parent_path())));
  });
  connect(new QShortcut(QKeySequence::Copy, list_), &QShortcut::activated, this, &LogDialog::copy);
  connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, search_,
          [this] { search_->setFocus(); });
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    shown_.setFilterFixedString(text);
    updateEmptiness();
    follow();
  });
  connect(follow_, &QCheckBox::toggled, this, &LogDialog::follow);
  connect(&diagnosis_, &DiagnosisController::readingStarted, &lines_, &LogModel::clear);
  connect(&diagnosis_, &DiagnosisController::linesRead, this, &LogDialog::append);
  diagnosis_.startReading();
  updateEmptiness();
  list_->setFocus();
}

LogDialog::~LogDialog() {
  diagnosis_.stopReading();
}

void LogDialog::append(const QStringList& lines) {
  lines_.append(lines);
  updateEmptiness();
  follow();
}

void LogDialog::follow() {
  if (follow_->isChecked()) list_->scrollToBottom();
}

void LogDialog::updateEmptiness() {
  empty_->setVisible(shown_.rowCount() == 0);
  empty_->setText(search_->text().isEmpty() ? tr("Nothing has been logged yet.")
                                            : tr("No line has this text."));
}

void LogDialog::copy() {
  QModelIndexList chosen = list_->selectionModel()->selectedIndexes();
  std::ranges::sort(chosen, {}, &QModelIndex::row);
  QStringList text;
  for (const QModelIndex& index : chosen) text += index.data().toString();
  if (chosen.isEmpty()) {
    for (int row = 0; row < shown_.rowCount(); ++row) text += shown_.index(row, 0).data().toString();
  }
  QGuiApplication::clipboard()->setText(text.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

}  // namespace barline::ui
