/**
 * Makes a corpus of text that means nothing, to measure with, and writes it as one program or all want it.
 *
 *   node scripts/bench/corpus.ts --lessons 1000 --out .bench/corpus-1000
 *   node scripts/bench/corpus.ts --lessons 100 --for hub --pictures 0 --seed 2 --out .bench/corpus
 *
 * The hub is then built of it with HUB_CONTENT=.bench/corpus-1000/hub.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeTo, type Written } from './files.ts';
import { makeCorpus, type Corpus } from './text.ts';
import { hubContent } from './write-hub.ts';
import { peerContent, type Peer } from './write-peers.ts';

/** A program that makes a site of the corpus. */
export type Program = 'hub' | Peer;
export const PROGRAMS: readonly Program[] = ['hub', 'starlight', 'vitepress', 'docusaurus', 'eleventy'];

/** What a program is given. */
export function contentFor(program: Program, corpus: Corpus): Written {
  return program === 'hub' ? hubContent(corpus) : peerContent(corpus, program);
}

if (process.argv[1]?.endsWith('corpus.ts')) {
  const { values } = parseArgs({
    options: {
      lessons: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      pictures: { type: 'string' },
      for: { type: 'string', multiple: true },
      out: { type: 'string', default: '.bench/corpus' },
    },
  });
  const corpus = makeCorpus({
    lessons: Number(values.lessons),
    seed: Number(values.seed),
    ...(values.pictures === undefined ? {} : { pictures: Number(values.pictures) }),
  });
  for (const program of PROGRAMS.filter((name) => values.for?.includes(name) ?? true)) {
    const folder = join(values.out, program);
    await writeTo(folder, corpus, contentFor(program, corpus));
    console.log(`${folder}: ${values.lessons} lessons.`);
  }
}
