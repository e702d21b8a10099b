#include <QCoreApplication>
#include <QLoggingCategory>
#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Application.h"
#include "app/cli/Commands.h"
#include "app/cli/Text.h"
#include "app/diagnosis/CrashReports.h"
#include "app/diagnosis/Diagnosis.h"
#include "app/diagnosis/StateFolder.h"
#include "engine/audio/isolation/IsolatedDecoding.h"
#include "engine/memory/Heap.h"

namespace barline::cli {
namespace {

/// Which commands ran and how they ended; not their words, which may be tags.
Q_LOGGING_CATEGORY(programLog, "barline.program", QtWarningMsg)

struct Command {
  const CommandSpec& spec;
  std::variant<int (*)(const ParsedCommand&), int (*)(const ParsedCommand&, audio::Decoding&)> run;
};

std::vector<Command> commands() {
  return {{analyzeSpec(), runAnalyze},
          {benchSpec(), runBench},
          {exportSpec(), runExport},
          {chunksSpec(), runChunks},
          {datasetSpec(), runDataset},
          {evaluateSpec(), runEvaluate},
          {featuresSpec(), runFeatures},
          {reportSpec(), runReport},
          {stepsSpec(), runSteps},
          {libraryListSpec(), runLibraryList},
          {libraryAddSpec(), runLibraryAdd},
          {libraryRemoveSpec(), runLibraryRemove},
          {libraryAnalyzeSpec(), runLibraryAnalyze},
          {librarySimilarSpec(), runLibrarySimilar},
          {librarySearchSpec(), runLibrarySearch},
          {libraryCratesSpec(), runLibraryCrates},
          {libraryVerifySpec(), runLibraryVerify},
          {libraryBackupSpec(), runLibraryBackup},
          {libraryRestoreSpec(), runLibraryRestore},
          {libraryRepairSpec(), runLibraryRepair},
          {libraryExportSpec(), runLibraryExport},
          {libraryImportSpec(), runLibraryImport},
          {libraryMergeSpec(), runLibraryMerge},
          {libraryDuplicatesSpec(), runLibraryDuplicates},
          {libraryScanSpec(), runLibraryScan},
          {libraryRelinkSpec(), runLibraryRelink},
          {libraryImportCollectionSpec(), runLibraryImportCollection},
          {tagsWriteSpec(), runTagsWrite},
          {tagsUndoSpec(), runTagsUndo},
          {tagsHistorySpec(), runTagsHistory}};
}

/// Those of `all` whose names begin with `group`, a word of its own.
std::vector<Command> commandsOf(const std::vector<Command>& all, const std::string& group) {
  std::vector<Command> found;
  std::ranges::copy_if(all, std::back_inserter(found),
                       [&](const Command& command) { return command.spec.name.starts_with(group + ' '); });
  return found;
}

std::string listing(const std::vector<Command>& listed) {
  constexpr std::size_t kNames = 28;
  std::string text = "Commands:\n";
  for (const Command& command : listed) {
    text += "  " + padded(command.spec.name, kNames) +
            wrapped(command.spec.summary, 78 - kNames, kNames + 2) + '\n';
  }
  return text + "\n  barline-cli COMMAND --help    explains a command\n";
}

std::string overview() {
  return "Usage: barline-cli COMMAND …\n\nMusic analysis without a window.\n\n" + listing(commands()) +
         "  barline-cli help [COMMAND]    does so too\n"
         "  barline-cli --version         prints the version\n";
}

std::string overviewOf(const std::string& group, const std::vector<Command>& listed) {
  return "Usage: barline-cli " + group + " COMMAND …\n\n" + listing(listed);
}

/// "list, add and remove"
std::string namesIn(const std::string& group, const std::vector<Command>& listed) {
  std::string names;
  for (const Command& command : listed) {
    const bool last = &command == &listed.back() && listed.size() > 1;
    names += names.empty() ? "" : last ? " and " : ", ";
    names += command.spec.name.substr(group.size() + 1);
  }
  return names;
}

/// The command whose name (of one or two words) `words` begin with; the words of the name are taken off.
const Command* findCommand(const std::vector<Command>& all, std::vector<std::string>& words) {
  for (const Command& command : all) {
    std::string typed;
    for (std::size_t count = 1; count <= std::min<std::size_t>(2, words.size()); ++count) {
      typed += (typed.empty() ? "" : " ") + words[count - 1];
      if (typed != command.spec.name) continue;
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
      return &command;
    }
  }
  return nullptr;
}

/// @throws UsageError
void requireFiles(const CommandSpec& spec, const ParsedCommand& parsed) {
  const bool names = std::ranges::any_of(std::array{"FILE", "PATH", "ESTIMATE"}, [&](const char* what) {
    return spec.arguments.find(what) != std::string_view::npos;
  });
  if (names && std::ranges::find(parsed.arguments(), "-") != parsed.arguments().end())
    throw UsageError(
        "\"-\" is no file: neither standard input nor standard output is used here. A file of that name is "
        "./-.");
}

int runCommand(const Command& command, const std::vector<std::string>& words, audio::Decoding& decoding) {
  const ParsedCommand parsed = parseCommand(command.spec, words);
  if (parsed.has("--help")) {
    std::cout << helpText(command.spec);
    return static_cast<int>(ExitStatus::Done);
  }
  requireFiles(command.spec, parsed);
  qCInfo(programLog, "%s", command.spec.name.data());
  const auto* const decodes = std::get_if<1>(&command.run);
  const int status = decodes != nullptr ? (*decodes)(parsed, decoding) : std::get<0>(command.run)(parsed);
  qCInfo(programLog, "%s: status %d", command.spec.name.data(), status);
  return status;
}

bool asksForHelp(const std::string& word) {
  return word == "--help" || word == "-h";
}

/// "library" and no more, or with a word that is none of its commands. @throws UsageError
int runGroup(const std::vector<std::string>& words, const std::vector<Command>& listed) {
  const std::string& group = words.front();
  if (words.size() > 1 && asksForHelp(words[1])) {
    std::cout << overviewOf(group, listed);
    return static_cast<int>(ExitStatus::Done);
  }
  const std::string there = "The commands of " + group + " are " + namesIn(group, listed) + '.';
  if (words.size() == 1) throw UsageError("barline-cli " + group + " needs a command. " + there);
  throw UsageError("There is no command \"" + group + ' ' + words[1] + "\". " + there);
}

/// @param called gets the name of what runs, as typed: "barline-cli library list"
int run(std::vector<std::string> words, audio::Decoding& decoding, std::string& called) {
  if (words.empty()) throw UsageError("A command is missing.");
  if (words.front() == "--version") {
    std::cout << "barline-cli " BARLINE_VERSION "\n";
    return static_cast<int>(ExitStatus::Done);
  }
  if (words.front() == "help") {  // what is asked about comes before the asking
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  if (asksForHelp(words.front())) {
    std::cout << overview();
    return static_cast<int>(ExitStatus::Done);
  }
  const std::vector<Command> all = commands();
  if (const Command* const command = findCommand(all, words)) {
    called.append(" ").append(command->spec.name);
    return runCommand(*command, words, decoding);
  }
  const std::vector<Command> listed = commandsOf(all, words.front());
  if (listed.empty()) throw UsageError("There is no command \"" + words.front() + "\".");
  called.append(" ").append(words.front());
  return runGroup(words, listed);
}

int guardedRun(const std::vector<std::string>& words, audio::Decoding& decoding) {
  std::string called = "barline-cli";
  try {
    const int status = run(words, decoding, called);
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("Standard output could not be written.");
    return status;
  } catch (const UsageError& error) {
    std::cerr << "barline-cli: " << shownSentence(error.what()) << " See " << called << " --help.\n";
    return static_cast<int>(ExitStatus::WrongUsage);
  } catch (const std::exception& error) {
    std::cerr << messageLine(error.what());
    return static_cast<int>(ExitStatus::Failed);
  }
}

void tellOnStandardError(const std::string& sentence) {
  std::cerr << messageLine(sentence);
}

}  // namespace
}  // namespace barline::cli

int main(int argc, char** argv) {
  if (const auto status = barline::audio::runDecodingProcess(argc, argv)) return *status;
  barline::memory::returnFreedBlocks();
  // First of all, while the process is small and has one thread.
  barline::audio::IsolatedDecoding decoding({.tell = barline::cli::tellOnStandardError});
  // The words as they were typed: Qt would turn file names into text and back.
  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::filesystem::path state = barline::app::stateFolder();
  barline::cli::tellMessages();
  const barline::app::Diagnosis diagnosis(state, "barline-cli", BARLINE_VERSION);
  // Clears away what killed programs have left there.
  static_cast<void>(barline::app::listCrashReports(barline::app::crashFolderIn(state)));
  const auto application = barline::cli::makeApplication(words, argc, argv);
  QCoreApplication::setApplicationName("barline");
  QCoreApplication::setApplicationVersion(BARLINE_VERSION);
  return barline::cli::guardedRun(words, decoding);
}
