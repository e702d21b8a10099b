#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <cstdint>
#include <filesystem>
#include <string>

namespace barline::test {

/// What becomes of the calls that a program makes on files below a folder.
struct FaultPlan {
  enum class Kind : unsigned char {
    Count,     ///< nothing: they are counted
    Gone,      ///< from the n-th on all fail with EIO: the drive has been pulled out
    Full,      ///< from the n-th on those that need room fail with ENOSPC
    ReadOnly,  ///< from the n-th on those that change something fail with EROFS
    FailOnce,  ///< the n-th fails with EIO, and the others do not
    Kill,      ///< the n-th ends the program with SIGKILL, before it has done anything
    Slow       ///< from the n-th on those that write or sync take `delayMs` longer
  };

  std::filesystem::path folder;  ///< absolute, symbolic links resolved
  Kind kind{Kind::Count};
  std::int64_t from{1};  ///< n
  int delayMs{200};
  std::filesystem::path counter{};  ///< a file of 8 bytes that the calls are counted in; empty = none

  /// For a program that is to live with it. @param library path of libbarline_faults.so
  void applyTo(QProcessEnvironment& environment, const QString& library) const;
};

/// Lets a program begin with a library of ours before all others, also where AddressSanitizer wants to be the
/// first. It does not look for leaks then, which it would take for the program's fault to report.
void preload(QProcessEnvironment& environment, const QString& library);

/// How many calls were counted. 0 where there is no such file.
[[nodiscard]] std::int64_t countedCalls(const std::filesystem::path& counter);

}  // namespace barline::test
