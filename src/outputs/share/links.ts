import type { InterfaceWord } from '../../schemas/interface-words.ts';

/** A way to send a text on: a plain link that opens an app with the text in it, with no script of anyone. */
export interface ShareLink {
  word: InterfaceWord;
  href: string;
}

/** The ways to send a text on, most used first. */
export function shareLinks(title: string, text: string): ShareLink[] {
  const body = encodeURIComponent(text);
  return [
    { word: 'shareWhatsApp', href: `https://wa.me/?text=${body}` },
    // Line breaks in a letter are two signs (RFC 6068).
    { word: 'shareMail', href: `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}` },
    { word: 'shareSms', href: `sms:?&body=${body}` },
  ];
}
