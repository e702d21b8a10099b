#pragma once

#include <span>

/// What is fed with bytes that nobody wrote on purpose: one function for each reader, in a file of its own
/// name. Each takes any bytes, in any thread, and returns; what it reads may throw the errors that it
/// declares and nothing else. Where a result has to hold something, requireThat() it.
namespace barline::fuzz {

using Input = std::span<const unsigned char>;

void chordText(Input input);       ///< what people type as chords and keys, Harte's labels
void chunkPatterns(Input input);   ///< names of chunks and which of them are written
void collectionXml(Input input);   ///< rekordbox's XML, Traktor's NML
void commandLine(Input input);     ///< words of barline-cli, a line each
void datasetNotes(Input input);    ///< what a dataset keeps in its hidden folder
void decoding(Input input);        ///< media files of every kind
void fileDelta(Input input);       ///< what leads back from written tags
void libraryBlobs(Input input);    ///< JSON and packed bytes in a library
void libraryFile(Input input);     ///< a library with other bytes here and there: opened, checked, salvaged
void midiFile(Input input);        ///< standard MIDI files
void network(Input input);         ///< a network's header and weights, run for some frames
void playlist(Input input);        ///< M3U8
void referenceJson(Input input);   ///< JAMS, timelines as JSON
void referenceText(Input input);   ///< labels, beats, keys, tempi, CSV
void searchText(Input input);      ///< the language of searches
void settings(Input input);        ///< what the window keeps for the next time
void sqlitePages(Input input);     ///< pages of a library that nothing leads to
void stepResults(Input input);     ///< results of analysis steps as the cache has them
void tagReading(Input input);      ///< tags and pictures of every kind of file
void tagWriting(Input input);      ///< the same, with tags written into them
void wavLayout(Input input);       ///< chunks of WAV files
void workerMessages(Input input);  ///< what a decoding process tells the program

}  // namespace barline::fuzz
