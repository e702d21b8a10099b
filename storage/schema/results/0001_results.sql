-- Encoded results of analysis steps by cache key. The blobs stand apart so that noting a use rewrites little.
CREATE TABLE results (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  step TEXT NOT NULL,
  raw_size INTEGER NOT NULL,              -- bytes before compression
  checksum INTEGER NOT NULL,              -- XXH3-64 of the bytes before compression
  used_at INTEGER NOT NULL                -- seconds since 1970, UTC; to the hour
) STRICT;

CREATE INDEX results_used ON results (used_at, id);

CREATE TABLE blobs (
  result_id INTEGER PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL                     -- zlib stream
) STRICT;
