import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { waiverKinds } from '../../contract/check-types';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import type { ReportInHand, Reported } from './use-report';
import { useSay } from './words';

type Props = { readonly finding: Reported; readonly report: ReportInHand; readonly onClose: () => void };

/** Waives one finding (豁免): why it may stand here, or that the rule was wrong, in the name of who presses. */
export function WaiveDialog({ finding, report, onClose }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const [kind, setKind] = useState<string>(waiverKinds[0]);
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (await report.waive(finding, { kind, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog
      title={say('waive.title', { text: finding.text || finding.rule })}
      action={say('waive')}
      busy={report.busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{spoken(finding.message)}</Typography>
      <Choice
        label={say('waive.kind')}
        value={kind}
        options={waiverKinds.map((one) => [one, say(`waive.${one}`)] as const)}
        onChange={setKind}
      />
      <Row label={say('waive.reason')} hint={say('waive.hint')} required>
        <Textarea
          required
          minLength={2}
          maxLength={300}
          value={reason}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
