#pragma once

#include "storage/transfer/MergeReport.h"

/// The tracks of an attached database "other" and those of "main". All of it inside of the caller's
/// transaction; throws StorageError.
namespace barline::storage {

class Connection;

/// Fills the temporary table merge_map_tracks (other, here, added, newer): the track in "main" for each of
/// "other". Those that "main" lacks get an id and no row yet; `newer` where the other's analysis is to stay.
void matchTracks(Connection& connection);

/// Adds the tracks that are new, with their files and figures, and joins what is known of the others.
void mergeTracks(Connection& connection, MergeReport& report);

/// How often tracks were played, after the histories have been merged.
void settlePlays(Connection& connection);

}  // namespace barline::storage
