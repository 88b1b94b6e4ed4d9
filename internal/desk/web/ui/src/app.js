// What every page with scripts runs. The map is fetched only by a page that shows one.
import 'htmx.org';
import {offerCopies} from './copy.js';

const holder = document.querySelector('[data-map]');
if (holder) import('./map.js').then(m => m.draw(holder));
offerCopies(document);
