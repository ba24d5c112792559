/** Where an address leads, once it is known to be harmless. */
export type Destination = 'web' | 'mail' | 'hub' | 'part';

/** What is wrong with an address, in the words of a message. */
export interface Fault {
  rule: 'unsafe-address' | 'link-form';
  what: string;
  mend: string;
  example: string;
}

/** Signs that show nothing, or turn the direction of text: an address never needs one. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const HIDDEN_OR_SPACE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::\d{1,5})?$/i;
const MAIL = /^mailto:[A-Za-z0-9._+-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;
const WEB_EXAMPLE = '[The network’s page](https://www.example.org/)';
const NAMED: Readonly<Record<string, string>> = {
  colon: ':',
  sol: '/',
  bsol: '\\',
  tab: '\t',
  newline: '\n',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lpar: '(',
  rpar: ')',
  period: '.',
  comma: ',',
  num: '#',
  quest: '?',
  excl: '!',
  lowbar: '_',
  nbsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
  zerowidthspace: '',
  nobreak: '',
};

/**
 * Judges an address that somebody wrote. What is not on the list is refused, however it is
 * disguised: https, mailto, an address of the hub, or a part of the same page.
 *
 * @param http whether http:// will do too: some old sources have no other address.
 */
export function judgeAddress(address: string, { http = false } = {}): { destination: Destination } | { fault: Fault } {
  const fault = (what: string, mend: string, example = WEB_EXAMPLE, rule: Fault['rule'] = 'unsafe-address') => ({ fault: { rule, what, mend, example } });
  if (address.trim() === '')
    return fault('This link has no address.', 'Write the address in the round brackets, or take the link out.', '[Consent](/glossary/consent/)', 'link-form');

  const shown = shownAddress(address);
  if (HIDDEN.test(address)) return fault(`The address “${shown}” holds a sign that cannot be seen.`, 'Delete the address and type it again by hand.');
  const plain = undisguised(address);
  if (address.includes('\\') || (/^[/\\.#]/.test(plain) && plain.includes('\\')))
    return fault(`The address “${shown}” holds a backslash: browsers read it as a slash.`, 'Write / for it.', '[Consent](/glossary/consent/)');
  if (plain.startsWith('//')) return fault(`The address “${shown}” leads to another site without saying so.`, 'Write https: before it.');

  if (/^https:\/\//.test(address) || (http && /^http:\/\//.test(address))) {
    const wrong = webFault(address);
    return wrong ? fault(`The address “${shown}” ${wrong}.`, 'Open the page in a browser and copy its address from there.') : { destination: 'web' };
  }
  if (MAIL.test(address)) return { destination: 'mail' };
  if (/^mailto:/.test(plain))
    return fault(
      `The e-mail address “${shown}” cannot be used.`,
      'Write mailto: and one address, and nothing after it.',
      '[Write to us](mailto:hub@organisation.example)',
    );
  const copied = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(\/[^\s]*)?$/.exec(plain);
  if (copied)
    return fault(
      `The address “${shown}” is that of your own computer: nobody else can open it.`,
      'Write only what stands behind the name of the site, from the / on.',
      copied[1] ?? '/glossary/consent/',
      'link-form',
    );
  if (/^www\./i.test(plain)) return fault(`The address “${shown}” does not say how it is opened.`, 'Put https:// before it.', `https://${shown}`, 'link-form');
  if (/^http:\/\//.test(plain))
    return fault(`The address “${shown}” starts with http://: anybody on the way can change what it shows.`, 'Write https:// and try it in a browser.');

  const scheme = /^[^/?#]*?:/.exec(plain)?.[0];
  if (scheme)
    return fault(
      `The address “${shown}” starts with ${scheme.length > 24 ? 'something' : scheme}, which the hub does not open.`,
      'Start it with https://, mailto: or, for a page of the hub, with /.',
    );
  if (address.startsWith('#')) return { destination: 'part' };
  if (address.startsWith('/')) {
    if (
      plain
        .split(/[?#]/)[0]
        ?.split('/')
        .some((step) => step === '..' || step === '.')
    )
      return fault(`The address “${shown}” climbs out of its folder.`, 'Write the whole address of the page.', '[Consent](/glossary/consent/)');
    return { destination: 'hub' };
  }
  return fault(
    `The address “${shown}” is not one the hub can check.`,
    'Start a link inside the hub with /, and one to another site with https://.',
    '/glossary/consent/',
    'link-form',
  );
}

/** An address as a message may show it: signs that cannot be seen are named by their number. */
export function shownAddress(address: string): string {
  const text = address.replace(HIDDEN_OR_SPACE, (sign) =>
    sign === ' ' ? ' ' : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** What an address may turn into on its way to a browser, or to another reader. */
function undisguised(address: string): string {
  let text = address;
  for (let round = 0; round < 6; round += 1) {
    const before = text;
    text = text
      .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex: string | undefined, number: string | undefined) => {
        const code = hex ? Number.parseInt(hex, 16) : Number(number);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
      .replace(/&([a-z]+);/gi, (whole, name: string) => (Object.hasOwn(NAMED, name.toLowerCase()) ? (NAMED[name.toLowerCase()] ?? '') : whole))
      .replace(/%([0-7][0-9a-f])/gi, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
      .normalize('NFKC')
      .replace(HIDDEN_OR_SPACE, '');
    if (text === before) break;
  }
  return text.toLowerCase();
}

function webFault(address: string): string | undefined {
  if (/[\s"'<>^`{|}]/.test(address)) return 'holds a sign that an address cannot hold';
  if (/%(?:[01][0-9a-f]|7f)/i.test(address)) return 'holds a hidden control sign';
  const host = /^https?:\/\/([^/?#]*)/.exec(address)?.[1] ?? '';
  if (host.includes('@')) return 'has a name before an @ sign: it looks like one site and leads to another';
  if (!HOST.test(host)) return 'does not name a site that everybody can reach';
  return URL.canParse(address) ? undefined : 'is not a whole address';
}
