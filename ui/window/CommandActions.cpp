#include "ui/window/CommandActions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "ui/commands/CommandPalette.h"
#include "ui/commands/ShortcutEditor.h"
#include "ui/dialogs/KeyCap.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/window/Settings.h"

namespace barline::ui {

/// A button with a glass, its title and the keys that do the same.
class CommandActions::Button final : public QToolButton {
 public:
  Button(const QString& title, QWidget* parent)
      : QToolButton(parent),
        row_(new QHBoxLayout(this)),
        glass_(new QLabel(this)),
        title_(new QLabel(title, this)) {
    setButtonKind(*this, ButtonKind::Quiet);
    setFocusPolicy(Qt::TabFocus);
    setFixedHeight(24);
    setAccessibleName(title);
    setText(*title_, TextRole::Body, Tone::Mid);
    row_->setContentsMargins(8, 0, 4, 0);
    row_->setSpacing(6);
    for (QLabel* part : {glass_, title_}) {
      part->setAttribute(Qt::WA_TransparentForMouseEvents);
      row_->addWidget(part);
    }
  }

  void setKeys(const QString& keys) {
    delete cap_;
    cap_ = nullptr;
    if (!keys.isEmpty()) {
      cap_ = new KeyCap(QString(keys).replace(u'+', u' '), this);
      cap_->setAttribute(Qt::WA_TransparentForMouseEvents);
      row_->addWidget(cap_);
    }
    updateGeometry();
  }

  void setTheme(const Theme& theme) {
    glass_->setPixmap(iconPixmap(IconName::Search, theme.tokens().size.icon, theme.colours().text.mid,
                                 devicePixelRatioF()));
  }

  [[nodiscard]] QSize sizeHint() const override { return {row_->sizeHint().width(), 24}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 private:
  using QToolButton::setText;
  static void setText(QWidget& widget, TextRole role, Tone tone) { ui::setText(widget, role, tone); }

  QHBoxLayout* row_;
  QLabel* glass_;
  QLabel* title_;
  KeyCap* cap_{};
};

CommandActions::CommandActions(Settings& settings, QWidget& window)
    : QObject(&window),
      settings_(settings),
      window_(window),
      find_(new QAction(tr("&Commands…"), this)),
      shortcuts_(new QAction(tr("&Keyboard shortcuts…"), this)),
      button_(new Button(tr("Commands"), &window)),
      palette_(new CommandPalette(registry_, &window)) {
  find_->setObjectName(QStringLiteral("help.commands"));
  find_->setShortcut(QKeySequence(QStringLiteral("Ctrl+K")));
  shortcuts_->setObjectName(QStringLiteral("help.shortcuts"));
  shortcuts_->setShortcut(QKeySequence(QStringLiteral("Ctrl+/")));
  connect(find_, &QAction::triggered, this, &CommandActions::openPalette);
  connect(shortcuts_, &QAction::triggered, this, &CommandActions::openEditor);
  connect(button_, &QToolButton::clicked, this, &CommandActions::openPalette);
}

void CommandActions::addTo(QMenu& menu) {
  menu.addAction(find_);
  menu.addAction(shortcuts_);
}

void CommandActions::collect(const QMenuBar& menus) {
  registry_.collect(menus);
  registry_.restoreState(settings_.shortcuts());
  connect(&registry_, &CommandRegistry::changed, this, [this] {
    settings_.setShortcuts(registry_.saveState());
    button_->setKeys(shortcutText(find_->shortcut()));
  });
  button_->setKeys(shortcutText(find_->shortcut()));
}

QWidget& CommandActions::button() {
  return *button_;
}

void CommandActions::updateIcons(const Theme& theme) {
  button_->setTheme(theme);
}

void CommandActions::openPalette() {
  palette_->open();
}

void CommandActions::openEditor() {
  auto* dialog = new ShortcutEditor(registry_, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
}

}  // namespace barline::ui
