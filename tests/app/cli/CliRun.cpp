#include "tests/app/cli/CliRun.h"

#include <utility>

namespace barline::test {

Cli::Cli(const QString& home, QString program)
    : environment_(QProcessEnvironment::systemEnvironment()), program_(std::move(program)) {
  for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}) {
    environment_.remove(variable);
  }
  environment_.insert("HOME", home);
}

CliRun Cli::run(const QStringList& arguments, const QStringList& prefix) const {
  const std::unique_ptr<QProcess> process = start(arguments, prefix);
  process->waitForFinished(120000);
  const bool ended =
      process->state() == QProcess::NotRunning && process->exitStatus() == QProcess::NormalExit;
  return {ended ? process->exitCode() : -1, process->readAllStandardOutput(),
          process->readAllStandardError()};
}

std::unique_ptr<QProcess> Cli::start(const QStringList& arguments, const QStringList& prefix) const {
  auto process = std::make_unique<QProcess>();
  process->setProcessEnvironment(environment_);
  QStringList words = prefix;
  words << program_ << arguments;
  process->start(words.takeFirst(), words);
  process->waitForStarted();
  return process;
}

}  // namespace barline::test
