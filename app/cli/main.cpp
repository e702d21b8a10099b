#include <QCoreApplication>
#include <QLoggingCategory>
#include <algorithm>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

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

std::string overview() {
  std::string text = "Usage: barline-cli COMMAND …\n\nMusic analysis without a window.\n\nCommands:\n";
  constexpr std::size_t kNames = 28;
  for (const Command& command : commands()) {
    text += "  " + padded(command.spec.name, kNames) +
            wrapped(command.spec.summary, 78 - kNames, kNames + 2) + '\n';
  }
  return text +
         "\n  barline-cli COMMAND --help    explains a command\n"
         "  barline-cli --version         prints the version\n";
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

int runCommand(const Command& command, const std::vector<std::string>& words, audio::Decoding& decoding) {
  const ParsedCommand parsed = parseCommand(command.spec, words);
  if (parsed.has("--help")) {
    std::cout << helpText(command.spec);
    return static_cast<int>(ExitStatus::Done);
  }
  qCInfo(programLog, "%s", command.spec.name.data());
  const auto* const decodes = std::get_if<1>(&command.run);
  const int status = decodes != nullptr ? (*decodes)(parsed, decoding) : std::get<0>(command.run)(parsed);
  qCInfo(programLog, "%s: status %d", command.spec.name.data(), status);
  return status;
}

int run(std::vector<std::string> words, audio::Decoding& decoding) {
  if (words.empty()) throw UsageError("A command is missing.");
  if (words.front() == "--help" || words.front() == "-h") {
    std::cout << overview();
    return static_cast<int>(ExitStatus::Done);
  }
  if (words.front() == "--version") {
    std::cout << "barline-cli " BARLINE_VERSION "\n";
    return static_cast<int>(ExitStatus::Done);
  }
  const std::vector<Command> all = commands();
  const std::string first = words.front();
  const Command* const command = findCommand(all, words);
  if (command == nullptr) throw UsageError("There is no command \"" + first + "\".");
  return runCommand(*command, words, decoding);
}

int guardedRun(const std::vector<std::string>& words, audio::Decoding& decoding) {
  try {
    const int status = run(words, decoding);
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("Standard output could not be written.");
    return status;
  } catch (const UsageError& error) {
    std::cerr << "barline-cli: " << shownSentence(error.what()) << " See barline-cli --help.\n";
    return static_cast<int>(ExitStatus::WrongUsage);
  } catch (const std::exception& error) {
    std::cerr << "barline-cli: " << shownSentence(error.what()) << '\n';
    return static_cast<int>(ExitStatus::Failed);
  }
}

void tellOnStandardError(const std::string& sentence) {
  std::cerr << "barline-cli: " << shownSentence(sentence) << '\n';
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
