import { toString } from 'qrcode';
import { hrefOf, localesOf } from '../../hub/addresses.ts';
import { codePathOf } from '../../hub/codes.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Place } from '../../hub/place.ts';
import { shortPaths } from './pages.ts';

/** The whole address that a code to scan holds; undefined while that of the hub is not known, for it would lead nowhere. */
export function shortAddress(code: string, locale: string, place: Place): string | undefined {
  return place.known ? `${place.origin}${hrefOf(codePathOf(code), locale, place.base)}` : undefined;
}

/** The path of the picture below the base. */
export function qrPathOf(code: string): string {
  return `${codePathOf(code)}qr.svg`;
}

/** The pictures that the build writes: one for each short address in use, in each language it leads to. */
export function qrFiles(hub: Hub, place: Place): { locale: string; code: string; address: string }[] {
  return shortPaths(hub).flatMap(({ code, aim }) =>
    (aim ? localesOf(hub, { kind: 'poster', entry: aim.entry }) : []).flatMap((locale) => {
      const address = shortAddress(code, locale, place);
      return address === undefined ? [] : [{ locale, code, address }];
    }),
  );
}

/** A code to scan, as an SVG of plain shapes with the quiet edge that scanners need. About a seventh of it may be dirty or torn. */
export function qrSvg(address: string): Promise<string> {
  return toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}
