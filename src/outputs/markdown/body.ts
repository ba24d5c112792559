import { mdxToMdast } from 'satteri';
import { allowsOn } from '../../consent/state.ts';
import { PARSER_FEATURES } from '../../hub/body.ts';
import type { PageContext } from '../../hub/page-context.ts';
import { showMinutes } from '../../hub/text.ts';
import { CLAIM_KINDS, GROUPINGS, NOTE_KINDS, STRENGTHS } from '../../schemas/vocabulary.ts';
import { asParagraph, codeSpan, fence, item, link, plainWords, quoted } from './signs.ts';

/** A node of the parser, with what this file asks of it. */
interface Node {
  type: string;
  children?: readonly Node[];
  name?: string | null;
  attributes?: readonly { name?: string; value?: unknown }[];
  value?: string;
  url?: string;
  alt?: string | null;
  identifier?: string;
  depth?: number;
  lang?: string | null;
  ordered?: boolean | null;
  start?: number | null;
  spread?: boolean | null;
  checked?: boolean | null;
}

const CLAIM_WORDS = { planned: 'claimPlanned', reported: 'claimReported', found: 'claimFound', story: 'claimStory' } as const;
const STRENGTH_WORDS = { strong: 'strengthStrong', some: 'strengthSome', early: 'strengthEarly', story: 'strengthStory' } as const;

/**
 * The words of a page as blocks of plain Markdown, for learners: the named elements become headings and
 * quotations with a label, the facilitator's notes are left out, and so is whatever no consent allows today.
 *
 * @param source the whole file, which its reader has accepted.
 * @param address gives the address of a link inside the hub, or of a part of this page (`#…`).
 */
export function bodyBlocks(page: PageContext, source: string, address: (url: string) => string): string[] {
  const root = mdxToMdast(source, { features: { ...PARSER_FEATURES, frontmatter: true } }) as unknown as Node;
  return new MarkdownWriter(page, definitionsIn(root), address).blocks(root.children);
}

/** Addresses that stand apart from their links, by their label. The first of a label counts. */
function definitionsIn(node: Node, found = new Map<string, string>()): Map<string, string> {
  if (node.type === 'definition' && !found.has(node.identifier ?? '')) found.set(node.identifier ?? '', node.url ?? '');
  for (const child of node.children ?? []) definitionsIn(child, found);
  return found;
}

class MarkdownWriter {
  readonly #page: PageContext;
  readonly #definitions: ReadonlyMap<string, string>;
  readonly #address: (url: string) => string;

  constructor(page: PageContext, definitions: ReadonlyMap<string, string>, address: (url: string) => string) {
    this.#page = page;
    this.#definitions = definitions;
    this.#address = address;
  }

  blocks(nodes: readonly Node[] = []): string[] {
    return nodes.flatMap((node) => this.#block(node)).filter((block) => block !== '');
  }

  #block(node: Node): string[] {
    switch (node.type) {
      case 'yaml':
      case 'definition':
        return [];
      case 'mdxJsxFlowElement':
        return this.#element(node);
      case 'paragraph':
        return [asParagraph(this.#inline(node.children))];
      case 'heading':
        return [`${'#'.repeat(node.depth ?? 3)} ${this.#inline(node.children).replace(/#(?=#*$)/, '\\#')}`];
      case 'blockquote':
        return [quoted(this.blocks(node.children))];
      case 'list':
        return [this.#list(node)];
      case 'code':
        return [[fence(node.value ?? '', 3) + (node.lang ?? ''), node.value ?? '', fence(node.value ?? '', 3)].join('\n')];
      case 'thematicBreak':
        return ['___'];
      case 'table':
        return [this.#table(node)];
      default:
        return [asParagraph(this.#inline([node]))];
    }
  }

  #list({ children = [], ordered, start }: Node): string {
    const loose = children.some((child) => child.spread === true);
    const items = children.map((child, index) => {
      const task = child.checked === true ? '[x] ' : child.checked === false ? '[ ] ' : '';
      const [first = '', ...rest] = this.blocks(child.children);
      return item(ordered ? `${(start ?? 1) + index}.` : '-', [`${task}${first}`, ...rest], loose || rest.some((block) => !/^(?:[-*+]|\d+\.) /.test(block)));
    });
    return items.join(loose ? '\n\n' : '\n');
  }

  #table({ children = [] }: Node): string {
    const [head, ...rows] = children.map((row) => `| ${(row.children ?? []).map((cell) => this.#inline(cell.children)).join(' | ')} |`);
    const rule = `|${' --- |'.repeat(children[0]?.children?.length ?? 0)}`;
    return [head, rule, ...rows].join('\n');
  }

  #element(node: Node): string[] {
    const { tell: say } = this.#page;
    const value = (name: string) => attribute(node, name);
    const title = plainWords(value('title'));
    const inside = () => this.blocks(node.children);
    switch (node.name) {
      case 'Section':
        return [`## ${title}`, ...this.#stale(value('id')), ...inside()];
      case 'Activity': {
        const part = this.#page.body?.parts.find(({ id }) => id === value('id'));
        const grouping = GROUPINGS.find((name) => name === part?.grouping);
        return [
          `## ${title} (${showMinutes(part?.minutes ?? 0, say)})`,
          ...(grouping ? [`*${plainWords(say(`grouping.${grouping}`))}*`] : []),
          ...this.#stale(value('id')),
          ...inside(),
        ];
      }
      case 'Facilitator':
        return [];
      case 'Handout':
        return [`### ${plainWords(say('handout'))}: ${title}`, ...inside()];
      case 'CheckYourself':
        return [`## ${title}`, ...this.#stale(value('id')), ...inside()];
      case 'Question': {
        // Which answer is right is said by the English page, and is known to the page in every language.
        const asked = this.#page.body?.parts.flatMap(({ questions }) => questions).find(({ id }) => id === value('id'));
        const answers = (asked?.answers ?? []).map(
          ({ right, says, because }) => `- ${plainWords(says)}: **${plainWords(say(right === 'yes' ? 'checkRight' : 'checkWrong'))}** ${plainWords(because)}`,
        );
        return [`### ${plainWords(value('asks'))}`, answers.join('\n')];
      }
      case 'Answer':
        return [asParagraph(`${plainWords(value('says'))}: ${plainWords(value('because'))}`)];
      case 'Lines':
        return [asParagraph(plainWords(value('label'))), ...Array.from({ length: Number(value('count')) }, () => '___')];
      case 'Example':
        return [quoted([`**${plainWords(say('madeUp'))}** ${title}`, ...inside()])];
      case 'Note': {
        const kind = NOTE_KINDS.find((name) => name === value('kind')) ?? 'advice';
        return [quoted([`**${plainWords(say(kind))}**`, ...inside()])];
      }
      case 'Claim': {
        const kind = CLAIM_KINDS.find((name) => name === value('kind')) ?? 'reported';
        const strength = STRENGTHS.find((name) => name === value('strength'));
        const how = strength ? ` · ${plainWords(`${say('strength')}: ${say(STRENGTH_WORDS[strength])}`)}` : '';
        return [quoted([`**${plainWords(say(CLAIM_WORDS[kind]))}**${how}${cited(value('source'))}`, ...inside()])];
      }
      case 'Unknown': {
        const fill = `${say('whoCanFill')}: ${value('who')}. ${say('howToFill')}: ${value('how')}.`;
        return [quoted([`**${plainWords(say('unknown'))}**`, ...inside(), asParagraph(plainWords(fill))])];
      }
      case 'Photo':
        return this.#shows(node)
          ? [
              quoted([
                `**${plainWords(say('picture'))}:** ${plainWords(value('alt'))}`,
                ...(value('caption') ? [asParagraph(plainWords(value('caption')))] : []),
              ]),
            ]
          : [];
      case 'Quote':
        return this.#shows(node) ? [quoted([...inside(), `— ${plainWords(value('who'))}`])] : [];
      case 'Voice':
        return this.#shows(node) ? [quoted([`**${title}**`, ...inside()])] : [];
      default:
        throw new Error(`<${node.name ?? ''}> has no form in Markdown. Give it one in ${import.meta.url}.`);
    }
  }

  #stale(part: string): string[] {
    return this.#page.stale.has(part) ? [quoted([plainWords(this.#page.tell('staleSection'))])] : [];
  }

  #shows(node: Node): boolean {
    return allowsOn(this.#page, attribute(node, 'consent'));
  }

  #inline(nodes: readonly Node[] = []): string {
    let written = '';
    for (const node of nodes) {
      const next = this.#span(node);
      // Behind a sign of emphasis that follows a full stop, a letter would keep the emphasis open.
      const closes = /[\p{P}\p{S}][*~]+$/u.test(written) && /^[\p{L}\p{N}]/u.test(next);
      written += closes ? `&#x${(next.codePointAt(0) ?? 0).toString(16)};${[...next].slice(1).join('')}` : next;
    }
    return written;
  }

  #span(node: Node): string {
    const inside = () => this.#inline(node.children);
    switch (node.type) {
      case 'text':
        return plainWords(node.value ?? '');
      case 'emphasis':
        return `*${inside()}*`;
      case 'strong':
        return `**${inside()}**`;
      case 'delete':
        return `~~${inside()}~~`;
      case 'inlineCode':
        return codeSpan(node.value ?? '');
      case 'break':
        return '\\\n';
      case 'link':
        return link(inside(), this.#address(node.url ?? ''));
      case 'linkReference': {
        const url = this.#definitions.get(node.identifier ?? '');
        return url === undefined ? inside() : link(inside(), this.#address(url));
      }
      case 'image':
        return `*${plainWords(`${this.#page.tell('picture')}: ${node.alt ?? ''}`)}*`;
      case 'textDirective':
        return plainWords(`:${node.name ?? ''}`);
      case 'mdxJsxTextElement':
        if (node.name === 'Cite') return cited(attribute(node, 'source'));
        if (node.name === 'Person' && !this.#shows(node)) return plainWords(attribute(node, 'otherwise'));
        return inside();
      default:
        return inside();
    }
  }
}

function cited(sources: string): string {
  return sources
    .split(' ')
    .filter(Boolean)
    .map((key) => `[^${key}]`)
    .join('');
}

function attribute(node: Node, name: string): string {
  const value = node.attributes?.find((own) => own.name === name)?.value;
  return typeof value === 'string' ? value : '';
}
