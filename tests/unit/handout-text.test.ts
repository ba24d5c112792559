import { describe, expect, test } from 'vitest';
import { addressFrom } from '../../src/client/here.ts';
import { openHub } from '../../src/hub/open.ts';
import { handoutMessages, LONGEST_MESSAGE } from '../../src/outputs/handouts/text.ts';
import { activity, consentRecord, entryIn, hubWith, writtenLesson } from './support/content.ts';

const PATH = 'training/starting/who-we-are/index.mdx';
const NO_URDU = { 'training/starting/who-we-are/index.ur.mdx': undefined };

const messages = (words: string, more: Record<string, string> = {}) => {
  const body = activity('arrive', 15, 'Arrive', `1. Read.\n\n<Handout id="card" title="A card">\n\n${words}\n\n</Handout>`);
  const lesson = entryIn(hubWith({ [PATH]: writtenLesson('Who we are', body), ...NO_URDU, ...more }), 'lessons', 'starting/who-we-are');
  const hub = hubWith({ [PATH]: writtenLesson('Who we are', body), ...NO_URDU, ...more });
  const handout = lesson.body?.parts.flatMap(({ handouts }) => handouts)[0];
  return handout ? handoutMessages(hub, lesson, handout, 'en') : [];
};

describe('the words of a handout to send', () => {
  test('are plain lines under the name of the handout, with lesson, language and licence below', () => {
    const [text = '', ...more] = messages(
      '**Keep** this.<Cite source="plan-2025" />\n\n1. One\n2. Two\n\n- A\n- B\n\n<Lines count="2" label="My own" />\n\n<Example title="Ada">\n\nAda sits.\n\n</Example>',
    );
    expect(more).toEqual([]);
    const [title, empty, ...lines] = text.split('\n');
    expect([title, empty]).toEqual(['A card', '']);
    expect(lines.slice(0, 8)).toEqual(['Keep this. [1]', '1. One', '2. Two', '• A', '• B', 'My own: ____', expect.stringMatching(/^Ada \(.+\)$/), 'Ada sits.']);
    expect(text).toMatch(/\n\[1\] .+\n/);
    expect(text).toContain('Who we are');
    expect(text).toContain('English');
    expect(text).not.toMatch(/[*<>]/);
  });

  test('are divided between lines when they are long, and each message says which it is and stands alone', () => {
    const items = Array.from({ length: 60 }, (_, n) => `- Item ${n + 1} has a few words that fill the line a little more than that.`);
    const parts = messages(items.join('\n'));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.length + 200).toBeLessThanOrEqual(LONGEST_MESSAGE);
      expect(part).toContain('A card (the word slideOf)');
      expect(part).toContain('Who we are');
      expect(part).toContain('English');
    }
    expect(parts.flatMap((part) => part.split('\n').filter((line) => line.startsWith('• ')))).toHaveLength(60);
  });

  test('have a name only where its consent covers the page and sending on, and never a quotation', () => {
    const words =
      '- <Person consent="c-4f7k2m" otherwise="One of us">Ada</Person> says hello.\n\n<Quote who="A resident" consent="c-4f7k2m">\n\nI was there.\n\n</Quote>';
    const withConsent = (changes: Record<string, string>) => messages(words, { 'consents/c-4f7k2m.yaml': consentRecord(changes) }).join('\n');
    expect(withConsent({})).toContain('Ada says hello.');
    for (const changes of [{ until: '"2026-11-23"' }, { withdrawn: '"2026-02-01"' }, { uses: '[web, print]' }] as Record<string, string>[]) {
      expect(withConsent(changes)).toContain('One of us says hello.');
      expect(withConsent(changes)).not.toContain('Ada');
    }
    expect(withConsent({})).not.toContain('I was there');
  });

  test('say which of how many they are', () => {
    const hub = openHub();
    const lesson = entryIn(hub, 'lessons', 'starting-together/sharing-power');
    const handout = lesson.body?.parts.flatMap(({ handouts }) => handouts).find(({ id }) => id === 'story-cards');
    const parts = handout ? handoutMessages(hub, lesson, handout, 'en') : [];
    expect(parts.length).toBeGreaterThan(1);
    for (const [index, part] of parts.entries()) expect(part).toContain(`Story cards (all true) (${index + 1} of ${parts.length})\n`);
  });

  test('fit messages for every handout that is written, in every language', () => {
    const hub = openHub();
    const long = hub.lessonsInOrder
      .filter(({ data }) => data.status === 'written')
      .flatMap((lesson) =>
        hub.locales
          .filter((locale) => locale === 'en' || hub.translation('lessons', lesson.id, locale))
          .flatMap((locale) =>
            (lesson.body?.parts ?? []).flatMap(({ handouts }) => handouts.flatMap((handout) => handoutMessages(hub, lesson, handout, locale))),
          ),
      )
      .filter((text) => text.length > LONGEST_MESSAGE - 200);
    expect(long).toEqual([]);
  });
});

describe('the address to send', () => {
  test.each([
    ['https://hub.example/learn/', '/learn/a/#b', 'https://hub.example/learn/a/#b'],
    ['http://192.168.1.4:4321/hub/', '/hub/x/', 'http://192.168.1.4:4321/hub/x/'],
    ['http://localhost:4321/', '/x/', undefined],
    ['http://127.0.0.1/', '/x/', undefined],
    ['http://[::1]:80/', '/x/', undefined],
    ['http://hub.localhost/', '/x/', undefined],
    ['file:///home/a/index.html', '/x/', undefined],
  ])('from %s', (page, path, expected) => {
    expect(addressFrom(page, path)).toBe(expected);
  });
});
