import { useState } from 'react';
import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import type { WholePackage } from '../../contract';
import { ReasonDialog } from '../reach/reason-dialog';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { bodyOf, isChanged, type Draft } from './draft';
import { useSay, type Word } from './words';

type Props = { readonly kept: WholePackage; readonly draft: Draft; readonly onChange: () => void };

/** What may be done with a package; a button that cannot be pressed says why. */
export function PackageDeeds({ kept, draft, onChange }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const { id, version, state } = kept;
  const isDirty = isChanged(draft, kept);
  const send: Send = async (method, path, body) => {
    if (await act({ method, path: `/cms/packages/${id}${path}`, body: { version, ...body } })) onChange();
  };
  const mayWrite = useMay('plugin::cms.packages.write');
  const mayPublish = useMay('plugin::cms.packages.publish');
  return (
    <Flex gap={2} wrap="wrap" justifyContent="flex-end">
      {state === 'published' ? (
        <LinkButton href={`/package/${id}`} target="_blank" variant="tertiary" endIcon={<ExternalLink />}>
          {say('do.open')}
        </LinkButton>
      ) : null}
      {mayPublish && state === 'published' ? <Withdraw busy={busy} send={send} /> : null}
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
      {mayPublish ? <Publish {...{ kept, isDirty, busy, send }} /> : null}
    </Flex>
  );
}

type Send = (method: 'put' | 'post', path: string, body: object) => Promise<void>;
type PublishProps = {
  readonly kept: WholePackage;
  readonly isDirty: boolean;
  readonly busy: boolean;
  readonly send: Send;
};

function whyNot({ isMine, publicStories }: WholePackage, isDirty: boolean): Word | undefined {
  if (isDirty) return 'why.unsaved';
  if (isMine) return 'why.mine';
  return publicStories === 0 ? 'why.empty' : undefined;
}

function Publish({ kept, isDirty, busy, send }: PublishProps) {
  const say = useSay();
  // What is out as it is written needs no second press.
  if (!kept.allowed.includes('publish') || (kept.state === 'published' && !kept.isAhead)) return null;
  const why = whyNot(kept, isDirty);
  return (
    <>
      <Button loading={busy} disabled={why !== undefined} onClick={() => void send('post', '/publish', {})}>
        {say(kept.isAhead ? 'do.republish' : 'do.publish')}
      </Button>
      {why === undefined ? null : (
        <Typography variant="pi" textColor="neutral600" style={{ flexBasis: '100%', textAlign: 'right' }}>
          {say(why)}
        </Typography>
      )}
    </>
  );
}

function Withdraw({ busy, send }: { readonly busy: boolean; readonly send: Send }) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button variant="danger-light" onClick={() => open(true)}>
        {say('do.withdraw')}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={say('do.withdraw')}
          label={say('field.reason')}
          about={say('withdraw.about')}
          busy={busy}
          onClose={() => open(false)}
          onReason={(reason) => void send('post', '/withdraw', { reason })}
        />
      )}
    </>
  );
}
