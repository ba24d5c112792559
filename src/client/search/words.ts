/**
 * What a reader types, as the index knows it. Used in the browser on queries, and by the build on pages, so
 * that both say the same.
 */

/** Letters that keyboards write differently are made one, and signs that nobody sees are left out. */
export function normaliseText(text: string): string {
  return text
    .replace(/\u0643/g, 'ک')
    .replace(/[\u064A\u0649]/g, 'ی')
    .replace(/[\u0647\u0629\u06C2\u06C3\u06D5]/g, 'ہ')
    .replace(/\u06D3/g, 'ے')
    .replace(/[\u0640\u200D\u200E\u200F\u061C\u00AD]/g, '')
    .replace(/\u200C/g, ' ')
    .replace(/[\u06F0-\u06F9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** Marks above and below letters: English and Urdu are typed with and without them. */
const MARKS = /\p{M}/gu;

/** The words of a query, in small letters and without marks. A hyphen holds a word together. */
export function wordsIn(query: string): string[] {
  return (
    normaliseText(query.normalize('NFC').toLowerCase())
      .normalize('NFD')
      .replace(MARKS, '')
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+(?:[-’'.][\p{L}\p{N}]+)*/gu) ?? []
  );
}

/** Words that questions are made of. They stand on most pages, and find none. */
const SMALL = new Set(
  (
    'a an the of to in on at for from with by as is are was were be been am do does did doing i we you they he she it its my our your their me us them this that these those ' +
    'how what who whom whose when where why which can could should would will shall may might must and or but if so than then there here have has had get got about into any some ' +
    'please want need much many just ' +
    'کیا ہے ہیں ہوں تھا تھے تھی کے کی کا کو سے میں پر اور یہ وہ نے کب کون کیوں کیسے کیسی کیسا کہاں کس جو تو بھی ہی گا گے گی ہو ہم آپ مجھے میرا میری میرے اپنا اپنی اپنے ایک اس ان لیے'
  )
    .split(' ')
    .flatMap((word) => wordsIn(word)),
);

/** The words of a query that say what it is about; all of them where it is made of small words alone. */
export function tellingWords(query: string): string[] {
  const words = [...new Set(wordsIn(query))];
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * What of a half-typed query is worth a search: all but a last word that has only begun. Each beginning lies in
 * another part of the index, and would be fetched for nothing.
 */
export function typedSoFar(query: string): string {
  const [, before = '', last = ''] = /^(.*?)([^\s]*)$/su.exec(query) ?? [];
  return [...last].length < (/\p{Script=Latin}/u.test(last) ? 3 : 2) ? before.trim() : query.trim();
}
