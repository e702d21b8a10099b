-- What analyses cost. Everything here may be thinned and lost without harm.

-- engine/pipeline/Recipe.h as text, but in the order of the run. There are few, and many runs of each.
CREATE TABLE run_recipes (
  id INTEGER PRIMARY KEY,
  steps TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE run_machines (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE               -- "AMD EPYC 7B13, 2 cores"
) STRICT;

-- One row for each analysis in which something had to be computed. Known by the audio's fingerprint, as edits are.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  ended_at INTEGER NOT NULL,              -- milliseconds since 1970, UTC
  machine_id INTEGER NOT NULL REFERENCES run_machines (id),
  recipe_id INTEGER NOT NULL REFERENCES run_recipes (id),
  program TEXT NOT NULL,                  -- version of Barline
  title TEXT NOT NULL,
  file BLOB NOT NULL,                     -- path, as bytes
  audio REAL NOT NULL,                    -- seconds
  wall REAL NOT NULL,                     -- seconds
  cpu REAL NOT NULL,                      -- seconds
  threads INTEGER NOT NULL,
  besides INTEGER NOT NULL,               -- other files under way
  used_cache INTEGER NOT NULL CHECK (used_cache IN (0, 1)),
  queued INTEGER NOT NULL CHECK (queued IN (0, 1)),
  layout INTEGER NOT NULL,                -- of figures and trace; those of another one are not read
  figures BLOB NOT NULL,                  -- of the recipe's steps
  trace BLOB,                             -- when what ran; NULL for older runs
  trace_size INTEGER,                     -- bytes, before it was compressed
  trace_sum INTEGER,                      -- XXH3-64 of those
  UNIQUE (fingerprint, ended_at, machine_id)
) STRICT;

CREATE INDEX runs_by_time ON runs (ended_at);
CREATE INDEX runs_with_trace ON runs (id) WHERE trace IS NOT NULL;
