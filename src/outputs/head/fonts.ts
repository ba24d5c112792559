import { DEFAULT_LOCALE, type Hub } from '../../hub/hub.ts';

/** Scripts whose letters need more height than Latin does: Naskh and Nastaliq, Devanagari, Bengali. */
const TALL = new Set(['Arab', 'Aran', 'Deva', 'Beng', 'Gujr', 'Guru', 'Tibt']);

/** The fonts and line height of each language that brings its own, as `content/languages` gives them: a sheet a language. */
export function languageStyles(hub: Hub): { tag: string; sheet: string }[] {
  return hub
    .of('languages')
    .filter(({ data }) => data.tag !== DEFAULT_LOCALE)
    .map(({ data }) => {
      const fonts = [...data.fonts.map((font) => JSON.stringify(font)), 'sans-serif'].join();
      const sheet = `:lang(${data.tag}){--sans:${fonts};--serif:var(--sans);--lead:${TALL.has(data.script) ? 2 : 1.6}}`;
      return { tag: data.tag, sheet };
    });
}
