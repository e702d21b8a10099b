#pragma once

#include <QString>
#include <string>

#include "engine/performance/RunRecord.h"
#include "engine/performance/StepHistory.h"
#include "ui/dashboard/RunStore.h"

/// How runs and their figures are called, in the person's language and number format.
namespace barline::ui::runs {

/// "Chords"; of decoding and of the cache as well.
[[nodiscard]] QString runStepTitle(const std::string& step);

/// "0.580"
[[nodiscard]] QString secondsNumber(double seconds, int decimals = 3);
/// "0.580 s"
[[nodiscard]] QString secondsText(double seconds, int decimals = 3);
/// With as many decimals as tell three digits of a short time: "0.121", "0.0085"
[[nodiscard]] QString shortSecondsNumber(double seconds);
/// Megabytes of mebibytes: "118"
[[nodiscard]] QString megabytesNumber(double mebibytes);
/// "+38 %", "−3 %", "±0 %"
[[nodiscard]] QString changeText(double change);

/// "today 18:42", "yesterday 9:05", "21 Nov 18:42" with the year where it is another.
[[nodiscard]] QString momentText(std::int64_t milliseconds);
/// "Feelings · today 18:42"
[[nodiscard]] QString runText(const RunName& run);
/// The title of a run's track, or its file's name.
[[nodiscard]] QString runTitle(const performance::RunRecord& run);
/// Since when a step has been slower: "since Chords version 4, in the last 3 runs".
[[nodiscard]] QString sinceText(const performance::StepVerdict& verdict,
                                const std::vector<performance::StepPoint>& points, const std::string& step);

}  // namespace barline::ui::runs
