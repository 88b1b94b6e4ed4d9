// Links of the frame that lead to this same list in another form (language, theme, feed, data) keep to its filter when the list
// changes without a new page. What such a link says of the form itself stays.
const form = ['lang', 'theme', 'size'];

export function keepUp() {
  document.addEventListener('tawatur:shown', () => {
    for (const link of document.querySelectorAll('[data-same]')) {
      const to = new URL(link.href);
      const q = new URLSearchParams(location.search);
      for (const name of form) if (to.searchParams.has(name)) q.set(name, to.searchParams.get(name));
      to.search = q;
      link.href = to;
    }
  });
}
