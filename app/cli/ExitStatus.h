#pragma once

namespace barline::cli {

enum class ExitStatus : int {
  Done = 0,
  Failed = 1,      ///< one or more files failed; what could be done is done
  WrongUsage = 2,  ///< nothing was done
  Signalled = 128  ///< plus the signal's number, as shells have it: 130 after Ctrl+C
};

}  // namespace barline::cli
