#include "tests/monkey/Checks.h"

#include <QEventLoop>
#include <memory>

#include "storage/EditJson.h"
#include "storage/repair/LibraryCheck.h"

namespace barline::monkey {
namespace {

constexpr int kPatience = 60'000;  // ms without news; a sanitizer on a busy machine is slow

template <class Part>
bool same(const std::shared_ptr<const Part>& one, const std::shared_ptr<const Part>& other) {
  return one == other || (one && other && *one == *other);
}

/// What differs between two timelines of a track of all that edits can change; empty for nothing.
QString difference(const model::Timeline& one, const model::Timeline& other) {
  QStringList parts;
  if (!same(one.grid, other.grid)) parts << QStringLiteral("beats");
  if (!same(one.tempo, other.tempo)) parts << QStringLiteral("tempo");
  if (!same(one.chords, other.chords)) parts << QStringLiteral("chords");
  if (!same(one.key, other.key)) parts << QStringLiteral("keys");
  if (!same(one.sections, other.sections)) parts << QStringLiteral("sections");
  if (!same(one.bars, other.bars)) parts << QStringLiteral("features of bars");
  return parts.join(QStringLiteral(", "));
}

/// As the disk keeps it, which leaves out what can be made anew of the audio. Its id is given there.
model::Edit keptOf(const model::Edit& edit, std::int64_t id) {
  model::Edit kept = storage::parseEditJson(storage::editJson(edit));
  kept.id = id;
  kept.author = edit.author;
  kept.madeAt = edit.madeAt;
  kept.basis = edit.basis;
  return kept;
}

/// What the disk has otherwise than the window; empty for nothing.
QString difference(const model::EditHistory& disk, const model::EditHistory& window) {
  if (disk.applied != window.applied || disk.edits.size() != window.edits.size()) {
    return QStringLiteral("%1 of %2 edits, not %3 of %4")
        .arg(disk.applied)
        .arg(disk.edits.size())
        .arg(window.applied)
        .arg(window.edits.size());
  }
  for (std::size_t i = 0; i < disk.edits.size(); ++i) {
    const model::Edit& edit = disk.edits[i];
    if (edit != keptOf(window.edits[i], edit.id))
      return QStringLiteral("edit %1, %2").arg(i).arg(QString::fromStdString(edit.name.action));
  }
  return {};
}

}  // namespace

template <class Condition>
bool Checks::waitFor(const char* what, const Condition& condition) {
  waiting_.start();
  while (!condition()) {
    if (waiting_.elapsed() > kPatience) {
      watch_.fail(QStringLiteral("waited in vain: %1").arg(QLatin1String(what)));
      return false;
    }
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  }
  return true;
}

void Checks::atRest(ui::MainWindow& window) {
  watch_.setAct("rest");
  ui::Workspace& workspace = window.workspace();
  ui::EditController& edits = workspace.edits();
  QObject::connect(&workspace.analysis(), &ui::AnalysisController::jobChanged, &window,
                   [this] { waiting_.restart(); });
  const auto analysed = [&] { return !workspace.analysis().isRunning(workspace.openTrack()); };
  const auto followed = [&] { return !edits.isRippling(); };
  // Of what could not be read, or was given up before it was known, there are none to be fetched.
  const auto fetched = [&] {
    const auto analysis = edits.analysis();
    return edits.canEdit() || analysis == nullptr || analysis->source.fingerprint.empty();
  };
  const auto quiet = [&] { return analysed() && followed() && fetched(); };
  if (!waitFor("the open track's analysis", analysed) || !waitFor("what follows from edits", followed) ||
      !waitFor("the open track's edits", fetched) || !waitFor("all of these at once", quiet) ||
      !edits.canEdit())
    return;
  undoAndRedo(edits);
  waitFor("edits on the disk", [&] { return differenceOnDisk(seen(window)).isEmpty(); });
}

void Checks::undoAndRedo(ui::EditController& edits) {
  watch_.setAct("undo all and redo");
  edits.setComparing(false);
  const auto rippled = [&] { return !edits.isRippling(); };
  const auto analysis = edits.analysis();
  const auto before = edits.shown();
  const std::size_t applied = edits.history().applied;
  undone_ += applied;
  edits.goTo(0);
  if (!waitFor("what follows from undoing", rippled) || edits.analysis() != analysis) return;
  if (const QString parts = difference(*edits.shown(), *edits.analysis()); !parts.isEmpty())
    watch_.fail(
        QStringLiteral("after undoing %1 edits these are not as analysed: %2").arg(applied).arg(parts));
  edits.goTo(applied);
  if (!waitFor("what follows from redoing", rippled) || edits.analysis() != analysis) return;
  if (const QString parts = difference(*edits.shown(), *before); !parts.isEmpty())
    watch_.fail(QStringLiteral("after redoing %1 edits these are not as before: %2").arg(applied).arg(parts));
}

SeenEdits Checks::seen(ui::MainWindow& window) {
  const ui::EditController& edits = window.workspace().edits();
  if (!edits.canEdit()) return {};
  return {edits.analysis()->source.fingerprint, edits.history()};
}

QString Checks::differenceOnDisk(const SeenEdits& edits) {
  if (edits.fingerprint.empty()) return {};
  return difference(library_.edits().history(edits.fingerprint), edits.history);
}

void Checks::onDisk(const SeenEdits& edits) {
  watch_.setAct("edits on the disk");
  if (const QString what = differenceOnDisk(edits); !what.isEmpty())
    watch_.fail(QStringLiteral("the disk has not the edits that the window had: ") + what);
}

void Checks::soundness() {
  watch_.setAct("check of the library");
  for (const std::string& problem : storage::checkLibrary(library_.file()).problems)
    watch_.fail(QStringLiteral("library: %1").arg(QString::fromStdString(problem)));
}

}  // namespace barline::monkey
