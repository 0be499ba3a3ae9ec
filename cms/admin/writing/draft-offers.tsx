import { useState } from 'react';
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { DraftContent, WritingDesk } from '../../contract';
import { Moment } from '../reach/moment';
import { useActing } from '../reach/use-acting';
import type { Which } from '../review/reader';
import { restorable } from './form-words';
import { useSay } from './words';

type Draft = WritingDesk['drafts'][number];
type Props = { readonly desk: WritingDesk; readonly which: Which; readonly onGone: () => void };

/** Words of one's own that are in no revision: those of a save that met somebody else's, and those that a closed window left behind. */
export function DraftOffers({ desk, which, onGone }: Props) {
  const waiting = desk.drafts.filter(({ here }) => !here);
  return waiting.map((draft) => <Offer key={draft.kind} draft={draft} desk={desk} which={which} onGone={onGone} />);
}

function Offer({ draft, desk, which: { documentId, locale }, onGone }: Props & { readonly draft: Draft }) {
  const say = useSay();
  const path = `/cms/writing/${documentId}/${locale}/draft?kind=${draft.kind}`;
  const merge = `/plugins/cms/review/${documentId}/${locale}/merge?kind=${draft.kind}`;
  // Words from an older version, or of a manuscript that nobody may change, are laid beside those of now.
  const isPlain = draft.kind !== 'conflict' && draft.base === desk.revision && desk.mayWrite;
  return (
    <Waiting
      sentence={say(draft.kind === 'conflict' ? 'draft.conflict' : 'draft.left')}
      at={draft.at}
      path={path}
      onGone={onGone}
    >
      {isPlain ? (
        <Restore path={path} onDone={onGone} />
      ) : (
        <LinkButton tag={Link} size="S" to={merge}>
          {say(desk.mayWrite ? 'draft.merge' : 'draft.read')}
        </LinkButton>
      )}
    </Waiting>
  );
}

type WaitingProps = {
  readonly sentence: string;
  readonly at: string;
  readonly path: string;
  readonly onGone: () => void;
  readonly children: React.ReactNode;
};

/** Words that wait for a decision, which is never made for anybody. */
export function Waiting({ sentence, at, path, onGone, children }: WaitingProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const drop = async (): Promise<void> => {
    if (await act({ method: 'del', path })) onGone();
  };
  return (
    <Box background="warning100" hasRadius padding={3} role="status">
      <Typography tag="p" textColor="warning700" paddingBottom={2}>
        {sentence} <Moment at={at} />
      </Typography>
      <Flex gap={2} wrap="wrap">
        {children}
        <Button size="S" variant="tertiary" loading={busy} onClick={() => void drop()}>
          {say('draft.drop')}
        </Button>
      </Flex>
    </Box>
  );
}

/** Puts kept words back into the form, where they are kept and saved like any others. */
export function Restore({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const say = useSay();
  const { get } = useFetchClient();
  const { act } = useActing();
  const [busy, setBusy] = useState(false);
  const onChange = useForm('Restore', (state) => state.onChange);
  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await get<{ readonly content: DraftContent }>(path);
      for (const [field, value] of restorable(data.content)) onChange(field, value);
      // From here on the form holds them, and what a form holds is kept.
      await act({ method: 'del', path });
    } catch {
      // Somebody's other window settled them first; what there is now is read below.
    } finally {
      setBusy(false);
      onDone();
    }
  };
  return (
    <Button size="S" loading={busy} onClick={() => void restore()}>
      {say('draft.restore')}
    </Button>
  );
}
