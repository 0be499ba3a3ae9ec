import { useCallback, useState, type ReactNode } from 'react';
import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Link, useParams } from 'react-router-dom';
import type { CorrectionOrder, WholeCorrection } from '../../contract';
import { Facts, type Fact } from '../reach/facts';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { ReasonDialog } from '../reach/reason-dialog';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useLiveRoom } from '../reach/use-live-room';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { Panel } from '../review/panel';
import { Ripple } from './ripple';
import { TONES } from './tones';
import { Tracks } from './tracks';
import { useSay } from './words';

/** One correction: what was wrong, how far it is on every account, and who else carries the wrong words. */
export function CorrectionPage() {
  const { id = '' } = useParams();
  const found = useReading<WholeCorrection>(`/cms/corrections/${id}`);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const whole = found.value;
  useLiveRoom(whole ? `corrections:${whole.order.station}` : undefined, found.reload);
  if (!whole) return found.failed ? <Page.Error /> : <Page.Loading />;
  const { order } = whole;
  return (
    <Page.Main>
      <Page.Title>{order.number}</Page.Title>
      <Layouts.Header title={order.number} subtitle={order.title} navigationAction={<BackButton fallback=".." />} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
          <Standing order={order}>
            <Deeds order={order} onChange={found.reload} />
          </Standing>
          <Tracks whole={whole} onChange={found.reload} />
          <Ripple whole={whole} onChange={found.reload} />
        </Flex>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={['?']} />
    </Page.Main>
  );
}

function Standing({ order, children }: { readonly order: CorrectionOrder; readonly children: ReactNode }) {
  const say = useSay();
  const { state, oldFact, newFact, reason, blame, publicNote, openedBy, openedAt } = order;
  const facts: readonly Fact[] = [
    [say('field.oldFact'), <del key="old">{oldFact}</del>],
    [say('field.newFact'), newFact],
    [say('field.reason'), `${reason}（${say(`blame.${blame}`)}）`],
    ...(publicNote === '' ? [] : [[say('field.publicNote'), publicNote] as const]),
    ...(openedBy === null ? [] : [[say('fact.openedBy'), openedBy] as const]),
    ...(openedAt === null ? [] : [[say('fact.openedAt'), <Moment key="at" at={openedAt} />] as const]),
  ];
  return (
    <Panel title={say('standing')} aside={<StateWord tone={TONES[state]} word={say(`state.${state}`)} />}>
      <Facts facts={facts} />
      <Typography tag="p" paddingTop={3} textColor="neutral600">
        {say(`next.${state}`)}
      </Typography>
      {children}
    </Panel>
  );
}

type DeedsProps = { readonly order: CorrectionOrder; readonly onChange: () => void };

function Deeds({ order, onChange }: DeedsProps) {
  const say = useSay();
  const [isDropping, drop] = useState(false);
  const { busy, act } = useActing(onChange);
  const mayOpen = useMay('plugin::cms.corrections.open');
  const press = async (path: string, body: object): Promise<void> => {
    const at = `/cms/corrections/${order.id}/${path}`;
    if (await act({ method: 'post', path: at, body: { version: order.version, ...body } })) onChange();
    drop(false);
  };
  const form = `/content-manager/collection-types/plugin::cms.manuscript/${order.documentId}?plugins[i18n][locale]=${order.locale}`;
  return (
    <Flex gap={2} wrap="wrap" paddingTop={4}>
      {mayOpen && order.allowed.includes('open') ? (
        <Button loading={busy} onClick={() => void press('open', {})}>
          {say('do.open')}
        </Button>
      ) : null}
      {order.state === 'open' ? (
        <LinkButton tag={Link} to={form} variant="secondary">
          {say('do.edit')}
        </LinkButton>
      ) : null}
      <LinkButton tag={Link} to={`/plugins/cms/review/${order.documentId}/${order.locale}`} variant="tertiary">
        {say('do.review')}
      </LinkButton>
      {mayOpen && order.allowed.includes('drop') ? (
        <Button variant="tertiary" onClick={() => drop(true)}>
          {say('do.drop')}
        </Button>
      ) : null}
      {isDropping && (
        <ReasonDialog
          title={say('do.drop')}
          label={say('field.reason')}
          busy={busy}
          onClose={() => drop(false)}
          onReason={(reason) => void press('drop', { reason })}
        />
      )}
    </Flex>
  );
}
