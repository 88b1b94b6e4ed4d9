// Buttons that copy the text of the field that they name. Where there are no scripts they stay hidden; where the clipboard is not
// to be had the text is selected.
export function offerCopies(root) {
  for (const button of root.querySelectorAll('[data-copy][hidden]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const field = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.done;
      } catch {
        field.focus();
        field.select();
      }
    });
  }
}
