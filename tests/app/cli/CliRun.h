#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <memory>

namespace barline::test {

/// What barline-cli did.
struct CliRun {
  int status{-1};
  QByteArray output;
  QByteArray errors;
};

/// barline-cli in surroundings of its own: home, library and cache lie in `home`.
class Cli {
 public:
  /// @param program another build of it
  explicit Cli(const QString& home, QString program = QStringLiteral(BARLINE_CLI));

  /// Runs it to its end (at most two minutes). @param prefix a program, with arguments, to run it through
  [[nodiscard]] CliRun run(const QStringList& arguments, const QStringList& prefix = {}) const;

  /// Runs it and returns at once.
  [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& arguments,
                                                const QStringList& prefix = {}) const;

  void setVariable(const QString& name, const QString& value) { environment_.insert(name, value); }

 private:
  QProcessEnvironment environment_;
  QString program_;
};

}  // namespace barline::test
