// Reads a file with a reader that is not ours and writes what it finds as JSON.
//
//   node read.mjs query "SELECT ... FROM 'FILE.parquet'"   rows, by DuckDB
//   node read.mjs geojson FILE                             faults, by geojsonhint; [] for none
//   node read.mjs warc FILE                                faults of a WARC file, by warcio; [] for none
//   node read.mjs wacz FILE                                faults of a WACZ file, by what ReplayWeb.page reads it with; [] for none
import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";

const [what, input] = process.argv.slice(2);

async function query(sql) {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const db = await DuckDBInstance.create(":memory:");
  const connection = await db.connect();
  const rows = await connection.runAndReadAll(sql);
  return rows.getRowObjectsJson();
}

async function faults(path) {
  const { default: geojsonhint } = await import("@mapbox/geojsonhint");
  return geojsonhint.hint(await readFile(path, "utf8"));
}

// pieces hands out pieces of a file as a viewer asks a server for them.
function pieces(data) {
  const getRange = async (offset, length, streaming) => {
    const piece = new Uint8Array(data.subarray(offset, offset + length));
    return streaming ? new Blob([piece]).stream() : piece;
  };
  return {
    getLength: async () => data.length, getRange,
    getRangeFromEnd: (length, streaming) => getRange(Math.max(0, data.length - length), length, streaming),
  };
}

// waczFaults finds every answer through the index, as a viewer does, and holds its content against the digest that it has there.
async function waczFaults(path) {
  const { ZipRangeReader } = await import("@webrecorder/wabac");
  const { WARCParser } = await import("warcio");
  const zip = new ZipRangeReader(pieces(await readFile(path)));
  const entries = await zip.load();
  const bytes = async (name, opts) => (await zip.loadFile(name, { unzip: true, ...opts })).reader.readFully();
  const text = async (name) => new TextDecoder().decode(await bytes(name));
  const sum = (b) => "sha256:" + createHash("sha256").update(b).digest("hex");
  const base32 = (b) => { // as crawlers write digests
    const bits = [...b].map((x) => x.toString(2).padStart(8, "0")).join("");
    return bits.match(/.{1,5}/g).map((x) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(x.padEnd(5, "0"), 2)]).join("");
  };
  const has = (b, digest) => {
    const [algorithm, value] = digest.split(":");
    const h = createHash(algorithm).update(b).digest();
    return value === h.toString("hex") || value === base32(h);
  };
  const out = [];
  const digest = JSON.parse(await text("datapackage-digest.json"));
  if (digest.hash !== sum(await bytes(digest.path))) out.push("datapackage.json has another hash");
  for (const r of JSON.parse(await text("datapackage.json")).resources) {
    if (!entries[r.path]) out.push("not there: " + r.path);
    else if (sum(await bytes(r.path, { unzip: entries[r.path].deflate })) !== r.hash) out.push("another hash: " + r.path);
  }
  const lines = (await text("indexes/index.cdx")).trim().split("\n");
  if (lines.join() !== [...lines].sort().join()) out.push("the index is not in order");
  let answers = 0;
  for (const line of lines) {
    const at = JSON.parse(line.slice(line.indexOf("{")));
    const piece = await zip.loadFile("archive/" + at.filename, { offset: +at.offset, length: +at.length, unzip: true });
    const record = await new WARCParser(piece.reader, { keepHeadersCase: true }).parse();
    const content = await record.readFully(false);
    if (record.warcTargetURI !== at.url) out.push("another record at " + at.offset);
    if (String(record.httpHeaders.statusCode) !== at.status) out.push("another status at " + at.offset);
    if (record.warcType === "response" && (!has(content, at.digest) || ++answers < 0)) out.push("another content at " + at.offset);
  }
  if (answers === 0) out.push("no answer in it");
  const pages = (await text("pages/pages.jsonl")).trim().split("\n").map((l) => JSON.parse(l));
  if (pages[0].format !== "json-pages-1.0" || pages.length < 2) out.push("no pages listed");
  return out;
}

// warcFaults reads a WARC file from its beginning to its end and holds what is in it against the digests of its records.
async function warcFaults(path) {
  const { WARCParser } = await import("warcio");
  const out = [];
  const types = {};
  const data = await readFile(path);
  for await (const record of WARCParser.iterRecords([new Uint8Array(data)], { keepHeadersCase: true })) {
    const content = await record.readFully(false);
    types[record.warcType] = (types[record.warcType] ?? 0) + 1;
    const digest = record.warcHeader("WARC-Payload-Digest");
    if (record.warcType === "response" && digest !== "sha256:" + createHash("sha256").update(content).digest("hex")) {
      out.push("another content: " + record.warcTargetURI);
    }
  }
  if (!types.warcinfo || !types.response || !types.request) out.push("not all that it should have: " + JSON.stringify(types));
  return out;
}

const readers = { query, geojson: faults, wacz: waczFaults, warc: warcFaults };
process.stdout.write(JSON.stringify(await readers[what](input)) + "\n");
