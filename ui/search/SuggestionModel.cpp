#include "ui/search/SuggestionModel.h"

#include <QLocale>

#include "ui/search/QueryText.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {

void SuggestionModel::show(const search::Completion& completion, const std::vector<LibraryText>& library) {
  beginResetModel();
  rows_.clear();
  for (const LibraryText& text : library) {
    const QString tracks =
        text.tracks == 1 ? tr("1 track")
                         : tr("%1 tracks").arg(QLocale().toString(static_cast<qulonglong>(text.tracks)));
    rows_.push_back({QString::fromStdString(text.text),
                     QString::fromStdString(search::valueText(text.text)),
                     tracks,
                     {}});
  }
  for (const search::Suggestion& suggestion : completion.suggestions) {
    const QString text = QString::fromStdString(suggestion.text);
    const QString meaning = suggestion.key ? keyText(*suggestion.key) : searchText(suggestion.meaning);
    rows_.push_back({text, text, meaning, suggestion.key});
  }
  endResetModel();
}

int SuggestionModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant SuggestionModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& shown = row(index.row());
  if (role == Qt::DisplayRole) return shown.shown;
  if (role == Qt::AccessibleTextRole) {
    return shown.meaning.isEmpty() ? shown.shown : QStringLiteral("%1, %2").arg(shown.shown, shown.meaning);
  }
  return {};
}

}  // namespace barline::ui
