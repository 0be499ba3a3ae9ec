import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useMay } from '@hearth/cms/reach';
import { GATE_SUSPEND, type Recall } from '../../../contract';
import { MoreLines } from '../lists/more-lines';
import { TakeTable } from '../lists/take-table';
import { useLines } from '../lists/use-lines';
import { useSay } from '../words';
import { RecallDialog } from './recall-dialog';

const HEADS = ['lot', 'goods', 'quantity', 'recalledAt', 'reason'] as const;
const PATH = '/vetting/recalls?';

/** Lots of the station that were called back, the newest first. */
export function RecallsPage() {
  const say = useSay();
  const maySuspend = useMay(GATE_SUSPEND);
  const [isCalling, call] = useState(false);
  const list = useLines<Recall>(PATH, 'recalls');
  return (
    <ListPage
      title={say('recalls.title')}
      about={say('recalls.about')}
      empty={say('recalls.empty')}
      list={list}
      lines={(recalls) => recalls}
      action={<Deeds onCall={maySuspend ? () => call(true) : undefined} />}
      form={isCalling && <RecallDialog onClose={() => call(false)} onDone={list.reload} />}
    >
      {(recalls) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`recalls.column.${head}`))}>
            {recalls.map((one) => (
              <Line key={one.id} recall={one} />
            ))}
          </LinesTable>
          <MoreLines more={list.more} />
        </>
      )}
    </ListPage>
  );
}

function Deeds({ onCall }: { readonly onCall: (() => void) | undefined }) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      <TakeTable<Recall>
        path={PATH}
        noun="recalls"
        heads={HEADS.map((head) => say(`recalls.column.${head}`))}
        cells={({ code, product, quantity, recalledAt, recalledBy, reason }) => [
          ...[code, `${product.title} · ${product.supplier}`, String(quantity)],
          ...[[recalledAt, recalledBy].filter(Boolean).join(' '), reason ?? ''],
        ]}
      />
      {onCall && (
        <Button variant="danger" onClick={onCall}>
          {say('recalls.call')}
        </Button>
      )}
    </Flex>
  );
}

function Line({ recall }: { readonly recall: Recall }) {
  const say = useSay();
  const { id, code, product, quantity, recalledAt, recalledBy, reason } = recall;
  return (
    <Tr>
      <Td>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {code}
        </TitleLink>
      </Td>
      <Td data-label={say('recalls.column.goods')} style={{ maxWidth: '36rem' }}>
        <Typography style={{ whiteSpace: 'normal' }}>{`${product.title} · ${product.supplier}`}</Typography>
      </Td>
      <Td data-label={say('recalls.column.quantity')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{quantity}</Typography>
      </Td>
      <Td data-label={say('recalls.column.recalledAt')}>
        <Typography>
          {recalledAt === null ? '—' : <Moment at={recalledAt} />} {recalledBy ?? ''}
        </Typography>
      </Td>
      <Td data-label={say('recalls.column.reason')} style={{ maxWidth: '32rem' }}>
        <Typography style={{ whiteSpace: 'normal' }}>{reason ?? '—'}</Typography>
      </Td>
    </Tr>
  );
}
