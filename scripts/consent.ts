/**
 * Consents: what runs out, where each is used, and a walk through recording and taking back.
 *
 *   npm run consent                     what ends in the next 90 days, and where each consent is used
 *   npm run consent -- --days 30        another number of days
 *   npm run consent -- record           records a consent, question by question
 *   npm run consent -- withdraw [ID]    records that a consent was taken back
 *
 * Every answer can be given beforehand, so that no question is asked:
 *   npm run consent -- record --covers photo --uses web,print --by person --taken-by ROLE --kept-by ROLE --given DAY --until DAY --yes
 *   npm run consent -- withdraw c-4f7k2m --on DAY --yes
 *
 * It writes records and nothing else. `--content DIR` names another content folder.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cancel, confirm, intro, isCancel, log, multiselect, note, outro, select, text } from '@clack/prompts';
import { consentReport, listConsents } from '../src/consent/list.ts';
import { consentText, elementFor, newConsentId, withdrawnText } from '../src/consent/record.ts';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { report } from '../src/hub/problem.ts';
import { CONSENT_COVERS, CONSENT_KEEPERS, CONSENT_USES, type ConsentCover } from '../src/schemas/vocabulary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    content: { type: 'string', default: 'content' },
    days: { type: 'string', default: '90' },
    yes: { type: 'boolean', default: false },
    on: { type: 'string' },
    covers: { type: 'string' },
    uses: { type: 'string' },
    by: { type: 'string' },
    source: { type: 'string' },
    'taken-by': { type: 'string' },
    'kept-by': { type: 'string' },
    given: { type: 'string' },
    until: { type: 'string' },
  },
});

const hub = createHub(loadContent(values.content));
const [task, wanted] = positionals;
const BEFORE = [
  'Nothing of a person goes into this folder, a branch or a pull request before the consent is recorded.',
  'The record holds days and roles. It holds nothing about the person: no name, no initials, no place.',
  'The paper with the name stays with the role that keeps it. Write the record’s id on the paper.',
].join('\n');

const COVERS = { photo: 'A photo', voice: 'A recording of their voice', quote: 'Their words', name: 'Their name' };
const USES = {
  web: 'These pages',
  print: 'Paper, and files made for printing',
  translation: 'Other languages',
  social: 'Share pictures and messages',
};

if (task === undefined) console.log(consentReport(hub, days(values.days)));
else if (task === 'record') await record();
else if (task === 'withdraw') await withdraw();
else stop(`There is no task “${task}”. Use record or withdraw, or nothing for the list.`);

async function record(): Promise<void> {
  intro('Record a consent');
  note(BEFORE, 'First');
  await sure('Has the person said yes, after hearing what it is for, and is that on paper or recorded?');
  const covers = list(values.covers) ?? (await several('What does it cover?', CONSENT_COVERS, COVERS));
  const uses = list(values.uses) ?? (await several('What may it be used for?', CONSENT_USES, USES));
  const by =
    values.by ??
    (await one('Who agreed?', [
      ['person', 'The person'],
      ['parent-or-guardian-and-child', 'A parent or guardian, and the child agreed too'],
    ]));
  const basis = values.source
    ? { kind: 'source', source: values.source }
    : {
        kind: 'form',
        takenBy: values['taken-by'] ?? (await role('Which role took the consent?')),
        keptBy: values['kept-by'] ?? (await role('Which role keeps the paper?')),
      };
  const given = values.given ?? (await day('On which day was it given?', hub.today));
  const until =
    values.until ??
    (await day('What is the last day it runs? The form says so.', `${Number(given.slice(0, 4)) + 2}${given.slice(4).replace('-02-29', '-02-28')}`));
  const id = newConsentId(new Set(hub.of('consents').map((entry) => entry.id)));
  if (until < hub.today) stop(`The last day, ${until}, is over already: nothing would be shown. Nothing was written.`);
  const made = consentText(id, { covers, uses, by, basis, given, until, withdrawn: 'no' });
  if (made.problems.length > 0) stop(report(made.problems));
  mkdirSync(join(values.content, 'consents'), { recursive: true });
  writeFileSync(join(values.content, made.path), made.text, { flag: 'wx' });
  log.success(`Recorded: ${values.content}/${made.path}`);
  // Not in a frame: what is framed is broken into lines, and cannot be copied.
  log.step('Write this where it is to be shown:');
  console.log(`\n${covers.map((cover) => elementFor(cover as ConsentCover, id)).join('\n\n')}\n`);
  if (covers.includes('photo')) log.info(`Put the picture in with: npm run photo -- the-picture.jpg --beside FOLDER_OF_THE_PAGE --consent ${id}`);
  outro(`Write ${id} on the paper, and give it to the role that keeps it.`);
}

async function withdraw(): Promise<void> {
  intro('Record that a consent was taken back');
  const running = listConsents(hub).filter(({ record: entry }) => entry.data.withdrawn === 'no');
  if (running.length === 0) stop('There is no consent that could be taken back.');
  const id =
    wanted ??
    (await one(
      'Which consent? Its id is on the paper.',
      running.map(({ record: entry, places }) => [
        entry.id,
        `${entry.id}: ${entry.data.covers.join(', ')}, ${places.length === 0 ? 'used nowhere' : `used in ${new Set(places.map(({ item }) => item.file)).size} file(s)`}`,
      ]),
    ));
  const found = running.find(({ record: entry }) => entry.id === id);
  if (!found) stop(`There is no running consent “${id}”. The running ones: ${running.map(({ record: entry }) => entry.id).join(', ')}.`);
  const on = values.on ?? hub.today;
  // A day that has not come would leave the item on the pages until then.
  if (on > hub.today) stop(`${on} has not come yet. Write the day on which the person said so, or leave --on out for today.`);
  await sure(`Record that ${id} was taken back on ${on}? No reason is asked, and none is written down.`);
  const file = join(values.content, found.record.path);
  const changed = withdrawnText(found.record.path, readFileSync(file, 'utf8'), on);
  if (changed === undefined)
    stop(`Nothing was written. Write the day into ${file} by hand, on a line of its own: withdrawn: "${hub.today}". Then run: npm run check`);
  writeFileSync(file, changed);
  log.success(`Recorded in ${file}. The next build shows nothing of it.`);
  const left = [
    'Publish now, not tomorrow: commit this file, and run Publish by hand. Look that it is green: until then the old pages stay.',
    ...(found.places.length === 0
      ? []
      : [
          `Take out of the content:${found.places.map(({ item, use }) => `\n   ${item.file}:${use.position.line}  <${use.element}>${use.src ? `, and delete ${use.src}` : ''}`).join('')}`,
        ]),
    'Follow docs/withdrawal.md for history, forks, previews and copies.',
    'Tell the person what is gone, and what cannot be called back.',
  ];
  log.step('What is left to do:');
  console.log(`\n${left.map((line, index) => `${index + 1}. ${line}`).join('\n')}\n`);
  outro('Thank you.');
}

async function sure(question: string): Promise<void> {
  if (values.yes) return;
  asked();
  const answer = await confirm({ message: question, initialValue: false });
  if (isCancel(answer) || !answer) stop('Nothing was written.');
}

async function several<const T extends readonly string[]>(message: string, options: T, labels: Record<T[number], string>): Promise<string[]> {
  asked();
  const answer = await multiselect<string>({
    message: `${message} (space chooses, enter ends)`,
    options: options.map((value: T[number]) => ({ value, label: labels[value] })),
    required: true,
  });
  return isCancel(answer) ? stop('Nothing was written.') : answer;
}

async function one(message: string, options: readonly (readonly [value: string, label: string])[]): Promise<string> {
  asked();
  const answer = await select<string>({ message, options: options.map(([value, label]) => ({ value, label })) });
  return isCancel(answer) ? stop('Nothing was written.') : answer;
}

async function role(message: string): Promise<string> {
  return one(
    `${message} A role, not a name.`,
    CONSENT_KEEPERS.map((value) => [value, value.replaceAll('-', ' ')]),
  );
}

async function day(message: string, placeholder: string): Promise<string> {
  asked();
  const answer = await text({
    message: `${message} Year first, such as ${placeholder}`,
    placeholder,
    validate: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value ?? '') ? undefined : `Write the day, year first: ${placeholder}`),
  });
  return isCancel(answer) ? stop('Nothing was written.') : answer;
}

/** A question needs somebody to answer it. */
function asked(): void {
  if (!process.stdin.isTTY)
    stop('Somebody has to answer here. Give every answer beforehand (they are listed at the top of scripts/consent.ts), or run it in a terminal.');
}

function list(value: string | undefined): string[] | undefined {
  return value?.split(',').map((item) => item.trim());
}

function days(value: string): number {
  if (!/^\d{1,4}$/.test(value)) stop(`--days is “${value}”. Write a whole number.`);
  return Number(value);
}

function stop(why: string): never {
  cancel(why);
  process.exit(1);
}
