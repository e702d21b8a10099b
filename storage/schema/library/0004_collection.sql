-- What a collection is browsed by. Text that a person has set lies over what the file's tags say (own_*; NULL = as in the file).
ALTER TABLE tracks ADD COLUMN album_artist TEXT NOT NULL DEFAULT '';
ALTER TABLE tracks ADD COLUMN genre TEXT NOT NULL DEFAULT '';
ALTER TABLE tracks ADD COLUMN comment TEXT NOT NULL DEFAULT '';
ALTER TABLE tracks ADD COLUMN year INTEGER;
ALTER TABLE tracks ADD COLUMN track_number INTEGER;
ALTER TABLE tracks ADD COLUMN own_title TEXT;
ALTER TABLE tracks ADD COLUMN own_artist TEXT;
ALTER TABLE tracks ADD COLUMN own_album TEXT;
ALTER TABLE tracks ADD COLUMN own_genre TEXT;
ALTER TABLE tracks ADD COLUMN own_comment TEXT;
ALTER TABLE tracks ADD COLUMN own_year INTEGER;
ALTER TABLE tracks ADD COLUMN rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5);  -- 0 = none
ALTER TABLE tracks ADD COLUMN colour INTEGER NOT NULL DEFAULT 0 CHECK (colour BETWEEN 0 AND 8);  -- 0 = none
ALTER TABLE tracks ADD COLUMN tags TEXT NOT NULL DEFAULT '';               -- a person's own, one to a line, sorted
ALTER TABLE tracks ADD COLUMN analysed_at INTEGER;                         -- seconds since 1970, UTC; so are the next
ALTER TABLE tracks ADD COLUMN played_at INTEGER;
ALTER TABLE tracks ADD COLUMN plays INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tracks ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;          -- 1: every path of it is gone
ALTER TABLE tracks ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;           -- 1: an edit of its analysis is applied
ALTER TABLE tracks ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;           -- 1: a part of it is locked
ALTER TABLE tracks ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;         -- 1: the analysis is unsure of the whole
ALTER TABLE tracks ADD COLUMN duplicate INTEGER NOT NULL DEFAULT 0;        -- 1: another track sounds the same
ALTER TABLE tracks ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;         -- grows with every change of the row

CREATE INDEX tracks_by_revision ON tracks (revision);

-- One row: the last revisions given out, of a track and of its text. They are never given again.
CREATE TABLE track_revision (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last INTEGER NOT NULL,
  text INTEGER NOT NULL,
  texts_complete INTEGER NOT NULL         -- 0: some tracks may have no text yet, which opening the library makes up for
) STRICT;
INSERT INTO track_revision SELECT 1, 1, 1, NOT EXISTS (SELECT 1 FROM tracks);
UPDATE tracks SET revision = 1;

-- Tracks that were removed, for whoever keeps a copy in memory.
CREATE TABLE removed_tracks (
  revision INTEGER PRIMARY KEY,
  track_id INTEGER NOT NULL
) STRICT;

CREATE TRIGGER track_inserted AFTER INSERT ON tracks BEGIN
  UPDATE track_revision SET last = last + 1;
  UPDATE tracks SET revision = (SELECT last FROM track_revision) WHERE id = NEW.id;
END;

CREATE TRIGGER track_changed AFTER UPDATE OF
  fingerprint, title, artist, album, duration, sample_rate, channels, codec, warning, bpm, key, time_signature, state,
  problem, added_at, album_artist, genre, comment, year, track_number, own_title, own_artist, own_album, own_genre,
  own_comment, own_year, rating, colour, tags, analysed_at, played_at, plays, missing, edited, locked, doubtful, duplicate
ON tracks BEGIN
  UPDATE track_revision SET last = last + 1;
  UPDATE tracks SET revision = (SELECT last FROM track_revision) WHERE id = NEW.id;
END;

CREATE TRIGGER track_removed AFTER DELETE ON tracks BEGIN
  UPDATE track_revision SET last = last + 1;
  INSERT INTO removed_tracks SELECT last, OLD.id FROM track_revision;
END;

CREATE TRIGGER figures_inserted AFTER INSERT ON track_figures BEGIN
  UPDATE track_revision SET last = last + 1;
  UPDATE tracks SET revision = (SELECT last FROM track_revision) WHERE id = NEW.track_id;
END;

-- Edits belong to the audio.
CREATE TRIGGER edit_inserted AFTER INSERT ON edits BEGIN
  UPDATE tracks SET edited = EXISTS (SELECT 1 FROM edits WHERE fingerprint = NEW.fingerprint AND undone = 0)
  WHERE fingerprint = NEW.fingerprint;
END;
CREATE TRIGGER edit_changed AFTER UPDATE OF undone ON edits BEGIN
  UPDATE tracks SET edited = EXISTS (SELECT 1 FROM edits WHERE fingerprint = NEW.fingerprint AND undone = 0)
  WHERE fingerprint = NEW.fingerprint;
END;
CREATE TRIGGER edit_removed AFTER DELETE ON edits BEGIN
  UPDATE tracks SET edited = EXISTS (SELECT 1 FROM edits WHERE fingerprint = OLD.fingerprint AND undone = 0)
  WHERE fingerprint = OLD.fingerprint;
END;
CREATE TRIGGER track_identified AFTER UPDATE OF fingerprint ON tracks WHEN NEW.fingerprint IS NOT OLD.fingerprint BEGIN
  UPDATE tracks SET edited = EXISTS (SELECT 1 FROM edits WHERE fingerprint = NEW.fingerprint AND undone = 0)
  WHERE id = NEW.id;
END;
UPDATE tracks SET edited = EXISTS (SELECT 1 FROM edits e WHERE e.fingerprint = tracks.fingerprint AND undone = 0);

-- What is shown of a track as text, without case and accents. Tracks are sorted by it and searched in it.
CREATE TABLE track_text (
  track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  artist TEXT NOT NULL,
  album TEXT NOT NULL,
  genre TEXT NOT NULL,
  comment TEXT NOT NULL,
  tags TEXT NOT NULL,                     -- one to a line
  path TEXT NOT NULL
) STRICT;

-- Each holds all that an order asks for.
CREATE INDEX track_text_by_title ON track_text (title, track_id);
CREATE INDEX track_text_by_artist ON track_text (artist, track_id);
CREATE INDEX track_text_by_album ON track_text (album, track_id);
CREATE INDEX track_text_by_genre ON track_text (genre, track_id);
CREATE INDEX track_text_by_comment ON track_text (comment, track_id);
CREATE INDEX track_text_by_tags ON track_text (tags, track_id);
CREATE INDEX track_text_by_path ON track_text (path, track_id);

-- The next two are kept up to date by TextTable: no trigger may write to a virtual table where schemas are not trusted.
-- Finds three letters and more anywhere in a text.
CREATE VIRTUAL TABLE track_trigrams USING fts5 (
  title, artist, album, genre, comment, tags, path,
  content = 'track_text', content_rowid = 'track_id', tokenize = 'trigram'
);
-- Finds one or two letters where a word begins.
CREATE VIRTUAL TABLE track_words USING fts5 (
  title, artist, album, genre, comment, tags, path UNINDEXED,
  content = 'track_text', content_rowid = 'track_id', tokenize = 'unicode61', prefix = '1 2', detail = 'column'
);

CREATE TRIGGER text_inserted AFTER INSERT ON track_text BEGIN
  UPDATE track_revision SET text = text + 1;
END;
CREATE TRIGGER text_changed AFTER UPDATE ON track_text BEGIN
  UPDATE track_revision SET text = text + 1;
END;

-- Replaced by the above; the rows of track_text are filled in when the library is opened.
DROP INDEX tracks_search;
ALTER TABLE tracks DROP COLUMN search_text;
