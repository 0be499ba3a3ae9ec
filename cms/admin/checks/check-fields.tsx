import { Grid, Textarea, TextInput, Typography } from '@strapi/design-system';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import type { Draft, DraftProblem } from './draft';
import { useSay } from './words';

type Props = {
  readonly draft: Draft;
  readonly problem: DraftProblem | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
};
type Typed = { readonly target: { readonly value: string } };

const SHAPES = ['terms', 'pattern', 'other'] as const;

/** What a rule looks for. Words and patterns have fields; tables of names or places are written as the pack writes them. */
export function CheckFields({ draft, problem, onChange }: Props) {
  const say = useSay();
  return (
    <>
      <Choice
        label={say('by.kind')}
        value={draft.shape}
        options={SHAPES.map((shape) => [shape, say(`shape.${shape}`)] as const)}
        onChange={(chosen) => onChange({ shape: SHAPES.find((one) => one === chosen) ?? draft.shape })}
      />
      {draft.shape === 'terms' ? (
        <Row label={say('field.terms')} hint={say('field.terms.hint')} required>
          <Textarea value={draft.terms} onChange={({ target }: Typed) => onChange({ terms: target.value })} />
        </Row>
      ) : null}
      {draft.shape === 'pattern' ? <PatternFields draft={draft} onChange={onChange} /> : null}
      <Row
        label={say(draft.shape === 'other' ? 'field.json' : 'field.where')}
        hint={say(draft.shape === 'other' ? 'field.json.hint' : 'field.where.hint')}
      >
        <Textarea
          value={draft.json}
          spellCheck={false}
          style={{ fontFamily: 'monospace' }}
          onChange={({ target }: Typed) => onChange({ json: target.value })}
        />
      </Row>
      {problem === 'json' ? (
        <Typography textColor="danger600" role="alert">
          {say('problem.json')}
        </Typography>
      ) : null}
    </>
  );
}

function PatternFields({ draft, onChange }: Omit<Props, 'problem'>) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      {(['pattern', 'better'] as const).map((name) => (
        <Grid.Item key={name} col={name === 'pattern' ? 8 : 4} xs={12} alignItems="stretch" direction="column">
          <Row label={say(`field.${name}`)} hint={say(`field.${name}.hint`)} required={name === 'pattern'}>
            <TextInput
              required={name === 'pattern'}
              spellCheck={false}
              value={draft[name]}
              style={{ fontFamily: 'monospace' }}
              onChange={({ target }: Typed) => onChange({ [name]: target.value })}
            />
          </Row>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
