import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ExportButton, ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { confirmDuties, holdEvidence, readEvidence, writeSessions, type DutyFile } from '../../contract';
import { pressId } from './press-id';
import { SessionDialog } from './session-dialog';
import { useSay } from './words';

type Props = { readonly file: DutyFile; readonly onDone: () => void };

/** What may be done with the file of a live, by whoever sits here. */
export function FileDeeds({ file, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isChanging, change] = useState(false);
  const [mayConfirm, mayTake, mayWrite] = [useMay(confirmDuties), useMay(readEvidence), useMay(writeSessions)];
  const { id } = file.session;
  const check = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/shop/sessions/${id}/checks`, body: { press: pressId() } })) onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" data-no-print="">
      {mayWrite && (
        <Button variant="tertiary" onClick={() => change(true)}>
          {say('duties.change')}
        </Button>
      )}
      <Holding file={file} onDone={onDone} />
      {mayTake && <ExportButton path={`/shop/sessions/${id}/evidence`} label={say('duties.export')} />}
      <Button variant="tertiary" onClick={() => window.print()}>
        {say('duties.print')}
      </Button>
      {mayConfirm && (
        <Button loading={busy} onClick={() => void check()}>
          {say('duties.check')}
        </Button>
      )}
      {isChanging && <SessionDialog session={file.session} onClose={() => change(false)} onDone={onDone} />}
    </Flex>
  );
}

function Holding({ file: { session, holds }, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isAsked, ask] = useState(false);
  const mayHold = useMay(holdEvidence);
  const isHeld = holds.some(({ lifted }) => lifted === null);
  if (!mayHold) return null;
  const deed = say(isHeld ? 'duties.lift' : 'duties.hold');
  const send = async (reason: string): Promise<void> => {
    const path = `/shop/sessions/${session.id}/hold${isHeld ? '/lift' : ''}`;
    if (await act({ method: 'post', path, body: { reason } })) onDone();
    ask(false);
  };
  return (
    <>
      <Button variant="tertiary" onClick={() => ask(true)}>
        {deed}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={deed}
          label={say(isHeld ? 'duties.lift.reason' : 'duties.hold.reason')}
          about={isHeld ? undefined : say('duties.hold.about')}
          busy={busy}
          onClose={() => ask(false)}
          onReason={(reason) => void send(reason)}
        />
      )}
    </>
  );
}
