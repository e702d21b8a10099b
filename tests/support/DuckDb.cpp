#include "tests/support/DuckDb.h"

#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <stdexcept>

#include "tests/support/Ffmpeg.h"

namespace barline::test {

QJsonArray duckDb(const QStringList& statements) {
  constexpr int kTimeoutMs = 120'000;
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral(BARLINE_NODE_MODULES));
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral("node"), {QStringLiteral(BARLINE_DUCKDB_SCRIPT)});
  if (!process.waitForStarted()) throw std::runtime_error("Node.js (the package nodejs) is missing");
  process.write(QJsonDocument(QJsonArray::fromStringList(statements)).toJson(QJsonDocument::Compact));
  process.closeWriteChannel();
  if (!process.waitForFinished(kTimeoutMs)) throw std::runtime_error("DuckDB does not come to an end");
  if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
    throw std::runtime_error(process.readAllStandardError().toStdString());
  }
  return QJsonDocument::fromJson(process.readAllStandardOutput()).array();
}

QString sqlPath(const std::filesystem::path& path) {
  return QLatin1Char('\'') + toQString(path).replace(QLatin1Char('\''), QStringLiteral("''")) +
         QLatin1Char('\'');
}

}  // namespace barline::test
