import type { Clock, Ids, Refusal } from '../../kernel';
import type { RouterPorts } from '../http/mount';
import type { FastRequest, Proxies } from './fast-request';
import type { Limiter } from './rate-limit';
import type { Prepared } from './prepared';

/** What a handler gives back: an answer that lies ready, the word that it answered itself, or nothing: Strapi shall answer. */
export type FastAnswer = Prepared | 'sent' | undefined;

/** A handler of the lane. One that has its answer ready returns it without a promise, which saves a turn of the loop. */
export type FastHandler = (request: FastRequest) => FastAnswer | Promise<FastAnswer>;

/** A handler of bytes that a foreign system sent. */
export type BytesHandler = (request: FastRequest, bytes: Buffer) => FastAnswer | Promise<FastAnswer>;

/** What the metrics learn of each request. */
export type Passage = {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
};

/** What the lane asks of the host; known once the host is up, which is before the first request. */
export type HostPorts = {
  readonly router: RouterPorts;
  readonly proxies: Proxies;
  /** Whether Strapi has this route, so that a path may be read there and acted on here. */
  servedElsewhere(method: string, path: string): boolean;
};

/** What the parts of the lane share. */
export type Inside = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limiter: Limiter;
  readonly host: () => HostPorts;
  readonly refuse: (request: FastRequest, refused: Refusal) => 'sent';
};
