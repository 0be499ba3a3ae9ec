import { useCallback, useMemo, useRef, useState } from 'react';
import { useActing } from '@hearth/cms/reach';
import type { DeskView } from './desk-view.rules';
import { measured } from './measure';
import { pressed, refused, shownOf, taken, told, unpressed, type Pressing } from './presses.rules';

/** What a press asks of the host. */
export type Ask = { readonly method: 'post' | 'put' | 'del'; readonly path: string; readonly body?: object };

/** A press: what it shows at once, what it asks, and what its answer says. */
export type Order<Answer> = {
  readonly deed: string;
  readonly change: (view: DeskView) => DeskView;
  readonly ask: Ask;
  readonly settle?: (view: DeskView, answer: Answer) => DeskView;
};

/** Presses of a console over what the host said. */
export type Presses = {
  /** Undefined until everything has been read once. */
  readonly view: DeskView | undefined;
  /** How long the latest answer took, in milliseconds. */
  readonly lag: number | undefined;
  /** What the host said to the latest press that it refused; a sheet says it where it was pressed. */
  readonly refusal: string | undefined;
  /** Shows it at once; a refusal puts it back, with the words of the host. */
  press<Answer>(order: Order<Answer>): Promise<Answer | undefined>;
  /** Takes in what the host said. */
  hear(change: (view: DeskView) => DeskView): void;
  /** The first reading; later ones come by `hear`. */
  begin(said: DeskView): void;
  /** What the host said last, at this very moment. */
  said(): DeskView | undefined;
};

/** Keeps what was pressed over what was said. */
export function usePresses(): Presses {
  const [refusal, refuse] = useState<string>();
  const { act } = useActing(useCallback((_code: string, sentence: string) => refuse(sentence), []));
  const held = useRef<Pressing<DeskView>>();
  const count = useRef(0);
  const [pressing, draw] = useState<Pressing<DeskView>>();
  const [lag, setLag] = useState<number>();
  const keep = useCallback((next: Pressing<DeskView> | undefined) => {
    held.current = next;
    draw(next);
  }, []);
  const hear = useCallback<Presses['hear']>(
    (change) => {
      if (held.current) keep(told(held.current, change));
    },
    [keep],
  );
  const begin = useCallback<Presses['begin']>(
    (said) => {
      if (!held.current) keep(unpressed(said));
    },
    [keep],
  );
  const press = useCallback(
    async <Answer>({ deed, change, ask, settle }: Order<Answer>): Promise<Answer | undefined> => {
      if (!held.current) return undefined;
      refuse(undefined);
      count.current += 1;
      const id = String(count.current);
      const measure = measured(deed);
      keep(pressed(held.current, { id, change }));
      const done = await act<Answer>(ask);
      setLag(measure.answered());
      if (!done) keep(refused(held.current, id));
      else keep(told(taken(held.current, id), (view) => settle?.(view, done.value) ?? view));
      return done?.value;
    },
    [act, keep],
  );
  const said = useCallback(() => held.current?.said, []);
  const view = useMemo(() => pressing && shownOf(pressing), [pressing]);
  return { view, lag, refusal, press, hear, begin, said };
}
