#pragma once

namespace barline::pipeline {

/// Lets the calling thread leave the processor to others for the rest of its life: an unprivileged thread
/// cannot take its nice value back (setpriority(2)). Above 0 the thread also counts as batch work, which
/// never interrupts a thread that has just woken up, such as one that plays sound (SCHED_BATCH, sched(7)).
/// Where either is not allowed nothing changes.
/// @param nice 0–19; ignored where the thread is nicer already. Linux scales the disk's priority with it.
void makeThreadNice(int nice);

}  // namespace barline::pipeline
