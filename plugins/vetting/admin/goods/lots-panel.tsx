import { useState } from 'react';
import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import {
  Faces,
  FormDialog,
  Nothing,
  ReasonDialog,
  Row,
  StateWord,
  useActing,
  useMay,
  type Tone,
} from '@hearth/cms/reach';
import { GOODS_WORK, type Lot, type LotState } from '../../contract';
import { LotTrace } from '../trace/lot-trace';
import { Panel, useRound } from './panel';
import type { PanelProps } from './product-page';
import { useSay } from './words';

const TONES: Readonly<Record<LotState, Tone>> = { open: 'proof', held: 'wait', recalled: 'stop', closed: 'quiet' };

/** The lots of a product: what was made together, and whether it may be sold. */
export function LotsPanel({ product, round, onDone }: PanelProps) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const list = useRound<{ readonly lots: readonly Lot[] }>(`/vetting/products/${product.id}/lots`, round);
  return (
    <Panel title={say('goods.lots')} action={say('goods.lot.open')} onBegin={() => open(true)}>
      <Faces of={list}>
        {({ lots }) =>
          lots.length === 0 ? (
            <Nothing>{say('goods.lots.empty')}</Nothing>
          ) : (
            lots.map((lot) => <Line key={lot.id} lot={lot} onDone={onDone} />)
          )
        }
      </Faces>
      {isOpen && <OpenLot product={product.id} onClose={() => open(false)} onDone={onDone} />}
    </Panel>
  );
}

function Line({ lot, onDone }: { readonly lot: Lot; readonly onDone: () => void }) {
  const say = useSay();
  const mayWork = useMay(GOODS_WORK);
  const { busy, act } = useActing();
  const [asked, ask] = useState<Lot['allowedEvents'][number] | undefined>();
  const send = async (reason: string): Promise<void> => {
    const body = { event: asked, version: lot.version, reason };
    if (!(await act({ method: 'post', path: `/vetting/lots/${lot.id}/turn`, body }))) return;
    ask(undefined);
    onDone();
  };
  return (
    <Box paddingTop={3}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography fontWeight="semiBold">{lot.code}</Typography>
        <StateWord tone={TONES[lot.state]} word={say(`goods.lot.state.${lot.state}`)} />
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {say('goods.lot.about', { made: lot.madeAt, best: lot.bestBefore ?? '—', quantity: lot.quantity })}
        {lot.reason === null ? '' : ` · ${lot.reason}`}
      </Typography>
      {mayWork && (
        <Flex gap={2} paddingTop={2}>
          {lot.allowedEvents.map((event) => (
            <Button key={event} size="S" variant="tertiary" onClick={() => ask(event)}>
              {say(`goods.lot.deed.${event}`)}
            </Button>
          ))}
        </Flex>
      )}
      <LotTrace lot={lot.id} />
      {asked && (
        <ReasonDialog
          title={say(`goods.lot.deed.${asked}`)}
          label={say('goods.reason')}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reason) => void send(reason)}
        />
      )}
    </Box>
  );
}

type OpenProps = { readonly product: string; readonly onClose: () => void; readonly onDone: () => void };
const EMPTY = { code: '', madeAt: '', bestBefore: '', quantity: '' };

function OpenLot({ product, onClose, onDone }: OpenProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [words, type] = useState(EMPTY);
  const quantity = Number(words.quantity);
  const send = async (): Promise<void> => {
    const body = { code: words.code.trim(), madeAt: words.madeAt, bestBefore: words.bestBefore || null, quantity };
    if (!(await act({ method: 'post', path: `/vetting/products/${product}/lots`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('goods.lot.open')}
      action={say('goods.lot.open')}
      busy={busy}
      canSend={words.code.trim() !== '' && words.madeAt !== '' && Number.isInteger(quantity) && quantity > 0}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {(['code', 'madeAt', 'bestBefore', 'quantity'] as const).map((name) => (
        <Row key={name} label={say(`goods.lot.${name}`)} required={name !== 'bestBefore'}>
          <TextInput
            type={name === 'madeAt' || name === 'bestBefore' ? 'date' : 'text'}
            value={words[name]}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }: { readonly target: { readonly value: string } }) =>
              type({ ...words, [name]: target.value })
            }
          />
        </Row>
      ))}
    </FormDialog>
  );
}
