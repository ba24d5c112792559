import type { Hub } from '../hub/hub.ts';
import type { Problem } from '../hub/problem.ts';

/**
 * Nothing joins a project to a community, or a named organisation to a project, until a source does.
 * The sources read do not say which organisation served whom, so no page may suggest it.
 */
export function caseStudies(hub: Hub): Problem[] {
  const problems: Problem[] = [];
  const kinds = new Map(hub.of('caseStudies').map((entry) => [entry.id, entry.data.kind]));
  for (const entry of hub.of('caseStudies')) {
    for (const link of entry.body?.links ?? []) {
      const target = /^\/case-studies\/([^/#]+)\//.exec(link.url)?.[1];
      const kind = target ? kinds.get(target) : undefined;
      if (kind && kind !== entry.data.kind) {
        problems.push({
          file: entry.file,
          ...link.position,
          rule: 'joined-sets',
          what: `A ${entry.data.kind} page links to a ${kind} page.`,
          mend: 'Take the link out. No source that was read says which project worked with which community.',
        });
      }
    }
    if (entry.data.kind !== 'project') continue;
    const partner = hub.get('partners', entry.data.partner);
    const community = entry.data.places.community;
    if (partner?.data.named && !(community.state === 'known' || entry.data.places.area.state === 'known')) {
      problems.push({
        file: entry.file,
        ...entry.at(['partner']),
        rule: 'joined-sets',
        field: 'partner',
        what: `“${partner.id}” is named as the partner, but no place of this project is known from a source.`,
        mend: 'Use the empty place of the project until a source joins the two.',
        example: `partner: partner-${entry.data.number}`,
      });
    }
  }
  for (const partner of hub.of('partners')) {
    if (partner.data.named && (partner.data.name === 'unknown' || partner.data.sources.length === 0)) {
      problems.push({
        file: partner.file,
        ...partner.at(['name']),
        rule: 'named-without-source',
        field: 'name',
        what: 'A named organisation needs its name and a source.',
        mend: 'Give both, or set named to false.',
        example: 'sources: [nihr-2023-copper-grant]',
      });
    }
    if (!partner.data.named && (!partner.data.who || !partner.data.how)) {
      problems.push({
        file: partner.file,
        ...partner.at(['named']),
        rule: 'empty-place',
        field: partner.data.who ? 'how' : 'who',
        what: 'An empty place must say who could fill it, and how.',
        mend: 'Add who and how.',
        example: 'who: "the organisation itself"',
      });
    }
  }
  return problems;
}
