#include "engine/performance/RunComparison.h"

#include <algorithm>
#include <map>
#include <utility>

namespace barline::performance {
namespace {

std::optional<UsualTime> usualWallOf(const std::vector<RunRecord>& runs) {
  std::vector<double> seconds;
  for (const RunRecord& run : runs) seconds.push_back(run.wallSeconds);
  return usualTime(seconds);
}

/// "chords" → "4 size=2"
std::map<std::string, std::string> recipeOf(const RunRecord& run) {
  std::map<std::string, std::string> recipe;
  for (const StepFigures& step : run.steps) {
    if (step.id != pipeline::kDecoding)
      recipe[step.id] = std::to_string(step.version) + ' ' + step.parameters;
  }
  return recipe;
}

/// What is another in `recipe` than before: "chords 4", or with its parameters where only they changed.
std::vector<std::string> traitsOf(const std::map<std::string, std::string>& recipe,
                                  const std::map<std::string, std::string>& before) {
  std::vector<std::string> traits;
  for (const auto& [step, made] : recipe) {
    const auto known = before.find(step);
    if (known != before.end() && known->second == made) continue;
    const std::string version = made.substr(0, made.find(' '));
    const bool sameVersion =
        known != before.end() && known->second.substr(0, known->second.find(' ')) == version;
    traits.push_back(step + ' ' + (sameVersion ? made.substr(made.find(' ') + 1) : version));
  }
  return traits;
}

bool isLike(const RunRecord& run, const RunRecord& like) {
  return run.fingerprint == like.fingerprint && run.machine == like.machine && run.threads == like.threads &&
         (run.besides > 0) == (like.besides > 0);
}

}  // namespace

std::optional<RunComparison> compareRun(const std::vector<RunRecord>& runs, std::int64_t run,
                                        std::int64_t against, std::optional<RunRecord> overlay) {
  const auto found = std::ranges::find(runs, run, &RunRecord::id);
  if (found == runs.end()) return std::nullopt;
  RunComparison made;
  made.run = *found;
  made.overlay = std::move(overlay);
  for (auto before = runs.begin(); before != found; ++before) {
    if (isComparable(*before, *found)) made.history.push_back(*before);
  }
  if (made.history.size() > kHistoryRuns)
    made.history.erase(made.history.begin(), made.history.end() - kHistoryRuns);
  made.usualWall = usualWallOf(made.history);
  const auto other = std::ranges::find(runs, against, &RunRecord::id);
  if (against != 0 && other != runs.end()) {
    made.against = against;
    made.usual = medianRun({*other});
  } else {
    made.usual = medianRun(made.history);
  }
  made.history.push_back(*found);
  made.slower = slowerSteps(made.history);
  return made;
}

std::vector<RunGroup> runGroups(const std::vector<RunRecord>& runs, const RunRecord& like) {
  struct Members {
    std::map<std::string, std::string> recipe;
    std::vector<RunRecord> runs;
  };
  std::vector<Members> groups;
  for (const RunRecord& run : runs) {
    if (!isLike(run, like)) continue;
    const auto recipe = recipeOf(run);
    const auto same = std::ranges::find_if(groups, [&](const Members& members) {
      return members.recipe == recipe && members.runs.front().program == run.program;
    });
    (same == groups.end() ? groups.emplace_back(Members{recipe, {}}) : *same).runs.push_back(run);
  }
  std::vector<RunGroup> made;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Members& members = groups[i];
    made.push_back(
        {.program = members.runs.front().program,
         .traits = i == 0 ? std::vector<std::string>{} : traitsOf(members.recipe, groups[i - 1].recipe),
         .firstAt = members.runs.front().endedAt,
         .lastAt = members.runs.back().endedAt,
         .usual = medianRun(members.runs)});
  }
  return made;
}

}  // namespace barline::performance
