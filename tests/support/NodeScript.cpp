#include "tests/support/NodeScript.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <stdexcept>

namespace barline::test {

QByteArray runNode(const QString& script, const QStringList& arguments, const QByteArray& input) {
  constexpr int kTimeoutMs = 120'000;
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral(BARLINE_NODE_MODULES));
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral("node"), QStringList{script} + arguments);
  if (!process.waitForStarted()) throw std::runtime_error("Node.js (the package nodejs) is missing");
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(kTimeoutMs)) {
    throw std::runtime_error(script.toStdString() + " does not come to an end");
  }
  if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
    throw std::runtime_error(process.readAllStandardError().toStdString());
  }
  return process.readAllStandardOutput();
}

}  // namespace barline::test
