import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { BulkOutcome, DeliveryShown } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import type { BulkEvent } from './bulk-bar';
import { ReasonField } from './reason-field';
import { TONES } from './tones';
import { useSay } from './words';

type Props = {
  readonly event: BulkEvent;
  readonly chosen: readonly DeliveryShown[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

type Answer = { readonly outcomes: readonly BulkOutcome[] };

/** One thing done to many: what would become of each is shown before it is done, and what became of each afterwards. */
export function BulkDialog({ event, chosen, onClose, onDone }: Props) {
  const say = useSay();
  const { toggleNotification } = useNotification();
  const { busy, act } = useActing();
  const [reason, setReason] = useState('');
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[]>();
  const items = chosen.map(({ id, version }) => ({ id, version }));
  const ask = async (dryRun: boolean): Promise<Answer | undefined> => {
    const body = { event, items, dryRun, reason: dryRun ? say('bulk.preview') : reason.trim() };
    return (await act<Answer>({ method: 'post', path: '/cms/deliveries/bulk', body }))?.value;
  };
  useEffect(() => {
    void ask(true).then((answer) => setOutcomes(answer?.outcomes ?? []));
    // Asked once: what was marked does not change while the dialog is open.
  }, []);
  const going = outcomes?.filter(({ code }) => code === null).length ?? 0;
  const send = async (): Promise<void> => {
    const answer = await ask(false);
    if (!answer) return;
    const done = answer.outcomes.filter(({ code }) => code === null).length;
    const rest = answer.outcomes.length - done;
    toggleNotification({ type: rest === 0 ? 'success' : 'warning', message: say('bulk.done', { done, rest }) });
    onDone();
  };
  return (
    <FormDialog
      title={say(`deed.${event}`)}
      action={say('bulk.send', { count: going })}
      busy={busy}
      canSend={going > 0}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <ReasonField value={reason} onChange={setReason} />
      <Box tag="ul" aria-label={say('bulk.preview')} style={{ maxHeight: '40vh', overflow: 'auto' }}>
        {(outcomes ?? []).map((one) => (
          <Outcome key={one.id} one={one} account={chosen.find(({ id }) => id === one.id)?.channel.name ?? ''} />
        ))}
      </Box>
    </FormDialog>
  );
}

function Outcome({ one, account }: { readonly one: BulkOutcome; readonly account: string }) {
  const say = useSay();
  return (
    <Flex tag="li" justifyContent="space-between" gap={4} paddingTop={2} paddingBottom={2}>
      <Typography style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {account} · {one.title}
      </Typography>
      {one.code === null ? (
        <StateWord tone={TONES[one.state]} word={say(`state.${one.state}`)} />
      ) : (
        <StateWord tone="stop" word={say(one.code === 'HEARTH.CHANGED_MEANWHILE' ? 'bulk.moved' : 'bulk.cannot')} />
      )}
    </Flex>
  );
}
