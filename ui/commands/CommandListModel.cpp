#include "ui/commands/CommandListModel.h"

#include <algorithm>
#include <utility>

#include "ui/commands/FixedKeys.h"
#include "ui/commands/FuzzyMatch.h"

namespace barline::ui {

CommandListModel::CommandListModel(const CommandRegistry& registry, Contents contents, QObject* parent)
    : QAbstractListModel(parent), registry_(registry), contents_(contents) {
  refresh();
}

std::vector<CommandListModel::Row> CommandListModel::allRows() const {
  std::vector<Row> rows;
  for (const Command& command : registry_.commands()) {
    if (command.action == nullptr) continue;
    QStringList keys;
    for (const QKeySequence& key : command.action->shortcuts()) keys << shortcutText(key);
    rows.push_back({command.id, command.title(), command.group, keys.join(QStringLiteral("  ")),
                    command.isAvailable(), registry_.isChanged(command)});
  }
  if (contents_ == Contents::Everything) {
    for (const FixedKey& fixed : fixedKeys())
      rows.push_back({{}, fixed.title, fixed.group, fixed.shown, true, false});
  }
  return rows;
}

void CommandListModel::setQuery(const QString& query) {
  query_ = query;
  refresh();
}

void CommandListModel::refresh() {
  const bool sorts = contents_ == Contents::Runnable;
  std::vector<std::pair<int, Row>> scored;
  for (Row& row : allRows()) {
    // The title counts twice: a menu's name only helps to find what stands in it.
    const auto title = fuzzyScore(query_, row.title);
    const auto all = fuzzyScore(query_, row.title + u' ' + row.group + u' ' + row.keys);
    if (!all) continue;
    const int score = 2 * title.value_or(0) + *all;
    scored.emplace_back(score, std::move(row));
  }
  if (sorts) {
    std::ranges::stable_sort(scored, [this](const auto& a, const auto& b) {
      if (a.second.enabled != b.second.enabled) return a.second.enabled;
      if (a.first != b.first) return a.first > b.first;
      return !query_.isEmpty() && a.second.title.size() < b.second.title.size();
    });
  }
  beginResetModel();
  rows_.clear();
  for (auto& [score, row] : scored) rows_.push_back(std::move(row));
  endResetModel();
}

QModelIndex CommandListModel::indexOf(const QString& id) const {
  const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return row.id == id; });
  return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()));
}

int CommandListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant CommandListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& item = row(index);
  if (role == Qt::DisplayRole) return item.title;
  if (role != Qt::AccessibleTextRole) return {};
  QStringList spoken{item.title, item.group};
  if (!item.keys.isEmpty()) spoken << item.keys;
  if (item.changed) spoken << tr("changed");
  return spoken.join(QStringLiteral(", "));
}

Qt::ItemFlags CommandListModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const bool usable = contents_ == Contents::Everything || row(index).enabled;
  return usable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

}  // namespace barline::ui
