#include "ui/commands/ShortcutEditor.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/commands/CommandDelegate.h"
#include "ui/commands/CommandListModel.h"
#include "ui/commands/FixedKeys.h"
#include "ui/commands/ShortcutSheet.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {

ShortcutEditor::ShortcutEditor(CommandRegistry& registry, QWidget* parent)
    : QDialog(parent),
      registry_(registry),
      model_(new CommandListModel(registry, CommandListModel::Contents::Everything, this)),
      search_(new QLineEdit(this)),
      list_(new QListView(this)),
      name_(new QLabel(this)),
      key_(new QKeySequenceEdit(this)),
      conflict_(new QLabel(this)) {
  setWindowTitle(tr("Keyboard shortcuts"));
  setSurface(*this, Surface::Panel);
  resize(560, 620);
  search_->setPlaceholderText(tr("Search by name, menu or key"));
  search_->setAccessibleName(tr("Search shortcuts"));
  search_->setClearButtonEnabled(true);
  list_->setModel(model_);
  list_->setItemDelegate(new CommandDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->setAccessibleName(tr("Commands and their keys"));
  setText(*name_, TextRole::Strong);
  setText(*conflict_, TextRole::Small, Tone::Warn);
  conflict_->setWordWrap(true);
  key_->setAccessibleName(tr("New key"));
  key_->setToolTip(tr("Press the key that you want"));

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(8);
  layout->addWidget(search_);
  layout->addWidget(list_, 1);
  layout->addWidget(name_);
  auto* keys = new QHBoxLayout;
  keys->addWidget(key_, 1);
  assign_ = addButton(tr("Assign"), tr("Give the command this key"), &ShortcutEditor::assign);
  clear_ = addButton(tr("Remove"), tr("Leave the command without a key"), &ShortcutEditor::clearChosen);
  reset_ = addButton(tr("Reset"), tr("Give the command its usual key again"), &ShortcutEditor::resetChosen);
  for (QPushButton* button : {assign_, clear_, reset_}) keys->addWidget(button);
  layout->addLayout(keys);
  layout->addWidget(conflict_);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(addButton(tr("Reset all"), tr("Give every command its usual key again"),
                              &ShortcutEditor::resetEverything));
  bottom->addWidget(
      addButton(tr("Save sheet…"), tr("Save all shortcuts as a PDF to print"), &ShortcutEditor::saveSheet));
  bottom->addStretch(1);
  auto* done = new QPushButton(tr("Close"), this);
  done->setAutoDefault(false);
  connect(done, &QPushButton::clicked, this, &QDialog::accept);
  bottom->addWidget(done);
  layout->addLayout(bottom);

  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_->setQuery(text);
    list_->setCurrentIndex(model_->index(0));
  });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ShortcutEditor::showChosen);
  connect(key_, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence& sequence) {
    // One key, not a chord of keys after each other.
    if (sequence.count() > 1) key_->setKeySequence(QKeySequence(sequence[0]));
    showConflict();
  });
  connect(&registry_, &CommandRegistry::changed, this, [this] {
    const QString id = chosen();
    model_->refresh();
    choose(id);
    showChosen();
  });
  list_->setCurrentIndex(model_->index(0));
  showChosen();
  search_->setFocus();
}

QPushButton* ShortcutEditor::addButton(const QString& title, const QString& toolTip,
                                       void (ShortcutEditor::*run)()) {
  auto* button = new QPushButton(title, this);
  button->setToolTip(toolTip);
  button->setAutoDefault(false);
  connect(button, &QPushButton::clicked, this, run);
  return button;
}

void ShortcutEditor::choose(const QString& id) {
  if (const QModelIndex index = model_->indexOf(id); index.isValid() && !id.isEmpty()) {
    list_->setCurrentIndex(index);
    list_->scrollTo(index);
  }
}

void ShortcutEditor::enter(const QKeySequence& key) {
  key_->setKeySequence(key);
}

QString ShortcutEditor::chosen() const {
  const QModelIndex index = list_->currentIndex();
  return index.isValid() ? model_->row(index).id : QString();
}

void ShortcutEditor::showChosen() {
  const Command* command = registry_.find(chosen());
  const QModelIndex index = list_->currentIndex();
  name_->setText(index.isValid() ? model_->row(index).title : QString());
  key_->clear();
  for (QWidget* part : {static_cast<QWidget*>(key_), static_cast<QWidget*>(clear_)})
    part->setEnabled(command != nullptr);
  reset_->setEnabled(command != nullptr && registry_.isChanged(*command));
  showConflict();
}

QString ShortcutEditor::conflict() const {
  const QKeySequence key = key_->keySequence();
  if (key.isEmpty()) return {};
  if (isFixedKey(key)) return tr("%1 has a fixed meaning and keeps it.").arg(shortcutText(key));
  const Command* owner = registry_.ownerOf(key, chosen());
  if (owner == nullptr) return {};
  return tr("%1 belongs to “%2” (%3). Taking it over leaves that without a key.")
      .arg(shortcutText(key), owner->title(), owner->group);
}

void ShortcutEditor::showConflict() {
  const QKeySequence key = key_->keySequence();
  const QString text = registry_.find(chosen()) == nullptr && list_->currentIndex().isValid()
                           ? tr("This key is fixed.")
                           : conflict();
  conflict_->setText(text);
  assign_->setEnabled(!key.isEmpty() && !isFixedKey(key) && registry_.find(chosen()) != nullptr);
  assign_->setText(registry_.ownerOf(key, chosen()) != nullptr ? tr("Take over") : tr("Assign"));
}

void ShortcutEditor::assign() {
  const QKeySequence key = key_->keySequence();
  if (!key.isEmpty() && !isFixedKey(key)) registry_.setShortcut(chosen(), key);
}

void ShortcutEditor::clearChosen() {
  registry_.setShortcut(chosen(), {});
}

void ShortcutEditor::resetChosen() {
  registry_.reset(chosen());
}

void ShortcutEditor::resetEverything() {
  registry_.resetAll();
}

void ShortcutEditor::saveSheet() {
  auto* dialog = new QFileDialog(this, tr("Save the sheet of shortcuts"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pdf"));
  dialog->setNameFilter(tr("PDF (%1)").arg(QStringLiteral("*.pdf")));
  dialog->selectFile(tr("Barline shortcuts") + QStringLiteral(".pdf"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    if (!writeShortcutSheet(registry_, file)) conflict_->setText(tr("%1 could not be written.").arg(file));
  });
  dialog->open();
}

}  // namespace barline::ui
