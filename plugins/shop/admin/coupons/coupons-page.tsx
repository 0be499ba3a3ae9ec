import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LinesTable, ListPage, Moment, StateWord, useActing, useReading } from '@hearth/cms/reach';
import type { CouponBatch, MakeCouponBatch } from '../../contract';
import { useSay } from '../books/words';
import { SellingTabs } from '../selling/selling-tabs';
import { yuanOf } from '../payments/payment-words';
import { MakeCouponsDialog } from './make-coupons-dialog';

/** The coupons of the station: what they take off, how many are out, how many were used. */
export function CouponsPage() {
  const say = useSay();
  const list = useReading<{ readonly batches: readonly CouponBatch[] }>('/shop/coupon-batches');
  const [isMaking, setMaking] = useState(false);
  const { busy, make, close } = useDeeds(list.reload, () => setMaking(false));
  return (
    <ListPage
      title={say('coupons.title')}
      about={say('coupons.about')}
      empty={say('coupons.empty')}
      list={list}
      above={<SellingTabs at="coupons" />}
      lines={({ batches }) => batches}
      action={
        <Button startIcon={<Plus />} onClick={() => setMaking(true)}>
          {say('coupons.make')}
        </Button>
      }
      form={
        isMaking && (
          <MakeCouponsDialog busy={busy} onClose={() => setMaking(false)} onSend={(body) => void make(body)} />
        )
      }
    >
      {(batches) => (
        <LinesTable
          heads={[
            say('coupons.name'),
            say('coupons.what'),
            say('coupons.out'),
            say('coupons.used'),
            say('coupons.payer'),
            say('coupons.until'),
            say('coupons.state'),
          ]}
          after={say('freight.deeds')}
        >
          {batches.map((batch) => (
            <BatchLine key={batch.id} batch={batch} busy={busy} onClose={() => void close(batch)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

/** What is done with batches. */
function useDeeds(reload: () => void, onMade: () => void) {
  const { busy, act } = useActing();
  const make = async (body: MakeCouponBatch): Promise<void> => {
    if (!(await act({ method: 'post', path: '/shop/coupon-batches', body }))) return;
    onMade();
    reload();
  };
  const close = async ({ id, version }: CouponBatch): Promise<void> => {
    await act({ method: 'post', path: `/shop/coupon-batches/${id}/close`, body: { version } });
    reload();
  };
  return { busy, make, close };
}

type LineProps = { readonly batch: CouponBatch; readonly busy: boolean; readonly onClose: () => void };

function BatchLine({ batch, busy, onClose }: LineProps) {
  const say = useSay();
  const { name, threshold, cut, total, issued, used, payer, validTo, closed } = batch;
  const what =
    threshold === 0
      ? say('coupons.off', { cut: yuanOf(cut) })
      : say('coupons.off-from', { cut: yuanOf(cut), from: yuanOf(threshold) });
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{name}</Typography>
      </Td>
      <Td data-label={say('coupons.what')}>
        <Typography>{what}</Typography>
      </Td>
      <Td data-label={say('coupons.out')}>
        <Typography>{say('coupons.of', { issued, total })}</Typography>
      </Td>
      <Td data-label={say('coupons.used')}>
        <Typography>{used}</Typography>
      </Td>
      <Td data-label={say('coupons.payer')}>
        <Typography>{say(`coupons.payer.${payer}`)}</Typography>
      </Td>
      <Td data-label={say('coupons.until')}>
        <Typography>
          <Moment at={validTo} />
        </Typography>
      </Td>
      <Td data-label={say('coupons.state')}>
        <StateWord tone={closed ? 'quiet' : 'proof'} word={say(closed ? 'coupons.closed' : 'coupons.open')} />
      </Td>
      <Td>
        {!closed && (
          <Button variant="tertiary" size="S" loading={busy} onClick={onClose}>
            {say('coupons.close')}
          </Button>
        )}
      </Td>
    </Tr>
  );
}
