#pragma once

#include <QCoreApplication>
#include <memory>
#include <string>
#include <vector>

namespace barline::cli {

/// From now on warnings of Barline's own logging categories go to standard error as all its sentences do, and
/// those of its libraries to the log alone.
void tellMessages();

/// What Qt needs of a program. Commands that may draw pictures get one with fonts, and without a screen; the
/// others are spared the time that takes.
/// @param words as typed. The other two are main's and outlive the application.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(const std::vector<std::string>& words,
                                                                int& argc, char** argv);

}  // namespace barline::cli
