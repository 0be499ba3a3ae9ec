import { useState } from 'react';
import { Button, Flex, Grid, Link, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, LinesTable, Moment, Nothing, Panel, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { SellingVerdict, StockEntry, Variant } from '../../contract';
import { useGoodsName } from '../desk/goods-name';
import { TableSheet } from '../desk/table-sheet';
import { VerdictWords } from '../desk/verdict-words';
import { useSay } from '../desk/words';
import { FreeWord } from './free-word';
import { MoveDialog } from './move-dialog';
import type { MoveKind } from './move-draft.rules';

type VariantFile = {
  readonly variant: Variant;
  readonly gate: SellingVerdict;
  readonly moves: readonly StockEntry[];
};

const HEADS = ['at', 'kind', 'quantity', 'reason', 'by'] as const;
const KINDS: readonly MoveKind[] = ['received', 'counted', 'written-off'];

/** The file of a variant: how much there is, whether it may be sold, who changed the stock by hand and why. */
export function VariantPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const named = useGoodsName();
  const reading = useReading<VariantFile>(`/shop/variants/${id}`);
  const [asked, ask] = useState<MoveKind>();
  const known = reading.value?.variant;
  const title = known ? named(known) : say('desk.stock');
  return (
    <Page.Main aria-busy={!known && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={known ? <FreeWord variant={known} isWhole /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('desk.stock.back')}
          </Link>
        }
        primaryAction={known && <Deeds onAsk={ask} />}
      />
      <Layouts.Content>
        <Faces of={reading}>{(file) => <Parts file={file} />}</Faces>
      </Layouts.Content>
      {known && asked !== undefined && (
        <MoveDialog variant={known} kind={asked} onClose={() => ask(undefined)} onDone={reading.reload} />
      )}
    </Page.Main>
  );
}

function Deeds({ onAsk }: { readonly onAsk: (kind: MoveKind) => void }) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      {KINDS.map((kind) => (
        <Button key={kind} variant={kind === 'received' ? 'default' : 'tertiary'} onClick={() => onAsk(kind)}>
          {say(`desk.move.${kind}`)}
        </Button>
      ))}
    </Flex>
  );
}

function Parts({ file: { variant, gate, moves } }: { readonly file: VariantFile }) {
  const say = useSay();
  const { onHand, reserved, free, shipped, waiting, weightG, spec } = variant;
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <TableSheet title={say('desk.moves')}>
          {moves.length === 0 ? (
            <Nothing>{say('desk.moves.none')}</Nothing>
          ) : (
            <LinesTable heads={HEADS.map((head) => say(`desk.column.${head}`))}>
              {moves.map((move) => (
                <Line key={move.id} move={move} />
              ))}
            </LinesTable>
          )}
        </TableSheet>
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <Panel title={say('desk.stock.now')}>
          <Facts
            facts={[
              [say('desk.column.on-hand'), String(onHand)],
              [say('desk.column.reserved'), String(reserved)],
              [say('desk.column.free'), String(free)],
              [say('desk.column.shipped'), String(shipped)],
              [say('desk.column.waiting'), String(waiting)],
              [say('desk.column.variant'), spec],
              [say('desk.variant.grams'), String(weightG)],
            ]}
          />
        </Panel>
        <Panel title={say('desk.gate')}>
          <VerdictWords verdict={gate} product={variant.product} />
        </Panel>
      </Grid.Item>
    </Grid.Root>
  );
}

function Line({ move }: { readonly move: StockEntry }) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <Typography>
          <Moment at={move.at} />
        </Typography>
      </Td>
      <Td data-label={say('desk.column.kind')}>
        <Typography>{say(`desk.moved.${move.kind}`)}</Typography>
      </Td>
      <Td data-label={say('desk.column.quantity')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {move.quantity > 0 ? `+${move.quantity}` : `−${-move.quantity}`}
        </Typography>
      </Td>
      <Td data-label={say('desk.column.reason')} style={{ maxWidth: '32rem', whiteSpace: 'normal' }}>
        <Typography style={{ overflowWrap: 'anywhere' }}>
          {move.lot === null ? move.reason : say('desk.move.of-lot', { reason: move.reason, lot: move.lot })}
        </Typography>
      </Td>
      <Td data-label={say('desk.column.by')}>
        <Typography>{move.by || say('desk.by.staff')}</Typography>
      </Td>
    </Tr>
  );
}
