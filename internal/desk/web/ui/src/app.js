// What every page with scripts runs: the list follows its filters and the time brush. The map is fetched only by a page that shows one, when it
// comes into view.
import 'htmx.org';
import {offerCopies} from './copy.js';
import {dismissCards} from './cards.js';
import {brush} from './brush.js';
import {follow} from './follow.js';
import {keepUp} from './same.js';
import {waits} from './wait.js';

const form = document.getElementById('filter');
if (form) {
  follow(form);
  keepUp();
  document.querySelectorAll('.brush').forEach(b => brush(b, form));
}
offerCopies(document);
dismissCards(document);
waits(document.querySelector('[data-progress]'));
for (const holder of document.querySelectorAll('[data-map]')) {
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(e => e.isIntersecting)) return;
    seen.disconnect();
    import('./map.js').then(m => m.draw(holder, form)).catch(() => holder.classList.add('failed'));
  }, {rootMargin: '200px'});
  seen.observe(holder);
}
