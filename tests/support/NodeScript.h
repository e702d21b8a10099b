#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace barline::test {

/// Runs a script with Node.js, where packages are found that `packaging/test.sh` fetches as tests/npm says.
/// @return what it writes. @throws std::runtime_error with its own words where it fails, and where Node.js is
/// missing
[[nodiscard]] QByteArray runNode(const QString& script, const QStringList& arguments,
                                 const QByteArray& input = {});

}  // namespace barline::test
