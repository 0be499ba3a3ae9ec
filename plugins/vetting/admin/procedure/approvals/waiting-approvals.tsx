import { useState, type ReactNode } from 'react';
import { Box, Button, Link, Td, Tr, Typography } from '@strapi/design-system';
import { LINE, LinesTable, ListPage, TitleLink, useMay, useReading } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { GOODS_APPROVE, type WaitingGoods } from '../../../contract';
import { useSay } from '../words';
import { ApproveDialog } from './approve-dialog';

const HEADS = ['goods', 'points', 'revision', 'round'] as const;

/** Goods that passed and wait for the last signature. */
export function WaitingApprovals({ tabs }: { readonly tabs: ReactNode }) {
  const say = useSay();
  const mayApprove = useMay(GOODS_APPROVE);
  const [signing, sign] = useState<WaitingGoods | undefined>();
  const list = useReading<{ goods: WaitingGoods[] }>('/vetting/approvals/waiting');
  return (
    <ListPage
      title={say('approvals.title')}
      about={say('approvals.about')}
      empty={say('approvals.waiting.empty')}
      list={list}
      lines={({ goods }) => goods}
      above={
        <>
          {tabs}
          {!mayApprove && (
            <Box paddingBottom={4}>
              <Typography textColor="neutral600">{say('approvals.sign.who')}</Typography>
            </Box>
          )}
        </>
      }
      form={signing && <ApproveDialog goods={signing} onClose={() => sign(undefined)} onDone={list.reload} />}
    >
      {(goods) => (
        <LinesTable
          heads={HEADS.map((head) => say(`approvals.column.${head}`))}
          after={mayApprove && say('list.deeds')}
        >
          {goods.map((one) => (
            <Line key={one.id} goods={one} onSign={mayApprove ? () => sign(one) : undefined} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

type LineProps = { readonly goods: WaitingGoods; readonly onSign: (() => void) | undefined };

function Line({ goods, onSign }: LineProps) {
  const say = useSay();
  const { id, title, supplier, points, revision, round } = goods;
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={`/plugins/vetting-goods/${id}`} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {supplier}
        </Typography>
      </Td>
      <Td data-label={say('approvals.column.points')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{points ?? '—'}</Typography>
      </Td>
      <Td data-label={say('approvals.column.revision')}>
        <Typography>{say('approvals.revision', { revision })}</Typography>
      </Td>
      <Td data-label={say('approvals.column.round')}>
        {round === null ? (
          <Typography textColor="danger600">{say('approvals.round.none')}</Typography>
        ) : (
          <Link tag={NavLink} to={`/plugins/vetting/rounds/${round}`}>
            {say('approvals.round.see')}
          </Link>
        )}
      </Td>
      {onSign && (
        <Td>
          <Button size="S" onClick={onSign} aria-label={`${say('approvals.sign')} ${title}`}>
            {say('approvals.sign')}
          </Button>
        </Td>
      )}
    </Tr>
  );
}
