-- What people have corrected, one row for each step that is undone as a whole. Belongs to the audio, not to a track's row:
-- taking a track out of the library leaves its edits, and the same audio finds them again.
CREATE TABLE edits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,   -- in the order they were made
  fingerprint TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  made_at INTEGER NOT NULL,               -- milliseconds since 1970, UTC
  author TEXT NOT NULL,
  basis TEXT NOT NULL,                    -- versions of the analysis it was made on
  content BLOB NOT NULL,                  -- JSON (storage/EditJson.h) as a zlib stream
  content_size INTEGER NOT NULL,          -- bytes of the JSON
  content_checksum INTEGER NOT NULL       -- XXH3-64 of the JSON
) STRICT;

CREATE INDEX edits_of_track ON edits (fingerprint, id);
