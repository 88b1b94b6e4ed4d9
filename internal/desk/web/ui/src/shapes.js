// Turns the base map and the places of events into GeoJSON.

// line undoes the steps in which the base map keeps its lines.
function line(steps) {
  const out = [];
  for (let i = 0, x = 0, y = 0; i + 1 < steps.length; i += 2) {
    x += steps[i];
    y += steps[i + 1];
    out.push([x / 1000, y / 1000]);
  }
  return out;
}

const feature = (geometry, properties) => ({type: 'Feature', geometry, properties});
export const collection = features => ({type: 'FeatureCollection', features});

export const lines = shapes => collection(shapes.map(s =>
  feature({type: 'MultiLineString', coordinates: (s.l ?? []).map(line)}, {ar: s.ar, en: s.en})));

const area = s => ({type: 'MultiPolygon', coordinates: s.a.map(rings => rings.map(line))});
export const areas = shapes => collection(shapes.map(s => feature(area(s), {id: s.id})));

export const labels = (list, lang) => collection(list.map(([kind, rank, ar, en, x, y]) =>
  feature({type: 'Point', coordinates: [x / 1000, y / 1000]}, {kind, rank, name: lang === 'ar' ? ar : en})));

// circle is the area of so many kilometres around a point.
function circle(lat, lon, km) {
  const ring = [];
  const up = km / 111.32, across = up / Math.cos(lat * Math.PI / 180);
  for (let i = 0; i <= 48; i++) {
    const turn = i / 48 * 2 * Math.PI;
    ring.push([lon + across * Math.cos(turn), lat + up * Math.sin(turn)]);
  }
  return {type: 'Polygon', coordinates: [ring]};
}

// coarse are the precisions of places that are no town or site: their areas are drawn with a broken line.
const coarse = ['subdistrict', 'district', 'governorate', 'region'];
// broad are those of which no more is known than a large part of a country.
const broad = ['governorate', 'region'];

// extents draws each place as far as it is known: as the division of its code, else as the circle around it.
export function extents(spots, base) {
  const divisions = new Map([...base.adm1, ...base.adm2].map(s => [s.id, s]));
  return collection(spots.map((s, at) => {
    const division = s.area && divisions.get(s.area);
    return feature(division ? area(division) : circle(s.lat, s.lon, Math.max(s.radius_km, 0.5)),
      {at, broad: broad.includes(s.precision), divided: Boolean(division), coarse: coarse.includes(s.precision)});
  }));
}

// points are what is counted, and gathered when the map is seen from afar.
export const points = spots => collection(spots.map((s, at) =>
  feature({type: 'Point', coordinates: [s.lon, s.lat]},
    {at, n: s.events ?? 1, name: s.name, broad: broad.includes(s.precision)})));

// bounds is the part of the map that holds some places, each as far as it reaches.
export function bounds(spots) {
  const b = [180, 90, -180, -90];
  for (const s of spots) {
    const up = Math.max(s.radius_km, 1) / 111;
    b[0] = Math.min(b[0], s.lon - up);
    b[1] = Math.min(b[1], s.lat - up);
    b[2] = Math.max(b[2], s.lon + up);
    b[3] = Math.max(b[3], s.lat + up);
  }
  return spots.length ? [[b[0], b[1]], [b[2], b[3]]] : [[35.6, 32.3], [42.4, 37.4]];
}

// most is the part of the map that holds nearly all events: a few far away do not make the rest small.
export function most(spots) {
  const among = (spots, key) => {
    const sorted = [...spots].sort((a, b) => a[key] - b[key]);
    const total = sorted.reduce((n, s) => n + (s.events ?? 1), 0);
    let seen = 0;
    return new Set(sorted.filter(s => {
      const before = seen;
      seen += s.events ?? 1;
      return seen > total * 0.03 && before < total * 0.97;
    }));
  };
  const exact = spots.filter(s => !broad.includes(s.precision));
  const [east, north] = [among(exact, 'lon'), among(exact, 'lat')];
  const close = exact.filter(s => east.has(s) && north.has(s));
  return bounds(close.length ? close : spots);
}
