#include "ui/exporting/FormatListModel.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace barline::ui {
namespace {

using exporting::ExportFormat;
using exporting::FormatGroup;

constexpr std::array kGroups{FormatGroup::Data, FormatGroup::Research, FormatGroup::Studio,
                             FormatGroup::Dj,   FormatGroup::Sheet,    FormatGroup::Picture};

/// Texts that the engine has marked.
QString engineText(const char* text) {
  return QCoreApplication::translate("Export", text);
}

}  // namespace

QString groupText(FormatGroup group) {
  switch (group) {
    case FormatGroup::Data:
      return FormatListModel::tr("Scripts and spreadsheets");
    case FormatGroup::Research:
      return FormatListModel::tr("Research and annotation");
    case FormatGroup::Studio:
      return FormatListModel::tr("Studio");
    case FormatGroup::Dj:
      return FormatListModel::tr("DJ programs");
    case FormatGroup::Sheet:
      return FormatListModel::tr("Chord sheets");
    case FormatGroup::Picture:
      return FormatListModel::tr("Pictures");
  }
  return {};
}

QString titleText(const ExportFormat& format) {
  return engineText(format.title);
}

QString summaryText(const ExportFormat& format) {
  const QString summary = engineText(format.summary);
  return format.experimental
             ? FormatListModel::tr("%1 Experimental: its makers have not described the format.").arg(summary)
             : summary;
}

QString layerText(exporting::Layer layer) {
  return engineText(exporting::layerTitle(layer));
}

QString lossText(const exporting::Loss& loss) {
  QString text = engineText(loss.text);
  // All at once, as an argument may hold a percent sign.
  for (std::size_t i = loss.arguments.size(); i > 0; --i)
    text.replace(QStringLiteral("%%1").arg(i), QChar(QChar::Null) + QString::number(i) + QChar(QChar::Null));
  for (std::size_t i = 0; i < loss.arguments.size(); ++i)
    text.replace(QChar(QChar::Null) + QString::number(i + 1) + QChar(QChar::Null),
                 QString::fromStdString(loss.arguments[i]));
  return text;
}

FormatListModel::FormatListModel(std::span<const ExportFormat> formats, QObject* parent)
    : QAbstractListModel(parent) {
  for (const FormatGroup group : kGroups) {
    const auto isOfGroup = [group](const ExportFormat& format) { return format.group == group; };
    if (std::ranges::none_of(formats, isOfGroup)) continue;
    rows_.push_back({group, nullptr});
    for (const ExportFormat& format : formats) {
      if (isOfGroup(format)) rows_.push_back({group, &format});
    }
  }
}

const ExportFormat* FormatListModel::formatAt(const QModelIndex& index) const {
  return index.isValid() ? rows_[static_cast<std::size_t>(index.row())].format : nullptr;
}

QModelIndex FormatListModel::indexOf(std::string_view id) const {
  const auto found = std::ranges::find_if(
      rows_, [id](const Row& row) { return row.format != nullptr && row.format->id == id; });
  return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()));
}

QModelIndex FormatListModel::first() const {
  return rows_.empty() ? QModelIndex() : index(1);
}

int FormatListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant FormatListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole) return row.format == nullptr ? groupText(row.group) : titleText(*row.format);
  if (row.format == nullptr) return {};
  if (role == Qt::ToolTipRole) return summaryText(*row.format);
  if (role == Qt::AccessibleTextRole) return tr("%1, %2").arg(titleText(*row.format), groupText(row.group));
  if (role == Qt::AccessibleDescriptionRole) return summaryText(*row.format);
  return {};
}

Qt::ItemFlags FormatListModel::flags(const QModelIndex& index) const {
  return formatAt(index) == nullptr ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

}  // namespace barline::ui
