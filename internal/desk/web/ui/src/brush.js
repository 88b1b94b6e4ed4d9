// The two handles over the histogram of the overview. They set the two dates of the form; at an end they set none.
import {show} from './follow.js';

const day = 24 * 60 * 60 * 1000;

export function brush(holder, form) {
  const strip = holder.querySelector('.strip');
  if (!strip) return;
  const starts = strip.dataset.starts.split(',');
  const [from, to] = ['from', 'to'].map(name => strip.querySelector(`[data-handle=${name}]`));
  const dates = {from: form.elements.from, to: form.elements.to};
  const last = i => new Date(Date.parse(starts[i]) - day).toISOString().slice(0, 10);

  // tell puts into the dates, and into words for those who hear the page, where the handles stand.
  function tell() {
    const [a, b] = [Number(from.value), Number(to.value)];
    dates.from.value = a > 0 ? starts[Math.min(a, starts.length - 1)] : '';
    dates.to.value = b < starts.length ? last(b) : '';
    from.setAttribute('aria-valuetext', dates.from.value || starts[0]);
    to.setAttribute('aria-valuetext', dates.to.value || starts.at(-1));
    strip.style.setProperty('--from', a / starts.length);
    strip.style.setProperty('--to', b / starts.length);
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
    handle.hidden = false;
    handle.addEventListener('change', () => show(form));
  }

  // place puts the handles where the dates are.
  function place() {
    const bar = date => Math.max(0, starts.findLastIndex(s => s <= date));
    from.value = dates.from.value ? bar(dates.from.value) : 0;
    to.value = dates.to.value ? bar(dates.to.value) + 1 : starts.length;
    strip.style.setProperty('--from', from.value / starts.length);
    strip.style.setProperty('--to', to.value / starts.length);
  }
  for (const d of Object.values(dates)) d.addEventListener('change', place);
  place();
}
