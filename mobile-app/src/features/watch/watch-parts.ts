import { useCallback, useEffect, useState, type ComponentType } from 'react';
import type { OpenTool } from '@/contract/live-room';

/** Brings a part of another feature when it is wanted. */
export type PartLoader<P> = () => Promise<ComponentType<P>>;

/** Ordering and paying while the picture goes on. */
export interface BuyPartProps {
  readonly offer: string;
  readonly onClose: () => void;
}

/** A game that is open: an envelope, a lottery, coupons. It brings its own sheet. */
export interface ToolPartProps {
  readonly session: string;
  readonly tool: OpenTool;
  readonly onClose: () => void;
}

/** Being told when the live begins (预约). */
export interface ReservePartProps {
  readonly session: string;
}

/** What a room borrows of other features; null where the house has none. */
export interface WatchParts {
  readonly buy: PartLoader<BuyPartProps>;
  readonly tool: PartLoader<ToolPartProps> | null;
  readonly reserve: PartLoader<ReservePartProps> | null;
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
