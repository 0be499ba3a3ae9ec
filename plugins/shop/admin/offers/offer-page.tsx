import type { ReactNode } from 'react';
import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Panel, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { DeskOffer } from '../../contract';
import { Yuan } from '../books/yuan';
import { useGoodsName } from '../desk/goods-name';
import { VerdictWords } from '../desk/verdict-words';
import { useSay } from '../desk/words';
import { OfferDeeds } from './offer-deeds';
import { OfferStanding } from './offer-state';
import { Hours } from './offers-page';

/** The file of an offer: where it stands, whether it may be sold, what it says, how much of it is taken, what may be done. */
export function OfferPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const named = useGoodsName();
  const reading = useReading<DeskOffer>(`/shop/offers/${id}`);
  const offer = reading.value;
  const title = offer ? named(offer.goods) : say('desk.offers');
  return (
    <Page.Main aria-busy={!offer && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={offer ? <OfferStanding offer={offer} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('desk.offer.back')}
          </Link>
        }
        primaryAction={offer ? <OfferDeeds offer={offer} onDone={reading.reload} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(shown) => <Parts offer={shown} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Parts({ offer }: { readonly offer: DeskOffer }) {
  const say = useSay();
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <Terms offer={offer} />
        <Said offer={offer} />
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <Panel title={say('desk.gate')}>
          <VerdictWords verdict={offer.gate} product={offer.product} />
        </Panel>
        <Left offer={offer} />
      </Grid.Item>
    </Grid.Root>
  );
}

/** What it costs, what a crossed-out price stands on, to how many and until when. */
function Terms({ offer }: { readonly offer: DeskOffer }) {
  const say = useSay();
  const { price, basePrice, basis, basisProof, perBuyer, total, payMinutes, deposit } = offer;
  const limit = (most: number | null): string => (most === null ? say('desk.offer.no-limit') : String(most));
  return (
    <Panel title={say('desk.offer.facts')}>
      <Facts
        facts={[
          [say('desk.column.price'), <Yuan key="price" fen={price} />],
          [say('desk.offer.basePrice'), basePrice === null ? '' : <Yuan key="base" fen={basePrice} />],
          [say('desk.offer.basis'), basis === null ? '' : say(`desk.offer.basis.${basis}`)],
          [say('desk.offer.basisProof'), basisProof ?? ''],
          [say('desk.column.hours'), <Hours key="hours" offer={offer} />],
          [say('desk.offer.perBuyer'), limit(perBuyer)],
          [say('desk.offer.total'), limit(total)],
          [say('desk.offer.payMinutes'), String(payMinutes)],
          [say('desk.offer.deposit'), deposit === null ? '' : <Yuan key="deposit" fen={deposit} />],
          [say('desk.offer.balance'), deposit === null ? '' : <Balance key="balance" offer={offer} />],
        ]}
      />
    </Panel>
  );
}

function Balance({ offer: { balanceFrom, balanceUntil } }: { readonly offer: DeskOffer }) {
  if (balanceFrom === null || balanceUntil === null) return null;
  return (
    <>
      <Moment at={balanceFrom} /> – <Moment at={balanceUntil} />
    </>
  );
}

/** What buyers read: the promise and the claims, and the hash under which they were sealed. */
function Said({ offer: { promise, claims, page } }: { readonly offer: DeskOffer }) {
  const say = useSay();
  return (
    <Panel title={say('desk.offer.said')}>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {promise}
      </Typography>
      {claims.length > 0 && (
        <Box tag="ul" paddingTop={3} style={{ listStyle: 'disc', margin: 0, paddingInlineStart: '2rem' }}>
          {claims.map((claim) => (
            <Typography tag="li" key={claim}>
              {claim}
            </Typography>
          ))}
        </Box>
      )}
      <Quiet>{page === null ? say('desk.offer.unsealed') : say('desk.offer.sealed', { hash: page })}</Quiet>
    </Panel>
  );
}

function Left({ offer: { taken, total, free, waiting, variant } }: { readonly offer: DeskOffer }) {
  const say = useSay();
  return (
    <Panel title={say('desk.offer.left')}>
      <Facts
        facts={[
          [say('desk.column.taken'), total === null ? String(taken) : say('desk.offer.taken', { taken, total })],
          [say('desk.column.free'), String(free)],
          [say('desk.column.waiting'), String(waiting)],
        ]}
      />
      <Flex paddingTop={3}>
        <Link tag={NavLink} to={`/plugins/shop-stock/${variant}`}>
          {say('desk.offer.stock')}
        </Link>
      </Flex>
    </Panel>
  );
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return (
    <Box paddingTop={3}>
      <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}
