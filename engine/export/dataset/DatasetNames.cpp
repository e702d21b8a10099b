#include "engine/export/dataset/DatasetNames.h"

#include <QString>

#include "engine/export/parquet/Table.h"

namespace barline::exporting {
namespace {

constexpr qsizetype kLongest = 120;

bool isForbidden(QChar character) {
  return character.category() == QChar::Other_Control || QStringLiteral("/\\:*?\"<>|").contains(character);
}

bool isBadAtEnd(QChar character) {
  return character == QLatin1Char('.') || character.isSpace();
}

}  // namespace

std::string datasetName(std::string_view stem) {
  QString name = QString::fromStdString(parquet::validUtf8(stem)).normalized(QString::NormalizationForm_C);
  for (QChar& character : name) {
    if (isForbidden(character)) character = QLatin1Char('_');
  }
  while (name.toUtf8().size() > kLongest) name.chop(name.back().isLowSurrogate() ? 2 : 1);
  if (name.isEmpty()) return "track";
  if (isBadAtEnd(name.front())) name.front() = QLatin1Char('_');
  if (isBadAtEnd(name.back())) name.back() = QLatin1Char('_');
  return name.toStdString();
}

std::string foldedName(std::string_view name) {
  return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toCaseFolded().toStdString();
}

}  // namespace barline::exporting
