#pragma once

#include <sys/types.h>

#include <cstdint>

#include "engine/audio/isolation/CallFilter.h"

namespace barline::audio {

/// Ends this process with `parent`, if that has not ended already; then at once.
void endWith(pid_t parent);

/// Closes the descriptors from `first` to `last`.
void closeDescriptors(int first, int last);

/// Opens those of the three standard streams that are closed, in a way that reading and writing them fails as
/// before. Otherwise the next file or socket to be opened becomes one of them, and gets what the program
/// prints.
void holdStandardStreams();

/// Lets standard input and output, and standard error unless sanitizers report there, lead nowhere: whoever
/// waits for the end of the program's output must not wait for this process too.
void leaveStandardStreams();

/// Takes from this process whatever decoding does not need, for good: no new files, sockets or processes, no
/// more than `memoryBytes` of memory of its own besides what it has, no core dumps, no way for others of the
/// same person to look into it. What the system refuses to take is left.
/// @return whether system calls are filtered
bool confine(const CallFilter& filter, std::int64_t memoryBytes);

}  // namespace barline::audio
