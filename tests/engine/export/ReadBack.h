#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace barline::test {

/// Writes `bytes` to a file. @throws std::runtime_error
void putFile(const std::filesystem::path& file, const std::string& bytes);
[[nodiscard]] std::string fileBytes(const std::filesystem::path& file);

/// Runs a program, with LC_ALL=C.UTF-8. @return what it writes to standard output. @throws std::runtime_error
/// with what it says where it is missing or fails
[[nodiscard]] QByteArray outputOf(const QString& program, const QStringList& arguments);

/// Runs a script of tests/support that prints JSON of a file. @throws std::runtime_error
[[nodiscard]] nlohmann::json readWith(const QString& script, const std::filesystem::path& file);

/// Validates by xmllint with an XSD of tests/data. @return its complaints; empty where it has none
[[nodiscard]] QString xmlProblems(const std::filesystem::path& file, const QString& schema);

}  // namespace barline::test
