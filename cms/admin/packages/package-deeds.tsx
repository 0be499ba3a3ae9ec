import { useState } from 'react';
import { Button, Flex, LinkButton, TextInput, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import type { WholePackage } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { bodyOf, isChanged, type Draft } from './draft';
import { useSay } from './words';

type Props = { readonly kept: WholePackage; readonly draft: Draft; readonly onChange: () => void };

/** What may be done with a package; a button that cannot be pressed says why. */
export function PackageDeeds({ kept, draft, onChange }: Props) {
  const say = useSay();
  const [isWithdrawing, withdraw] = useState(false);
  const { busy, act } = useActing();
  const mayWrite = useMay('plugin::cms.packages.write');
  const mayPublish = useMay('plugin::cms.packages.publish');
  const isDirty = isChanged(draft, kept);
  const { id, version, state, allowed, isMine, publicStories, isAhead } = kept;
  const send = async (method: 'put' | 'post', path: string, body: object): Promise<void> => {
    if (await act({ method, path: `/cms/packages/${id}${path}`, body: { version, ...body } })) onChange();
  };
  const why = isDirty ? 'why.unsaved' : isMine ? 'why.mine' : publicStories === 0 ? 'why.empty' : undefined;
  const canGoOut = mayPublish && allowed.includes('publish') && (state !== 'published' || isAhead);
  return (
    <Flex gap={2} wrap="wrap" justifyContent="flex-end">
      {state === 'published' ? (
        <LinkButton href={`/package/${id}`} target="_blank" variant="tertiary" endIcon={<ExternalLink />}>
          {say('do.open')}
        </LinkButton>
      ) : null}
      {mayPublish && state === 'published' ? (
        <Button variant="danger-light" onClick={() => withdraw(true)}>
          {say('do.withdraw')}
        </Button>
      ) : null}
      {mayWrite ? (
        <Button
          variant="secondary"
          loading={busy}
          disabled={!isDirty || draft.title.trim().length < 2}
          onClick={() => void send('put', '', bodyOf(draft))}
        >
          {say('do.save')}
        </Button>
      ) : null}
      {canGoOut ? (
        <Button loading={busy} disabled={why !== undefined} onClick={() => void send('post', '/publish', {})}>
          {say(isAhead ? 'do.republish' : 'do.publish')}
        </Button>
      ) : null}
      {canGoOut && why !== undefined ? (
        <Typography variant="pi" textColor="neutral600" style={{ flexBasis: '100%', textAlign: 'right' }}>
          {say(why)}
        </Typography>
      ) : null}
      {isWithdrawing && (
        <Withdraw
          busy={busy}
          onClose={() => withdraw(false)}
          onSend={(reason) => void send('post', '/withdraw', { reason })}
        />
      )}
    </Flex>
  );
}

type WithdrawProps = {
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (reason: string) => void;
};

function Withdraw({ busy, onClose, onSend }: WithdrawProps) {
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={say('do.withdraw')}
      action={say('do.withdraw')}
      busy={busy}
      canSend={reason.trim().length > 1}
      onClose={onClose}
      onSubmit={() => onSend(reason)}
    >
      <Typography>{say('withdraw.about')}</Typography>
      <Row label={say('field.reason')} required>
        <TextInput
          required
          maxLength={300}
          value={reason}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
