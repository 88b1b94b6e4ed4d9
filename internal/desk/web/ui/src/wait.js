// A page of something that is still being derived says how long that has taken so far, and opens by itself when it is done. Where
// the server has too many who listen, the page is loaded anew from time to time, as it is without scripts.
export function waits(holder) {
  if (!holder) return;
  const source = new EventSource(holder.dataset.progress);
  source.addEventListener('working', e => { holder.textContent = e.data; });
  source.addEventListener('ready', () => {
    source.close();
    location.reload();
  });
}
