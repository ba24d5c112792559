import { addressesOf } from '../hub/addresses.ts';
import type { Body } from '../hub/body.ts';
import type { Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';

const VAGUE = /^(?:click here|here|read more|more|this|link|this page)$/i;
const FILES = ['/news/rss.xml', '/sitemap-index.xml'];

/** Every link inside the hub reaches a page, and the part of it that it names. */
export function links(hub: Hub): Problem[] {
  const pages = new Map(addressesOf(hub).map((address) => [address.path, address.entry]));
  const paths = [...pages.keys()];
  const problems: Problem[] = [];
  for (const { file, body } of bodiesOf(hub)) {
    for (const link of body.links) {
      const problem = (rule: string, what: string, mend: string, example?: string): void => {
        problems.push({ file, ...link.position, rule, what, mend, ...(example ? { example } : {}) });
      };
      if (VAGUE.test(link.text.trim())) {
        problem('vague-link', `The link text “${link.text.trim()}” says nothing on its own.`, 'Name what the reader finds there.', '[How to cite the protocol](/protocol/how-to-cite/)');
      }
      if (/^https?:\/\//.test(link.url)) continue;
      if (link.url.startsWith('#')) {
        if (!hasAnchor(body, link.url.slice(1))) problem('no-such-part', `This page has no part with the id “${link.url.slice(1)}”.`, 'Use the id of a Section, Activity or Handout.', `#${body.parts[0]?.id ?? 'start'}`);
        continue;
      }
      if (!link.url.startsWith('/') || link.url.startsWith('//')) {
        problem('link-form', `The address “${link.url}” is not one the hub can check.`, 'Start a link inside the hub with /, and one to another site with https://.', '/glossary/consent/');
        continue;
      }
      const [path = '', anchor] = link.url.split('#');
      if (FILES.includes(path)) continue;
      if (!pages.has(path)) {
        const withSlash = `${path.replace(/\/+$/, '')}/`;
        const planned = hub.of('lessons').some((lesson) => lesson.data.status === 'planned' && (withSlash === `/learn/${lesson.id}/` || withSlash === `/teach/${lesson.id}/`));
        problem(
          planned ? 'link-to-planned' : 'no-such-page',
          planned ? `“${path}” is a planned lesson: it has no page yet.` : `There is no page at “${path}”.`,
          pages.has(withSlash) ? `Put a slash at the end: ${withSlash}` : planned ? 'Link to its module instead.' : `Did you mean ${nearest(path, paths) ?? '/search/'}?`,
        );
      } else if (anchor) {
        const target = pages.get(path)?.body;
        if (target && !hasAnchor(target, anchor)) {
          problem('no-such-part', `The page ${path} has no part with the id “${anchor}”.`, `Did you mean #${nearest(anchor, anchorsOf(target)) ?? anchorsOf(target)[0] ?? ''}?`);
        }
      }
    }
  }
  return problems;
}

function* bodiesOf(hub: Hub): Generator<{ file: string; body: Body }> {
  for (const item of [...hub.all, ...hub.translations]) {
    if (item.body) yield { file: item.file, body: item.body };
  }
}

function anchorsOf(body: Body): string[] {
  return body.parts.flatMap((part) => [part.id, ...part.handouts.map((handout) => handout.id)]);
}

function hasAnchor(body: Body, id: string): boolean {
  return anchorsOf(body).includes(id);
}
