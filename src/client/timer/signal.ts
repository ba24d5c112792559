const SHOWN = 6000;
let over: ReturnType<typeof setTimeout> | undefined;

/** A quiet sign: the edge of the dialog takes another colour for a while, and a phone that can trembles. */
export function giveSignal(live: HTMLDialogElement): void {
  live.classList.add('sign');
  clearTimeout(over);
  over = setTimeout(() => live.classList.remove('sign'), SHOWN);
  if ('vibrate' in navigator) navigator.vibrate([300, 200, 300]);
}
