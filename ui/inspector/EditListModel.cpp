#include "ui/inspector/EditListModel.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "ui/edits/EditText.h"

namespace barline::ui {
namespace {

/// "07:12" today, "21 Nov 07:12" earlier.
QString timeText(std::int64_t millisecondsUtc) {
  const QDateTime made = QDateTime::fromMSecsSinceEpoch(millisecondsUtc).toLocalTime();
  const QLocale locale;
  QString time = locale.toString(made.time(), QLocale::ShortFormat);
  if (made.date() == QDate::currentDate()) return time;
  return locale.toString(made.date(), QLocale::ShortFormat) + u' ' + time;
}

IconName iconOf(const std::string& action) {
  if (action == "verify" || action == "unverify") return IconName::Check;
  if (action == "lock" || action == "unlock") return IconName::Lock;
  return action == "revert" ? IconName::Undo : IconName::Pencil;
}

}  // namespace

bool basisChanged(const std::string& basis, const model::Timeline& analysis) {
  // "beats 9, chords 2"
  for (const QString& part : QString::fromStdString(basis).split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
    const qsizetype space = part.lastIndexOf(u' ');
    const auto made = analysis.provenance.find(part.left(space).toStdString());
    if (made != analysis.provenance.end() && made->second.version != part.mid(space + 1).toInt()) return true;
  }
  return false;
}

void EditListModel::setHistory(const model::EditHistory& history, const model::Timeline* analysis) {
  beginResetModel();
  rows_.clear();
  for (std::size_t i = history.edits.size(); i > 0; --i) {
    const model::Edit& edit = history.edits[i - 1];
    Row row{.applied = i, .title = editText(edit.name), .note = timeText(edit.madeAt)};
    if (!edit.author.empty()) row.note += QStringLiteral(" · ") + QString::fromStdString(edit.author);
    row.icon = iconOf(edit.name.action);
    row.undone = i > history.applied;
    row.last = i == history.applied;
    row.basisChanged = analysis != nullptr && basisChanged(edit.basis, *analysis);
    rows_.push_back(std::move(row));
  }
  if (!rows_.empty())
    rows_.push_back({.applied = 0,
                     .title = tr("Analysis"),
                     .note = tr("without any edit"),
                     .icon = IconName::Wave,
                     .undone = false,
                     .last = history.applied == 0});
  endResetModel();
}

int EditListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant EditListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& shown = row(index);
  if (role == Qt::ToolTipRole) return shown.title;
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  QStringList parts{shown.title, shown.note};
  if (shown.undone) parts << tr("undone");
  if (shown.basisChanged) parts << tr("the analysis has changed since");
  return parts.join(QStringLiteral(", "));
}

}  // namespace barline::ui
