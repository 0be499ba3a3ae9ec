import { useEffect, useState } from 'react';
import type { NoticeLane, NoticePreference } from '../../contract';
import { useActing } from '../reach/use-acting';
import { useReading, type Reading } from '../reach/use-reading';

/** How one is told, as the host keeps it: the number masked, with the lanes that this host has a way for. */
export type Preference = NoticePreference & {
  readonly phone: string | null;
  readonly open: readonly NoticeLane[];
  readonly version: number;
};

/** What is being changed; an empty `phone` leaves the number as it is, null forgets it. */
export type Draft = NoticePreference & { readonly phone: string | null };

/** One's own settings, what is being changed of them, and keeping it. */
export type MyPreference = {
  readonly reading: Reading<Preference>;
  readonly kept: Preference | undefined;
  readonly draft: Draft | undefined;
  readonly isSaved: boolean;
  readonly busy: boolean;
  change(part: Partial<Draft>): void;
  save(): Promise<void>;
};

const draftOf = ({ lanes, quiet }: Preference): Draft => ({ lanes, quiet, phone: '' });

/** Reads and keeps how one wants to be told. */
export function useMyPreference(): MyPreference {
  const reading = useReading<Preference>('/cms/notices/preference');
  const { act, busy } = useActing();
  const [kept, setKept] = useState<Preference>();
  const [draft, setDraft] = useState<Draft>();
  const [isSaved, setSaved] = useState(false);
  const take = (preference: Preference): void => {
    setKept(preference);
    setDraft(draftOf(preference));
  };
  useEffect(() => {
    if (reading.value) take(reading.value);
  }, [reading.value]);

  const save = async (): Promise<void> => {
    if (!kept || !draft) return;
    const { phone, ...rest } = draft;
    const body = { ...rest, version: kept.version, ...(phone === '' ? {} : { phone }) };
    const done = await act<Preference>({ method: 'put', path: '/cms/notices/preference', body });
    if (!done) return;
    take(done.value);
    setSaved(true);
  };
  const change = (part: Partial<Draft>): void => {
    setSaved(false);
    setDraft((known) => known && { ...known, ...part });
  };
  return { reading, kept, draft, isSaved, busy, change, save };
}
