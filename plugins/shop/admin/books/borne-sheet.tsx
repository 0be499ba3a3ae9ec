import { Box, Link, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, Sheet } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import type { BorneLine } from '../../contract';
import { useSay, type Say } from './words';
import { Yuan } from './yuan';

const HEADS = ['party', 'order', 'why', 'bearer', 'taken', 'fen'] as const;

/** What refunds cost the suppliers of a run, each with its reason and the request that it came from. */
export function BorneSheet({ borne }: { readonly borne: readonly BorneLine[] }) {
  const say = useSay();
  if (borne.length === 0) return null;
  return (
    <Box paddingTop={6}>
      <Sheet label={say('books.borne')}>
        <LinesTable heads={HEADS.map((head) => say(`books.borne.column.${head}`))}>
          {borne.map((line) => (
            <BorneRow key={`${line.afterSale} ${line.party} ${line.at}`} line={line} />
          ))}
        </LinesTable>
      </Sheet>
    </Box>
  );
}

function BorneRow({ line }: { readonly line: BorneLine }) {
  const say = useSay();
  const { party, order, afterSale, bearer, reason, why } = line;
  return (
    <Tr>
      <Td>
        <Typography style={{ overflowWrap: 'anywhere' }}>{party}</Typography>
      </Td>
      <Td data-label={say('books.borne.column.order')}>
        <Link tag={NavLink} to={`/plugins/shop-after-sales/${afterSale}`}>
          {order.slice(-12)}
        </Link>
      </Td>
      <Td data-label={say('books.borne.column.why')}>
        <Typography>{`${say(`sale.reason.${reason}`)} · ${say(`sale.why.${why}`)}`}</Typography>
      </Td>
      <Td data-label={say('books.borne.column.bearer')}>
        <Typography>{bearerIn(say, bearer)}</Typography>
      </Td>
      {(['taken', 'fen'] as const).map((name) => (
        <Td key={name} data-label={say(`books.borne.column.${name}`)}>
          <Yuan fen={line[name]} />
        </Td>
      ))}
    </Tr>
  );
}

const bearerIn = (say: Say, bearer: BorneLine['bearer']): string =>
  say(bearer === 'nobody' ? 'books.borne.nobody' : `sale.bearer.${bearer}`);
