import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { LotTrace, RecordedStep } from '../../contract';
import { emptyDraft, stepOfDraft, type StepDraft } from './step-draft.rules';
import { useSay } from './words';

type Props = {
  readonly step: RecordedStep;
  readonly trace: LotTrace;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const USUAL = ['at', 'place', 'quantity', 'gln'] as const;
const OPTIONAL: readonly string[] = ['gln', 'sscc'];

/** Writes a step down. The record gets its number here, so that a second press is the same record. */
export function StepDialog({ step, trace, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [id] = useState(() => crypto.randomUUID());
  const [draft, type] = useState<StepDraft>(() => emptyDraft(step, trace, new Date()));
  const body = stepOfDraft(step, draft, id);
  const send = async (): Promise<void> => {
    if (!body || !(await act({ method: 'post', path: `/vetting/lots/${trace.lot}/trace`, body }))) return;
    onClose();
    onDone();
  };
  const title = say(`trace.record.${step}`);
  return (
    <FormDialog
      title={title}
      action={title}
      busy={busy}
      canSend={body !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {[...USUAL, ...(step === 'pack' ? (['sscc'] as const) : [])].map((name) => (
        <Row
          key={name}
          label={say(`trace.field.${name}`)}
          required={!OPTIONAL.includes(name)}
          {...(name === 'place' ? { hint: say('trace.field.place.hint') } : {})}
        >
          <TextInput
            type={name === 'at' ? 'datetime-local' : 'text'}
            value={draft[name]}
            maxLength={80}
            autoComplete="off"
            onChange={({ target }: { readonly target: { readonly value: string } }) =>
              type({ ...draft, [name]: target.value })
            }
          />
        </Row>
      ))}
    </FormDialog>
  );
}
