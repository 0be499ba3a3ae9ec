import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { RippleHit, RipplePackage, WholeCorrection } from '../../contract';
import { Faces } from '../reach/faces';
import { ReasonDialog } from '../reach/reason-dialog';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { Panel } from '../review/panel';
import { keyOf, RippleHits } from './ripple-hits';
import { useSay } from './words';

type Props = { readonly whole: WholeCorrection; readonly onChange: () => void };
type Found = { readonly hits: RippleHit[]; readonly packages: RipplePackage[] };

/** Who else carries the wrong words or may carry the wrong fact: each is taken into an order or left with a reason. */
export function Ripple({ whole: { order, together }, onChange }: Props) {
  const say = useSay();
  const found = useReading<Found>(`/cms/corrections/${order.id}/ripple`);
  const mayAct = useMay('plugin::cms.corrections.open') && (order.state === 'open' || order.state === 'signed');
  const changed = (): void => {
    found.reload();
    onChange();
  };
  return (
    <Panel title={say('ripple')}>
      {together.map(({ id, title, state }) => (
        <Typography key={id} tag="p">
          <Typography tag={Link} to={`../${id}`} textColor="primary600">
            {title}
          </Typography>{' '}
          · {say(`state.${state}`)}
        </Typography>
      ))}
      <Faces of={found}>
        {({ hits, packages }) => (
          <>
            <Open hits={hits} />
            {hits.length === 0 ? null : <Choosing order={order.id} hits={hits} mayAct={mayAct} onChange={changed} />}
            {packages.length === 0 ? null : <Packages packages={packages} />}
          </>
        )}
      </Faces>
    </Panel>
  );
}

/** How many wait for somebody to look at them. */
function Open({ hits }: { readonly hits: readonly RippleHit[] }) {
  const say = useSay();
  const open = hits.filter(({ left, hasOrder }) => left === null && !hasOrder).length;
  return (
    <Typography textColor="neutral600">
      {hits.length === 0 ? say('ripple.none') : say('ripple.open', { open, count: hits.length })}
    </Typography>
  );
}

type ChoosingProps = {
  readonly order: string;
  readonly hits: readonly RippleHit[];
  readonly mayAct: boolean;
  readonly onChange: () => void;
};

function Choosing({ order, hits, mayAct, onChange }: ChoosingProps) {
  const say = useSay();
  const [chosen, choose] = useState<readonly string[]>([]);
  const [isLeaving, leave] = useState(false);
  const { busy, act } = useActing();
  const picked = hits.filter((hit) => chosen.includes(keyOf(hit)));
  const out = picked.filter(({ isPublic, posted }) => isPublic || posted > 0);
  const send = async (path: 'join' | 'leave', of: readonly RippleHit[], more: object): Promise<void> => {
    const documents = of.map(({ documentId, locale }) => ({ documentId, locale }));
    const done = await act({ method: 'post', path: `/cms/corrections/${order}/${path}`, body: { documents, ...more } });
    leave(false);
    if (!done) return;
    choose([]);
    onChange();
  };
  return (
    <>
      <RippleHits hits={hits} mayChoose={mayAct} chosen={chosen} onChoose={choose} />
      {picked.length === 0 ? null : (
        <Flex gap={2} wrap="wrap" paddingTop={2}>
          <Button loading={busy} disabled={out.length < picked.length} onClick={() => void send('join', out, {})}>
            {say('do.join', { count: picked.length })}
          </Button>
          <Button variant="tertiary" onClick={() => leave(true)}>
            {say('do.leave', { count: picked.length })}
          </Button>
          {out.length < picked.length ? (
            <Typography variant="pi" textColor="neutral600">
              {say('join.drafts')}
            </Typography>
          ) : null}
        </Flex>
      )}
      {isLeaving ? (
        <ReasonDialog
          title={say('leave.title', { count: picked.length })}
          label={say('leave.reason')}
          busy={busy}
          onClose={() => leave(false)}
          onReason={(reason) => void send('leave', picked, { reason })}
        />
      ) : null}
    </>
  );
}

function Packages({ packages }: { readonly packages: readonly RipplePackage[] }) {
  const say = useSay();
  return (
    <>
      <Typography tag="h3" variant="delta" paddingTop={4}>
        {say('packages')}
      </Typography>
      {packages.map(({ id, title, isPublic, carries }) => (
        <Typography key={id} tag="p">
          <Typography tag={Link} to={`/plugins/cms/packages/${id}`} textColor="primary600">
            {title}
          </Typography>{' '}
          · {say(isPublic ? 'hit.public' : 'hit.draft')}
          {carries ? ` · ${say('package.carries')}` : ''}
        </Typography>
      ))}
    </>
  );
}
