import { addressFrom } from './here.ts';
// Compiled apart, as an address: nobody pays for the code to scan who does not ask for it.
import drawCode from './qr.ts?worker&url';

/** Texts to send on: the share sheet of the device, a messenger, and the address of the page where the build knew none. */

/** As long as a text may be by its own promise, where it has one. */
for (const text of document.querySelectorAll<HTMLElement>('[data-send]')) {
  const before = text.textContent;
  const address = text.dataset.send ? addressFrom(location.href, text.dataset.send) : undefined;
  const most = Number(text.dataset.most ?? Infinity);
  if (address) {
    const lines = [...before.split('\n'), address];
    // What a lesson is for gives way to where it is.
    while (lines.join('\n').length > most && lines.some((line) => line.startsWith('• ')))
      lines.splice(
        lines.findLastIndex((line) => line.startsWith('• ')),
        1,
      );
    text.textContent = lines.join('\n');
  }
  const now = text.textContent;
  const around = text.closest('.send') ?? document;
  for (const link of around.querySelectorAll<HTMLAnchorElement>('a[data-wa]')) {
    link.rel = 'noopener';
    link.href = `https://wa.me/?text=${encodeURIComponent(now)}`;
  }
  const crlf = (words: string) => encodeURIComponent(words.replaceAll('\n', '\r\n'));
  for (const link of around.querySelectorAll<HTMLAnchorElement>('.ways a'))
    link.href = link.href.replace(encodeURIComponent(before), encodeURIComponent(now)).replace(crlf(before), crlf(now));
  for (const button of around.querySelectorAll<HTMLButtonElement>('[data-share]')) {
    // The button is there only where the device has a share sheet.
    button.hidden = !('share' in navigator);
    button.onclick = () => {
      // Whoever closes the sheet has changed their mind: that is no fault.
      navigator.share({ title: document.querySelector('h1')?.textContent ?? '', text: now }).catch(() => undefined);
    };
  }
}

const scan = document.querySelector<HTMLElement>('.scan');
const address = scan ? addressFrom(location.href, scan.dataset.path ?? '') : undefined;
if (scan && address) {
  const figure = scan.querySelector('figure');
  const picture = scan.querySelector<SVGElement>('svg');
  const button = scan.querySelector('button');
  scan.hidden = false;
  for (const note of document.querySelectorAll<HTMLElement>('[data-unknown]')) note.hidden = true;
  if (button && picture && figure) {
    button.hidden = false;
    button.onclick = () => {
      picture.dataset.address = address;
      import(/* @vite-ignore */ drawCode).then(
        () => {
          figure.hidden = false;
          figure.tabIndex = -1;
          figure.focus();
          button.remove();
        },
        () => (scan.hidden = true),
      );
    };
  }
}
