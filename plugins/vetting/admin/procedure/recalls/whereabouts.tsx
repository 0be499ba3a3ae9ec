import { Link, Td, Tr, Typography } from '@strapi/design-system';
import { Facts, LinesTable, Moment, Panel, StateWord } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import type { LotWhereabouts } from '../../../contract';
import { useSay } from '../words';
import { TellBuyers } from './tell-buyers';

type Props = { readonly id: string; readonly of: LotWhereabouts; readonly onTold: () => void };

const HEADS = ['order', 'quantity', 'at', 'told'] as const;
const WHOLE = 100;

/** Where the units of a lot are: in the house, in which orders, and whether their buyers know. Orders are named, people are not. */
export function Whereabouts({ id, of, onTold }: Props) {
  const say = useSay();
  const { coverage, latest, orders, toldOrders } = of;
  return (
    <Panel title={say('recalls.where')} aside={coverage === null ? undefined : <Coverage percent={coverage} />}>
      {coverage === null && <Typography textColor="neutral600">{say('recalls.where.none')}</Typography>}
      {coverage !== null && <Sums of={of} />}
      {orders > toldOrders && <TellBuyers id={id} orders={orders - toldOrders} onTold={onTold} />}
      {latest.length > 0 && <Orders of={of} />}
    </Panel>
  );
}

function Coverage({ percent }: { readonly percent: number }) {
  const say = useSay();
  const words = `${say('recalls.where.coverage')} ${say('recalls.where.percent', { percent })}`;
  return <StateWord tone={percent === WHOLE ? 'proof' : 'wait'} word={words} />;
}

function Sums({ of }: { readonly of: LotWhereabouts }) {
  const say = useSay();
  const { came, unsold, sold, astray, orders, toldOrders, notices } = of;
  const units = (n: number): string => say('recalls.where.units', { units: n });
  return (
    <>
      <Facts
        facts={[
          [say('recalls.where.came'), units(came)],
          [say('recalls.where.unsold'), units(unsold)],
          [say('recalls.where.sold'), say('recalls.where.soldIn', { units: sold, orders, told: toldOrders })],
          [say('recalls.where.astray'), units(astray)],
          ...(toldOrders > 0 ? [[say('recalls.where.notices'), say('recalls.where.noticed', notices)] as const] : []),
        ]}
      />
      <Typography tag="p" textColor="neutral600" style={{ paddingTop: 12, paddingBottom: 12 }}>
        {say('recalls.where.coverage.about')}
      </Typography>
    </>
  );
}

function Orders({ of: { latest, orders } }: { readonly of: LotWhereabouts }) {
  const say = useSay();
  return (
    <>
      {latest.length < orders && (
        <Typography tag="p" textColor="neutral600" style={{ paddingBottom: 8 }}>
          {say('recalls.where.latest', { n: latest.length })}
        </Typography>
      )}
      <LinesTable heads={HEADS.map((head) => say(`recalls.where.${head}`))}>
        {latest.map(({ order, quantity, at, told }) => (
          <Tr key={order}>
            <Td>
              <Link tag={NavLink} to={`/plugins/shop-orders/${order}`}>
                {order.slice(-12)}
              </Link>
            </Td>
            <Td data-label={say('recalls.where.quantity')}>
              <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{quantity}</Typography>
            </Td>
            <Td data-label={say('recalls.where.at')}>
              <Typography>
                <Moment at={at} />
              </Typography>
            </Td>
            <Td data-label={say('recalls.where.told')}>
              {told === null ? (
                <StateWord tone="wait" word={say('recalls.where.untold')} />
              ) : (
                <Typography>
                  <Moment at={told} />
                </Typography>
              )}
            </Td>
          </Tr>
        ))}
      </LinesTable>
    </>
  );
}
