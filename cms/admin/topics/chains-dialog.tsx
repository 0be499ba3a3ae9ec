import { useState } from 'react';
import {
  Button,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { ChainStep, RoleSlug, TopicChain } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useRoleNames } from '../people/role-names';
import { useDesk, useNames } from './desk';
import { useSay } from './words';

const SIGNERS: readonly RoleSlug[] = ['editor', 'desk-head', 'chief-editor'];
const USUAL: readonly ChainStep[] = [
  { role: 'desk-head', post: null },
  { role: 'chief-editor', post: null },
];
const MOST_STEPS = 5;

type Props = { readonly onDone: (changed: boolean) => void };

/** Who signs the topics of a column, one after the other. What is pitched already keeps its chain. */
export function ChainsDialog({ onDone }: Props) {
  const say = useSay();
  const desk = useDesk();
  const { busy, act } = useActing();
  const [station, setStation] = useState(desk.station);
  const [column, setColumn] = useState('');
  const [steps, setSteps] = useState(stepsOf(desk.chains, station, column));
  const show = (next: string, of: string): void => {
    setStation(next);
    setColumn(of);
    setSteps(stepsOf(desk.chains, next, of));
  };
  const save = async (): Promise<void> => {
    const version = chainOf(desk.chains, station, column)?.version ?? 0;
    const body = { station, column: column === '' ? null : column, steps, version };
    if (await act({ method: 'put', path: '/cms/topics/chain', body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('chains')}
      action={say('save')}
      busy={busy}
      canSend={steps.length > 0}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
    >
      <Typography textColor="neutral600">{say('chains.hint')}</Typography>
      <Where station={station} column={column} onChange={show} />
      <Steps steps={steps} onChange={setSteps} />
    </FormDialog>
  );
}

function chainOf(chains: readonly TopicChain[], station: string, column: string): TopicChain | undefined {
  return chains.find((one) => one.station === station && (one.column ?? '') === column);
}

/** The chain that is set, or the one that holds while none is. */
function stepsOf(chains: readonly TopicChain[], station: string, column: string): readonly ChainStep[] {
  return (chainOf(chains, station, column) ?? chainOf(chains, station, ''))?.steps ?? USUAL;
}

type WhereProps = {
  readonly station: string;
  readonly column: string;
  readonly onChange: (station: string, column: string) => void;
};

function Where({ station, column, onChange }: WhereProps) {
  const say = useSay();
  const { stations, columns } = useDesk();
  const names = useNames();
  const here = columns.filter((one) => one.station === station);
  return (
    <>
      {stations.length > 1 && (
        <Choice
          label={say('filter.station')}
          value={station}
          options={stations.map(({ slug }) => [slug, names.station(slug)])}
          onChange={(slug) => onChange(slug, '')}
        />
      )}
      <Choice
        label={say('field.column')}
        value={column}
        options={[['', say('chains.all')], ...here.map(({ id }): [string, string] => [id, names.column(id)])]}
        onChange={(id) => onChange(station, id)}
      />
    </>
  );
}

type StepsProps = { readonly steps: readonly ChainStep[]; readonly onChange: (steps: readonly ChainStep[]) => void };

function Steps({ steps, onChange }: StepsProps) {
  const say = useSay();
  const replace = (index: number, step: ChainStep): void =>
    onChange(steps.map((one, at) => (at === index ? step : one)));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {steps.map((step, index) => (
        <StepFields
          key={index}
          number={index + 1}
          step={step}
          onChange={(next) => replace(index, next)}
          onRemove={() => onChange(steps.filter((_one, at) => at !== index))}
        />
      ))}
      {steps.length < MOST_STEPS && (
        <div>
          <Button
            variant="tertiary"
            startIcon={<Plus />}
            onClick={() => onChange([...steps, { role: 'chief-editor', post: null }])}
          >
            {say('chains.add')}
          </Button>
        </div>
      )}
    </Flex>
  );
}

type StepProps = {
  readonly number: number;
  readonly step: ChainStep;
  readonly onChange: (step: ChainStep) => void;
  readonly onRemove: () => void;
};

function StepFields({ number, step, onChange, onRemove }: StepProps) {
  const say = useSay();
  const roleOf = useRoleNames();
  return (
    <Flex gap={2} alignItems="flex-end" wrap="wrap">
      <Row label={say('chains.step', { number })}>
        <SingleSelect
          value={step.role}
          onChange={(chosen) => onChange({ ...step, role: SIGNERS.find((role) => role === chosen) ?? step.role })}
        >
          {SIGNERS.map((role) => (
            <SingleSelectOption key={role} value={role}>
              {roleOf([role])}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Row>
      <Row label={say('chains.post')} hint={say('chains.post.hint')}>
        <TextInput
          value={step.post ?? ''}
          maxLength={40}
          onChange={(event: { target: { value: string } }) => onChange({ ...step, post: event.target.value || null })}
        />
      </Row>
      <IconButton label={say('chains.remove')} onClick={onRemove}>
        <Trash />
      </IconButton>
    </Flex>
  );
}
