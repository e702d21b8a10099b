-- What an analysis says of a whole track in figures. The measures have their names in the timeline JSON; the tempo
-- stands in `tracks`. NULL where a figure is not known. A track without a row was analysed before there were figures.
CREATE TABLE track_figures (
  track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL UNIQUE,       -- grows with every row that is written
  tempo_stability REAL,                   -- 0–1
  tuning_cents REAL,                      -- of A4 against 440 Hz
  integrated_lufs REAL,
  loudness_range_lu REAL,
  true_peak_dbtp REAL,
  maximum_momentary_lufs REAL,
  maximum_short_term_lufs REAL,
  replaygain_db REAL,                     -- ReplayGain 2.0
  loudness_sone REAL,                     -- ISO 532-1: mean
  loudness_n5_sone REAL,                  -- exceeded for 5 % of the time
  loudness_maximum_sone REAL,
  loudness_level_phon REAL,               -- of N5
  sharpness_acum REAL,                    -- mean
  roughness_asper REAL,                   -- mean
  energy_rating REAL,                     -- 1–10
  danceability REAL,                      -- 0–3
  character_version INTEGER,              -- of the step that made it: only those of one version compare
  character_known INTEGER,                -- bit i (from the lowest): number i is known
  character BLOB,                         -- 25 numbers, float32, little-endian; 0 where not known
  CHECK ((character IS NULL) = (character_version IS NULL) AND (character IS NULL) = (character_known IS NULL)),
  CHECK (length(character) = 100)
) STRICT;

-- One row: the last revision given out. It is never given again, also where its row is gone.
CREATE TABLE figures_revision (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last INTEGER NOT NULL
) STRICT;

INSERT INTO figures_revision VALUES (1, 0);
