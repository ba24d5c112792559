import type { Hub } from '../hub/hub.ts';
import type { Problem } from '../hub/problem.ts';
import { FEWEST_READERS } from '../schemas/page.ts';

const EASY = 'easy[ -](?:to[ -])?(?:read|understand)';
const KIND = '(?:version|guide|page|lesson|summary|edition|format|introduction|story|text|words|booklet|leaflet)';
/** Ways in which a page says of itself that it is easy to read. */
const CLAIMS: readonly RegExp[] = [
  // “An Easy Read guide to consent”, “A short and easy to read summary”.
  new RegExp(`^(?:(?:an?|the|this|our|your) )?(?:[a-z]+(?:,| and) ){0,2}${EASY} ${KIND}\\b`, 'i'),
  // “Consent (Easy Read)”, “Consent: Easy Read”, “Easy Read: consent”.
  new RegExp(`\\((?:in )?(?:an )?${EASY}(?: ${KIND})?\\)`, 'i'),
  new RegExp(`[:–—,] ?(?:an )?${EASY}(?: ${KIND})?\\.?$`, 'i'),
  new RegExp(`^${EASY} ?[:–—]`, 'i'),
  // “This page is in Easy Read”, “It is short and easy to read”.
  new RegExp(
    `(?<!\\b(?:whether|if|when|until|that|so) )\\b(?:it|(?:this|the) ${KIND}) (?:is|comes|was|has been)(?: now)?(?: written| made)?(?: in| an?)? (?:[a-z]+(?:,| and) ){0,2}${EASY}\\b`,
    'i',
  ),
  // “Easy to read.”, “Short and easy to read.”
  new RegExp(`^(?:[a-z]+(?:,| and) ){0,2}${EASY}\\.?$`, 'i'),
  // “Consent in Easy Read”, “Your rights, told in Easy Read”; not “How to write in Easy Read”.
  new RegExp(`^(?!.*\\b(?:how|make|makes|making|write|writing|turn|learn|test|ask|about|no|not|never|yet|need|needs)\\b).*\\bin ${EASY}\\b`, 'i'),
];

/** No page calls itself easy to read before enough of its readers have tried it. To talk about Easy Read is no claim. */
export function easyRead(hub: Hub): Problem[] {
  return [...hub.all, ...hub.translations].flatMap((item) => {
    const isTranslation = 'locale' in item;
    const data = item.data as Record<string, unknown>;
    const pageFields = hub.get(item.collection, item.id)?.data;
    // Only pages can carry the record; the title of a source or a term is not a claim about a page.
    if (!pageFields || !('reviewDue' in pageFields)) return [];
    if (!isTranslation && data.easyRead !== undefined) return [];
    return ['title', 'short', 'description'].flatMap((field): Problem[] => {
      const text = data[field];
      if (typeof text !== 'string' || !claimsEasyRead(text)) return [];
      return [
        {
          file: item.file,
          ...item.at([field]),
          rule: 'easy-read-claim',
          field,
          what: `“${field}” says that this page is easy to read, and no readers are recorded.`,
          mend: isTranslation
            ? 'Take the words out: the readers of a translation cannot be recorded yet.'
            : `Take the words out. Or let ${FEWEST_READERS} of its readers try the page first, and record them.`,
          ...(isTranslation ? {} : { example: 'easyRead: { readers: 6, on: "2027-03", group: "adults who are learning English" }' }),
        },
      ];
    });
  });
}

/** Whether a title or description says of its own page that it is easy to read. */
export function claimsEasyRead(text: string): boolean {
  return text
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .some((sentence) => CLAIMS.some((claim) => claim.test(sentence)));
}
