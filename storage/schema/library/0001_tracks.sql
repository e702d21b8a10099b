-- A track is known by the fingerprint of its audio. Its own tags are kept as they are; an untitled track is
-- shown under its file's name.
CREATE TABLE tracks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint TEXT UNIQUE,                -- NULL until a file of it has been read
  title TEXT NOT NULL DEFAULT '',
  artist TEXT NOT NULL DEFAULT '',
  album TEXT NOT NULL DEFAULT '',
  duration REAL,                          -- seconds
  sample_rate INTEGER,                    -- Hz
  channels INTEGER,
  codec TEXT NOT NULL DEFAULT '',
  warning TEXT,                           -- about the audio, e.g. that the file is truncated
  bpm REAL,
  key TEXT,                               -- 'C minor'
  time_signature TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'analysed', 'failed')),
  problem TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL,              -- seconds since 1970, UTC
  search_text TEXT NOT NULL DEFAULT ''    -- shown title, artist and album without case and accents
) STRICT;

-- As narrow as can be: searching reads all of it.
CREATE INDEX tracks_search ON tracks (search_text);

-- Where a track's audio lies, or lay. Paths are the file system's bytes.
CREATE TABLE paths (
  track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
  path BLOB NOT NULL,
  size INTEGER,                           -- bytes; this and the next three: the file when it was last looked at
  mtime_ns INTEGER,
  inode INTEGER,
  device INTEGER,
  verified INTEGER NOT NULL DEFAULT 0,    -- 1: a file of this size and time has the track's fingerprint
  gone INTEGER NOT NULL DEFAULT 0,        -- 1: no such file any more, or other audio in it
  seen_at INTEGER NOT NULL,               -- seconds since 1970, UTC
  PRIMARY KEY (track_id, path)
) STRICT, WITHOUT ROWID;

-- A path leads to one track at a time; older ones remember it as gone.
CREATE UNIQUE INDEX paths_current ON paths (path) WHERE gone = 0;
CREATE INDEX paths_gone ON paths (path) WHERE gone = 1;

-- Finds a renamed file without reading it.
CREATE INDEX paths_inode ON paths (inode, size, mtime_ns);
