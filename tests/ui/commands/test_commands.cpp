#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "ui/commands/CommandListModel.h"
#include "ui/commands/CommandPalette.h"
#include "ui/commands/CommandRegistry.h"
#include "ui/commands/FixedKeys.h"
#include "ui/commands/FuzzyMatch.h"
#include "ui/commands/ShortcutEditor.h"
#include "ui/commands/ShortcutSheet.h"

namespace barline::ui {
namespace {

/// A window's menus: File with Open (Ctrl+O) and Save (Ctrl+S), View › Zoom with In (+ and =).
struct Menus {
  QMenuBar bar;
  QAction* open;
  QAction* save;
  QAction* in;

  Menus() {
    QMenu* file = bar.addMenu("&File");
    open = add(*file, "&Open…", "file.open", {QKeySequence("Ctrl+O")});
    save = add(*file, "&Save", "file.save", {QKeySequence("Ctrl+S")});
    file->addSeparator();
    file->addAction("without a name");
    in = add(*bar.addMenu("&View")->addMenu("&Zoom"), "Zoom &in", "view.in",
             {QKeySequence("+"), QKeySequence("=")});
  }

  static QAction* add(QMenu& menu, const char* text, const char* name, const QList<QKeySequence>& keys) {
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
    action->setShortcuts(keys);
    return action;
  }
};

QStringList titles(const CommandListModel& model) {
  QStringList all;
  for (int i = 0; i < model.rowCount(); ++i) all << model.row(model.index(i)).title;
  return all;
}

}  // namespace

class TestCommands : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namedActionsOfAllMenusAreCommands() {
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    registry.collect(menus.bar);
    QCOMPARE(registry.commands().size(), std::size_t{3});
    QCOMPARE(registry.find("view.in")->group, QString("View › Zoom"));
    QCOMPARE(registry.find("file.open")->title(), QString("Open…"));
    QVERIFY(registry.find("nothing") == nullptr);
  }

  void whatStandsInADisabledMenuCannotBeRun() {
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    const Command* in = registry.find("view.in");
    QVERIFY(in->isAvailable());
    menus.bar.actions().last()->setEnabled(false);
    QVERIFY(menus.in->isEnabled());
    QVERIFY(!in->isAvailable());
    CommandListModel model(registry, CommandListModel::Contents::Runnable);
    QVERIFY(!model.row(model.indexOf("view.in")).enabled);
  }

  void aKeyIsTakenFromWhoHadIt() {
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    QCOMPARE(registry.ownerOf(QKeySequence("Ctrl+O"))->id, QString("file.open"));
    QVERIFY(registry.ownerOf(QKeySequence("Ctrl+O"), "file.open") == nullptr);
    registry.setShortcut("file.save", QKeySequence("Ctrl+O"));
    QCOMPARE(menus.save->shortcut(), QKeySequence("Ctrl+O"));
    QVERIFY(menus.open->shortcut().isEmpty());
    registry.setShortcut("file.save", {});
    QVERIFY(menus.save->shortcut().isEmpty());
    registry.reset("file.open");
    QCOMPARE(menus.open->shortcut(), QKeySequence("Ctrl+O"));
    registry.resetAll();
    QCOMPARE(menus.save->shortcut(), QKeySequence("Ctrl+S"));
    QCOMPARE(menus.in->shortcuts().size(), 2);
  }

  void onlyWhatChangedIsKept() {
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    QVERIFY(registry.saveState().isEmpty());
    registry.setShortcut("view.in", QKeySequence("Ctrl+S"));
    const QJsonObject state = registry.saveState();
    QCOMPARE(state.size(), 2);

    const Menus fresh;
    CommandRegistry again;
    again.collect(fresh.bar);
    again.restoreState(state);
    QCOMPARE(fresh.in->shortcuts(), QList<QKeySequence>{QKeySequence("Ctrl+S")});
    QVERIFY(fresh.save->shortcut().isEmpty());
    again.restoreState({{"gone", QJsonArray{"Ctrl+X"}}, {"file.open", 7}});
    QCOMPARE(fresh.open->shortcut(), QKeySequence("Ctrl+O"));
  }

  void lettersFindCommands() {
    QVERIFY(!fuzzyScore("zx", "Zoom in"));
    QCOMPARE(fuzzyScore("", "Zoom in"), std::optional(0));
    QVERIFY(*fuzzyScore("zi", "Zoom in") > *fuzzyScore("zi", "Resize it"));
    QVERIFY(fuzzyScore("in zoom", "Zoom in"));
    QVERIFY(*fuzzyScore("open", "Open…") > *fuzzyScore("open", "Other people's names"));
  }

  void theListAnswersAndPutsWhatCannotRunLast() {
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    CommandListModel model(registry, CommandListModel::Contents::Runnable);
    menus.open->setEnabled(false);
    model.refresh();
    QCOMPARE(titles(model), (QStringList{"Save", "Zoom in", "Open…"}));
    model.setQuery("zo");
    QCOMPARE(titles(model), QStringList{"Zoom in"});
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QString("Zoom in, View › Zoom, +  ="));
  }

  void thePaletteRunsByKeysAlone() {
    QWidget window;
    window.resize(800, 600);
    window.show();
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    QSignalSpy saved(menus.save, &QAction::triggered);
    QSignalSpy zoomed(menus.in, &QAction::triggered);
    CommandPalette palette(registry, &window);
    palette.open();
    auto* field = palette.findChild<QLineEdit*>();
    QTest::keyClicks(field, "zoo");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(zoomed.size(), 1);
    QVERIFY(!palette.isVisible());

    palette.open();
    QVERIFY(field->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(field->accessibleDescription(), QString("Save, File, Ctrl+S"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(saved.size(), 1);
  }

  void theEditorNamesConflictsAndTakesOver() {
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    ShortcutEditor editor(registry);
    editor.choose("file.save");
    editor.enter(QKeySequence("Ctrl+J"));
    QVERIFY(editor.conflict().isEmpty());
    editor.enter(QKeySequence("Ctrl+O"));
    QVERIFY(editor.conflict().contains("Open…"));
    editor.enter(QKeySequence(Qt::Key_Left));
    QVERIFY(editor.conflict().contains("fixed meaning"));

    QPushButton* assign = nullptr;
    for (QPushButton* button : editor.findChildren<QPushButton*>()) {
      if (button->text() == "Assign" || button->text() == "Take over") assign = button;
    }
    QVERIFY(assign && !assign->isEnabled());
    editor.enter(QKeySequence("Ctrl+O"));
    QCOMPARE(assign->text(), QString("Take over"));
    assign->click();
    QCOMPARE(menus.save->shortcut(), QKeySequence("Ctrl+O"));
    QVERIFY(menus.open->shortcut().isEmpty());
  }

  void fixedKeysAreNobodysElse() {
    QVERIFY(isFixedKey(QKeySequence(Qt::Key_Home)));
    QVERIFY(!isFixedKey(QKeySequence("Ctrl+K")));
    for (const FixedKey& fixed : fixedKeys()) QVERIFY(!fixed.shown.isEmpty() && !fixed.title.isEmpty());
  }

  void theSheetHasEveryKey() {
    const Menus menus;
    CommandRegistry registry;
    registry.collect(menus.bar);
    const QString sheet = shortcutSheet(registry);
    for (const char* part : {"Open…", "Ctrl+O", "View › Zoom", "Wheel"}) QVERIFY2(sheet.contains(part), part);
    const QTemporaryDir folder;
    const QString file = folder.filePath("keys.pdf");
    QVERIFY(writeShortcutSheet(registry, file));
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
    QVERIFY(!writeShortcutSheet(registry, folder.filePath("no/keys.pdf")));
  }
};

}  // namespace barline::ui

QTEST_MAIN(barline::ui::TestCommands)
#include "test_commands.moc"
