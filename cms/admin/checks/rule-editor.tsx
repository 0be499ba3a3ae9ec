import { useState } from 'react';
import { Box, Grid, TextInput } from '@strapi/design-system';
import type { ShownCheckRule } from '../../contract';
import { checkSeverities } from '../../contract/check-types';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { PairOfWords } from '../reach/pair';
import { useActing, type Deed } from '../reach/use-acting';
import { CheckFields } from './check-fields';
import { BLANK, bodyOf, draftOf, type Draft } from './draft';
import { DryRun } from './dry-run';
import { ExampleFields } from './example-fields';
import { useSay } from './words';

type Props = {
  readonly rule: ShownCheckRule | undefined;
  readonly station: string;
  readonly onDone: (changed: boolean) => void;
};

/** Writes a rule, or the next version of one. Its examples run while it is written; nothing is saved that fails them. */
export function RuleEditor({ rule, station, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>(rule ? draftOf(rule) : BLANK);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const body = bodyOf(draft);
  const save = async (): Promise<void> => {
    if ('rule' in body && (await act(saving(draft, body.rule, { rule, station })))) onDone(true);
  };
  return (
    <FormDialog
      title={say(rule ? 'edit' : 'add')}
      action={say('save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
    >
      <About draft={draft} isNew={rule === undefined} onChange={change} />
      <CheckFields draft={draft} problem={'problem' in body ? body.problem : undefined} onChange={change} />
      <ExampleFields draft={draft} body={body} station={station} onChange={change} />
      <Box borderColor="neutral200" style={{ borderWidth: '1px 0 0', borderStyle: 'solid' }} paddingTop={5}>
        <DryRun rule={'rule' in body ? body.rule : undefined} station={station} />
      </Box>
    </FormDialog>
  );
}

type Where = Pick<Props, 'rule' | 'station'>;

function saving(draft: Draft, body: object, { rule, station }: Where): Deed {
  if (rule) return { method: 'put', path: `/cms/check-rules/${rule.id}`, body: { rule: body, version: rule.version } };
  return { method: 'post', path: '/cms/check-rules', body: { station, name: draft.name, rule: body } };
}

type AboutProps = {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
};
type Typed = { readonly target: { readonly value: string } };

function About({ draft, isNew, onChange }: AboutProps) {
  const say = useSay();
  const severities = checkSeverities.map((one) => [one, say(`severity.${one}`)] as const);
  return (
    <>
      <Grid.Root gap={4}>
        {isNew ? (
          <Grid.Item col={4} xs={12} alignItems="stretch" direction="column">
            <Row label={say('field.name')} hint={say('field.name.hint')} required>
              <TextInput
                required
                pattern="[a-z][a-z0-9\-]{2,39}"
                value={draft.name}
                onChange={({ target }: Typed) => onChange({ name: target.value })}
              />
            </Row>
          </Grid.Item>
        ) : null}
        <Grid.Item col={4} xs={12} alignItems="stretch" direction="column">
          <Row label={say('by.owner')} required>
            <TextInput
              required
              maxLength={40}
              value={draft.owner}
              onChange={({ target }: Typed) => onChange({ owner: target.value })}
            />
          </Row>
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="stretch" direction="column">
          <Choice
            label={say('by.severity')}
            value={draft.severity}
            options={severities}
            onChange={(chosen) =>
              onChange({ severity: checkSeverities.find((one) => one === chosen) ?? draft.severity })
            }
          />
        </Grid.Item>
      </Grid.Root>
      <PairOfWords
        label={say('field.message')}
        value={draft.message}
        required
        onChange={(message) => onChange({ message })}
      />
    </>
  );
}
