import { Box, Flex, Typography } from '@strapi/design-system';
import { Faces, Moment, Sheet, StateWord, useMay, useSpoken } from '@hearth/cms/reach';
import { GATE_READ, paperKind, paperKinds, type ProductGate, type ShownReason } from '../../contract';
import { GateDeeds } from './gate-deeds';
import { useRound } from './panel';
import type { PanelProps } from './product-page';
import { useSay } from './words';

/** Whether a product may be shown and sold now, until when, why not, and what to do about it. */
export function GatePanel(props: PanelProps) {
  const maySee = useMay(GATE_READ);
  return maySee ? <Seen {...props} /> : null;
}

function Seen({ product, round, onDone }: PanelProps) {
  const say = useSay();
  const reading = useRound<ProductGate>(`/vetting/products/${product.id}/gate`, round);
  return (
    <Sheet label={say('goods.gate')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('goods.gate')}
        </Typography>
        <Faces of={reading}>
          {(gate) => (
            <>
              <Verdict gate={gate} />
              <GateDeeds gate={gate} onDone={onDone} />
            </>
          )}
        </Faces>
      </Box>
    </Sheet>
  );
}

function Verdict({ gate: { showable, sellable, until, reasons, clearing } }: { readonly gate: ProductGate }) {
  const say = useSay();
  return (
    <>
      <Flex gap={4} wrap="wrap" paddingTop={3}>
        <StateWord
          tone={showable ? 'proof' : 'stop'}
          word={say(showable ? 'goods.gate.showable' : 'goods.gate.not-showable')}
        />
        <StateWord
          tone={sellable ? 'proof' : 'stop'}
          word={say(sellable ? 'goods.gate.sellable' : 'goods.gate.not-sellable')}
        />
      </Flex>
      {(showable || sellable) && (
        <Typography tag="p" style={{ paddingTop: 8 }}>
          {until === null ? (
            say('goods.gate.endless')
          ) : (
            <>
              {say('goods.gate.until')} <Moment at={until} />
            </>
          )}
        </Typography>
      )}
      {clearing !== null && (
        <Typography tag="p" style={{ paddingTop: 8, overflowWrap: 'anywhere' }}>
          {say('goods.gate.clearing', { name: clearing.by, why: clearing.why })}
        </Typography>
      )}
      <Box tag="ul" style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
        {reasons.map((reason) => (
          <Reason key={`${reason.code} ${reason.kind ?? ''} ${reason.lot ?? ''}`} reason={reason} />
        ))}
      </Box>
    </>
  );
}

function Reason({ reason: { code, words, kind, since } }: { readonly reason: ShownReason }) {
  const say = useSay();
  const spoken = useSpoken();
  const known = paperKind.safeParse(kind);
  // A kind that the catalogue has dropped goes by its own name.
  const named = known.success ? spoken(paperKinds[known.data]) : kind;
  return (
    <Box tag="li" paddingTop={3}>
      <Typography tag="div" fontWeight="semiBold">
        {spoken(words)}
        {named === null ? '' : ` · ${named}`}
      </Typography>
      {since !== null && (
        <Typography tag="div" variant="pi" textColor="neutral600">
          {say('goods.gate.since')} <Moment at={since} />
        </Typography>
      )}
      <Typography tag="div" textColor="neutral600">
        {say(`goods.gate.todo.${code}`)}
      </Typography>
    </Box>
  );
}
