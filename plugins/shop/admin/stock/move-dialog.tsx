import { useState } from 'react';
import { NumberInput, TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { Variant } from '../../contract';
import { useSay } from '../desk/words';
import { changeOf, hindrance, type MoveKind } from './move-draft.rules';

type Props = {
  readonly variant: Variant;
  readonly kind: MoveKind;
  readonly onClose: () => void;
  readonly onDone: () => void;
};
type Typed = { readonly target: { readonly value: string } };

/** Writes down what came in, what a count found, or what is written off; it says beforehand what the stock will be. */
export function MoveDialog({ variant, kind, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [number, count] = useState(kind === 'counted' ? variant.onHand : 0);
  const [words, type] = useState<MoveWords>({ reason: '', lot: '' });
  const draft = { kind, number };
  const why = hindrance(draft, variant);
  const reason = words.reason.trim();
  const send = async (): Promise<void> => {
    const change = changeOf(draft, variant);
    // What is written off goes to the host as a number of units, as people say it.
    const quantity = kind === 'written-off' ? -change : change;
    const body = { kind, quantity, reason, lot: words.lot.trim() || null };
    if (!(await act({ method: 'post', path: `/shop/variants/${variant.id}/stock`, body }))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say(`desk.move.${kind}`)}
      action={say(`desk.move.${kind}`)}
      busy={busy}
      canSend={why === undefined && reason !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say(`desk.move.${kind}.number`)} required>
        <NumberInput value={number} step={1} onValueChange={(value) => count(value ?? 0)} />
      </Row>
      <Typography role="status" textColor={why === 'promised' ? 'danger600' : 'neutral600'}>
        {why === undefined
          ? say('desk.move.after', { before: variant.onHand, after: variant.onHand + changeOf(draft, variant) })
          : say(`desk.move.${why}`, { reserved: variant.reserved })}
      </Typography>
      <Words words={words} onType={type} />
    </FormDialog>
  );
}

type MoveWords = { readonly reason: string; readonly lot: string };

function Words({ words, onType }: { readonly words: MoveWords; readonly onType: (words: MoveWords) => void }) {
  const say = useSay();
  return (
    <>
      {(['reason', 'lot'] as const).map((name) => (
        <Row
          key={name}
          label={say(`desk.move.${name}`)}
          hint={say(`desk.move.${name}.hint`)}
          required={name === 'reason'}
        >
          <TextInput
            value={words[name]}
            maxLength={name === 'reason' ? 200 : 80}
            autoComplete="off"
            onChange={({ target }: Typed) => onType({ ...words, [name]: target.value })}
          />
        </Row>
      ))}
    </>
  );
}
