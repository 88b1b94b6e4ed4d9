// Reads a file with a reader that is not ours and writes what it finds as JSON.
//
//   node read.mjs query "SELECT ... FROM 'FILE.parquet'"   rows, by DuckDB
//   node read.mjs geojson FILE                             faults, by geojsonhint; [] for none
import { readFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import geojsonhint from "@mapbox/geojsonhint";

const [what, input] = process.argv.slice(2);

async function query(sql) {
  const db = await DuckDBInstance.create(":memory:");
  const connection = await db.connect();
  const rows = await connection.runAndReadAll(sql);
  return rows.getRowObjectsJson();
}

async function faults(path) {
  return geojsonhint.hint(await readFile(path, "utf8"));
}

const readers = { query, geojson: faults };
process.stdout.write(JSON.stringify(await readers[what](input)) + "\n");
