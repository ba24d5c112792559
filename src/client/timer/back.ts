/**
 * Lets the Back of a browser or phone close a dialog instead of leaving the page. While it is open the page has an
 * entry of its own in the history, so a page that is loaded again opens it again.
 *
 * @param open opens the dialog.
 * @param address what the address of the page is now; it may have changed while the dialog was open.
 * @returns opens the dialog with an entry of its own.
 */
export function backCloses(live: HTMLDialogElement, open: () => void, address: () => string): () => void {
  const isOn = () => (history.state as { timer?: unknown } | null)?.timer === true;
  let leaving = false;
  live.addEventListener('close', () => {
    if (!isOn()) return;
    leaving = true;
    history.back();
  });
  addEventListener('popstate', () => {
    if (!leaving && live.open === isOn()) return;
    leaving = false;
    history.replaceState(history.state, '', address());
    if (isOn() && !live.open) open();
    else if (!isOn() && live.open) live.close();
  });
  if (isOn()) open();
  return () => {
    if (!isOn()) history.pushState({ timer: true }, '');
    open();
  };
}
