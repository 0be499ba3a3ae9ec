import { useState } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Facts, Panel, useMay, useReading } from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { GAMES_WRITE, type ReservationOffer } from '../../contract';
import { GamesTabs } from './games-tabs';
import { OfferReservationsDialog } from './offer-reservations-dialog';
import { SessionChoice } from './session-choice';
import { useSay } from './words';

/** Reservations of one live, which is chosen here; the choice stands in the address bar. */
export function ReservationsPage() {
  const say = useSay();
  const [asked, ask] = useSearchParams();
  const session = asked.get('session') ?? '';
  return (
    <Page.Main>
      <Page.Title>{say('games.reservations')}</Page.Title>
      <Layouts.Header title={say('games.reservations')} subtitle={say('games.reservations.about')} />
      <Layouts.Content>
        <GamesTabs at="reservations" />
        <Box paddingBottom={4} maxWidth="48rem">
          <SessionChoice value={session} onChange={(chosen) => ask(chosen === '' ? {} : { session: chosen })} />
        </Box>
        {session === '' ? null : <OfReservations key={session} session={session} />}
      </Layouts.Content>
    </Page.Main>
  );
}

/** A live that offers none has nothing to be read; the button offers some. */
function OfReservations({ session }: { readonly session: string }) {
  const say = useSay();
  const mayWrite = useMay(GAMES_WRITE);
  const offer = useReading<ReservationOffer>(`/live/reservations/${session}`);
  const [isOpen, open] = useState(false);
  const known = offer.value;
  return (
    <Panel
      title={say('games.reservations')}
      aside={
        mayWrite && (
          <Button size="S" variant="secondary" onClick={() => open(true)}>
            {say(known ? 'games.reservation.change' : 'games.reservation.offer')}
          </Button>
        )
      }
    >
      {known ? <Numbers offer={known} /> : <Typography>{say('games.reservations.none')}</Typography>}
      {isOpen && (
        <OfferReservationsDialog session={session} known={known} onClose={() => open(false)} onDone={offer.reload} />
      )}
    </Panel>
  );
}

function Numbers({ offer }: { readonly offer: ReservationOffer }) {
  const say = useSay();
  const { capacity, slots, benefit, reserved, came, showUp } = offer;
  return (
    <Facts
      facts={[
        [say('games.reservation.reserved'), reserved],
        [say('games.reservation.came'), came],
        [say('games.reservation.show-up'), showUp === null ? '' : `${Math.round(showUp * 100)}%`],
        [say('games.reservation.capacity'), capacity ?? say('games.reservation.unlimited')],
        [say('games.reservation.slots'), slots.map((slot) => say(`games.slot.${slot}`)).join('、')],
        [
          say('games.reservation.benefit'),
          say(benefit === null ? 'games.reservation.no-benefit' : 'games.reservation.coupon'),
        ],
      ]}
    />
  );
}
