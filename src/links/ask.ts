import { setTimeout as pause } from 'node:timers/promises';

/** What came of asking for an address. */
export interface Answer {
  /** The status of the last answer; absent when there was none. */
  status?: number;
  /** Where it was sent on, step by step. */
  hops: { status: number; to: string }[];
  /** Why there is no answer, in a few words. */
  failure?: string;
}

export interface AskOptions {
  /** How long one address may take, in milliseconds. */
  timeout: number;
  /** The pause between two questions to one host, in milliseconds. */
  between: number;
  /** How many hosts are asked at the same time. */
  hosts: number;
}

export const POLITE: AskOptions = { timeout: 20_000, between: 1_000, hosts: 6 };
const MOST_HOPS = 8;
const HEADERS = { 'user-agent': 'copper-hub-link-check/1.0', accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'en-GB,en;q=0.9' };

/**
 * Asks for every address once, one at a time for each host.
 *
 * @param addresses whole addresses, each once.
 * @param onAnswer called after each answer.
 */
export async function askAll(
  addresses: readonly string[],
  options: AskOptions = POLITE,
  onAnswer: (address: string) => void = () => undefined,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const queues = [...Map.groupBy(addresses, (address) => new URL(address).host).values()];
  const worker = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const [index, address] of queue.entries()) {
        if (index > 0) await pause(options.between);
        answers.set(address, await ask(address, options.timeout));
        onAnswer(address);
      }
    }
  };
  await Promise.all(Array.from({ length: options.hosts }, worker));
  return answers;
}

/** Asks for the head of a page, and for the page itself where a server does not give the head alone. Never fails. */
export async function ask(address: string, timeout = POLITE.timeout): Promise<Answer> {
  const signal = AbortSignal.timeout(timeout);
  const head = await follow(address, 'HEAD', signal);
  // Many servers refuse HEAD, or answer it wrongly: only a plain success is taken at its word.
  if ((head.status !== undefined && head.status < 400) || signal.aborted) return head;
  return follow(address, 'GET', signal);
}

async function follow(address: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<Answer> {
  const hops: Answer['hops'] = [];
  let here = address;
  try {
    for (;;) {
      const response = await fetch(here, { method, redirect: 'manual', signal, headers: HEADERS });
      // Nothing of the page is read.
      await response.body?.cancel();
      const to = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (to === null) return { status: response.status, hops };
      const next = URL.parse(to, here);
      if (!next || !/^https?:$/.test(next.protocol)) return { hops, failure: 'sent on to something that is no page' };
      hops.push({ status: response.status, to: next.href });
      if (hops.length > MOST_HOPS) return { hops, failure: 'sent on in circles' };
      here = next.href;
    }
  } catch (error) {
    return { hops, failure: signal.aborted ? 'took too long' : reasonOf(error) };
  }
}

/** The code of what went wrong on the way, such as ENOTFOUND. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'no connection';
}
