// Reads a ChordPro song with ChordSheetJS and prints as JSON what it found: metadata, comments, grids as rows of cells,
// and the cells that are chords to it.
//
// usage: read_chordpro.cjs FILE

const fs = require('fs');
const { ChordProParser, Chord } = require('chordsheetjs');

const parser = new ChordProParser();
const song = parser.parse(fs.readFileSync(process.argv[2], 'utf8'));
const found = { metadata: song.metadata.metadata, warnings: parser.warnings.map(String), comments: [], grids: [], chords: [] };
let grid = null;
for (const line of song.lines) {
  for (const item of line.items) {
    if (item.name === 'comment') found.comments.push(item.value);
    if (item.name === 'start_of_grid') found.grids.push((grid = { shape: item.value, rows: [] }));
    if (item.string !== undefined && grid !== null) grid.rows.push(item.string.trim().split(/\s+/));
  }
}
const isBarLine = (cell) => cell.startsWith('|');
const cells = new Set(found.grids.flatMap((one) => one.rows.flat()).filter((cell) => !isBarLine(cell) && cell !== '.'));
for (const cell of cells) {
  if (Chord.parse(cell) !== null) found.chords.push(cell);
}
found.cells = [...cells];
process.stdout.write(JSON.stringify(found));
