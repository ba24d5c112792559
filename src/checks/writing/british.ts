/** American spellings that the British dictionary takes for good, with the spelling of the hub. */
const HOUSE: Readonly<Record<string, string>> = {
  acknowledgment: 'acknowledgement',
  acknowledgments: 'acknowledgements',
  aging: 'ageing',
  artifact: 'artefact',
  artifacts: 'artefacts',
  gotten: 'got',
  gray: 'grey',
};

/** Words that end like “organize” and are spelt so everywhere. */
const ALWAYS_Z = /^(?:ap|re|out|over|under|down|up|un|mis)?(?:prize|size|seize|capsize|maize|assize)/;
const WITH_Z = /(?<=[a-z]{2})([iy])z(?=(?:e|ed|es|er|ers|ing|able|ation|ations|ational)$)/;

/** What an American spelling is changed by, one letter or two at a time. What comes out may be no word. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[iy])z/g, 's'],
  [/o(?=[rl])/g, 'ou'],
  [/er(?=s?$)/g, 're'],
  [/er(?=(?:ed|ing)$)/g, 'r'],
  [/og(?=s?$)/g, 'ogue'],
  [/s(?=es?$|eless$)/g, 'c'],
  [/(?<!l)l(?=(?:ed|ing|ers?|ors?|ery|ry)$)/g, 'll'],
  [/ll(?=s?$|ment|ful)/g, 'l'],
  [/dg(?=ments?$)/g, 'dge'],
  [/(?<![aeo])e(?=[a-z]{3})/g, 'ae'],
  [/(?<![aeo])e(?=[a-z]{3})/g, 'oe'],
  [/(?<=^s)k/g, 'c'],
  [/z(?=y$)/g, 's'],
  [/ow$/g, 'ough'],
  [/um$/g, 'ium'],
];

/**
 * The British spelling of a word that the dictionary knows, where the hub writes it in another way.
 *
 * @param word in small letters.
 * @param knows whether a spelling is a word at all.
 */
export function americanFor(word: string, knows: (spelling: string) => boolean): string | undefined {
  if (Object.hasOwn(HOUSE, word)) return HOUSE[word];
  if (ALWAYS_Z.test(word)) return undefined;
  const british = word.replace(WITH_Z, '$1s');
  return british !== word && knows(british) ? british : undefined;
}

/** Spellings that a word may have in Britain, the likeliest first. Whether they are words, a dictionary knows. */
export function britishFor(word: string): string[] {
  const small = word.toLowerCase();
  const found = Object.hasOwn(HOUSE, small) ? [HOUSE[small] ?? ''] : [];
  for (const [letters, instead] of CHANGES) {
    for (const { index, 0: match } of small.matchAll(letters)) found.push(small.slice(0, index) + instead + small.slice(index + match.length));
  }
  return word === small ? found : found.map((spelling) => spelling.charAt(0).toUpperCase() + spelling.slice(1));
}
