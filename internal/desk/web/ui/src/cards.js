// Escape puts the cards on hover away until the pointer or the focus moves on, and closes the rule of a chip.
export function dismissCards(root) {
  const show = () => root.body.classList.remove('no-pops');
  root.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    root.body.classList.add('no-pops');
    for (const chip of root.querySelectorAll('details.chip[open]')) {
      if (chip.contains(root.activeElement)) chip.querySelector('summary').focus();
      chip.open = false;
    }
  });
  root.addEventListener('focusin', show);
  root.addEventListener('pointerdown', show);
  root.addEventListener('mouseover', event => {
    if (!event.target.closest('.run')) show();
  });
}
