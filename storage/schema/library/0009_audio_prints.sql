-- What tracks sound like in short, to find the same recording in several files. All of it can be made again.
CREATE TABLE audio_prints (
  track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,               -- only prints of one version compare
  duration REAL NOT NULL,                 -- seconds, of the track
  print BLOB                              -- engine/prints: packPrint(); NULL where there is too little sound
) STRICT;

-- The numbers by which prints are looked up. Rows of tracks that are gone stay until they are tidied away: ids are never
-- given again.
CREATE TABLE print_keys (
  key INTEGER NOT NULL,
  track_id INTEGER NOT NULL,
  PRIMARY KEY (key, track_id)
) STRICT, WITHOUT ROWID;

-- Tracks that sound the same; each pair stands both ways round.
CREATE TABLE duplicate_pairs (
  track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
  similarity REAL NOT NULL,               -- 0.5–1
  dismissed INTEGER NOT NULL DEFAULT 0,   -- 1: a person says that they are not the same
  PRIMARY KEY (track_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_pairs_by_other ON duplicate_pairs (other_id);

-- A track is a duplicate where another sounds the same, and where its very audio lies in several files.
CREATE VIEW track_duplicates AS
SELECT id AS track_id,
  EXISTS (SELECT 1 FROM duplicate_pairs p WHERE p.track_id = tracks.id AND p.dismissed = 0)
    OR (SELECT count(DISTINCT device || ' ' || inode) FROM paths f WHERE f.track_id = tracks.id AND f.gone = 0) > 1
    AS duplicate
FROM tracks;

CREATE TRIGGER duplicate_pair_inserted AFTER INSERT ON duplicate_pairs BEGIN
  UPDATE tracks SET duplicate = (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id)
  WHERE id = NEW.track_id AND duplicate <> (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id);
END;
CREATE TRIGGER duplicate_pair_changed AFTER UPDATE OF dismissed ON duplicate_pairs BEGIN
  UPDATE tracks SET duplicate = (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id)
  WHERE id = NEW.track_id AND duplicate <> (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id);
END;
CREATE TRIGGER duplicate_pair_removed AFTER DELETE ON duplicate_pairs BEGIN
  UPDATE tracks SET duplicate = (SELECT duplicate FROM track_duplicates d WHERE d.track_id = OLD.track_id)
  WHERE id = OLD.track_id AND duplicate <> (SELECT duplicate FROM track_duplicates d WHERE d.track_id = OLD.track_id);
END;
CREATE TRIGGER duplicate_path_inserted AFTER INSERT ON paths BEGIN
  UPDATE tracks SET duplicate = (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id)
  WHERE id = NEW.track_id AND duplicate <> (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id);
END;
CREATE TRIGGER duplicate_path_changed AFTER UPDATE OF gone, device, inode ON paths BEGIN
  UPDATE tracks SET duplicate = (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id)
  WHERE id = NEW.track_id AND duplicate <> (SELECT duplicate FROM track_duplicates d WHERE d.track_id = NEW.track_id);
END;
CREATE TRIGGER duplicate_path_removed AFTER DELETE ON paths BEGIN
  UPDATE tracks SET duplicate = (SELECT duplicate FROM track_duplicates d WHERE d.track_id = OLD.track_id)
  WHERE id = OLD.track_id AND duplicate <> (SELECT duplicate FROM track_duplicates d WHERE d.track_id = OLD.track_id);
END;

UPDATE tracks SET duplicate = (SELECT duplicate FROM track_duplicates d WHERE d.track_id = tracks.id)
WHERE duplicate <> (SELECT duplicate FROM track_duplicates d WHERE d.track_id = tracks.id);
