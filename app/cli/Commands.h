#pragma once

#include <string>
#include <vector>

#include "app/cli/CommandLine.h"
#include "app/cli/ExitStatus.h"
#include "engine/audio/Decoding.h"

namespace barline::cli {

[[nodiscard]] const CommandSpec& benchSpec();
[[nodiscard]] const CommandSpec& datasetSpec();
[[nodiscard]] const CommandSpec& evaluateSpec();
[[nodiscard]] const CommandSpec& exportSpec();
[[nodiscard]] const CommandSpec& chunksSpec();
[[nodiscard]] const CommandSpec& featuresSpec();
[[nodiscard]] const CommandSpec& reportSpec();
[[nodiscard]] const CommandSpec& stepsSpec();
[[nodiscard]] const CommandSpec& libraryListSpec();
[[nodiscard]] const CommandSpec& libraryAddSpec();
[[nodiscard]] const CommandSpec& libraryRemoveSpec();
[[nodiscard]] const CommandSpec& librarySimilarSpec();
[[nodiscard]] const CommandSpec& librarySearchSpec();
[[nodiscard]] const CommandSpec& libraryCratesSpec();
[[nodiscard]] const CommandSpec& libraryAnalyzeSpec();
[[nodiscard]] const CommandSpec& libraryVerifySpec();
[[nodiscard]] const CommandSpec& libraryBackupSpec();
[[nodiscard]] const CommandSpec& libraryRestoreSpec();
[[nodiscard]] const CommandSpec& libraryRepairSpec();
[[nodiscard]] const CommandSpec& libraryExportSpec();
[[nodiscard]] const CommandSpec& libraryImportSpec();
[[nodiscard]] const CommandSpec& libraryMergeSpec();
[[nodiscard]] const CommandSpec& libraryDuplicatesSpec();
[[nodiscard]] const CommandSpec& libraryScanSpec();
[[nodiscard]] const CommandSpec& libraryRelinkSpec();
[[nodiscard]] const CommandSpec& libraryImportCollectionSpec();
[[nodiscard]] const CommandSpec& tagsWriteSpec();
[[nodiscard]] const CommandSpec& tagsUndoSpec();
[[nodiscard]] const CommandSpec& tagsHistorySpec();

/// Each runs one command on the process's standard streams and returns its exit status.
/// @throws UsageError, and any other std::exception for what stops the command as a whole
int runAnalyze(const ParsedCommand& command, audio::Decoding& decoding);
int runBench(const ParsedCommand& command, audio::Decoding& decoding);
int runDataset(const ParsedCommand& command, audio::Decoding& decoding);
int runEvaluate(const ParsedCommand& command, audio::Decoding& decoding);
int runExport(const ParsedCommand& command, audio::Decoding& decoding);
int runChunks(const ParsedCommand& command, audio::Decoding& decoding);
int runFeatures(const ParsedCommand& command, audio::Decoding& decoding);
int runReport(const ParsedCommand& command, audio::Decoding& decoding);
int runSteps(const ParsedCommand& command);
int runLibraryList(const ParsedCommand& command);
int runLibraryAdd(const ParsedCommand& command);
int runLibraryRemove(const ParsedCommand& command);
int runLibrarySimilar(const ParsedCommand& command);
int runLibrarySearch(const ParsedCommand& command);
int runLibraryCrates(const ParsedCommand& command);
int runLibraryAnalyze(const ParsedCommand& command, audio::Decoding& decoding);
int runLibraryVerify(const ParsedCommand& command);
int runLibraryBackup(const ParsedCommand& command);
int runLibraryRestore(const ParsedCommand& command);
int runLibraryRepair(const ParsedCommand& command);
int runLibraryExport(const ParsedCommand& command);
int runLibraryImport(const ParsedCommand& command);
int runLibraryMerge(const ParsedCommand& command);
int runLibraryDuplicates(const ParsedCommand& command, audio::Decoding& decoding);
int runLibraryScan(const ParsedCommand& command, audio::Decoding& decoding);
int runLibraryRelink(const ParsedCommand& command, audio::Decoding& decoding);
int runLibraryImportCollection(const ParsedCommand& command);
int runTagsWrite(const ParsedCommand& command, audio::Decoding& decoding);
int runTagsUndo(const ParsedCommand& command, audio::Decoding& decoding);
int runTagsHistory(const ParsedCommand& command);

}  // namespace barline::cli
