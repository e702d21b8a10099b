#include "tests/support/DuckDb.h"

#include <QJsonDocument>

#include "tests/support/Ffmpeg.h"
#include "tests/support/NodeScript.h"

namespace barline::test {

QJsonArray duckDb(const QStringList& statements) {
  const QByteArray rows =
      runNode(QStringLiteral(BARLINE_DUCKDB_SCRIPT), {},
              QJsonDocument(QJsonArray::fromStringList(statements)).toJson(QJsonDocument::Compact));
  return QJsonDocument::fromJson(rows).array();
}

QString sqlPath(const std::filesystem::path& path) {
  return QLatin1Char('\'') + toQString(path).replace(QLatin1Char('\''), QStringLiteral("''")) +
         QLatin1Char('\'');
}

}  // namespace barline::test
