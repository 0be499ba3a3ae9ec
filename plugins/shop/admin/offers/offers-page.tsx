import { useState } from 'react';
import { Box, Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, Moment, TabLinks, TitleLink, useReading } from '@hearth/cms/reach';
import { offerState, type DeskOffer } from '../../contract';
import { Yuan } from '../books/yuan';
import { Below, useGoodsName } from '../desk/goods-name';
import { Older } from '../desk/older';
import { asked, withState } from '../desk/list-address.rules';
import { useNarrowed } from '../desk/use-narrowed';
import { useReasons, VerdictWord } from '../desk/verdict-words';
import { useSay } from '../desk/words';
import { MakeOffer } from './make-offer';
import { OfferStanding } from './offer-state';

type Found = { readonly offers: DeskOffer[]; readonly more: boolean };

const HEADS = ['offer', 'state', 'gate', 'price', 'taken', 'waiting', 'hours'] as const;

/** What the station offers and has offered: at what price, until when, and whether it may be sold. */
export function OffersPage() {
  const say = useSay();
  const { search } = useNarrowed();
  const [isOpen, open] = useState(false);
  const list = useReading<Found>(`/shop/offers?${asked(search, ['state', 'before'])}`);
  const state = search.get('state') ?? 'all';
  const tabs = (['all', ...offerState.options] as const).map((one) => ({
    key: one,
    words: say(one === 'all' ? 'desk.all' : `desk.offer.state.${one}`),
    to: withState(search, one),
  }));
  return (
    <ListPage
      title={say('desk.offers')}
      about={say('desk.offers.about')}
      empty={say(state === 'all' ? 'desk.offers.empty' : 'desk.offers.none')}
      list={list}
      lines={({ offers }) => offers}
      action={
        <Button startIcon={<Plus />} onClick={() => open(true)}>
          {say('desk.offer.make')}
        </Button>
      }
      above={<TabLinks label={say('desk.offers.states')} tabs={tabs} at={state} />}
      form={isOpen && <MakeOffer onClose={() => open(false)} />}
    >
      {(offers) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`desk.column.${head}`))}>
            {offers.map((offer) => (
              <Line key={offer.id} offer={offer} />
            ))}
          </LinesTable>
          <Older last={list.value?.more ? offers.at(-1)?.id : undefined} />
        </>
      )}
    </ListPage>
  );
}

function Line({ offer }: { readonly offer: DeskOffer }) {
  const say = useSay();
  const named = useGoodsName();
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={offer.id} {...{ [LINE]: '' }}>
          {named(offer.goods)}
        </TitleLink>
      </Td>
      <Td data-label={say('desk.column.state')}>
        <OfferStanding offer={offer} />
      </Td>
      <Td data-label={say('desk.column.gate')} style={{ maxWidth: '28rem', whiteSpace: 'normal' }}>
        <Gate offer={offer} />
      </Td>
      <Td data-label={say('desk.column.price')}>
        <Yuan fen={offer.price} />
      </Td>
      <Td data-label={say('desk.column.taken')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {offer.total === null ? offer.taken : say('desk.offer.taken', { taken: offer.taken, total: offer.total })}
        </Typography>
      </Td>
      <Td data-label={say('desk.column.waiting')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{offer.waiting}</Typography>
      </Td>
      <Td data-label={say('desk.column.hours')}>
        <Hours offer={offer} />
      </Td>
    </Tr>
  );
}

/** Whether it may be sold; why not, where it may not. A closed offer sells nothing, whatever the gate says. */
function Gate({ offer: { gate, state } }: { readonly offer: DeskOffer }) {
  const reasonsOf = useReasons();
  if (state === 'closed') return null;
  return (
    <Box>
      <VerdictWord verdict={gate} />
      {!gate.sellable && <Below>{reasonsOf(gate.reasons)}</Below>}
    </Box>
  );
}

/** From when until when. */
export function Hours({ offer: { opensAt, closesAt } }: { readonly offer: Pick<DeskOffer, 'opensAt' | 'closesAt'> }) {
  return (
    <Typography>
      <Moment at={opensAt} /> – <Moment at={closesAt} />
    </Typography>
  );
}
