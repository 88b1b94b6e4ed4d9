// What every page with scripts runs: the list follows its filters and the time brush. The map is fetched only by a page that shows one, when it
// comes into view.
import 'htmx.org';
import {offerCopies} from './copy.js';
import {brush} from './brush.js';
import {follow} from './follow.js';

function start() {
  const form = document.getElementById('filter');
  if (form && !form.dataset.live) {
    form.dataset.live = 'yes';
    follow(form);
    document.querySelectorAll('.brush').forEach(b => brush(b, form));
  }
  offerCopies(document);
  document.querySelectorAll('[data-map]:not([data-drawn])').forEach(holder => {
    holder.dataset.drawn = 'no';
    const seen = new IntersectionObserver(entries => {
      if (!entries.some(e => e.isIntersecting)) return;
      seen.disconnect();
      import('./map.js').then(m => m.draw(holder, form)).catch(() => holder.classList.add('failed'));
    }, {rootMargin: '200px'});
    seen.observe(holder);
  });
}

start();
// Going back puts an earlier page in place of this one.
document.addEventListener('htmx:after:swap', start);
