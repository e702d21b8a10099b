-- Covers in small. Many tracks share one: an album's is kept once.
CREATE TABLE artworks (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,              -- XXH3-128 of the picture as it stands in the file
  thumbnail BLOB NOT NULL                 -- JPEG; empty where the picture cannot be read
) STRICT;

-- A row says that the file's picture was looked for.
CREATE TABLE track_artworks (
  track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
  artwork_id INTEGER REFERENCES artworks (id)  -- NULL: the file has none
) STRICT;
CREATE INDEX track_artworks_by_artwork ON track_artworks (artwork_id);

CREATE TRIGGER track_artwork_removed AFTER DELETE ON track_artworks WHEN OLD.artwork_id IS NOT NULL BEGIN
  DELETE FROM artworks WHERE id = OLD.artwork_id
    AND NOT EXISTS (SELECT 1 FROM track_artworks WHERE artwork_id = OLD.artwork_id);
END;
CREATE TRIGGER track_artwork_changed AFTER UPDATE OF artwork_id ON track_artworks
WHEN OLD.artwork_id IS NOT NULL AND NEW.artwork_id IS NOT OLD.artwork_id BEGIN
  DELETE FROM artworks WHERE id = OLD.artwork_id
    AND NOT EXISTS (SELECT 1 FROM track_artworks WHERE artwork_id = OLD.artwork_id);
END;

-- Waveforms in small.
CREATE TABLE track_waveforms (
  track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
  bands BLOB NOT NULL                     -- model::WaveformThumbnail: low, mid, high, one byte a column
) STRICT;

-- Folders whose files come into the library by themselves. Paths are the file system's bytes.
CREATE TABLE watched_folders (
  path BLOB PRIMARY KEY,
  added_at INTEGER NOT NULL               -- seconds since 1970, UTC
) STRICT, WITHOUT ROWID;

-- What another program knows of a track: beats, keys and such to compare with, never an edit.
CREATE TABLE track_references (
  id INTEGER PRIMARY KEY,
  track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
  source TEXT NOT NULL,                   -- the program: 'rekordbox'
  imported_at INTEGER NOT NULL,           -- seconds since 1970, UTC
  content BLOB NOT NULL,                  -- JSON (storage/ReferenceJson.h) as a zlib stream
  content_size INTEGER NOT NULL,          -- bytes of the JSON
  content_checksum INTEGER NOT NULL,      -- XXH3-64 of the JSON
  UNIQUE (track_id, source)
) STRICT;
