import { useState } from 'react';
import { Box, Flex, TextInput, Typography } from '@strapi/design-system';
import { Choice, Faces, FileField, FormDialog, Moment, Nothing, Row, StateWord, useActing } from '@hearth/cms/reach';
import { priceKind, pricePolicy, type Price, type PriceBase, type PriceKind, type PricePolicy } from '../../contract';
import { fenOf, yuanOf } from './facts-draft.rules';
import { Panel, useRound } from './panel';
import type { PanelProps } from './product-page';
import { useUpload } from './use-upload';
import { useCode, useSay } from './words';

type Listed = {
  readonly prices: readonly Price[];
  readonly bases: readonly PriceBase[];
  readonly gaps: readonly string[];
};

/** The prices that were seen, and the former price that may be named at each venue. */
export function PricesPanel({ product, round, onDone }: PanelProps) {
  const say = useSay();
  const code = useCode();
  const [isOpen, open] = useState(false);
  const [policy, choose] = useState<PricePolicy>('cn-7-days');
  const list = useRound<Listed>(`/vetting/products/${product.id}/prices?policy=${policy}`, round);
  return (
    <Panel title={say('goods.prices')} action={say('goods.price.note')} onBegin={() => open(true)}>
      <Box paddingTop={3} maxWidth="24rem">
        <Choice
          label={say('goods.price.policy')}
          value={policy}
          options={pricePolicy.options.map((one): [string, string] => [one, say(`goods.price.policy.${one}`)])}
          onChange={(chosen) => choose(pricePolicy.catch(policy).parse(chosen))}
        />
      </Box>
      <Faces of={list}>
        {({ prices, bases, gaps }) => (
          <>
            {gaps.map((gap) => (
              <Box key={gap} paddingTop={2}>
                <StateWord tone="stop" word={code('price.gap', gap)} />
              </Box>
            ))}
            {bases.map((base) => (
              <Typography key={base.venue} tag="div" style={{ paddingTop: 8, fontVariantNumeric: 'tabular-nums' }}>
                {say(`goods.price.base.${base.by}`, { venue: base.venue, price: yuanOf(base.fen) })}
              </Typography>
            ))}
            {prices.length === 0 && <Nothing>{say('goods.prices.empty')}</Nothing>}
            {prices.slice(0, 50).map((price) => (
              <Line key={price.id} price={price} />
            ))}
          </>
        )}
      </Faces>
      {isOpen && <NotePrice product={product.id} onClose={() => open(false)} onDone={onDone} />}
    </Panel>
  );
}

function Line({ price }: { readonly price: Price }) {
  const say = useSay();
  return (
    <Flex gap={3} paddingTop={2} justifyContent="space-between" wrap="wrap">
      <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
        {yuanOf(price.fen)} · {price.venue} · {say(`goods.price.kind.${price.basis}`)}
        {price.shot !== null && (
          <>
            {' · '}
            <a href={price.shot} target="_blank" rel="noreferrer">
              {say('goods.price.shot')}
            </a>
          </>
        )}
      </Typography>
      <Flex gap={3}>
        <Typography variant="pi" textColor="neutral600">
          <Moment at={price.seenAt} />
        </Typography>
        <StateWord
          tone={price.stale ? 'wait' : 'proof'}
          word={say(price.stale ? 'goods.price.stale' : 'goods.price.fresh')}
        />
      </Flex>
    </Flex>
  );
}

type NoteProps = { readonly product: string; readonly onClose: () => void; readonly onDone: () => void };

function NotePrice({ product, onClose, onDone }: NoteProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [words, type] = useState({ venue: '', price: '', url: '' });
  const [basis, choose] = useState<PriceKind>('market');
  const [shotHash, keep] = useState<string | null>(null);
  const { busy: isUploading, upload } = useUpload();
  const fen = fenOf(words.price);
  const send = async (): Promise<void> => {
    const seen = { seenAt: new Date().toISOString(), shotHash };
    const body = { venue: words.venue.trim(), url: words.url.trim() || null, fen, basis, ...seen };
    if (!(await act({ method: 'post', path: `/vetting/products/${product}/prices`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('goods.price.note')}
      action={say('goods.price.note')}
      busy={busy || isUploading}
      canSend={words.venue.trim() !== '' && fen > 0 && (basis !== 'market' || words.url.trim() !== '')}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('goods.price.kind')}
        value={basis}
        options={priceKind.options.map((one): [string, string] => [one, say(`goods.price.kind.${one}`)])}
        onChange={(chosen) => choose(priceKind.catch(basis).parse(chosen))}
      />
      {(['venue', 'price', 'url'] as const).map((name) => (
        <Row key={name} label={say(`goods.price.${name}`)} required={name !== 'url' || basis === 'market'}>
          <TextInput
            value={words[name]}
            maxLength={name === 'url' ? 2000 : 100}
            autoComplete="off"
            onChange={({ target }: { readonly target: { readonly value: string } }) =>
              type({ ...words, [name]: target.value })
            }
          />
        </Row>
      ))}
      <ShotField onFile={(chosen) => void upload(chosen).then((file) => keep(file?.hash ?? null))} />
    </FormDialog>
  );
}

/** The page as it was seen: evidence that outlives the page. */
function ShotField({ onFile }: { readonly onFile: (file: File) => void }) {
  const say = useSay();
  return (
    <Row label={say('goods.price.shot')}>
      <FileField
        label={say('goods.price.shot')}
        accept="image/jpeg,image/png,application/pdf"
        onFile={(chosen) => chosen && onFile(chosen)}
      />
    </Row>
  );
}
