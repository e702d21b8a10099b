-- What people put tracks into: folders, crates and smart crates (saved searches), one tree of them.
CREATE TABLE crates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given again, so a removed one can come back under its own
  parent_id INTEGER REFERENCES crates (id) ON DELETE CASCADE,   -- a folder; NULL = at the top
  position INTEGER NOT NULL,              -- orders those of one parent
  kind TEXT NOT NULL CHECK (kind IN ('folder', 'crate', 'smart')),
  name TEXT NOT NULL CHECK (name <> ''),
  search TEXT NOT NULL DEFAULT ''         -- of a smart crate, as it is typed into the search field
) STRICT;

CREATE INDEX crates_in_order ON crates (parent_id, position, id);

-- A track lies in a crate once.
CREATE TABLE crate_tracks (
  crate_id INTEGER NOT NULL REFERENCES crates (id) ON DELETE CASCADE,
  track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,              -- orders the tracks of one crate; may have gaps
  PRIMARY KEY (crate_id, track_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX crate_tracks_in_order ON crate_tracks (crate_id, position, track_id);
CREATE INDEX crates_of_track ON crate_tracks (track_id, crate_id);

-- When a track was opened and when it was heard.
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,                    -- seconds since 1970, UTC
  heard INTEGER NOT NULL CHECK (heard IN (0, 1))  -- 0: only opened
) STRICT;

-- Holds all that listing and counting ask for.
CREATE INDEX history_of_track ON history (track_id, at);

CREATE TRIGGER track_heard AFTER INSERT ON history WHEN NEW.heard = 1 BEGIN
  UPDATE tracks SET plays = plays + 1, played_at = max(coalesce(played_at, 0), NEW.at) WHERE id = NEW.track_id;
END;
