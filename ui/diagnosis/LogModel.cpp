#include "ui/diagnosis/LogModel.h"

#include <QWidget>
#include <algorithm>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

/// The third word of a line says how bad it is.
Tone toneOf(const QString& line) {
  const QString level = line.section(QLatin1Char(' '), 2, 2);
  if (level == QLatin1String("error") || level == QLatin1String("fatal")) return Tone::Error;
  return level == QLatin1String("warning") ? Tone::Warn : Tone::High;
}

}  // namespace

void LogModel::clear() {
  beginResetModel();
  lines_.clear();
  endResetModel();
}

void LogModel::append(const QStringList& lines) {
  const QStringList newest = lines.mid(std::max<qsizetype>(0, lines.size() - kMostLines));
  const int over = static_cast<int>(lines_.size() + newest.size()) - kMostLines;
  if (over > 0) {
    beginRemoveRows({}, 0, over - 1);
    lines_.remove(0, over);
    endRemoveRows();
  }
  const int begin = rowCount();
  beginInsertRows({}, begin, begin + static_cast<int>(newest.size()) - 1);
  lines_ += newest;
  endInsertRows();
}

int LogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const QString& line = lines_[index.row()];
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return line;
  if (role == Qt::ForegroundRole) return toneColour(themeOf(view_), toneOf(line));
  return {};
}

}  // namespace barline::ui
