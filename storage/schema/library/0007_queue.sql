-- What waits to be analysed and in which order, and what could not be. Belongs to the library, so it survives the program
-- and every process sees the same.
CREATE TABLE queue (
  track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,              -- the lowest is next; gaps are left for what is moved between
  anew INTEGER NOT NULL DEFAULT 0 CHECK (anew IN (0, 1)),  -- 1: nothing is taken from an earlier analysis
  problem TEXT                            -- one sentence: why it failed; NULL = it waits
) STRICT;

-- Covers the question for the order.
CREATE INDEX queue_order ON queue (position, problem);

-- One row.
CREATE TABLE queue_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  speed REAL                              -- seconds of audio analysed in a second, lately; NULL = not known
) STRICT;

INSERT INTO queue_state (id) VALUES (1);

INSERT INTO queue (track_id, position)
  SELECT id, 1024 * row_number() OVER (ORDER BY id) FROM tracks WHERE state = 'waiting';

-- Whichever program adds a track, it waits for its turn, and once analysed it waits no more.
CREATE TRIGGER queue_new_track AFTER INSERT ON tracks WHEN NEW.state = 'waiting' BEGIN
  INSERT INTO queue (track_id, position) VALUES (NEW.id, 1024 + (SELECT coalesce(max(position), 0) FROM queue));
END;

CREATE TRIGGER queue_analysed_track AFTER UPDATE OF state ON tracks WHEN NEW.state = 'analysed' BEGIN
  DELETE FROM queue WHERE track_id = NEW.id;
END;

-- Which steps, of which versions and with which parameters, made an analysis: engine/pipeline/Recipe.h as text. There are
-- few, and many tracks of each.
CREATE TABLE recipes (
  id INTEGER PRIMARY KEY,
  steps TEXT NOT NULL UNIQUE
) STRICT;

-- A track without a row has not been analysed, or before this was kept.
CREATE TABLE track_recipes (
  track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
  recipe_id INTEGER NOT NULL REFERENCES recipes (id)
) STRICT;

CREATE INDEX track_recipes_recipe ON track_recipes (recipe_id);
