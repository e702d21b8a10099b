#include "app/cli/SearchLanguage.h"

#include <algorithm>

#include "app/cli/Text.h"
#include "engine/search/Fields.h"
#include "engine/search/QueryGuide.h"
#include "engine/search/QueryParser.h"

namespace barline::cli {
namespace {

constexpr std::size_t kExampleColumns = 22;

std::string line(std::string_view example, std::string_view meaning) {
  return padded(example, kExampleColumns) + std::string(meaning) + '\n';
}

/// The search with the problem's place underlined below it.
std::string place(std::string_view typed, const search::QueryProblem& problem) {
  const std::string shown = shownSentence(typed);
  if (shown != typed) return {};  // its columns are not those of the text
  const std::size_t before = width(typed.substr(0, problem.begin));
  const std::size_t wide =
      std::max<std::size_t>(width(typed.substr(problem.begin, problem.end - problem.begin)), 1);
  return "  " + shown + "\n  " + std::string(before, ' ') + '^' + std::string(wide - 1, '~') + '\n';
}

}  // namespace

std::string searchLanguageHelp() {
  std::string text = "QUERY is made of terms; tracks are listed for which all of them hold:\n";
  for (const search::GuideLine& guide : search::termGuide()) text += line(guide.example, guide.meaning);
  text += "\nFields:\n";
  for (const search::Field& field : search::allFields()) {
    text += line(std::string(field.name) + ':' + std::string(field.example), field.meaning);
  }
  text += "\nStates:\n";
  for (const search::FlagName& flag : search::allFlags()) {
    text += line("is:" + std::string(flag.name), flag.meaning);
  }
  text += "\nValues:\n";
  for (const search::GuideLine& guide : search::valueGuide()) text += line(guide.example, guide.meaning);
  return text +
         "\nNumbers are compared as lists show them. Put the search in quotes so that the shell leaves "
         "spaces, quotes, "
         "< and > alone: 'artist:\"Delta Nine\" bpm:>128'.";
}

std::string searchProblems(std::string_view typed) {
  std::string text;
  for (const search::QueryProblem& problem : search::parseQuery(typed, 0).problems) {
    text += shownSentence(search::sentence(problem)) + '\n' + place(typed, problem);
  }
  return text;
}

}  // namespace barline::cli
