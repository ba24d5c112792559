/**
 * Keeps the screen on while a dialog is open, where the device lets a page do so. A device takes it back when the
 * page is hidden, so it is asked for again.
 *
 * @param tell told whether the screen stays on.
 * @returns to be called when the dialog opens or closes.
 */
export function stayAwake(live: HTMLDialogElement, tell: (is: boolean) => void): () => void {
  let lock: WakeLockSentinel | undefined;
  const follow = async () => {
    if (!('wakeLock' in navigator)) return;
    try {
      if (live.open && !document.hidden && (!lock || lock.released)) lock = await navigator.wakeLock.request('screen');
      if (!live.open) await lock?.release();
    } catch {
      // A phone that saves its battery says no. The timer goes on.
    }
    tell(lock !== undefined && !lock.released);
  };
  document.addEventListener('visibilitychange', () => void follow());
  return () => void follow();
}
