import type { Say } from './words.ts';

/**
 * Keeping and sending the address of a plan: to copy, as a link that opens WhatsApp, and with the share sheet
 * of the device where it has one. Nothing is sent by this page.
 *
 * @returns a function to call when the plan, and with it the address, has changed.
 */
export function makeSendable(address: HTMLInputElement, say: Say): () => void {
  const whatsApp = document.querySelector<HTMLAnchorElement>('#whatsapp');
  const share = document.querySelector<HTMLButtonElement>('#share');
  const title = document.querySelector('h1')?.textContent ?? '';
  const about = () => ['lessons', 'for'].map((id) => document.getElementById(id)?.textContent ?? '').join(' · ');

  document.getElementById('copy')?.addEventListener('click', () => {
    const copied = document.getElementById('copied');
    address.select();
    // Where copying is not allowed the address is selected, and can be copied by hand.
    navigator.clipboard?.writeText(address.value).then(
      () => copied?.replaceChildren(say('citeCopied')),
      () => undefined,
    );
  });
  if (share && 'share' in navigator) {
    share.hidden = false;
    // Whoever closes the sheet has changed their mind: that is no fault.
    share.addEventListener('click', () => void navigator.share({ title, text: about(), url: address.value }).catch(() => undefined));
  }
  return () => {
    address.value = location.href;
    if (whatsApp) whatsApp.href = `https://wa.me/?text=${encodeURIComponent(`${about()}\n${address.value}`)}`;
    document.getElementById('copied')?.replaceChildren();
    // The same plan in another language.
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a.tongue')) link.hash = location.hash;
  };
}
