import { useState } from 'react';
import { Checkbox, Textarea, Typography } from '@strapi/design-system';
import type { Coverage } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

/** What the desk presses on a coverage. */
export type CoveragePress = 'cover' | 'reopen' | 'cancel';

type Props = {
  readonly coverage: Coverage;
  readonly event: CoveragePress;
  readonly mayOverride: boolean;
  readonly onDone: (isNew: boolean) => void;
};

/** Takes a coverage as covered, opens it again, or cancels it with a reason; the last one of an approved topic only by name. */
export function CoverageMove({ coverage, event, mayOverride, onDone }: Props) {
  const say = useSay();
  const [isLast, setLast] = useState(false);
  const { busy, act } = useActing((code) => setLast(code === 'COVERAGES.LAST_ONE'));
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState(false);
  const isCancel = event === 'cancel';
  const send = async (): Promise<void> => {
    const body = { event, version: coverage.version, override, ...(isCancel ? { reason: reason.trim() } : {}) };
    if (await act({ method: 'post', path: `/cms/coverages/${coverage.id}/move`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say(`kind.${coverage.kind}`)}
      action={say(`coverage.do.${event}`)}
      busy={busy}
      canSend={!isCancel || reason.trim() !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      {isCancel ? (
        <Row label={say('reason')} required>
          <Textarea
            value={reason}
            maxLength={500}
            onChange={(change: { target: { value: string } }) => setReason(change.target.value)}
          />
        </Row>
      ) : (
        <Typography>{say(`coverage.sure.${event}`)}</Typography>
      )}
      {isLast && mayOverride && (
        <Checkbox
          checked={override}
          onCheckedChange={(checked: boolean | 'indeterminate') => setOverride(checked === true)}
        >
          {say('coverage.override')}
        </Checkbox>
      )}
    </FormDialog>
  );
}
