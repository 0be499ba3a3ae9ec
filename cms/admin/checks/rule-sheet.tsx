import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { CheckExample, ShownCheckRule } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { ChoiceFields, type ChoiceDraft } from './choice-fields';
import { lineOf } from './draft';
import { useRuleTitle } from './rule-title';
import { Tally } from './rule-table';
import { SeverityWord } from './severity-word';
import { useSay } from './words';

type Props = {
  readonly rule: ShownCheckRule;
  readonly station: string;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
  readonly onDone: (changed: boolean) => void;
};

/** A rule as it stands: what it says, its examples, how often it was right, and what the station makes of it. */
export function RuleSheet({ rule, station, mayWrite, onEdit, onDone }: Props) {
  const say = useSay();
  const title = useRuleTitle()(rule);
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<ChoiceDraft>({ active: rule.active, severity: rule.effective, reason: '' });
  const save = async (): Promise<void> => {
    const severity = draft.severity === rule.severity ? null : draft.severity;
    const body = { station, active: draft.active, severity, reason: draft.reason.trim(), choice: rule.choice };
    if (await act({ method: 'put', path: `/cms/check-rules/${rule.id}/choice`, body })) onDone(true);
  };
  const edit = (
    <Button variant="secondary" onClick={onEdit}>
      {say('edit')}
    </Button>
  );
  return (
    <FormDialog
      title={title}
      action={say(mayWrite ? 'choice.save' : 'close')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => (mayWrite ? void save() : onDone(false))}
      more={mayWrite && rule.station === station ? edit : null}
    >
      <RuleFacts rule={rule} />
      <Examples label={say('examples.hit')} examples={rule.examples.hit} />
      <Examples label={say('examples.pass')} examples={rule.examples.pass} />
      {mayWrite ? <ChoiceFields draft={draft} onChange={setDraft} /> : null}
    </FormDialog>
  );
}

function RuleFacts({ rule }: { readonly rule: ShownCheckRule }) {
  const say = useSay();
  return (
    <Flex gap={6} wrap="wrap" style={{ rowGap: 8 }}>
      <SeverityWord severity={rule.effective} />
      <Typography>{say(`kind.${rule.check.kind}`)}</Typography>
      <Typography>{rule.owner}</Typography>
      <Typography textColor="neutral600">{say('version', { version: rule.version })}</Typography>
      <Tally rule={rule} />
      {rule.chosenBy === null ? null : (
        <Typography textColor="neutral600">{say('chosenBy', { station: rule.chosenBy })}</Typography>
      )}
    </Flex>
  );
}

function Examples({ label, examples }: { readonly label: string; readonly examples: readonly CheckExample[] }) {
  return (
    <Box>
      <Typography variant="pi" fontWeight="bold" textColor="neutral600">
        {label}
      </Typography>
      <Box tag="ul" style={{ margin: 0, paddingInlineStart: '1.6rem', listStyle: 'disc' }}>
        {examples.map((example) => (
          <Typography tag="li" key={lineOf(example)} lineHeight={1.7} style={{ overflowWrap: 'anywhere' }}>
            {typeof example === 'string' ? example : Object.values(example.fields).join(' ／ ')}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
