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

// fetched puts the list of an address in place of the one that is there, and tells the page. If another was asked for
// meanwhile, nobody is told of this one.
let last = 0;
async function fetched(to, push, restored) {
  const mine = ++last;
  await htmx.ajax('GET', to, {target: '#list', select: '#list', swap: 'outerHTML', push: push ? to : 'false'});
  if (mine === last) document.dispatchEvent(new CustomEvent('tawatur:shown', {detail: {restored}}));
}

// show fetches the list that the form asks for, once nothing has changed for a moment: a handle that is moved by keys changes at every step.
let wait;
export function show(form, pause = 200) {
  clearTimeout(wait);
  wait = setTimeout(() => {
    const to = address(form);
    if (to !== location.pathname + location.search) fetched(to, true, false);
  }, pause);
}

// restore fills in the form as an address has it, for whoever goes back.
function restore(form) {
  const q = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    field.value = q.get(field.name) ?? '';
    if (field.type === 'checkbox') field.checked = field.value !== '';
  }
  fetched(location.pathname + location.search, false, true);
}

export function follow(form) {
  document.body.setAttribute('hx-sync', 'replace'); // who goes back twice at once wants the second; by default it would wait or be dropped
  form.addEventListener('submit', e => {
    e.preventDefault();
    show(form, 0);
  });
  for (const f of form.elements) {
    if (f.type !== 'search') f.addEventListener('change', () => show(form));
  }
  document.addEventListener('htmx:before:history:restore', e => {
    if (!form.isConnected || location.pathname !== form.getAttribute('action')) return;
    e.preventDefault();
    restore(form);
  });
}
