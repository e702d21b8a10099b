#include "storage/RunRepository.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/pipeline/Recipe.h"
#include "storage/Compression.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

using performance::RunRecord;
using performance::StepFigures;

/// Raised whenever Figures or RunTrace has other members.
constexpr int kLayout = 1;

/// The steps' numbers, one of each for each step of the recipe.
struct Figures {
  std::vector<std::uint8_t> states;
  std::vector<float> wall, cpu, begin, end, mebibytes;

  static constexpr auto fields() {
    return std::tuple{&Figures::states, &Figures::wall, &Figures::cpu,
                      &Figures::begin,  &Figures::end,  &Figures::mebibytes};
  }
};

Figures figuresOf(const RunRecord& run) {
  Figures figures;
  for (const StepFigures& step : run.steps) {
    figures.states.push_back(static_cast<std::uint8_t>(step.state));
    figures.wall.push_back(static_cast<float>(step.wallSeconds));
    figures.cpu.push_back(static_cast<float>(step.cpuSeconds));
    figures.begin.push_back(static_cast<float>(step.beginSeconds));
    figures.end.push_back(static_cast<float>(step.endSeconds));
    figures.mebibytes.push_back(static_cast<float>(step.peakMebibytes));
  }
  return figures;
}

std::string recipeOf(const RunRecord& run) {
  pipeline::Recipe recipe;
  for (const StepFigures& step : run.steps) recipe.push_back({step.id, step.version, step.parameters});
  return pipeline::recipeText(recipe);
}

/// Nothing where the numbers do not fit the recipe.
std::optional<std::vector<StepFigures>> stepsOf(const std::string& recipe, std::span<const std::byte> bytes) {
  Figures figures;
  try {
    figures = model::decode<Figures>(bytes);
  } catch (const model::CodecError&) {
    return std::nullopt;
  }
  const pipeline::Recipe named = pipeline::parseRecipe(recipe);
  const std::size_t count = named.size();
  for (const std::size_t size : {figures.states.size(), figures.wall.size(), figures.cpu.size(),
                                 figures.begin.size(), figures.end.size(), figures.mebibytes.size()})
    if (size != count) return std::nullopt;
  std::vector<StepFigures> steps;
  for (std::size_t i = 0; i < count; ++i) {
    if (figures.states[i] > static_cast<std::uint8_t>(pipeline::StepState::Cancelled)) return std::nullopt;
    steps.push_back({.id = named[i].id,
                     .version = named[i].version,
                     .parameters = named[i].parameters,
                     .state = static_cast<pipeline::StepState>(figures.states[i]),
                     .wallSeconds = static_cast<double>(figures.wall[i]),
                     .cpuSeconds = static_cast<double>(figures.cpu[i]),
                     .beginSeconds = static_cast<double>(figures.begin[i]),
                     .endSeconds = static_cast<double>(figures.end[i]),
                     .peakMebibytes = static_cast<double>(figures.mebibytes[i])});
  }
  return steps;
}

bool fits(const pipeline::RunTrace& trace) {
  return std::ranges::all_of(trace.work, [&](const pipeline::RunTrace::Work& work) {
    return work.part < trace.parts.size() && work.slice < trace.mebibytes.size();
  });
}

std::shared_ptr<const pipeline::RunTrace> traceOf(std::span<const std::byte> bytes, std::int64_t size,
                                                  std::int64_t sum) {
  const auto raw = unpack(bytes, size, sum);
  if (!raw) return nullptr;
  try {
    auto trace = std::make_shared<const pipeline::RunTrace>(model::decode<pipeline::RunTrace>(*raw));
    return fits(*trace) ? trace : nullptr;
  } catch (const model::CodecError&) {
    return nullptr;
  }
}

constexpr const char* kRun =
    "SELECT r.id, fingerprint, ended_at, m.name, c.steps, program, title, file, audio, wall, cpu, threads, "
    "besides, used_cache, queued, figures, trace, trace_size, trace_sum FROM runs r "
    "JOIN run_machines m ON m.id = machine_id JOIN run_recipes c ON c.id = recipe_id WHERE layout = ? AND ";

std::filesystem::path pathIn(const Statement& row, int column) {
  const std::span<const std::byte> bytes = row.blob(column);
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

std::span<const std::byte> bytesOf(const std::filesystem::path& path) {
  return std::as_bytes(std::span(path.native()));
}

std::optional<RunRecord> runIn(const Statement& row) {
  auto steps = stepsOf(row.text(4), row.blob(15));
  if (!steps) return std::nullopt;
  RunRecord run;
  run.id = row.integer(0);
  run.fingerprint = row.text(1);
  run.endedAt = row.integer(2);
  run.machine = row.text(3);
  run.steps = *std::move(steps);
  run.program = row.text(5);
  run.title = row.text(6);
  run.file = pathIn(row, 7);
  run.audioSeconds = row.real(8);
  run.wallSeconds = row.real(9);
  run.cpuSeconds = row.real(10);
  run.threads = static_cast<int>(row.integer(11));
  run.besides = static_cast<int>(row.integer(12));
  run.usedCache = row.integer(13) != 0;
  run.queued = row.integer(14) != 0;
  if (!row.isNull(16)) run.trace = traceOf(row.blob(16), row.integer(17), row.integer(18));
  return run;
}

constexpr const char* kHeading =
    "SELECT id, fingerprint, title, file, ended_at, program, audio, wall, queued FROM runs WHERE ";

std::vector<RunHeading> headings(Statement& row) {
  std::vector<RunHeading> found;
  while (row.step()) {
    found.push_back({.id = row.integer(0),
                     .fingerprint = row.text(1),
                     .title = row.text(2),
                     .file = pathIn(row, 3),
                     .endedAt = row.integer(4),
                     .program = row.text(5),
                     .audioSeconds = row.real(6),
                     .wallSeconds = row.real(7),
                     .queued = row.integer(8) != 0});
  }
  return found;
}

}  // namespace

RunRepository::RunRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& RunRepository::opened() {
  if (!connection_) connection_.emplace(file_, Connection::Access::ReadWrite);
  return *connection_;
}

std::int64_t RunRepository::idOf(const char* find, const char* insert, const std::string& text) {
  Statement known(*connection_, find);
  known.bindAll(text);
  if (known.step()) return known.integer(0);
  Statement(*connection_, insert).bindAll(text).run();
  return connection_->lastInsertId();
}

std::int64_t RunRepository::add(const RunRecord& run) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  const std::int64_t machine = idOf("SELECT id FROM run_machines WHERE name = ?",
                                    "INSERT INTO run_machines (name) VALUES (?)", run.machine);
  const std::int64_t recipe = idOf("SELECT id FROM run_recipes WHERE steps = ?",
                                   "INSERT INTO run_recipes (steps) VALUES (?)", recipeOf(run));
  {
    Statement known(*connection_,
                    "SELECT 1 FROM runs WHERE fingerprint = ? AND ended_at = ? AND machine_id = ?");
    if (known.bindAll(run.fingerprint, run.endedAt, machine).step()) return 0;
  }
  const model::Bytes figures = model::encode(figuresOf(run));
  std::optional<PackedBytes> trace;
  if (run.trace) trace = pack(model::encode(*run.trace));
  Statement insert(
      *connection_,
      "INSERT INTO runs (fingerprint, ended_at, machine_id, recipe_id, program, title, file, audio, "
      "wall, cpu, threads, besides, used_cache, queued, layout, figures, trace, trace_size, trace_sum) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bindAll(run.fingerprint, run.endedAt, machine, recipe, run.program, run.title, bytesOf(run.file),
                 run.audioSeconds, run.wallSeconds, run.cpuSeconds, run.threads, run.besides, run.usedCache,
                 run.queued, kLayout, std::span<const std::byte>(figures));
  if (trace) {
    insert.bind(17, std::span<const std::byte>(trace->compressed));
    insert.bind(18, trace->rawSize);
    insert.bind(19, trace->checksum);
  }
  insert.run();
  const std::int64_t id = connection_->lastInsertId();
  thin(run.fingerprint);
  transaction.commit();
  return id;
}

void RunRepository::thin(const std::string& fingerprint) {
  Statement(
      *connection_,
      "DELETE FROM runs WHERE id IN (SELECT id FROM (SELECT id, "
      "row_number() OVER (ORDER BY ended_at DESC, id DESC) AS place, "
      "row_number() OVER (PARTITION BY program, recipe_id ORDER BY ended_at DESC, id DESC) AS of_version "
      "FROM runs WHERE fingerprint = ?) WHERE place > ? AND of_version > ?)")
      .bindAll(fingerprint, kKeptOfEach, kKeptOfEachVersion)
      .run();
  Statement(*connection_,
            "DELETE FROM runs WHERE id <= (SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET ?)")
      .bindAll(kKept)
      .run();
  Statement(
      *connection_,
      "UPDATE runs SET trace = NULL, trace_size = NULL, trace_sum = NULL WHERE trace IS NOT NULL AND id <= "
      "(SELECT id FROM runs WHERE trace IS NOT NULL ORDER BY id DESC LIMIT 1 OFFSET ?)")
      .bindAll(kKeptTraces)
      .run();
}

std::vector<RunHeading> RunRepository::latest(const std::string& fingerprint, std::size_t most) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                std::string(kHeading) +
                    "(?1 = '' OR fingerprint = ?1) AND layout = ?2 ORDER BY ended_at DESC, id DESC LIMIT ?3");
  row.bindAll(fingerprint, kLayout, static_cast<std::int64_t>(most));
  return headings(row);
}

std::vector<RunHeading> RunRepository::since(std::int64_t since, std::size_t most) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), std::string(kHeading) + "ended_at >= ? ORDER BY ended_at DESC, id DESC LIMIT ?");
  row.bindAll(since, static_cast<std::int64_t>(most));
  std::vector<RunHeading> found = headings(row);
  std::ranges::reverse(found);
  return found;
}

std::optional<RunRecord> RunRepository::byId(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), std::string(kRun) + "r.id = ?");
  row.bindAll(kLayout, id);
  return row.step() ? runIn(row) : std::nullopt;
}

std::vector<RunRecord> RunRepository::ofAudio(const std::string& fingerprint) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), std::string(kRun) + "fingerprint = ? ORDER BY ended_at, r.id");
  row.bindAll(kLayout, fingerprint);
  std::vector<RunRecord> runs;
  while (row.step()) {
    if (auto run = runIn(row)) runs.push_back(*std::move(run));
  }
  return runs;
}

}  // namespace barline::storage
