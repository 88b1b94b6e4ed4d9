// What the map looks like. Colours come from the page's style, so that they follow its theme; no colour stands for a party.

const font = ['Noto Sans Arabic', 'Noto Sans', 'sans-serif'];

// colour asks an element that has the colour what it looks like: the style has one for each theme.
function colour(name) {
  const probe = document.createElement('i');
  probe.style.color = `var(--map-${name})`;
  document.body.append(probe);
  const c = getComputedStyle(probe).color;
  probe.remove();
  return c;
}

// label is a layer of names.
function label(id, filter, size, extra = {}) {
  const {layout = {}, paint = {}, ...rest} = extra;
  return {
    id, type: 'symbol', source: 'labels', filter,
    layout: {'text-field': ['get', 'name'], 'text-font': font, 'text-size': size, 'text-max-width': 8, ...layout},
    paint: {'text-color': colour('text'), 'text-halo-color': colour('halo'), 'text-halo-width': 1.4, ...paint}, ...rest,
  };
}

// ground is the base map.
function ground() {
  const stroke = (id, source, color, width, extra = {}) =>
    ({id, type: 'line', source, paint: {'line-color': colour(color), 'line-width': width, ...extra.paint}, ...extra.rest});
  const wider = (a, b) => ['interpolate', ['linear'], ['zoom'], 4, a, 10, b];
  return [
    {id: 'sea', type: 'background', paint: {'background-color': colour('sea')}},
    {id: 'land', type: 'fill', source: 'land', paint: {'fill-color': colour('land'), 'fill-antialias': true}},
    {id: 'lakes', type: 'fill', source: 'lakes', paint: {'fill-color': colour('sea')}},
    stroke('rivers', 'rivers', 'water', wider(0.6, 2.2)),
    stroke('adm2', 'adm2Lines', 'line', wider(0.4, 1), {paint: {'line-dasharray': [1, 2]}, rest: {minzoom: 7.5}}),
    stroke('adm1', 'adm1Lines', 'line', wider(0.6, 1.4), {rest: {minzoom: 5}}),
    stroke('borders', 'borders', 'border', wider(0.9, 2)),
    stroke('disputed', 'disputed', 'border', wider(0.9, 2), {paint: {'line-dasharray': [3, 2]}}),
  ];
}

// names are the names of the base map.
function names() {
  const of = (kind, rank) => ['all', ['==', ['get', 'kind'], kind], ['==', ['get', 'rank'], rank]];
  const town = (rank, size, minzoom) => label('town' + rank, of('town', rank), size, {minzoom, layout: {'text-padding': 6}});
  return [
    label('seas', of('sea', 1), 13, {paint: {'text-color': colour('water')}, maxzoom: 8}),
    label('countries', of('country', 1), 15, {maxzoom: 6.5, paint: {'text-opacity': 0.75}}),
    label('governorates', of('adm1', 1), 13, {minzoom: 6.2, maxzoom: 9, paint: {'text-opacity': 0.7}}),
    town(3, 12, 8.5), town(2, 12.5, 6.5), town(1, 13.5, 4.6),
  ];
}

// broken is the broken line around places that are not known to the town.
function broken(id, filter, minzoom, opacity = 0.75) {
  return {id, type: 'line', source: 'extents', filter, minzoom,
    paint: {'line-color': colour('mark'), 'line-width': 1.2, 'line-opacity': opacity, 'line-dasharray': [2, 2]}};
}

// marks are the places of events: areas to scale, and on them how many events there are.
function marks() {
  const n = ['coalesce', ['get', 'sum'], ['get', 'n']];
  const radius = ['interpolate', ['linear'], ['log10', n], 0, 9, 1, 13, 2, 18, 3, 24, 4, 30];
  const near = ['!', ['get', 'broad']];
  return [
    {id: 'broad', type: 'fill', source: 'extents', filter: ['all', ['get', 'broad'], ['get', 'divided']], paint: {'fill-color': colour('mark'), 'fill-opacity': 0.09}},
    {id: 'near', type: 'fill', source: 'extents', filter: near, minzoom: 6.5, paint: {'fill-color': colour('mark'), 'fill-opacity': 0.22}},
    {id: 'edge', type: 'line', source: 'extents', filter: ['!', ['get', 'coarse']], minzoom: 6.5, paint: {'line-color': colour('mark'), 'line-width': 1.2}},
    broken('edge-coarse', ['all', ['get', 'coarse'], near], 6.5), broken('edge-broad', ['all', ['get', 'broad'], ['get', 'divided']], 3),
    // Regions have no outline and the circles around them are wide: only the one that is asked about is drawn.
    {...broken('chosen', ['==', ['get', 'at'], -1], 3), paint: {'line-color': colour('mark'), 'line-width': 2.5, 'line-dasharray': [2, 1.5]}},
    {id: 'mark', type: 'circle', source: 'points',
      paint: {'circle-color': colour('mark'), 'circle-radius': radius, 'circle-stroke-color': colour('halo'), 'circle-stroke-width': 1.5}},
    {id: 'broad-count', type: 'symbol', source: 'broad',
      layout: {'text-field': ['get', 'words'], 'text-font': font, 'text-size': 12, 'text-max-width': 9, 'text-padding': 4,
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.6},
      paint: {'text-color': colour('mark'), 'text-halo-color': colour('halo'), 'text-halo-width': 2}},
    {id: 'name', type: 'symbol', source: 'points', filter: ['!', ['has', 'point_count']], minzoom: 7.5,
      layout: {'text-field': ['get', 'name'], 'text-font': font, 'text-size': 12, 'text-max-width': 8, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.1},
      paint: {'text-color': colour('mark'), 'text-halo-color': colour('halo'), 'text-halo-width': 1.6}},
    // Last of all, so that the names of the map keep clear of it.
    {id: 'count', type: 'symbol', source: 'points',
      layout: {'text-field': ['to-string', n], 'text-font': font, 'text-size': 12, 'text-allow-overlap': true, 'text-padding': 9},
      paint: {'text-color': colour('mark-ink')}},
  ];
}

// named are the names of the places of one event, where nothing is counted.
function named() {
  return ['points', 'broad'].map(source => ({
    id: 'name-' + source, type: 'symbol', source,
    layout: {'text-field': ['get', 'name'], 'text-font': font, 'text-size': 14, 'text-allow-overlap': true, 'text-offset': [0, source === 'points' ? 1.6 : 0]},
    paint: {'text-color': colour('mark'), 'text-halo-color': colour('halo'), 'text-halo-width': 2},
  }));
}

// style puts all together; data holds what is drawn, by source.
export function style(data, single) {
  const source = d => ({type: 'geojson', data: d, tolerance: 0.2});
  const sources = Object.fromEntries(Object.entries(data).map(([id, d]) => [id, source(d)]));
  if (!single) Object.assign(sources.points, {cluster: true, clusterRadius: 36, clusterMaxZoom: 10, clusterProperties: {sum: ['+', ['get', 'n']]}});
  const marked = single ? [...marks().filter(l => !['mark', 'count', 'broad-count', 'name', 'chosen'].includes(l.id)),
    broken('edge-region', ['all', ['get', 'broad'], ['!', ['get', 'divided']]], 3), ...named()] : marks();
  return {version: 8, sources, layers: [...ground(), ...names(), ...marked]};
}
