import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Choice, LINE, LinesTable, ListPage, Moment, TitleLink, useMay, useReading } from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { DONATIONS_WRITE, donationState, type Donation } from '../../contract';
import { useSay } from '../books/words';
import { Yuan } from '../books/yuan';
import { DonationStateWord } from './donation-state';
import { PromiseDialog } from './promise-dialog';

const HEADS = ['beneficiary', 'promise', 'state', 'accrued', 'paid', 'event'] as const;

/** Donations of the station, all or those of one state; the state stands in the address bar. */
export function DonationsPage() {
  const say = useSay();
  const mayWrite = useMay(DONATIONS_WRITE);
  const [isOpen, open] = useState(false);
  const [asked, ask] = useSearchParams();
  const state = donationState.safeParse(asked.get('state')).data;
  const list = useReading<{ donations: Donation[] }>(`/shop/donations${state ? `?state=${state}` : ''}`);
  const states = donationState.options.map((one) => [one, say(`donations.is.${one}`)] as const);
  return (
    <ListPage
      title={say('donations.title')}
      about={say('donations.about')}
      empty={say(state ? 'donations.none' : 'donations.empty')}
      list={list}
      lines={({ donations }) => donations}
      action={
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <Choice
            label={say('donations.column.state')}
            value={state ?? 'all'}
            options={[['all', say('books.all')], ...states]}
            onChange={(chosen) => ask(chosen === 'all' ? {} : { state: chosen })}
          />
          {mayWrite && (
            <Button startIcon={<Plus />} onClick={() => open(true)}>
              {say('donations.promise')}
            </Button>
          )}
        </Flex>
      }
      form={isOpen && <PromiseDialog onClose={() => open(false)} onDone={list.reload} />}
    >
      {(donations) => (
        <LinesTable heads={HEADS.map((head) => say(`donations.column.${head}`))}>
          {donations.map((one) => (
            <Line key={one.id} donation={one} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ donation }: { readonly donation: Donation }) {
  const say = useSay();
  const { id, beneficiary, promise, state, accrued, paid, eventAt } = donation;
  return (
    <Tr>
      <Td>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {beneficiary}
        </TitleLink>
      </Td>
      <Td data-label={say('donations.column.promise')} style={{ maxWidth: '32rem' }}>
        <Typography style={{ whiteSpace: 'normal' }}>{promise}</Typography>
      </Td>
      <Td data-label={say('donations.column.state')}>
        <DonationStateWord state={state} />
      </Td>
      <Td data-label={say('donations.column.accrued')}>
        <Yuan fen={accrued} />
      </Td>
      <Td data-label={say('donations.column.paid')}>{paid === null ? null : <Yuan fen={paid} />}</Td>
      <Td data-label={say('donations.column.event')}>
        <Typography>
          <Moment at={eventAt} />
        </Typography>
      </Td>
    </Tr>
  );
}
