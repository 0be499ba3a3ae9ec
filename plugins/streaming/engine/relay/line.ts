import type { Result } from '@hearth/cms/kernel';
import type { RelayFrame } from './relay-frame';
import type { RelayProblem } from './relay-problem.rules';

/** A platform that takes what is sent. */
export type Line = {
  send(kind: RelayFrame['kind'], time: number, payload: Buffer): void;
  /** Bytes that the network has not taken yet. */
  readonly unsent: number;
  /** Bytes that it has. */
  readonly moved: number;
  /** The network takes more. */
  onDrain(listen: () => void): void;
  /** Why it is over; it never rejects. */
  readonly ended: Promise<RelayProblem>;
  close(): void;
};

/** Where a line goes. */
export type Destination = { readonly url: string; readonly key: string };

/** Opens a line: it answers when the platform has said yes or no. */
export type OpenLine = (
  to: Destination,
) => Promise<Result<Line, { readonly code: RelayProblem; readonly details: undefined }>>;
