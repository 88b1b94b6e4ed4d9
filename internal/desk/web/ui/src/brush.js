// The two handles over the histogram of the overview. They set the two dates of the form; at an end they set none.
import {show} from './follow.js';

const day = 24 * 60 * 60 * 1000;

export function brush(holder, form) {
  const strip = holder.querySelector('.strip');
  if (!strip) return;
  const [from, to] = ['from', 'to'].map(name => strip.querySelector(`[data-handle=${name}]`));
  const dates = {from: form.elements.from, to: form.elements.to};
  // The histogram changes with the list, and the first days of its bars with it.
  const bars = document.getElementById('bars');
  const starts = () => bars.querySelector('svg')?.dataset.starts.split(',').filter(Boolean) ?? [];

  // draw fetches the histogram of the list that is shown. Without one the dates do.
  let asked = 0;
  async function draw() {
    const mine = ++asked;
    const answer = await fetch('/bars' + location.search).catch(() => null);
    const text = answer?.ok ? await answer.text() : '';
    if (mine !== asked) return;
    bars.innerHTML = text;
    document.getElementById('undated').textContent = bars.querySelector('.undated')?.textContent ?? '';
    const some = starts().length > 1;
    for (const handle of [from, to]) handle.hidden = !some;
    if (some) place();
  }

  // tell puts into the dates, and into words for those who hear the page, where the handles stand.
  function tell() {
    const begins = starts();
    const [a, b] = [Number(from.value), Number(to.value)];
    dates.from.value = a > 0 ? begins[Math.min(a, begins.length - 1)] : '';
    dates.to.value = b < begins.length ? new Date(Date.parse(begins[b]) - day).toISOString().slice(0, 10) : '';
    say(begins);
  }

  function say(begins) {
    from.setAttribute('aria-valuetext', dates.from.value || begins[0]);
    to.setAttribute('aria-valuetext', dates.to.value || begins.at(-1));
  }

  // place puts the handles where the dates are.
  function place() {
    const begins = starts();
    const bar = date => Math.max(0, begins.findLastIndex(s => s <= date));
    from.max = to.max = begins.length;
    from.value = dates.from.value ? bar(dates.from.value) : 0;
    to.value = dates.to.value ? bar(dates.to.value) + 1 : begins.length;
    say(begins);
  }

  // A handle stops one bar before the other.
  from.addEventListener('input', () => {
    from.value = Math.min(Number(from.value), Number(to.value) - 1);
    tell();
  });
  to.addEventListener('input', () => {
    to.value = Math.max(Number(to.value), Number(from.value) + 1);
    tell();
  });
  for (const handle of [from, to]) {
    handle.addEventListener('change', () => show(form));
  }
  for (const d of Object.values(dates)) d.addEventListener('change', place);
  document.addEventListener('tawatur:shown', draw);
  draw();
}
