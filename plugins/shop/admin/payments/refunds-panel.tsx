import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Moment, Nothing, Sheet, useActing, useMay } from '@hearth/cms/reach';
import { PAYMENTS_APPROVE, PAYMENTS_REFUND, type Refund } from '../../contract';
import { RefundStateWord } from './payment-state';
import { useSayPay, yuanOf } from './payment-words';

type Props = { readonly refunds: readonly Refund[]; readonly onDone: () => void };

/** The refunds of a payment, and what may be decided about each. */
export function RefundsPanel({ refunds, onDone }: Props) {
  const say = useSayPay();
  return (
    <Sheet label={say('pay.refunds')}>
      {refunds.length === 0 && <Nothing>{say('pay.refunds.none')}</Nothing>}
      {refunds.map((refund) => (
        <Line key={refund.id} refund={refund} onDone={onDone} />
      ))}
    </Sheet>
  );
}

function Line({ refund, onDone }: { readonly refund: Refund; readonly onDone: () => void }) {
  const say = useSayPay();
  const may = { approve: useMay(PAYMENTS_APPROVE), decline: useMay(PAYMENTS_APPROVE), retry: useMay(PAYMENTS_REFUND) };
  const { busy, act } = useActing();
  const decide = async (event: keyof typeof may): Promise<void> => {
    const body = { version: refund.version };
    if (await act({ method: 'post', path: `/shop/refunds/${refund.id}/${event}`, body })) onDone();
  };
  return (
    <Box paddingTop={2} paddingBottom={2}>
      <Flex gap={3} wrap="wrap" alignItems="center">
        <Typography fontWeight="semiBold" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {yuanOf(refund.amount)}
        </Typography>
        <RefundStateWord refund={refund} />
        <Typography textColor="neutral600">
          <Moment at={refund.doneAt ?? refund.createdAt} />
        </Typography>
        {refund.allowedEvents
          .filter((event) => may[event])
          .map((event) => (
            <Button key={event} size="S" variant="tertiary" loading={busy} onClick={() => void decide(event)}>
              {say(`pay.deed.${event}`)}
            </Button>
          ))}
      </Flex>
      <Typography variant="pi">
        {refund.problem === null ? refund.reason : `${refund.reason} · ${refund.problem}`}
      </Typography>
    </Box>
  );
}
