import { useCallback, useEffect, useState } from 'react';
import type { ReviewCase } from '../../contract';
import { useActing } from '../reach/use-acting';
import { useReading, type Reading } from '../reach/use-reading';
import { useAgain } from './use-again';

/** A revision as a signature names it. */
export type Words = { readonly revision: number; readonly hash: string };

/** What somebody does about the manuscript: the last part of its path, and what goes along. */
export type Press = { readonly to: string; readonly body?: object; readonly unseen?: boolean };

/** A manuscript under review as the page holds it. */
export type CaseInHand = {
  readonly reading: Reading<ReviewCase>;
  readonly one: ReviewCase;
  /** The words on the screen: what a signature made now would be for. */
  readonly shown: Words;
  /** From which revision on a change is shown, since it came while somebody was reading. */
  readonly movedFrom: number | null;
  readonly busy: boolean;
  /** Puts the words as they are now on the screen, with what changed since those that stood there. */
  catchUp(): void;
  /** True when it was done; a refusal was said, and what moved is read anew. */
  press(press: Press): Promise<boolean>;
};

type Held = { readonly one: ReviewCase; readonly shown: Words; readonly movedFrom: number | null };

/** Reads a manuscript's review again and again, and acts on the words that are on the screen, never on newer ones. */
export function useCase(path: string): Partial<CaseInHand> & Pick<CaseInHand, 'reading'> {
  const reading = useReading<ReviewCase>(path);
  const { reload } = reading;
  const [held, hold] = useState<Held>();
  const [wantsNew, want] = useState(false);
  const { busy, act } = useActing(
    useCallback(
      (code: string) => {
        if (code === 'REVIEW.WORDS_MOVED') want(true);
        reload();
      },
      [reload],
    ),
  );
  useAgain(reload);
  useEffect(() => {
    const one = reading.value;
    if (one) hold((known) => (known ? { ...known, one } : { one, shown: wordsOf(one), movedFrom: null }));
  }, [reading.value]);
  const catchUp = useCallback(() => {
    want(false);
    hold((known) => known && { ...known, shown: wordsOf(known.one), movedFrom: known.shown.revision });
  }, []);
  const isBehind = held !== undefined && held.one.hash !== held.shown.hash;
  useEffect(() => {
    if (wantsNew && isBehind) catchUp();
  }, [wantsNew, isBehind, catchUp]);

  if (!held) return { reading };
  const press = async ({ to, body, unseen = false }: Press): Promise<boolean> => {
    const seen = unseen ? {} : { hash: held.shown.hash, version: held.one.version };
    const done = await act<ReviewCase>({ method: 'post', path: `${path}/${to}`, body: { ...seen, ...body } });
    if (done) hold((known) => known && { ...known, one: done.value });
    return done !== undefined;
  };
  return { reading, ...held, busy, catchUp, press };
}

const wordsOf = ({ revision, hash }: ReviewCase): Words => ({ revision, hash });

/** All parts of a case come together, with its first reading. */
export function isInHand(found: ReturnType<typeof useCase>): found is CaseInHand {
  return found.one !== undefined;
}
