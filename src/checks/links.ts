import { addressesOf, pathOf } from '../hub/addresses.ts';
import type { Body } from '../hub/body.ts';
import type { Hub } from '../hub/hub.ts';
import { nearest, suggest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import type { RuleCode } from '../rules/all.ts';
import { movedPaths } from '../hub/redirects.ts';
import { COLLECTION_NAMES } from '../schemas/collections.ts';

const VAGUE = new Set(
  ['', 'click', 'click here', 'press here', 'tap here', 'here', 'see here', 'look here', 'this', 'this link', 'this page', 'this site', 'this website'].concat(
    ['this article', 'this document', 'link', 'page', 'website', 'more', 'read more', 'see more', 'learn more', 'find out more', 'know more', 'more info'],
    ['more information', 'more details', 'details', 'info', 'read', 'read on', 'continue', 'continue reading', 'go', 'open', 'view', 'download'],
  ),
);
const FILES = ['/news/rss.xml', '/sitemap-index.xml'];

/** Every link inside the hub reaches a page, and the part of it that it names. */
export function links(hub: Hub): Problem[] {
  const pages = new Map(addressesOf(hub).map((address) => [address.path, address.entry]));
  const paths = [...pages.keys()];
  const broken = brokenPaths(hub);
  const problems: Problem[] = [];
  for (const { file, body } of bodiesOf(hub)) {
    for (const { text, position } of body.labels) {
      const label = text.trim();
      if (!VAGUE.has(simple(label))) continue;
      problems.push({
        file,
        ...position,
        rule: 'vague-link',
        what: label === '' ? 'This link has no words.' : `The link text “${label}” says nothing on its own.`,
        mend: 'Name what the reader finds there.',
        example: '[How to cite the protocol](/protocol/how-to-cite/)',
      });
    }
    for (const link of body.links) {
      const problem = (rule: RuleCode, what: string, mend: string, example?: string): void => {
        problems.push({ file, ...link.position, rule, what, mend, ...(example ? { example } : {}) });
      };
      // The reader has refused every address that is not of the web, of the post, of the hub or of the page itself.
      if (/^(?:https:\/\/|mailto:)/.test(link.url)) continue;
      if (link.url.startsWith('#')) {
        if (!hasAnchor(body, link.url.slice(1)))
          problem('no-such-part', `This page has no part with the id “${link.url.slice(1)}”.`, suggestPart(link.url.slice(1), body));
        continue;
      }
      const [path = '', anchor] = link.url.split('#');
      if (FILES.includes(path) || broken.has(path)) continue;
      if (!pages.has(path)) {
        const withSlash = `${path.replace(/\/+$/, '')}/`;
        const planned = hub
          .of('lessons')
          .find((lesson) => lesson.data.status === 'planned' && (withSlash === `/learn/${lesson.id}/` || withSlash === `/teach/${lesson.id}/`));
        const near = nearest(path, paths);
        const moved = movedPaths(hub).get(path);
        if (moved) problem('no-such-page', `The page at “${path}” has moved.`, `Write its new address: ${moved}`);
        else if (planned)
          problem(
            'link-to-planned',
            `“${path}” is a planned lesson: it has no page yet.`,
            'Link to its module instead.',
            `/learn/${hub.moduleOf(planned)?.id ?? planned.id.split('/')[0] ?? ''}/`,
          );
        else if (pages.has(withSlash)) problem('no-such-page', `There is no page at “${path}”.`, `Put a slash at the end: ${withSlash}`);
        else if (near) problem('no-such-page', `There is no page at “${path}”.`, `Did you mean ${near}?`);
        else
          problem(
            'no-such-page',
            `There is no page at “${path}”.`,
            'Open the page in the hub and copy its address, without the name of the site and the language.',
            '/glossary/consent/',
          );
      } else if (anchor) {
        const target = pages.get(path)?.body;
        if (target && !hasAnchor(target, anchor)) {
          problem('no-such-part', `The page ${path} has no part with the id “${anchor}”.`, suggestPart(anchor, target));
        }
      }
    }
  }
  return problems;
}

/** The words of a label without signs and arrows. */
function simple(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Pages whose own file has a mistake, and lessons that no module lists: they will be there once it is mended. */
function brokenPaths(hub: Hub): Set<string> {
  const listed = new Set(hub.lessonsInOrder.map(({ id }) => id));
  const lost = hub.of('lessons').filter(({ id }) => !listed.has(id));
  const paths = [...hub.broken, ...lost.map(({ id }) => `lessons/${id}`)].flatMap((key) => {
    const collection = COLLECTION_NAMES.find((name) => key.startsWith(`${name}/`));
    if (!collection) return [];
    const entry = { collection, id: key.slice(collection.length + 1) };
    return [pathOf(entry), pathOf(entry, 'facilitator')];
  });
  return new Set(paths.filter((path) => path !== undefined));
}

function* bodiesOf(hub: Hub): Generator<{ file: string; body: Body }> {
  for (const item of [...hub.all, ...hub.translations]) {
    if (item.body) yield { file: item.file, body: item.body };
  }
}

function anchorsOf(body: Body): string[] {
  return body.parts.flatMap((part) => [part.id, ...part.handouts.map((handout) => handout.id), ...part.questions.map((question) => question.id)]);
}

function suggestPart(id: string, body: Body): string {
  const ids = anchorsOf(body);
  if (ids.length === 0) return 'Take out the # and what follows: the page has no parts to link to.';
  return suggest(id, ids, `Use the id of a Section, Activity or Handout of that page, such as “${ids[0] ?? ''}”.`);
}

function hasAnchor(body: Body, id: string): boolean {
  return anchorsOf(body).includes(id);
}
