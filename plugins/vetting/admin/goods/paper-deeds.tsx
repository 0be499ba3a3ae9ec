import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { GOODS_JUDGE, GOODS_WORK, type Paper } from '../../contract';
import { useSay } from './words';

type Props = { readonly paper: Paper; readonly onDone: () => void };

/** What may be done with a paper now. */
export function PaperDeeds({ paper, onDone }: Props) {
  const say = useSay();
  const [mayWork, mayJudge] = [useMay(GOODS_WORK), useMay(GOODS_JUDGE)];
  const [asked, ask] = useState<'refuse' | 'withdraw' | undefined>();
  const { busy, act } = useActing();
  const { id, version, state } = paper;
  const send = async (event: 'accept' | 'refuse' | 'withdraw', words: object): Promise<void> => {
    const isBack = event === 'withdraw';
    const path = `/vetting/papers/${id}/${isBack ? 'withdraw' : 'decide'}`;
    const body = isBack ? { version, ...words } : { event, version, ...words };
    if (!(await act({ method: 'post', path, body }))) return;
    ask(undefined);
    onDone();
  };
  const isOver = state === 'refused' || state === 'withdrawn';
  if (isOver) return null;
  return (
    <>
      {mayJudge && state === 'filed' && (
        <Button size="S" loading={busy} onClick={() => void send('accept', {})}>
          {say('goods.paper.accept')}
        </Button>
      )}
      {mayJudge && (
        <Button size="S" variant="tertiary" onClick={() => ask('refuse')}>
          {say('goods.paper.refuse')}
        </Button>
      )}
      {mayWork && (
        <Button size="S" variant="tertiary" onClick={() => ask('withdraw')}>
          {say('goods.paper.withdraw')}
        </Button>
      )}
      {asked && (
        <ReasonDialog
          title={say(`goods.paper.${asked}`)}
          label={say('goods.reason')}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reason) => void send(asked, { reason })}
        />
      )}
    </>
  );
}
