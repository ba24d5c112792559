/**
 * Lets the items of a list be dragged by their grips, with a mouse, a pen or a finger. The buttons of each
 * item do the same without.
 *
 * @param drop told from which place to which.
 */
export function makeDraggable(list: HTMLElement, drop: (from: number, to: number) => void): void {
  let from: number | undefined;
  let to: number | undefined;
  const mark = () => {
    for (const [index, item] of [...list.children].entries()) {
      item.classList.toggle('held', index === from);
      item.classList.toggle('before', to !== undefined && from !== undefined && index === to && to < from);
      item.classList.toggle('after', to !== undefined && from !== undefined && index === to && to > from);
    }
  };
  const stop = () => {
    from = to = undefined;
    mark();
  };
  list.addEventListener('pointerdown', (event) => {
    const grip = event.target instanceof Element ? event.target.closest<HTMLElement>('.grip') : null;
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    from = to = [...list.children].findIndex((item) => item.contains(grip));
    mark();
  });
  list.addEventListener('pointermove', (event) => {
    if (from === undefined) return;
    const boxes = [...list.children].map((item) => item.getBoundingClientRect());
    const passed = boxes.filter((box) => event.clientY > box.top + box.height / 2).length;
    // The item itself counts once it is passed.
    to = Math.min(boxes.length - 1, passed > from ? passed - 1 : passed);
    mark();
  });
  list.addEventListener('pointerup', () => {
    const [start, end] = [from, to];
    stop();
    if (start !== undefined && end !== undefined && start !== end) drop(start, end);
  });
  list.addEventListener('pointercancel', stop);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') stop();
  });
}
