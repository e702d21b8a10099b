#pragma once

namespace barline::ui {

/// Asks that the calling thread goes before others, for sound must not wait for an analysis: directly, and
/// where that is not allowed through RealtimeKit, as sound servers do. Where neither is there nothing
/// changes. Does not wait for an answer.
void askToGoFirst();

}  // namespace barline::ui
