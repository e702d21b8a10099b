#include "ui/diagnosis/CrashDialog.h"

#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/diagnosis/DiagnosisController.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kRowHeight = 26;

}  // namespace

CrashDialog::CrashDialog(DiagnosisController& diagnosis, QWidget* parent)
    : QDialog(parent),
      diagnosis_(diagnosis),
      about_(new QLabel(this)),
      list_(new QListWidget(this)),
      text_(new QPlainTextEdit(this)),
      copy_(new QPushButton(tr("&Copy"), this)),
      folder_(new QPushButton(tr("&Show in folder"), this)),
      remove_(new QPushButton(tr("&Delete"), this)) {
  setWindowTitle(tr("Crash reports"));
  setSurface(*this, Surface::Panel);
  setText(*about_, TextRole::Body, Tone::Mid);
  about_->setWordWrap(true);
  list_->setAccessibleName(tr("Crash reports, the newest first"));
  list_->setMaximumWidth(220);
  text_->setAccessibleName(tr("Crash report"));
  text_->setReadOnly(true);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));

  auto* middle = new QHBoxLayout;
  middle->setSpacing(12);
  middle->addWidget(list_);
  middle->addWidget(text_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  for (QPushButton* button : {copy_, folder_, remove_})
    buttons->addButton(button, QDialogButtonBox::ActionRole);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 12);
  layout->setSpacing(12);
  layout->addWidget(about_);
  layout->addLayout(middle, 1);
  layout->addWidget(buttons);
  resize(900, 560);

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(list_, &QListWidget::currentRowChanged, this, &CrashDialog::showSelected);
  connect(copy_, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(text_->toPlainText()); });
  connect(folder_, &QPushButton::clicked, this, [this] {
    if (const CrashEntry* report = selected())
      QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(report->file.parent_path())));
  });
  connect(remove_, &QPushButton::clicked, this, [this] {
    if (const CrashEntry* report = selected()) diagnosis_.removeReport(report->file);
  });
  connect(&diagnosis_, &DiagnosisController::reportsListed, this, &CrashDialog::fill);
  connect(&diagnosis_, &DiagnosisController::reportRead, this,
          [this](const std::filesystem::path& file, const QString& text) {
            const CrashEntry* report = selected();
            if (report != nullptr && report->file == file) text_->setPlainText(text);
          });
  fill({});
  diagnosis_.listReports();
}

void CrashDialog::fill(const std::vector<CrashEntry>& reports) {
  const int row = std::max(0, list_->currentRow());
  reports_ = reports;
  list_->clear();
  for (const CrashEntry& report : reports_) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(report.madeAt);
    auto* item = new QListWidgetItem(QLocale().toString(time, QLocale::ShortFormat), list_);
    item->setSizeHint(QSize(0, kRowHeight));
  }
  about_->setText(reports_.empty()
                      ? tr("There is no crash report.")
                      : tr("Barline sends these to nobody. They name what was open and the last lines of the "
                           "log, and hold nothing of what is in your files."));
  list_->setCurrentRow(std::min(row, list_->count() - 1));
  showSelected();
}

void CrashDialog::showSelected() {
  const CrashEntry* report = selected();
  for (QPushButton* button : {copy_, folder_, remove_}) button->setEnabled(report != nullptr);
  text_->clear();
  if (report != nullptr) diagnosis_.readReport(report->file);
}

const CrashEntry* CrashDialog::selected() const {
  const int row = list_->currentRow();
  return row < 0 || row >= static_cast<int>(reports_.size()) ? nullptr
                                                             : &reports_[static_cast<std::size_t>(row)];
}

}  // namespace barline::ui
