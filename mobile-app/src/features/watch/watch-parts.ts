import { useCallback, useEffect, useState, type ComponentType } from 'react';
import type { OpenTool } from '@/contract/live-room';

/** Brings a part of another feature when it is wanted. */
export type PartLoader<P> = () => Promise<ComponentType<P>>;

/** Ordering and paying while the picture goes on. */
export interface BuyPartProps {
  readonly offer: string;
  readonly session: string;
  readonly onClose: () => void;
}

/** A game that is open: an envelope, a lottery, coupons. It brings its own sheet. */
export interface ToolPartProps {
  readonly session: string;
  readonly tool: OpenTool;
  readonly onClose: () => void;
}

/** What belongs to a live as a whole. */
export interface SessionPartProps {
  readonly session: string;
  /** Becomes another when the room told something of it. */
  readonly news?: string;
}

/** Reserving a live of the list, in a line of its own. */
export interface ReserveLineProps {
  readonly session: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly reserved: number;
}

/** What a room borrows of other features; null where the house has none. */
export interface WatchParts {
  readonly buy: PartLoader<BuyPartProps>;
  readonly tool: PartLoader<ToolPartProps> | null;
  /** Buying together with neighbours (拼团). */
  readonly group: PartLoader<ToolPartProps> | null;
  /** Being told when the live begins (预约). */
  readonly reserve: PartLoader<SessionPartProps> | null;
  /** Whoever had reserved has come. */
  readonly come: PartLoader<SessionPartProps> | null;
  /** Lotteries that nobody can enter any more, with the way to their proof. */
  readonly draws: PartLoader<SessionPartProps> | null;
}

/** Where a part stands on its way here. */
export type Borrowed<P> = { readonly Part: ComponentType<P> } | 'coming' | 'lost';

/** A part that comes when it is first wanted; without a net it says so and is asked for again. */
export function useBorrowed<P>(load: PartLoader<P> | null): { readonly part: Borrowed<P>; readonly retry: () => void } {
  const [part, setPart] = useState<Borrowed<P>>('coming');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (load === null) return undefined;
    let gone = false;
    load().then(
      (Part) => gone || setPart({ Part }),
      () => gone || setPart('lost'),
    );
    return () => {
      gone = true;
    };
  }, [load, tries]);
  const retry = useCallback(() => {
    setPart('coming');
    setTries((before) => before + 1);
  }, []);
  return { part, retry };
}
