import { Box, Link, Typography } from '@strapi/design-system';
import { Moment, StateWord, useMay, useSpoken } from '@hearth/cms/reach';
import { GOODS_READ, gateReasonCodes, gateReasons } from '@hearth/vetting/contract';
import { NavLink } from 'react-router-dom';
import type { SellingVerdict } from '../../contract';
import { useSay } from './words';

/** Says in the language of the page why goods are not sold. */
export function useReasons(): (reasons: readonly string[]) => string {
  const say = useSay();
  const spoken = useSpoken();
  return (reasons) =>
    reasons
      .map((reason) => {
        const known = gateReasonCodes.find((code) => code === reason);
        return known ? spoken(gateReasons[known].words) : reason;
      })
      .join(say('desk.and'));
}

/** Whether goods may be sold, in one line of a table. */
export function VerdictWord({ verdict: { sellable } }: { readonly verdict: SellingVerdict }) {
  const say = useSay();
  return <StateWord tone={sellable ? 'proof' : 'stop'} word={say(sellable ? 'desk.gate.open' : 'desk.gate.shut')} />;
}

type Props = { readonly verdict: SellingVerdict; readonly product: string };

/** Whether goods may be sold and until when, or why not, with the way to the product's file where that is mended. */
export function VerdictWords({ verdict, product }: Props) {
  const say = useSay();
  const reasonsOf = useReasons();
  const maySee = useMay(GOODS_READ);
  const { sellable, until, reasons } = verdict;
  return (
    <Box>
      <VerdictWord verdict={verdict} />
      <Box paddingTop={2} paddingBottom={2}>
        <Typography>
          {sellable && until !== null && (
            <>
              {say('desk.gate.until')} <Moment at={until} />
            </>
          )}
          {sellable && until === null && say('desk.gate.endless')}
          {!sellable && reasonsOf(reasons)}
        </Typography>
      </Box>
      {maySee && (
        <Link tag={NavLink} to={`/plugins/vetting-goods/${product}`}>
          {say('desk.gate.file')}
        </Link>
      )}
    </Box>
  );
}
