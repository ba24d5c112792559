import { usesOn } from '../../consent/state.ts';
import type { Block, Run } from '../../hub/blocks.ts';
import type { Handout } from '../../hub/body.ts';
import { numberOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import { showDate, wordsOf } from '../../hub/text.ts';
import { inLocale } from '../../hub/translations.ts';
import { shortSource } from '../citation/short.ts';
import { allowedBlocks } from '../slides/words.ts';

/** As much as a messenger takes in a link, and people read in one message. */
export const LONGEST_MESSAGE = 2000;
/** What an address at the end may take of it. */
const FOR_ADDRESS = 200;

/**
 * The words of a handout as messages to send: each has the name of the handout, the lesson, the language and the
 * licence, so that each stands alone. More than one says which of how many it is. They are divided between lines,
 * and are at most `LONGEST_MESSAGE` signs long with an address of 200 behind them; only one line that is longer by
 * itself makes a message longer. A name is in them only where its consent allows the page and sending on.
 *
 * @param locale the language of the page, which the lesson exists in.
 */
export function handoutMessages(hub: Hub, lesson: LessonEntry, handout: Handout, locale: string): string[] {
  const say = wordsOf(hub, locale);
  const { title, ...data } = inLocale(hub, lesson, locale);
  const site = hub.get('site', 'site')?.data;
  const version = data.status === 'written' ? say('version', { n: data.version }) : '';
  const draft = hub.translation('lessons', lesson.id, locale)?.record.status === 'draft';
  const foot = [
    `${numberOf(hub, lesson)} ${title} · ${site?.name ?? ''}`,
    `${version} ${showDate(hub.today, locale)} · ${hub.get('languages', locale)?.data.name ?? locale}${draft ? ` · ${say('draftShort')}` : ''}`,
    say('licenceShort'),
    ...(site && site.publisher !== 'unknown' ? [say('publishedBy', { name: site.publisher })] : [say('notAdopted')]),
  ];
  const sources: string[] = [];
  const uses = [...usesOn(locale), 'social'] as const;
  const lines = linesOf(allowedBlocks(hub, handout.blocks, uses), say('madeUp'), sources);
  const named = sources.flatMap((id, index) => {
    const source = hub.get('sources', id);
    return source ? [`[${index + 1}] ${shortSource(source.data)}`] : [];
  });
  return divide([...lines, ...named], handout.title, foot, (n, total) => say('slideOf', { n, total }));
}

function divide(lines: readonly string[], title: string, foot: readonly string[], place: (n: number, total: number) => string): string[] {
  const room = LONGEST_MESSAGE - FOR_ADDRESS - [`${title} (${place(99, 99)})`, '', '', ...foot].join('\n').length;
  const parts: string[][] = [[]];
  for (const line of lines) {
    const part = parts.at(-1) ?? [];
    if (part.length > 0 && [...part, line].join('\n').length > room) parts.push([line]);
    else part.push(line);
  }
  return parts.map((part, index) => [parts.length > 1 ? `${title} (${place(index + 1, parts.length)})` : title, '', ...part, '', ...foot].join('\n'));
}

/** A line for each paragraph and item; `sources` gathers what the numbers in them stand for. */
function linesOf(blocks: readonly Block[], madeUp: string, sources: string[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'list':
        return block.items.flatMap((item, index) => {
          const [first = '', ...rest] = linesOf(item, madeUp, sources);
          return [`${block.ordered ? `${block.start + index}.` : '•'} ${first}`, ...rest.map((line) => `  ${line}`)];
        });
      case 'note':
        return linesOf(block.blocks, madeUp, sources);
      case 'example':
        return [`${block.title} (${madeUp})`, ...linesOf(block.blocks, madeUp, sources)];
      case 'lines':
        return [`${block.label}: ____`];
      default:
        return [plain(block.runs, sources)];
    }
  });
}

function plain(runs: readonly Run[], sources: string[]): string {
  return runs
    .map(({ text, sources: own = [] }) => {
      for (const id of own) if (!sources.includes(id)) sources.push(id);
      return own.length > 0 ? `${text} [${own.map((id) => sources.indexOf(id) + 1).join(', ')}]` : text;
    })
    .join('')
    .trim();
}
