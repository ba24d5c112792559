import { create } from 'qrcode';

/** Draws a code to scan, as one shape, with the quiet edge that scanners need. Loaded only when it is asked for. */
const EDGE = 4;
const picture = document.querySelector<SVGElement>('.scan svg');
if (picture) {
  const { modules } = create(picture.dataset.address ?? '', { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
  picture.setAttribute('viewBox', `${-EDGE} ${-EDGE} ${size + 2 * EDGE} ${size + 2 * EDGE}`);
  picture.querySelector('path')?.setAttribute('d', path);
}
