import { useState } from 'react';
import { Button, Typography } from '@strapi/design-system';
import { Magic } from '@strapi/icons';
import { useActing } from '@hearth/cms/reach';
import type { ScriptDraft } from '../../contract';
import { useSay } from '../sessions/words';

type Props = {
  /** Of the line that the script belongs to. */
  readonly path: string;
  readonly onDraft: (draft: ScriptDraft) => void;
};

/** Has a draft made of what is proved of the goods today; it is nobody’s word until somebody keeps it. */
export function DraftDeed({ path, onDraft }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isDrafted, told] = useState(false);
  const draft = async (): Promise<void> => {
    const done = await act<ScriptDraft>({ method: 'post', path: `${path}/draft` });
    if (!done) return;
    onDraft(done.value);
    told(true);
  };
  return (
    <>
      <Button variant="secondary" startIcon={<Magic />} loading={busy} onClick={() => void draft()}>
        {say('sessions.script.draft')}
      </Button>
      {isDrafted && (
        <Typography role="status" variant="pi" textColor="neutral600">
          {say('sessions.script.drafted')}
        </Typography>
      )}
    </>
  );
}
