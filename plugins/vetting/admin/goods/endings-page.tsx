import type { ReactNode } from 'react';
import { Link, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { LINE, LinesTable, ListPage, StateWord, TabLinks, TitleLink, useReading, useSpoken } from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import { ENDINGS_A_PAGE, paperKind, paperKinds, type Ending } from '../../contract';
import { Turning } from './turning';
import { useSay } from './words';

type Found = { readonly endings: readonly Ending[]; readonly total: number };

const SPANS = ['30', '7', '1'] as const;
const HEADS = ['product', 'paper', 'last-day', 'left', 'goods'] as const;

/** Papers that end soon, the first to end first, by product: what has to be filed anew so that nothing stops by itself. */
export function EndingsPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const days = SPANS.find((span) => span === search.get('days')) ?? '30';
  const page = Math.max(1, Number(search.get('page') ?? '1') || 1);
  const list = useReading<Found>(`/vetting/endings?days=${days}&page=${page}`);
  const total = list.value?.total ?? 0;
  return (
    <ListPage
      title={say('goods.endings')}
      about={total > 0 ? say('goods.endings.count', { total }) : say('goods.endings.about')}
      empty={say('goods.endings.empty', { days })}
      list={list}
      lines={({ endings }) => endings}
      action={
        <Link tag={NavLink} to="/plugins/vetting-goods" end startIcon={<ArrowLeft />}>
          {say('goods.endings.back')}
        </Link>
      }
      above={
        <TabLinks
          label={say('goods.endings.spans')}
          tabs={SPANS.map((span) => ({
            key: span,
            words: say('goods.endings.within', { days: span }),
            to: `?days=${span}`,
          }))}
          at={days}
        />
      }
    >
      {(endings) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`goods.endings.${head}`))}>
            {endings.map((ending) => (
              <Line key={ending.paper} ending={ending} />
            ))}
          </LinesTable>
          <Turning
            pages={Math.ceil(total / ENDINGS_A_PAGE)}
            page={page}
            onTurn={(next) => setSearch({ days, page: String(next) }, { replace: true })}
          />
        </>
      )}
    </ListPage>
  );
}

function Line({ ending }: { readonly ending: Ending }) {
  const say = useSay();
  const spoken = useSpoken();
  const { kind, lotCode, lastDay, daysLeft, goods } = ending;
  const known = paperKind.safeParse(kind);
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <Whose ending={ending} />
      </Td>
      <Td data-label={say('goods.endings.paper')} style={{ whiteSpace: 'normal' }}>
        <Typography>
          {known.success ? spoken(paperKinds[known.data]) : kind}
          {lotCode === null ? '' : ` · ${say('goods.endings.of-lot', { lot: lotCode })}`}
        </Typography>
      </Td>
      <Td data-label={say('goods.endings.last-day')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{lastDay}</Typography>
      </Td>
      <Td data-label={say('goods.endings.left')}>
        <StateWord
          tone={daysLeft <= 1 ? 'stop' : 'wait'}
          word={daysLeft === 0 ? say('goods.endings.today') : say('goods.endings.days', { days: daysLeft })}
        />
      </Td>
      <Td data-label={say('goods.endings.goods')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{goods}</Typography>
      </Td>
    </Tr>
  );
}

/** The way to whose paper it is: a product's file, or that of a supplier on whom several goods stand. */
function Whose({ ending: { product, supplier, title } }: { readonly ending: Ending }): ReactNode {
  const to = product === null ? `/plugins/vetting/suppliers/${supplier ?? ''}` : `/plugins/vetting-goods/${product}`;
  return (
    <TitleLink to={to} {...{ [LINE]: '' }}>
      {title}
    </TitleLink>
  );
}
