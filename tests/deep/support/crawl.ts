import { load } from 'cheerio';

/** What an address answered. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Where a redirect leads, as it was given. */
  location: string | null;
  text: string;
}

/** Everything that can be reached from the front page of a site, following all that a page, feed, sitemap, style or list of data names. */
export interface Crawled {
  answers: Map<string, Answer>;
  /** Addresses that do not answer as they should, each with where it was named first. */
  wrong: string[];
}

const AT_ONCE = 8;
/** Attributes that name an address. */
const NAMED = 'a[href], area[href], link[href], script[src], img[src], source[src], audio[src], form[action], use[href], image[href]';

export async function ask(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(address, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, location: response.headers.get('location'), text: await response.text() };
}

/**
 * @param site the address of the front page
 * @param extra further addresses to ask, such as every file of the build
 */
export async function crawl(site: string, extra: readonly string[] = []): Promise<Crawled> {
  const { origin, pathname: base } = new URL(site);
  const answers = new Map<string, Answer>();
  const wrong: string[] = [];
  const ids = new Map<string, Set<string>>();
  const aims: { from: string; to: string; id: string }[] = [];
  const from = new Map<string, string>();
  const waiting: string[] = [];
  const add = (address: string, where: string) => {
    const url = new URL(address, where);
    if (url.origin !== origin) return;
    if (!url.pathname.startsWith(base)) {
      wrong.push(`${url.pathname} (named on ${where}) is not below ${base}`);
      return;
    }
    const page = `${origin}${url.pathname}`;
    if (url.hash.length > 1 && !url.hash.includes('=')) aims.push({ from: where, to: page, id: decodeURIComponent(url.hash.slice(1)) });
    if (from.has(page)) return;
    from.set(page, where);
    waiting.push(page);
  };
  add(site, site);
  for (const address of extra) add(address, site);

  const visit = async (page: string) => {
    const answer = await ask(page);
    answers.set(page, answer);
    if (answer.status >= 300 && answer.status < 400 && answer.location) return add(answer.location, page);
    if (answer.status !== 200) return void wrong.push(`${page} answers ${answer.status} (named on ${from.get(page) ?? ''})`);
    for (const address of named(answer, page, ids)) add(address, page);
  };
  while (waiting.length > 0) await Promise.all(waiting.splice(0, AT_ONCE).map(visit));
  for (const { from: where, to, id } of aims) if (ids.has(to) && !ids.get(to)?.has(id)) wrong.push(`${to}#${id} is not there (named on ${where})`);
  return { answers, wrong: [...new Set(wrong)] };
}

function named({ headers, text }: Answer, page: string, ids: Map<string, Set<string>>): string[] {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) {
    const $ = load(text);
    ids.set(
      page,
      new Set(
        $('[id]')
          .toArray()
          .map((element) => element.attribs.id ?? ''),
      ),
    );
    const addresses = $(NAMED)
      .toArray()
      .flatMap(({ attribs }) => [attribs.href, attribs.src, attribs.action])
      .filter((address) => address !== undefined);
    const sets = $('[srcset]')
      .toArray()
      .flatMap(({ attribs }) => (attribs.srcset ?? '').split(',').map((part) => part.trim().split(/\s+/)[0] ?? ''));
    const metas = $('meta[property="og:image"], meta[property="og:url"]')
      .toArray()
      .map(({ attribs }) => attribs.content ?? '');
    const leads = $('meta[http-equiv="refresh"]')
      .toArray()
      .map(({ attribs }) => (attribs.content ?? '').replace(/^\d+;\s*url=/i, ''));
    return [...addresses, ...sets, ...metas, ...leads].filter((address) => /^(?:https?:|\/|#|\.|[\w-]+[/.])/.test(address));
  }
  // Feeds, sitemaps, data and styles: every whole address in them.
  if (/xml|json|css|text\/plain/.test(type)) {
    const whole = [...text.matchAll(/https?:\/\/[^\s"'<>\\)]+/g)].map(([address]) => address.replaceAll('&amp;', '&'));
    const styles = type.includes('css') ? [...text.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, address = '']) => address) : [];
    const icons = type.includes('manifest') ? [...text.matchAll(/"(?:src|start_url|scope)":"([^"]+)"/g)].map(([, address = '']) => address) : [];
    return [...whole, ...styles.filter((address) => !address.startsWith('data:')), ...icons];
  }
  return [];
}
