import { endOf, nameOf, prefixOf } from './kept.ts';

/**
 * Asks the worker to keep a lesson on this device, says what is kept, and deletes it when told to. Where the browser
 * has no such worker, or lets pages without https use none, the sentence that the page was built with stays.
 */

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const box = document.querySelector<HTMLElement>('.kept');
const button = box?.querySelector('button');
const words = box?.querySelector('span');

async function keep(lesson: string, pages: readonly string[]): Promise<void> {
  await navigator.serviceWorker.register(`${base}offline.js`, { updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ lesson, pages });
}

async function forget(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(prefixOf(base))) await caches.delete(name);
  await (await navigator.serviceWorker.getRegistration(base))?.unregister();
}

if (box && button && words && 'serviceWorker' in navigator && 'caches' in window) {
  const { pages: listed = '', until = '', deleted = '', ask = '', yes = '', no = '' } = box.dataset;
  const pages = listed.split(' ');
  const lesson = pages[0] ?? '';
  const say = (text: string, action: string, does: (() => Promise<void>) | undefined) => {
    words.textContent = text;
    button.textContent = action;
    button.hidden = !does;
    button.onclick = () => void does?.();
  };
  const stay = () => keep(lesson, pages).catch(() => undefined);
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ kept?: number }>) => {
    if (data.kept === undefined) return;
    const { lang } = document.documentElement;
    const day = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { day: 'numeric', month: 'long' }).format(endOf(data.kept));
    say(until.replace('{date}', day), no, async () => {
      await forget();
      say(deleted, '', undefined);
    });
  });
  navigator.serviceWorker.startMessages();
  const savesData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  void caches.has(nameOf(base, lesson)).then((is) => {
    // Nobody who saves data pays for copies that they did not ask for.
    if (savesData && !is) say(ask, yes, stay);
    else void stay();
  });
}
