#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/Number.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "app/tags/TagWriting.h"
#include "engine/audio/Text.h"
#include "engine/search/QueryParser.h"

namespace barline::cli {
namespace {

struct Wanted {
  tags::TagWishes wishes;
  bool keepTimes{};
  bool onlyPreview{};
};

/// @return the index of `text` among the words that the option takes. @throws UsageError
std::size_t choice(const ParsedCommand& command, std::string_view option,
                   const std::vector<std::string>& words) {
  const auto text = command.value(option);
  if (!text) return 0;
  const auto found = std::ranges::find(words, *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  throw UsageError(std::string(option) + " takes one of " + all + ", not \"" + *text + "\".");
}

Wanted readWanted(const ParsedCommand& command) {
  Wanted wanted;
  for (const std::string& list : command.values("--fields")) {
    for (const std::string& field : splitList(list)) {
      if (field == "bpm") {
        wanted.wishes.bpm = true;
      } else if (field == "key") {
        wanted.wishes.key = true;
      } else if (field == "energy") {
        wanted.wishes.energy = true;
      } else if (field == "replaygain") {
        wanted.wishes.replayGain = true;
      } else {
        throw UsageError("--fields takes bpm, key, energy and replaygain, not \"" + field + "\".");
      }
    }
  }
  if (!wanted.wishes.any()) throw UsageError("Nothing is written unless --fields says what.");
  wanted.wishes.keyNotation =
      static_cast<tags::KeyNotation>(choice(command, "--key-notation", {"musical", "camelot", "open-key"}));
  wanted.wishes.energyPlace =
      static_cast<tags::EnergyPlace>(choice(command, "--energy-in", {"comment", "grouping"}));
  wanted.wishes.bpmForm = command.has("--whole-bpm") ? tags::BpmForm::Whole : tags::BpmForm::Decimals;
  wanted.keepTimes = command.has("--keep-times");
  wanted.onlyPreview = command.has("--preview");
  return wanted;
}

std::int64_t secondsNow() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// The tracks that the command is about. Names on standard error what is not in the library.
std::vector<std::int64_t> chosenTracks(const ParsedCommand& command, storage::Library& library,
                                       bool& failed) {
  if (const auto text = command.value("--search")) {
    const search::ParsedQuery parsed = search::parseQuery(*text, secondsNow());
    if (!parsed.problems.empty()) throw UsageError("--search does not understand \"" + *text + "\".");
    search::TrackListRequest request;
    request.query = parsed.query;
    return library.catalogue().list(request).tracks;
  }
  std::vector<std::int64_t> tracks;
  for (const std::string& file : command.arguments()) {
    if (const auto track = library.tracks().byPath(file)) {
      tracks.push_back(track->id);
    } else {
      std::cerr << "barline-cli: " << shownPath(file)
                << " is not in the library. Analyse it first: barline-cli analyze.\n";
      failed = true;
    }
  }
  return tracks;
}

std::string shownValues(const tags::TagValues& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + audio::oneLine(value);
  return values.empty() ? "(none)" : text;
}

void print(const tags::TrackPlan& plan) {
  if (plan.plan.changes.empty()) return;
  std::cout << shownPath(plan.plan.file) << '\n';
  for (const tags::TagChange& change : plan.plan.changes) {
    std::cout << "  " << change.name << ": " << shownValues(change.before) << " -> "
              << shownValues(change.after) << '\n';
  }
}

int finish(const tags::TagOutcome& outcome, bool failed, const StopSignals& signals) {
  for (const tags::FileProblem& problem : outcome.problems)
    std::cerr << messageLine(problem.sentence);
  if (signals.received() != 0) return static_cast<int>(ExitStatus::Signalled) + signals.received();
  return static_cast<int>(failed || !outcome.problems.empty() ? ExitStatus::Failed : ExitStatus::Done);
}

std::string files(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " file" : " files");
}

std::unique_ptr<storage::Library> openedLibrary(const ParsedCommand& command) {
  auto library = openLibrary(command);
  if (!library)
    throw std::runtime_error("There is no library yet. Analyse files first: barline-cli analyze.");
  return library;
}

std::int64_t readBatch(const ParsedCommand& command, storage::TagJournal& journal, app::TagWriting& writing) {
  const auto text = command.value("--batch");
  if (!text) {
    const auto last = writing.lastBatch();
    if (!last) throw std::runtime_error("No tags were written, or all of them were taken back.");
    return last->id;
  }
  const auto batch = parseNumber<std::int64_t>(*text);
  if (!batch || *batch <= 0)
    throw UsageError("--batch takes a number that tags history names, not \"" + *text + "\".");
  if (journal.written(*batch).empty())
    throw std::runtime_error("There is no batch " + *text +
                             " of which anything could be taken back; barline-cli tags history lists them.");
  return *batch;
}

}  // namespace

const CommandSpec& tagsWriteSpec() {
  static const CommandSpec spec{
      "tags write",
      "[FILE…]",
      "Writes what the library knows of tracks into the tags of their files.",
      {libraryOption(),
       {"--fields", "LIST", "What is written: any of bpm,key,energy,replaygain. Nothing is by itself."},
       {"--search", "TEXT", "The tracks that a search finds, instead of FILEs; \"\" finds all."},
       {"--preview", "", "Lists what would be written, and changes nothing."},
       {"--key-notation", "NAME", "musical (Am, the default), camelot (8A) or open-key (1m)."},
       {"--energy-in", "PLACE", "comment (the default) or grouping; what stands there stays."},
       {"--whole-bpm", "", "Tempo without decimals."},
       {"--keep-times", "", "Files keep the time at which they were last modified."}},
      "Goes for MP3, FLAC, Ogg Vorbis, Opus, M4A, WAV and AIFF. Each file is written as a copy beside it, "
      "which takes "
      "its place once it is shown to have the same audio, sample by sample, and all its other tags. tags "
      "undo takes "
      "it back.\n\n"
      "Exit status: 0 all written; 1 one or more files could not be (each named, the others done); 2 wrong "
      "usage."};
  return spec;
}

const CommandSpec& tagsUndoSpec() {
  static const CommandSpec spec{
      "tags undo",
      "",
      "Gives files the tags that they had before the last tags write.",
      {libraryOption(), {"--batch", "N", "Before an earlier one, by its number in tags history."}},
      "A file that nobody has changed since becomes what it was, byte for byte. In others those fields are "
      "set back "
      "that still hold what was written."};
  return spec;
}

const CommandSpec& tagsHistorySpec() {
  static const CommandSpec spec{"tags history",
                                "",
                                "Lists when tags were written into files, the latest first.",
                                {libraryOption()},
                                "The columns: number, time (UTC), files, how many of them were taken back."};
  return spec;
}

int runTagsWrite(const ParsedCommand& command, audio::Decoding& decoding) {
  const Wanted wanted = readWanted(command);
  if (command.arguments().empty() == !command.has("--search"))
    throw UsageError("barline-cli tags write needs either FILEs or --search.");
  blockStopSignals();
  const auto library = openedLibrary(command);
  storage::TagJournal journal(library->file());
  app::TagWriting writing(*library, journal, decoding);
  std::atomic<bool> stop{false};
  const StopSignals signals([&] { stop = true; });
  const tags::TagJobControl control{.progress = [](std::size_t) {}, .cancelled = [&] { return stop.load(); }};

  bool failed = false;
  const auto tracks = chosenTracks(command, *library, failed);
  const auto plans = writing.preview(tracks, wanted.wishes, control);
  for (const tags::TrackPlan& plan : plans) {
    if (!plan.problem.empty()) std::cerr << messageLine(plan.problem);
    failed = failed || !plan.problem.empty();
    print(plan);
  }
  if (wanted.onlyPreview) return finish({}, failed, signals);
  const tags::TagOutcome outcome = writing.write(plans, wanted.keepTimes, control);
  std::cout << "Wrote the tags of " << files(outcome.files) << ".\n";
  return finish(outcome, failed, signals);
}

int runTagsUndo(const ParsedCommand& command, audio::Decoding& decoding) {
  if (!command.arguments().empty()) throw UsageError("barline-cli tags undo takes no FILE.");
  blockStopSignals();
  const auto library = openedLibrary(command);
  storage::TagJournal journal(library->file());
  app::TagWriting writing(*library, journal, decoding);
  std::atomic<bool> stop{false};
  const StopSignals signals([&] { stop = true; });
  const tags::TagOutcome outcome =
      writing.undo(readBatch(command, journal, writing),
                   {.progress = [](std::size_t) {}, .cancelled = [&] { return stop.load(); }});
  std::cout << "Took back the tags of " << files(outcome.files) << ".\n";
  return finish(outcome, false, signals);
}

int runTagsHistory(const ParsedCommand& command) {
  constexpr std::size_t kMost = 1000;
  const auto library = openedLibrary(command);
  storage::TagJournal journal(library->file());
  for (const storage::TagBatch& batch : journal.batches(kMost)) {
    const auto time = static_cast<std::time_t>(batch.madeAt);
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts);
    std::cout << padded(std::to_string(batch.id), 6) << "  " << text.data() << "  "
              << padded(files(batch.files), 12) << "  "
              << (batch.returned > 0 ? std::to_string(batch.returned) + " taken back" : "") << '\n';
  }
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
