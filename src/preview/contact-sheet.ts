import type { Change } from './changed-pages.ts';
import { escapeMarkup } from '../outputs/escape.ts';

export interface Shown {
  title: string;
  /** The address on the site, with its language. */
  address: string;
  /** The file in the preview. */
  page: string;
  /** The file of content that changed it. */
  file: string;
  pictures: readonly { width: number; file: string }[];
}

const STYLE = `body{max-width:72rem;margin:auto;padding:1rem;font:1.05rem/1.6 system-ui,sans-serif;color:#1a1a1a;background:#fff}
a{color:#0b4f3c}li{margin:0 0 2.5rem}ul.sheet{padding:0;list-style:none}
.pair{display:flex;gap:1rem;flex-wrap:wrap;align-items:flex-start}
.pair a{display:block;max-height:26rem;overflow:hidden;border:1px solid #767676}
.pair img{display:block;max-inline-size:100%;block-size:auto}
code{overflow-wrap:anywhere}`;

/** The first page of a preview: every changed page, with its pictures. */
export function contactSheet(shown: readonly Shown[], gone: Change['gone'], left: readonly string[]): string {
  const item = ({ title, address, page, file, pictures }: Shown) => `<li>
<h2><a href="${escapeMarkup(page)}">${escapeMarkup(title)}</a></h2>
<p><code>${escapeMarkup(address)}</code>, changed by <code>${escapeMarkup(file)}</code></p>
<div class="pair">${pictures
    .map(
      ({ width, file: picture }) =>
        `<a href="${escapeMarkup(picture)}"><img src="${escapeMarkup(picture)}" width="${width === 360 ? 240 : 640}" loading="lazy" alt="${escapeMarkup(`${title}, ${width} pixels wide`)}"></a>`,
    )
    .join('')}</div>
</li>`;
  return whole(
    'The pages that this change shows on',
    `<p>${shown.length} ${shown.length === 1 ? 'page' : 'pages'}. Open a page by its title. The pictures show it on a phone (360 pixels) and on a desk (1280 pixels).</p>
<p>Script and search do not work in a page that is opened from a folder. Links to pages that did not change lead nowhere here.</p>
<p><strong>A preview holds what the pull request holds.</strong> If a person can be seen, heard, named or recognised here without recorded consent, close this and tell the maintainers which file it is. Do not pass it on.</p>
${gone.length > 0 ? `<h2>Gone</h2><ul>${gone.map((file) => `<li><code>${escapeMarkup(file)}</code></li>`).join('')}</ul>` : ''}
<ul class="sheet">${shown.map(item).join('\n')}</ul>
${left.length > 0 ? `<h2>Changed too, without a picture</h2><ul>${left.map((address) => `<li><code>${escapeMarkup(address)}</code></li>`).join('')}</ul>` : ''}`,
  );
}

/** What stands where a link leads out of the preview. */
export function elsewherePage(): string {
  return whole('Not in this preview', '<p>This page did not change, so it is not here. Go back, or look at it on the site.</p>');
}

function whole(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
${body}
</body>
</html>
`;
}
