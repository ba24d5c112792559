import { fileOf, folderOf } from '../consent/shown.ts';
import { usesOn } from '../consent/state.ts';
import { CONSENTED, type ConsentedUse } from '../hub/body.ts';
import type { Entry, Translation } from '../hub/entry.ts';
import { DEFAULT_LOCALE, type Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';

/** Nothing of a person is shown without a consent that covers it, for this use, with days that make sense. */
export function consents(hub: Hub): Problem[] {
  const problems = hub.of('consents').flatMap((record) => days(hub, record));
  for (const item of [...hub.all, ...hub.translations]) {
    for (const use of item.body?.consented ?? []) problems.push(...covered(hub, item, use), ...beside(hub, item, use), ...cited(hub, item, use));
    for (const image of item.body?.images ?? []) {
      const file = fileOf(item, image.url);
      if (!shownByConsent(hub).has(hub.prints.get(file) ?? file)) continue;
      problems.push({
        file: item.file,
        ...image.position,
        rule: 'photo-without-consent',
        what: `“${image.url}” shows a person: another place shows the same picture with a consent.`,
        mend: 'Show it with <Photo> and its consent here too.',
        example: '<Photo src="./mapping.jpg" alt="Two people put dots on a map" consent="c-4f7k2m" />',
      });
    }
  }
  return [...problems, ...unused(hub)];
}

function days(hub: Hub, { data, file, at }: Entry<'consents'>): Problem[] {
  const say = (field: 'given' | 'until' | 'withdrawn', what: string, mend: string): Problem => ({
    file,
    ...at([field]),
    rule: 'consent-days',
    field,
    what,
    mend,
    example: `${field}: "${hub.today}"`,
  });
  const found: Problem[] = [];
  if (data.given > hub.today)
    found.push(say('given', `The consent is given on ${data.given}, which has not come yet.`, 'Write the day on which it was given.'));
  if (data.until < data.given)
    found.push(say('until', `The consent ends on ${data.until}, before it is given on ${data.given}.`, 'Write the last day on which it runs.'));
  if (data.withdrawn !== 'no' && data.withdrawn > hub.today)
    found.push(
      say(
        'withdrawn',
        `The consent is taken back on ${data.withdrawn}, which has not come yet: until then the item would be shown.`,
        'Write the day on which the person said so. If it shall end later, write that day into “until”.',
      ),
    );
  if (data.withdrawn !== 'no' && data.withdrawn < data.given)
    found.push(
      say('withdrawn', `The consent is taken back on ${data.withdrawn}, before it is given on ${data.given}.`, 'Write the day on which it was taken back.'),
    );
  return found;
}

/** Each record covers what the element shows, and allows the place it is shown in. */
function covered(hub: Hub, item: Entry | Translation, use: ConsentedUse): Problem[] {
  const cover = CONSENTED[use.element];
  const needed = usesOn('locale' in item ? item.locale : DEFAULT_LOCALE);
  return use.consents.flatMap((id): Problem[] => {
    const record = hub.get('consents', id)?.data;
    if (!record) return [];
    const say = (rule: 'consent-covers' | 'consent-use', what: string, mend: string): Problem => ({
      file: item.file,
      ...use.position,
      rule,
      field: `<${use.element}> consent`,
      what,
      mend,
      example: `<${use.element} … consent="c-4f7k2m">`,
    });
    if (!record.covers.includes(cover))
      return [
        say('consent-covers', `The consent ${id} covers ${record.covers.join(' and ')}, not ${cover}.`, 'Take the item out, or ask the person and record it.'),
      ];
    const missing = needed.filter((use) => !record.uses.includes(use));
    return missing.length === 0
      ? []
      : [
          say(
            'consent-use',
            `The consent ${id} does not allow ${missing.map((use) => (use === 'web' ? 'these pages (web)' : 'other languages (translation)')).join(' and ')}.`,
            'Take the item out here, or ask the person and record it.',
          ),
        ];
  });
}

/** The file that a Photo or a Voice shows is there. */
function beside(hub: Hub, item: Entry | Translation, use: ConsentedUse): Problem[] {
  if (!use.src) return [];
  const folder = folderOf(item);
  const name = use.src.slice(2);
  if (hub.assets.has(`${folder}/${name}`)) return [];
  const near = nearest(
    name,
    [...hub.assets].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
  );
  return [
    {
      file: item.file,
      ...use.position,
      rule: 'no-such-image',
      what: `There is no file ${name} beside this page.`,
      mend: near ? `Did you mean ./${near}?` : 'Add the file to the same folder, once the consent is recorded.',
    },
  ];
}

/** Words taken from a published source carry its citation. */
function cited(hub: Hub, item: Entry | Translation, use: ConsentedUse): Problem[] {
  if (use.element !== 'Quote') return [];
  return use.consents.flatMap((id): Problem[] => {
    const basis = hub.get('consents', id)?.data.basis;
    if (basis?.kind !== 'source' || use.sources.includes(basis.source)) return [];
    return [
      {
        file: item.file,
        ...use.position,
        rule: 'quote-source',
        what: `The consent ${id} rests on the source “${basis.source}”, and the quotation does not cite it.`,
        mend: 'Put the source right behind the words.',
        example: `The words.<Cite source="${basis.source}" at="page 3" />`,
      },
    ];
  });
}

/** A picture or recording that no page shows is in the repository for nothing, and may show somebody. */
function unused(hub: Hub): Problem[] {
  const shown = new Set(
    [...hub.all, ...hub.translations].flatMap((item) =>
      [...(item.body?.images ?? []).map(({ url }) => url), ...(item.body?.consented ?? []).flatMap(({ src }) => src ?? [])].map((url) => fileOf(item, url)),
    ),
  );
  const broken = [...hub.broken];
  return [...hub.assets]
    .filter((path) => !shown.has(path) && !broken.some((key) => path.includes(`/${key.split('/').at(-1) ?? ''}/`)))
    .map((path) => ({
      file: `content/${path}`,
      line: 1,
      column: 1,
      rule: 'unused-file',
      what: 'No page shows this file.',
      mend: 'Take it out, or show it. If it shows or holds a person’s voice, record the consent first.',
      example: '![A map with dots](./map.png)',
    }));
}

const known = new WeakMap<Hub, ReadonlySet<string>>();

/** The pictures that some page shows as a Photo: what is in each, by its hash, so that no copy gets round it. */
function shownByConsent(hub: Hub): ReadonlySet<string> {
  const found =
    known.get(hub) ??
    new Set(
      [...hub.all, ...hub.translations].flatMap((item) =>
        (item.body?.consented ?? []).flatMap(({ src }) => {
          if (!src) return [];
          const file = fileOf(item, src);
          return [hub.prints.get(file) ?? file];
        }),
      ),
    );
  known.set(hub, found);
  return found;
}
