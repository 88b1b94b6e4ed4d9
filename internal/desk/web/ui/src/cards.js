// Escape puts the cards on hover away until the pointer or the focus moves on.
export function dismissCards(root) {
  const show = () => root.body.classList.remove('no-pops');
  root.addEventListener('keydown', event => {
    if (event.key === 'Escape') root.body.classList.add('no-pops');
  });
  root.addEventListener('focusin', show);
  root.addEventListener('pointerdown', show);
  root.addEventListener('mouseover', event => {
    if (!event.target.closest('.run')) show();
  });
}
