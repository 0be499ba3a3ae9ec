import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import { blockWords, rubricBlocks, type Rubric } from '../../../contract';
import { useSay, type Typed } from '../words';
import { changedBlocks, draftOf, sumOf, weightsOf } from './weights-draft.rules';

type Props = { readonly rubric: Rubric; readonly onClose: () => void; readonly onDone: () => void };

/** Signs other weights as the next version. Rounds that were announced keep the ones they had. */
export function AdoptDialog({ rubric, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState(() => draftOf(rubric.weights));
  const weights = weightsOf(draft);
  const sum = sumOf(draft);
  const isOther = weights !== undefined && changedBlocks(rubric.weights, weights).length > 0;
  const send = async (): Promise<void> => {
    const body = { version: rubric.version, weights };
    if (!(await act({ method: 'put', path: '/vetting/rubric', body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('rubric.adopt')}
      action={say('rubric.adopt.do', { version: rubric.version + 1 })}
      busy={busy}
      canSend={isOther}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('rubric.adopt.about', { version: rubric.version + 1 })}</Typography>
      {rubricBlocks.map((block) => (
        <Row key={block} label={spoken(blockWords[block].name)} required>
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            max={60}
            step={1}
            required
            value={draft[block]}
            onChange={({ target }: Typed) => setDraft({ ...draft, [block]: target.value })}
          />
        </Row>
      ))}
      <Typography role="status" textColor={sum === 100 ? 'success600' : 'danger600'}>
        {say(sum === 100 ? 'rubric.sum' : 'rubric.sum.off', { sum })}
      </Typography>
    </FormDialog>
  );
}
