import { Box, Flex, Typography } from '@strapi/design-system';
import { StateWord } from '../reach/state-word';
import { useSay } from './words';

type Props = { readonly total: number; readonly quota: number; readonly label: string };

/** How far somebody is on the way to what is asked of them; it fills up once and stays quiet. */
export function QuotaBar({ total, quota, label }: Props) {
  const share = quota === 0 ? 1 : Math.min(1, Math.max(0, total / quota));
  return (
    <Box
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.max(0, total)}
      aria-valuemin={0}
      aria-valuemax={Math.max(quota, total)}
      background="neutral150"
      width="100%"
      overflow="hidden"
      style={{ height: 6, borderRadius: 3 }}
    >
      <Box
        background={share === 1 ? 'success600' : 'neutral600'}
        height="100%"
        style={{ width: `${share * 100}%`, borderRadius: 3 }}
      />
    </Box>
  );
}

/** Whether what is asked is there, in words. */
export function QuotaWord({ total, quota }: Omit<Props, 'label'>) {
  const say = useSay();
  return total >= quota ? (
    <StateWord tone="proof" word={say('quota.reached')} />
  ) : (
    <StateWord tone="wait" word={say('quota.missing', { points: quota - total })} />
  );
}

/** A number of points, in figures that stand under each other. */
export function Points({ value, isSigned = false }: { readonly value: number; readonly isSigned?: boolean }) {
  const sign = isSigned && value > 0 ? '+' : '';
  return (
    <Typography
      fontWeight="semiBold"
      textColor={isSigned && value < 0 ? 'danger600' : 'neutral800'}
      style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
    >
      {value < 0 ? `−${-value}` : `${sign}${value}`}
    </Typography>
  );
}

/** A number of the page with what it is, one beside the other. */
export function Figure({ name, value }: { readonly name: string; readonly value: string | number }) {
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="p" variant="alpha" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Typography>
    </Flex>
  );
}
