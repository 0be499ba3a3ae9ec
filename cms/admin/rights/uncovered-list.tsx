import { useState } from 'react';
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Unlicensed } from '../../contract';
import { AccountName } from '../channels/platform-mark';
import { FormDialog, Row } from '../reach/dialog';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { Panel } from '../review/panel';
import { useSay } from './words';

type Props = {
  readonly documentId: string;
  readonly uncovered: readonly Unlicensed[];
  readonly onChange: () => void;
};

/** What stands or waits without a right, and why: a new lease lets it go or stay, or somebody takes it down by name. */
export function UncoveredList({ documentId, uncovered, onChange }: Props) {
  const say = useSay();
  const mayWithdraw = useMay('plugin::cms.rights.withdraw');
  const [isOpen, open] = useState(false);
  const out = uncovered.filter(({ isOut }) => isOut);
  if (uncovered.length === 0) return null;
  return (
    <Panel
      title={say('uncovered')}
      aside={
        mayWithdraw &&
        out.length > 0 && (
          <Button size="S" variant="danger-light" onClick={() => open(true)}>
            {say('withdraw', { count: out.length })}
          </Button>
        )
      }
    >
      {uncovered.map((one) => (
        <Flex key={one.delivery} gap={3} wrap="wrap" paddingTop={2} paddingBottom={2} justifyContent="space-between">
          <Box style={{ minWidth: 0 }}>
            <AccountName platform={one.channel.platform} name={one.channel.name} note={one.title} />
          </Box>
          <Flex gap={3} wrap="wrap">
            <StateWord tone={one.isOut ? 'stop' : 'wait'} word={say(one.isOut ? 'out' : 'waiting')} />
            <Typography variant="pi" textColor="neutral600">
              {say(`lack.${one.lack}`)}
            </Typography>
            <Link to={`/plugins/cms/deliveries/${one.delivery}`} style={{ fontSize: '1.2rem', color: 'inherit' }}>
              {say('delivery')}
            </Link>
          </Flex>
        </Flex>
      ))}
      {isOpen && (
        <WithdrawDialog
          documentId={documentId}
          posts={out}
          onDone={(changed) => {
            open(false);
            if (changed) onChange();
          }}
        />
      )}
    </Panel>
  );
}

type DialogProps = {
  readonly documentId: string;
  readonly posts: readonly Unlicensed[];
  readonly onDone: (changed: boolean) => void;
};

function WithdrawDialog({ documentId, posts, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [reason, setReason] = useState(say('withdraw.reason'));
  const send = async (): Promise<void> => {
    const body = { deliveries: posts.map(({ delivery }) => delivery), reason };
    if (await act({ method: 'post', path: `/cms/rights/${documentId}/withdraw`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('withdraw', { count: posts.length })}
      action={say('withdraw.do')}
      busy={busy}
      canSend={reason.trim().length > 1}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <Typography>{say('withdraw.about')}</Typography>
      <Box tag="ul">
        {posts.map(({ delivery, channel, title }) => (
          <li key={delivery}>
            <AccountName platform={channel.platform} name={channel.name} note={title} />
          </li>
        ))}
      </Box>
      <Row label={say('reason')} required>
        <Textarea
          required
          maxLength={300}
          value={reason}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
