// The list of the overview follows the form above it: whoever changes a field sees the answer at once, under an address of its own. Without
// this the form is sent by its button.
import htmx from 'htmx.org';

// address is that of the list that a form asks for; what is empty is left out.
export function address(form) {
  const q = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) q.append(name, value);
  const text = q.toString().replaceAll('%2C', ',');
  return form.getAttribute('action') + (text ? '?' + text : '');
}

// show fetches the list that the form asks for, and tells the page.
export async function show(form) {
  const to = address(form);
  if (to === location.pathname + location.search) return;
  await htmx.ajax('GET', to, {target: '#list', select: '#list', swap: 'outerHTML', selectOOB: '#bars', push: to});
  document.dispatchEvent(new CustomEvent('tawatur:shown'));
}

export function follow(form) {
  form.addEventListener('submit', e => {
    e.preventDefault();
    show(form);
  });
  const fields = [...form.elements];
  for (const f of fields) {
    if (f.type !== 'search') f.addEventListener('change', () => show(form));
  }
}
