import { useState } from 'react';
import { NumberInput } from '@strapi/design-system';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import type { DialogProps } from './deed-dialog';
import { capital, useSay } from './words';

/** Signs a proof (校对签名) with the number of errors that were found and mended. */
export function ProofDialog({ hand: { one, press, busy }, onClose }: DialogProps) {
  const say = useSay();
  const wanted = one.missing.filter(({ kind }) => kind === 'proof');
  const [proof, setProof] = useState(String(wanted[0]?.level ?? 1));
  const [errors, setErrors] = useState(0);
  const send = async (): Promise<void> => {
    if (await press({ to: 'proof', body: { proof: Number(proof), errors } })) onClose();
  };
  return (
    <FormDialog
      title={say('do.proof')}
      action={say('proof.sign')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('proof.which')}
        value={proof}
        options={wanted.map(({ level }) => [String(level), capital(say(`step.proof.${level}`))] as const)}
        onChange={setProof}
      />
      <Row label={say('proof.errors')} hint={say('proof.hint')}>
        <NumberInput value={errors} step={1} onValueChange={(count: number | undefined) => setErrors(count ?? 0)} />
      </Row>
    </FormDialog>
  );
}
