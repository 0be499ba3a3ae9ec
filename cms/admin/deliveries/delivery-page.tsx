import { useCallback, useState } from 'react';
import { Box, LinkButton } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { output } from 'zod';
import { Link, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { wholeDelivery } from '../../contract';
import { Preview } from '../editions/preview';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useLiveRoom } from '../reach/use-live-room';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { Panel } from '../review/panel';
import { Attempts } from './attempts';
import { DeliveryDeeds } from './delivery-deeds';
import { DeliveryFacts } from './delivery-facts';
import { PackagePanel } from './package-panel';
import { useSay } from './words';

/** A delivery with its edition and its attempts. */
export type Whole = output<typeof wholeDelivery>;

const Desk = styled.div`
  display: grid;
  gap: 16px;
  align-items: start;
  padding-block-end: 40px;
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 1024px) {
    gap: 16px 32px;
    grid-template-columns: minmax(0, 1fr) 400px;
  }
`;

const Stack = styled.div`
  display: grid;
  gap: 16px;
  min-width: 0;

  /* On a phone the state and what may be done come before the words. */
  &[data-first] {
    order: -1;
  }
  @media (min-width: 1024px) {
    &[data-first] {
      order: 1;
    }
  }
`;

/** One delivery: what state, until when, what may I do; what the platform said at each attempt; the words that go out. */
export function DeliveryPage() {
  const { id = '' } = useParams();
  const whole = useReading<Whole>(`/cms/deliveries/${id}`);
  if (!whole.value) return whole.failed ? <Page.Error /> : <Page.Loading />;
  return <Opened key={id} whole={whole.value} reload={whole.reload} />;
}

function Opened({ whole, reload }: { readonly whole: Whole; readonly reload: () => void }) {
  const say = useSay();
  const { delivery, edition, attempts } = whole;
  const mayManage = useMay('plugin::cms.deliveries.manage');
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  useLiveRoom(`deliveries:${delivery.station}`, reload);
  const byHand = delivery.channel.lane === 'assisted' || delivery.state === 'manual';
  return (
    <Page.Main>
      <Page.Title>{delivery.title}</Page.Title>
      <Layouts.Header
        title={delivery.title}
        subtitle={`${delivery.channel.name} · ${say('revision', { n: delivery.revision })}`}
        navigationAction={<BackButton fallback=".." />}
        primaryAction={
          <LinkButton
            tag={Link}
            to={`/plugins/cms/deliveries/story/${delivery.documentId}/${delivery.locale}`}
            variant="tertiary"
          >
            {say('editions')}
          </LinkButton>
        }
      />
      <Layouts.Content>
        <Desk>
          <Stack>
            {byHand && <PackagePanel whole={whole} mayManage={mayManage} />}
            <Panel title={say('words')}>
              <Preview content={edition.content} platform={delivery.channel.platform} account={delivery.channel.name} />
            </Panel>
          </Stack>
          <Stack data-first="">
            <Panel title={say('standing')}>
              <DeliveryFacts whole={whole} reload={reload} />
              {mayManage && <DeliveryDeeds delivery={delivery} onDone={reload} />}
            </Panel>
            <Panel title={say('attempts')}>
              <Box>
                <Attempts attempts={attempts} />
              </Box>
            </Panel>
          </Stack>
        </Desk>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={['?']} />
    </Page.Main>
  );
}
