import { useState } from 'react';
import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { Choice, Faces, FormDialog, Nothing, Row, StateWord, useActing, useMay, type Tone } from '@hearth/cms/reach';
import { claimKind, GOODS_WORK, type Claim, type ClaimKind, type ClaimStanding } from '../../contract';
import { BindDialog } from './bind-dialog';
import { Panel, useRound } from './panel';
import type { PanelProps } from './product-page';
import { useCode, useSay } from './words';

const TONES: Readonly<Record<ClaimStanding, Tone>> = { supported: 'proof', unsupported: 'wait', forbidden: 'stop' };

/** What is claimed of a product, whether it may be said today, and by which page. */
export function ClaimsPanel({ product, round, onDone }: PanelProps) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const list = useRound<{ readonly claims: readonly Claim[] }>(`/vetting/products/${product.id}/claims`, round);
  return (
    <Panel title={say('goods.claims')} action={say('goods.claim.make')} onBegin={() => open(true)}>
      <Faces of={list}>
        {({ claims }) =>
          claims.length === 0 ? (
            <Nothing>{say('goods.claims.empty')}</Nothing>
          ) : (
            claims.map((claim) => <Line key={claim.id} claim={claim} onDone={onDone} />)
          )
        }
      </Faces>
      {isOpen && <MakeClaim product={product.id} onClose={() => open(false)} onDone={onDone} />}
    </Panel>
  );
}

function Line({ claim, onDone }: { readonly claim: Claim; readonly onDone: () => void }) {
  const say = useSay();
  const code = useCode();
  const mayWork = useMay(GOODS_WORK);
  const { busy, act } = useActing();
  const [isBinding, bind] = useState(false);
  const remove = async (): Promise<void> => {
    if (await act({ method: 'del', path: `/vetting/claims/${claim.id}` })) onDone();
  };
  const words = [...claim.reasons, ...claim.hints].map((one) => code('claim.why', one)).join(' · ');
  return (
    <Box paddingTop={3}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography>{claim.text}</Typography>
        <StateWord tone={TONES[claim.standing]} word={say(`goods.claim.${claim.standing}`)} />
      </Flex>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {say(`goods.claim.kind.${claim.kind}`)} · {say('goods.claim.pages', { count: claim.evidence.length })} {words}
        </Typography>
        {mayWork && (
          <Flex gap={2}>
            <Button size="S" variant="tertiary" onClick={() => bind(true)}>
              {say('goods.claim.bind')}
            </Button>
            <Button size="S" variant="tertiary" loading={busy} onClick={() => void remove()}>
              {say('goods.claim.remove')}
            </Button>
          </Flex>
        )}
      </Flex>
      {isBinding && <BindDialog claim={claim} onClose={() => bind(false)} onDone={onDone} />}
    </Box>
  );
}

type MakeProps = { readonly product: string; readonly onClose: () => void; readonly onDone: () => void };

function MakeClaim({ product, onClose, onDone }: MakeProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [text, setText] = useState('');
  const [kind, choose] = useState<ClaimKind>('quality');
  const send = async (): Promise<void> => {
    const body = { text: text.trim(), kind };
    if (!(await act({ method: 'post', path: `/vetting/products/${product}/claims`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('goods.claim.make')}
      action={say('goods.claim.make')}
      busy={busy}
      canSend={text.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('goods.claim.text')} hint={say('goods.claim.text.hint')} required>
        <TextInput
          value={text}
          maxLength={200}
          autoFocus
          onChange={({ target }: { readonly target: { readonly value: string } }) => setText(target.value)}
        />
      </Row>
      <Choice
        label={say('goods.claim.kind')}
        value={kind}
        options={claimKind.options.map((one): [string, string] => [one, say(`goods.claim.kind.${one}`)])}
        onChange={(chosen) => choose(claimKind.catch(kind).parse(chosen))}
      />
    </FormDialog>
  );
}
