#include "ui/exporting/TargetFields.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QStandardPaths>
#include <utility>

#include "ui/exporting/ExportSubject.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {

TargetFields::TargetFields(std::shared_ptr<ExportStore> store, bool named, QWidget* parent)
    : QWidget(parent),
      lookup_(std::move(store)),
      folder_(new QLineEdit(this)),
      name_(new QLineEdit(this)),
      nameLabel_(new QLabel(tr("Na&me"), this)),
      ending_(new QLabel(this)),
      note_(new QLabel(this)) {
  auto* folderLabel = new QLabel(tr("&Folder"), this);
  folderLabel->setBuddy(folder_);
  nameLabel_->setBuddy(name_);
  auto* choose = new QPushButton(tr("C&hoose…"), this);
  choose->setAutoDefault(false);
  // A stroke would make a folder of what precedes it.
  name_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[^/]*")), name_));
  folder_->setObjectName(QStringLiteral("folder"));
  name_->setObjectName(QStringLiteral("name"));
  for (QLabel* label : {folderLabel, nameLabel_}) setText(*label, TextRole::Body, Tone::Mid);
  setText(*ending_, TextRole::Body, Tone::Mid);
  setText(*note_, TextRole::Small, Tone::Low);
  ending_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(6);
  grid->addWidget(folderLabel, 0, 0);
  grid->addWidget(folder_, 0, 1);
  grid->addWidget(choose, 0, 2);
  grid->addWidget(note_, 0, 3);
  grid->addWidget(nameLabel_, 1, 0);
  auto* name = new QHBoxLayout;
  name->setSpacing(6);
  name->addWidget(name_, 1);
  name->addWidget(ending_);
  grid->addLayout(name, 1, 1);
  grid->setColumnStretch(1, 3);
  grid->setColumnStretch(3, 2);
  for (QWidget* widget : std::initializer_list<QWidget*>{nameLabel_, name_, ending_})
    widget->setVisible(named);

  folder_->setText(
      pathText(pathOf(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) / "Barline"));
  connect(choose, &QPushButton::clicked, this, &TargetFields::choose);
  connect(folder_, &QLineEdit::textChanged, this, [this] {
    refresh();
    Q_EMIT changed();
  });
  connect(name_, &QLineEdit::textEdited, this, &TargetFields::changed);
  refresh();
}

void TargetFields::setName(const QString& usual, const QString& ending) {
  usual_ = usual;
  ending_->setText(ending);
  setOneFile(name_->isEnabled());
}

void TargetFields::setOneFile(bool oneFile) {
  name_->setEnabled(oneFile);
  name_->setPlaceholderText(oneFile ? usual_ : tr("as each track is called"));
}

QString TargetFields::folder() const {
  return folder_->text();
}

void TargetFields::setFolder(const QString& folder) {
  if (!folder.isEmpty()) folder_->setText(folder);
}

ExportTarget TargetFields::target() const {
  return {pathOf(folder_->text().trimmed()),
          name_->isEnabled() ? name_->text().trimmed().toStdString() : std::string()};
}

void TargetFields::setNeeded(std::uint64_t bytes) {
  if (std::exchange(needed_, bytes) != bytes) showState();
}

bool TargetFields::isUsable() const {
  return pathOf(folder_->text().trimmed()).is_absolute() && (!state_ || state_->usable);
}

void TargetFields::refresh() {
  state_.reset();
  showState();
  const std::filesystem::path folder = target().folder;
  if (!folder.is_absolute()) return lookup_.forget();
  lookup_.ask([folder](ExportStore& store, const ExportControl&) { return store.lookAt(folder); },
              [this](const TargetState& state) {
                state_ = state;
                showState();
                Q_EMIT changed();
              });
}

void TargetFields::showState() {
  Tone tone = Tone::Low;
  QString text;
  if (!target().folder.is_absolute()) {
    tone = Tone::Warn;
    text = tr("Type a whole path, from / on.");
  } else if (state_ && !state_->usable) {
    tone = Tone::Error;
    text = state_->exists ? tr("Nothing can be written here.") : tr("This folder cannot be made.");
  } else if (state_) {
    const bool tight = state_->free && needed_ > *state_->free;
    if (tight) tone = Tone::Error;
    if (state_->free) {
      text = tight ? tr("%1 needed, only %2 free").arg(sizeText(needed_), sizeText(*state_->free))
                   : tr("%1 free").arg(sizeText(*state_->free));
    }
    if (!state_->exists) text = text.isEmpty() ? tr("will be made") : tr("%1 · will be made").arg(text);
  }
  setText(*note_, TextRole::Small, tone);
  note_->setText(text);
  note_->setToolTip(text);
}

void TargetFields::choose() {
  auto* dialog = new QFileDialog(this, tr("Where the files go"), folder_->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, folder_, &QLineEdit::setText);
  dialog->open();
}

}  // namespace barline::ui
