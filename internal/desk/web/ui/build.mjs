// Makes built/ of src/ and the npm packages: scripts and styles under names that carry the hash of their content, compressed
// where that helps; the Arabic font cut down to what Arabic text needs; the licences of all that is bundled; and last
// manifest.json, which says what is where. Go embeds the folder. The same input gives the same bytes.
import {build} from 'esbuild';
import subset from 'subset-font';
import {createHash} from 'node:crypto';
import {mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {gzipSync} from 'node:zlib';
import path from 'node:path';

const here = import.meta.dirname;
const built = path.join(here, 'built');
const modules = path.join(here, 'node_modules');
const font = '@fontsource-variable/noto-sans-arabic';

// hashed writes bytes under a name that carries their hash and returns that name. What compresses is kept compressed only.
async function hashed(name, ext, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const file = `${name}-${hash}.${ext}`;
  const small = ext !== 'woff2';
  await writeFile(path.join(built, small ? file + '.gz' : file), small ? gzipSync(bytes, {level: 9}) : bytes);
  return file;
}

// arabicLetters are the characters that Arabic text of today is written with, its digits, marks and punctuation; texts with
// others fall back to the fonts of the machine.
function arabicLetters() {
  let all = '،؛؟٪٫٬٭ٰٱ۔پچڤگژکیەێۆڕڵ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩\u200c\u200d\u200e\u200f';
  for (let c = 0x0621; c <= 0x0652; c++) all += String.fromCodePoint(c);
  return all;
}

// arabicFont cuts the font down to those characters and to the weights that the pages use.
async function arabicFont() {
  const whole = await readFile(path.join(modules, font, 'files/noto-sans-arabic-arabic-wght-normal.woff2'));
  const bytes = await subset(whole, arabicLetters(), {targetFormat: 'woff2', variationAxes: {wght: {min: 400, max: 700}}});
  return hashed('noto-sans-arabic', 'woff2', bytes);
}

// scripts bundles the pages' script; what it imports only when needed becomes files of its own.
async function scripts(worker) {
  const result = await build({
    entryPoints: {app: path.join(here, 'src/app.js')}, outdir: built, bundle: true, splitting: true, format: 'esm', minify: true, write: false,
    entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', target: ['es2022'], legalComments: 'none', metafile: true, logLevel: 'warning',
    define: {MAP_WORKER: JSON.stringify('/static/' + worker)},
  });
  for (const out of result.outputFiles) {
    await writeFile(out.path + '.gz', gzipSync(out.contents, {level: 9}));
  }
  const entry = Object.entries(result.metafile.outputs).find(([, o]) => o.entryPoint?.endsWith('src/app.js'));
  return path.basename(entry[0]);
}

// mapWorker is the part of the map that runs beside the page. It is bundled by its makers already.
async function mapWorker() {
  return hashed('map-worker', 'js', await readFile(path.join(modules, 'maplibre-gl/dist/maplibre-gl-worker.mjs')));
}

// The face is named as our style names it. "optional": a page never jumps because the font came late.
async function fontStyle(file) {
  const face = `@font-face{font-family:"Noto Sans Arabic";font-weight:400 700;font-display:optional;src:url(/static/${file}) format("woff2");` +
    'unicode-range:U+0600-06FF,U+200C-200F}\n';
  return hashed('font', 'css', Buffer.from(face));
}

// licences joins the licences of the packages that travel with the program.
async function licences() {
  const parts = ['The pages of Tawatur bundle the packages below. Their licences travel with them.\n'];
  for (const name of await bundled()) {
    const dir = path.join(modules, name);
    const about = JSON.parse(await readFile(path.join(dir, 'package.json'), 'utf8'));
    const files = (await readdir(dir)).filter(f => /^(licen[cs]e|copying|notice)/i.test(f)).sort();
    const texts = await Promise.all(files.map(f => readFile(path.join(dir, f), 'utf8')));
    parts.push(`${'='.repeat(72)}\n${name} ${about.version} (${about.license ?? 'licence below'})\n\n${texts.join('\n').trim()}\n`);
  }
  return parts.join('\n');
}

// bundled names the packages that the pages use and all that they use in turn.
async function bundled() {
  const seen = new Set();
  const wanted = Object.keys(JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8')).dependencies);
  while (wanted.length) {
    const name = wanted.pop();
    if (seen.has(name) || name.startsWith('@types/')) continue;
    seen.add(name);
    const about = JSON.parse(await readFile(path.join(modules, name, 'package.json'), 'utf8'));
    wanted.push(...Object.keys(about.dependencies ?? {}));
  }
  return [...seen].sort();
}

async function clear() {
  await mkdir(built, {recursive: true});
  for (const file of await readdir(built)) {
    if (file !== 'README.md') await rm(path.join(built, file), {recursive: true});
  }
}

await clear();
const woff = await arabicFont();
const manifest = {script: await scripts(await mapWorker()), fontStyle: await fontStyle(woff), font: woff, licences: 'licenses.txt'};
await writeFile(path.join(built, 'licenses.txt.gz'), gzipSync(await licences(), {level: 9}));
await writeFile(path.join(built, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
