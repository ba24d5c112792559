/** Buttons that copy a citation. They are shown only where the browser lets a page copy. */
if (navigator.clipboard) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const status = button.previousElementSibling;
      const text = document.getElementById(button.dataset.copy ?? '')?.textContent ?? '';
      navigator.clipboard.writeText(text).then(
        () => {
          if (status) status.textContent = button.closest<HTMLElement>('[data-copied]')?.dataset.copied ?? '';
        },
        // The words stand beside the button and can be selected.
        () => (button.hidden = true),
      );
    });
  }
}
