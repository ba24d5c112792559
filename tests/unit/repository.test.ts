import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { reportAddress } from '../../src/outputs/repository/links.ts';
import { openIndex } from '../../src/hub/index-page.ts';
import { PLACES } from '../../src/schemas/case-study.ts';
import { changed, hubWith } from './support/content.ts';

interface Form {
  body: { type: string; id?: string; attributes: { label?: string; options?: unknown[] } }[];
}
interface Workflow {
  on: Record<string, unknown> | string;
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: { run?: string; uses?: string; with?: Record<string, unknown> }[] }>;
}

const form = (name: string) => parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}.yml`, 'utf8')) as Form;
const workflows = readdirSync('.github/workflows').map((file) => {
  const text = readFileSync(`.github/workflows/${file}`, 'utf8');
  return { file, text, data: parse(text) as Workflow };
});

describe('issue forms', () => {
  test('have the fields that a link of the hub fills in', () => {
    const hub = hubWith(changed('site.yaml', 'repository: unknown', 'repository: https://github.com/an/example'));
    const page = openIndex(hub, { path: '/learn/', kind: 'index', section: 'learn' }, 'en', '/');
    const url = new URL(reportAddress(page, { origin: 'https://hub.example.org', base: '/', known: true }) ?? '');
    const ids = form('correction').body.map(({ id }) => id);
    expect(url.searchParams.get('template')).toBe('correction.yml');
    for (const name of [...url.searchParams.keys(), 'section']) if (name !== 'template') expect(ids).toContain(name);
  });

  test('offer every place of a case study, by the word that its page shows', () => {
    const english = parse(readFileSync('content/languages/en.yaml', 'utf8')) as { ui: Record<string, string> };
    const options = form('case-study').body.find(({ id }) => id === 'place')?.attributes.options ?? [];
    for (const place of Object.keys(PLACES)) {
      const word = english.ui[`place.${place}`] ?? place;
      expect(
        options.some((option) => String(option).startsWith(word)),
        word,
      ).toBe(true);
    }
  });

  test.each(['correction', 'translation', 'case-study'])('begin with what nobody may send: %s', (name) => {
    const [first] = form(name).body;
    expect(first?.type).toBe('markdown');
    expect(JSON.stringify(first)).toMatch(/no (?:name, )?photo|no name/);
  });
});

describe('workflows', () => {
  test('that strangers start have no secret, no right to write, and never the rights of the repository', () => {
    for (const { file, text, data } of workflows) {
      const code = text.replace(/^\s*#.*$/gm, '');
      expect(code, file).not.toMatch(/pull_request_target|workflow_run|secrets\./);
      if (typeof data.on === 'string' || !('pull_request' in data.on)) continue;
      const rights = [data.permissions, ...Object.values(data.jobs).map(({ permissions }) => permissions ?? {})].flatMap((each) => Object.values(each));
      expect(new Set(rights), file).toEqual(new Set(['read']));
      for (const { steps } of Object.values(data.jobs)) {
        for (const { uses, run, with: given } of steps) {
          // What a stranger writes into a title or a branch's name must not become a command.
          expect(run ?? '', file).not.toMatch(/\$\{\{/);
          if (uses?.startsWith('actions/checkout@')) expect(given?.['persist-credentials'], file).toBe(false);
        }
      }
    }
  });

  test('give each pull request its preview, with enough history to know what it changes', () => {
    const steps = workflows.find(({ file }) => file === 'preview.yml')?.data.jobs.preview?.steps ?? [];
    expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with?.['fetch-depth']).toBe(2);
    expect(steps.some(({ run }) => run === 'npm run preview -- --base HEAD^1')).toBe(true);
    // A folder whose name starts with a dot would be left out of the artifact.
    expect(String(steps.at(-1)?.with?.path)).toMatch(/^[a-z]/);
  });
});
