import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { useReading } from '../reach/use-reading';
import type { DraftKind } from '../../contract';
import type { Which } from '../review/reader';
import { Restore, Waiting } from './draft-offers';
import { Findings } from './findings';
import { unsavedWords } from './form-words';
import { KeptLine } from './kept-line';
import { Measure } from './measure';
import { newSession } from './session';
import { useAutosave } from './use-autosave';
import { useFormWords } from './use-form-words';
import { useLeftWords } from './use-left-words';
import { useSay } from './words';

type Mine = {
  readonly documentId: string;
  readonly locale: string;
  readonly kind: DraftKind;
  readonly session: string | null;
  readonly at: string;
};

/** A manuscript that was never saved: what is typed is kept too, and offered again after a crash. */
export function NewDraft({ locale }: { readonly locale: Which['locale'] }) {
  const path = `/cms/writing/new/${locale}`;
  const { values, initial, modified } = useFormWords();
  const [session] = useState(newSession);
  const found = useReading<{ readonly drafts: readonly Mine[] }>('/cms/writing-drafts');
  const kept = useAutosave({ path, session, base: 0, content: unsavedWords(values, initial), active: modified });
  useLeftWords({ path, session, onBrought: found.reload });
  const left = (found.value?.drafts ?? []).filter(
    (one) => one.documentId === 'new' && one.locale === locale && one.session !== session,
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {left.map((one) => (
        <Left key={one.kind} draft={one} path={path} onGone={found.reload} />
      ))}
      <KeptLine kept={kept} modified={modified} />
      <Measure values={values} />
      <Findings values={values} locale={locale} />
    </Flex>
  );
}

type LeftProps = { readonly draft: Mine; readonly path: string; readonly onGone: () => void };

function Left({ draft: { kind, at }, path, onGone }: LeftProps) {
  const say = useSay();
  const one = `${path}/draft?kind=${kind}`;
  return (
    <Waiting sentence={say('draft.new')} at={at} path={one} onGone={onGone}>
      <Restore path={one} onDone={onGone} />
    </Waiting>
  );
}
