// Runs SQL in DuckDB and prints one JSON array with the rows of each statement.
//   node duckdb.cjs < statements.json          a JSON array of statements
const fs = require('fs');

function plain(value) {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value;
}

function plainRow(row) {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));
}

async function main() {
  let duckdb;
  try {
    duckdb = require('@duckdb/node-api');
  } catch (error) {
    throw new Error(`DuckDB is missing; packaging/test.sh fetches it (${error.message})`);
  }
  const instance = await duckdb.DuckDBInstance.create(':memory:', {threads: '1'});
  const connection = await instance.connect();
  const results = [];
  for (const statement of JSON.parse(fs.readFileSync(0, 'utf8'))) {
    const reader = await connection.runAndReadAll(statement);
    results.push(reader.getRowObjectsJS().map(plainRow));
  }
  process.stdout.write(JSON.stringify(results));
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
