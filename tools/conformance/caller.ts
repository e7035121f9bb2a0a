import type { Contract, Operation } from './contract';
import type { Credentials } from './credentials';
import { Difference, Skipped } from './difference';

/** How an operation is called; everything else follows from the contract and the credentials. */
export interface CallWish {
  path?: Readonly<Record<string, string>>;
  /** A list is sent as a repeated parameter. */
  query?: Readonly<Record<string, string | readonly string[]>>;
  /** Beside those of the credentials; an empty text leaves a header out. */
  headers?: Readonly<Record<string, string>>;
  /** Sent as the operation's type of content says: JSON, or a form. */
  body?: unknown;
  /** Sent to the letter, in place of `body`. */
  text?: string;
  /** Without credentials. */
  anonymous?: boolean;
  /** The answer need not keep the contract: `fields` leaves out what is required. */
  partial?: boolean;
}

export interface Answer {
  status: number;
  type: string;
  text: string;
  /** undefined when the body is not JSON. */
  json: unknown;
}

/** A call with its answer, for comparing and for the page of parity. Holds people: not for printing. */
export interface Exchange {
  operation: Operation;
  wish: CallWish;
  answer: Answer;
}

/** Headers that let a call pass. May itself call, without credentials. */
export type Access = (caller: Caller) => Promise<Readonly<Record<string, string>>>;

/** A place that answers a vendor's operations. */
export interface Target {
  /** As the hub has it in its own settings. */
  baseUrl: string;
  contract: Contract;
  access: Access;
  /** What is known about it, by name of a variable. */
  facts: Readonly<Record<string, string | undefined>>;
  /** Those that are known so far: calls add what is issued. */
  credentials: Credentials;
  /** Lets time pass there. */
  wait(milliseconds: number): Promise<void>;
}

const timeoutMs = 30_000;

/** Calls a target by the operations of its contract, holds every answer to the contract, and keeps the exchanges. */
export class Caller {
  readonly exchanges: Exchange[] = [];

  constructor(private readonly target: Target) {}

  /** @throws Difference when nobody answers, or the answer breaks the contract */
  async call(id: string, wish: CallWish = {}): Promise<Answer> {
    const operation = this.target.contract.operation(id);
    const answer = await this.#answer(operation, wish);
    this.exchanges.push({ operation, wish, answer });
    const fault = wish.partial ? undefined : this.target.contract.fault(operation, answer.status, answer.json);
    if (fault !== undefined) throw new Difference(fault);
    return answer;
  }

  /** @throws Skipped when nobody told */
  fact(name: string): string {
    const value = this.target.facts[name];
    if (value === undefined || value === '') throw new Skipped(`needs ${name}`);
    return value;
  }

  wait(milliseconds: number): Promise<void> {
    return this.target.wait(milliseconds);
  }

  async #answer(operation: Operation, wish: CallWish): Promise<Answer> {
    const access = wish.anonymous ? {} : await this.target.access(new Caller(this.target));
    const type = operation.request?.type;
    const body = wish.text ?? bodyText(type, wish.body);
    const given: Record<string, string> = {
      ...access,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': type ?? '' }),
      ...wish.headers,
    };
    const headers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
    this.target.credentials.add(given.authorization);
    let response: Response;
    let text: string;
    try {
      response = await fetch(this.target.baseUrl + addressOf(operation, wish), {
        method: operation.method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      // Of the network's words only the code: an address may stand in the others.
      const { cause, name } = error as Error & { cause?: { code?: string } };
      throw new Difference(`no answer (${cause?.code ?? name})`);
    }
    return this.#withoutCredentials(response.status, response.headers.get('content-type')?.split(';')[0] ?? '', text);
  }

  /** What is issued is needed further on; of refusals the words are told, and may quote what they refuse. */
  #withoutCredentials(status: number, type: string, text: string): Answer {
    const { credentials } = this.target;
    if (status < 400) {
      const json = parsed(text);
      const { access_token, refresh_token, token } = (json ?? {}) as Record<string, unknown>;
      for (const issued of [access_token, refresh_token, token]) credentials.add(issued);
      return { status, type, text, json };
    }
    // Written anew first: a vendor may escape more than need be, and its spelling would not be found.
    const json = parsed(text);
    const hidden = credentials.hiddenIn(json === undefined ? text : JSON.stringify(json));
    return { status, type: credentials.hiddenIn(type), text: hidden, json: parsed(hidden) };
  }
}

function addressOf({ path }: Operation, wish: CallWish): string {
  const filled = path.replace(/\{(\w+)\}/g, (_slot, name: string) => encodeURIComponent(wish.path?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wish.query ?? {})) for (const one of [value].flat()) query.append(name, one);
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}

function bodyText(type: string | undefined, body: unknown): string | undefined {
  if (body === undefined) return undefined;
  return type === 'application/json' ? JSON.stringify(body) : new URLSearchParams(body as Record<string, string>).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
