// The map of a page: an offline base map with the places of events as areas, never finer than the reports know them. Nothing is asked of
// another machine.
import {Map as MapGL, Popup, setWorkerUrl} from 'maplibre-gl';
import {areas, bounds, collection, extents, labels, lines, most, points} from './shapes.js';
import {style} from './paint.js';
import {show} from './follow.js';

setWorkerUrl(MAP_WORKER);

const edges = [[8, 2], [64, 43]];

async function json(address) {
  const answer = await fetch(address, {headers: {Accept: 'application/json'}});
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// counted says how many events there are, in the language of the page.
function counted(words, n) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(n);
  return words['events.' + form].replace('{n}', n);
}

const fill = (text, n) => text.replace('{n}', n);

// grounds makes the sources of the base map.
function grounds(base, lang) {
  const out = {land: areas(base.land), lakes: areas(base.lakes), labels: labels(base.labels, lang)};
  for (const name of ['rivers', 'borders', 'disputed', 'adm1Lines', 'adm2Lines']) out[name] = lines(base[name]);
  return out;
}

// places makes the sources of what is drawn on it. Of what is known by the governorate or region only, nothing is drawn as a point: it is told in words.
function places(spots, base, words) {
  const all = points(spots).features;
  const broad = all.filter(f => f.properties.broad);
  for (const f of broad) f.properties.words = f.properties.name + '\n' + counted(words, f.properties.n);
  return {extents: extents(spots, base), points: collection(all.filter(f => !f.properties.broad)), broad: collection(broad)};
}

function element(name, text, attributes = {}) {
  const e = document.createElement(name);
  e.textContent = text;
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  return e;
}

// card is what is said of a place that is clicked.
function card(spot, words) {
  const box = element('div', '', {dir: document.documentElement.dir});
  box.append(element('strong', spot.name));
  let how = words['precision.' + spot.precision];
  if (!spot.area) how += ' · ' + fill(words.radius, Math.ceil(spot.radius_km));
  box.append(element('p', how));
  if (!spot.events) return box;
  const q = new URLSearchParams(location.pathname === '/' || location.pathname === '/map' ? location.search : '');
  q.delete('after');
  q.delete('box');
  q.set('place', spot.id);
  box.append(element('p', fill(words.here, counted(words, spot.events))));
  const links = element('p', '');
  links.append(element('a', words.list, {href: '/?' + q}), ' · ', element('a', words.page, {href: '/places/' + encodeURIComponent(spot.id)}));
  box.append(links);
  return box;
}

// buttons zoom for those without a wheel, and bring back the whole.
function buttons(holder, map, words, whole) {
  const bar = element('div', '', {class: 'buttons'});
  const add = (sign, name, act) => {
    const b = element('button', sign, {type: 'button', 'aria-label': name, title: name});
    b.addEventListener('click', act);
    bar.append(b);
  };
  add('+', words.in, () => map.zoomIn({}, {byHand: true}));
  add('−', words.out, () => map.zoomOut({}, {byHand: true}));
  add('⤢', words.whole, whole);
  holder.querySelector('.canvas').append(bar);
}

// listens lets clicks open what lies there.
function listens(map, state, words) {
  map.on('click', async e => {
    const [hit] = map.queryRenderedFeatures(e.point, {layers: state.layers});
    if (!hit) return;
    if (hit.properties.cluster) {
      const zoom = await map.getSource('points').getClusterExpansionZoom(hit.properties.cluster_id);
      map.easeTo({center: hit.geometry.coordinates, zoom: Math.min(zoom, map.getMaxZoom())}, {byHand: true});
      return;
    }
    const choose = at => map.getLayer('chosen') && map.setFilter('chosen', ['==', ['get', 'at'], at]);
    choose(hit.properties.at);
    const popup = new Popup({closeButton: false, maxWidth: '16rem'}).setLngLat(e.lngLat).setDOMContent(card(state.spots[hit.properties.at], words));
    popup.on('close', () => choose(-1));
    popup.addTo(map);
  });
  map.on('mousemove', e => {
    map.getCanvas().style.cursor = map.queryRenderedFeatures(e.point, {layers: state.layers}).length ? 'pointer' : '';
  });
}

// boxOf is the part of the map that is seen, as the address has it.
function boxOf(map) {
  const b = map.getBounds();
  return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map(d => d.toFixed(3)).map(Number).join(',');
}

function setBox(form, value) {
  let field = form.elements.box;
  if (!field) {
    field = element('input', '', {type: 'hidden', name: 'box'});
    form.append(field);
  }
  if (field.type === 'checkbox') field.checked = value !== '';
  field.value = value;
  show(form, 0);
}

// narrows lets the list follow the map wherever somebody moves it, once it rests.
function narrows(map, form) {
  let wait;
  map.on('moveend', e => {
    if (!e.originalEvent && !e.byHand) return;
    clearTimeout(wait);
    wait = setTimeout(() => setBox(form, boxOf(map)), 350);
  });
}

// gestures are the words for how the map is moved without catching the page's own scrolling.
function gestures(words) {
  return {
    'CooperativeGesturesHandler.WindowsHelpText': words['gesture.ctrl'],
    'CooperativeGesturesHandler.MacHelpText': words['gesture.cmd'],
    'CooperativeGesturesHandler.MobileHelpText': words['gesture.touch'],
  };
}

function fitted() {
  const box = new URLSearchParams(location.search).get('box')?.split(',').map(Number);
  return box?.length === 4 && box.every(Number.isFinite) ? [[box[0], box[1]], [box[2], box[3]]] : null;
}

// aside says beside the map what is not on it.
function aside(holder, data, words) {
  const said = [];
  if (data.without_place) said.push(fill(words.nowhere, data.without_place));
  if (data.only_country) said.push(fill(words.country, data.only_country));
  holder.querySelector('.aside').textContent = said.join(' · ');
}

// draw draws the map of a page into its place. form, where there is one, is the filter that follows it.
export async function draw(holder, form) {
  const words = JSON.parse(holder.dataset.words);
  try {
    const follows = form && holder.dataset.data ? form : null;
    const given = holder.dataset.spots ? {places: JSON.parse(holder.dataset.spots)} : null;
    const [base, data] = await Promise.all([json(holder.dataset.base), given ?? json(holder.dataset.data),
      document.fonts.load('16px "Noto Sans Arabic"', 'دمشق')]);
    await drawn(holder, follows, words, base, data, Boolean(given));
    holder.dataset.drawn = 'yes';
  } catch (e) {
    holder.classList.add('failed');
    holder.querySelector('.aside').textContent = words.failed;
    console.warn('map:', e);
  }
}

function drawn(holder, form, words, base, data, single) {
  const state = {spots: data.places, layers: single ? ['near', 'broad'] : ['mark', 'broad-count', 'near', 'broad']};
  const ground = grounds(base, document.documentElement.lang);
  const look = () => style({...ground, ...places(state.spots, base, words)}, single);
  const room = {padding: 28, maxZoom: single ? 9 : 8};
  const map = new MapGL({
    container: holder.querySelector('.canvas'), style: look(), bounds: fitted() ?? most(state.spots), fitBoundsOptions: fitted() ? {} : room,
    maxBounds: edges, minZoom: 3, maxZoom: 11, renderWorldCopies: false, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    touchPitch: false, cooperativeGestures: true, locale: gestures(words), fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  buttons(holder, map, words, () => {
    map.fitBounds(bounds(state.spots), room);
    if (form) setBox(form, '');
  });
  listens(map, state, words);
  if (form) narrows(map, form);
  if (!single) aside(holder, data, words);
  const repaint = () => map.setStyle(look(), {diff: false});
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  if (form) {
    document.addEventListener('tawatur:shown', e => {
      refresh(holder, map, state, base, words);
      if (e.detail.restored) map.fitBounds(fitted() ?? most(state.spots), fitted() ? {} : room);
    });
  }
  return new Promise((done, fail) => {
    map.once('load', done);
    map.once('error', e => fail(e.error));
  });
}

// refresh draws what the list's filters leave, after they changed.
async function refresh(holder, map, state, base, words) {
  if (!holder.dataset.data || !holder.isConnected) return;
  const q = new URLSearchParams(location.search);
  q.delete('box');
  q.delete('after');
  const address = '/map.json?' + q;
  if (address === state.address) return;
  state.address = address;
  const data = await json(address);
  state.spots = data.places;
  for (const [id, d] of Object.entries(places(data.places, base, words))) map.getSource(id).setData(d);
  aside(holder, data, words);
}
