#pragma once

namespace barline::memory {

/// Gives blocks of more than 256 KiB back to the system as soon as they are freed, whatever the program has
/// freed before; glibc would else raise that limit to the largest block it has seen (mallopt(3),
/// M_MMAP_THRESHOLD) and keep tens of megabytes of what an analysis is done with. Called once, at the
/// program's start.
void returnFreedBlocks();

}  // namespace barline::memory
