#include "tests/engine/export/ReadBack.h"

#include <QProcess>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace barline::test {
namespace {

struct Ended {
  int code{};
  QByteArray output;
  QByteArray errors;
};

Ended run(const QString& program, const QStringList& arguments) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("LC_ALL", "C.UTF-8");
  process.setProcessEnvironment(environment);
  process.start(program, arguments);
  if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
    throw std::runtime_error(program.toStdString() + " did not run: " + process.errorString().toStdString());
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString text(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

}  // namespace

void putFile(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream.flush()) throw std::runtime_error(file.string() + " could not be written");
}

std::string fileBytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
  const Ended ended = run(program, arguments);
  if (ended.code != 0)
    throw std::runtime_error(program.toStdString() + ": " + (ended.errors + ended.output).toStdString());
  return ended.output;
}

nlohmann::json readWith(const QString& script, const std::filesystem::path& file) {
  const QByteArray output =
      outputOf(BARLINE_PYTHON, {"-B", "-X", "utf8", BARLINE_TEST_SOURCES "/support/" + script, text(file)});
  return nlohmann::json::parse(output.toStdString());
}

QString xmlProblems(const std::filesystem::path& file, const QString& schema) {
  const Ended ended =
      run("xmllint", {"--noout", "--nonet", "--schema", BARLINE_TEST_SOURCES "/data/" + schema, text(file)});
  return ended.code == 0 ? QString() : QString::fromUtf8(ended.errors);
}

}  // namespace barline::test
