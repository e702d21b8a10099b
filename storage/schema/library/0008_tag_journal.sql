-- What was written into the tags of files: one row for each file each time, to be settled where the program ended in
-- between and to be undone. States: 'copying' a copy with other tags is being made; 'ready' it is about to take the file's
-- place; 'written' it has; 'returning' the former file is about to; 'returned' it has.
CREATE TABLE tag_writes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL,                 -- the first id of those written together
  state TEXT NOT NULL CHECK (state IN ('copying', 'ready', 'written', 'returning', 'returned')),
  made_at INTEGER NOT NULL,               -- seconds since 1970, UTC
  path BLOB NOT NULL,                     -- as the library knows the file; the file system's bytes
  file BLOB NOT NULL,                     -- where the path's symbolic links lead
  temporary BLOB,                         -- the copy beside it, while there may be one
  changes TEXT NOT NULL,                  -- JSON: subject, name, before and after of each field
  former_size INTEGER,                    -- bytes of the whole file, before and after
  former_hash TEXT,                       -- XXH3-128
  former_modified_ns INTEGER,             -- since 1970, UTC
  written_size INTEGER,
  written_hash TEXT,
  way_back BLOB,                          -- what makes the former file out of the written one (zlib)
  way_back_size INTEGER,                  -- bytes before zlib
  way_back_checksum INTEGER               -- XXH3-64 of those
) STRICT;

CREATE INDEX tag_writes_by_batch ON tag_writes (batch, id);
CREATE INDEX tag_writes_unsettled ON tag_writes (id) WHERE temporary IS NOT NULL;
