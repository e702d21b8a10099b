#pragma once

#include "engine/audio/isolation/Channel.h"

namespace barline::audio {

/// Runs the launcher: a process of one thread, forked before the program has any, that forks a worker for
/// each file. It never sees what is in a file. Ends when the program does, and its workers with it; a worker
/// ends when the program closes its channel.
[[noreturn]] void runLauncher(Channel program);

}  // namespace barline::audio
