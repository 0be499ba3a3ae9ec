import type { ReactNode } from 'react';
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { MergeChoice, MergeField, MergePiece } from '../../contract';
import { Runs } from '../review/runs';
import { outcomeOf, plainOf, takesOf, type Choices } from './merge-choices';
import { wordRuns } from './word-runs';
import { useSay } from './words';

const READ = { fontSize: '1.6rem', lineHeight: 1.75, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' } as const;

const Sides = styled.div`
  display: grid;
  gap: 16px;
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 800px) {
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }
`;

type Props = {
  readonly field: MergeField;
  readonly choices: Choices;
  readonly onChoose: (choice: MergeChoice) => void;
};

/** The stretches of a field: untouched ones folded, those that merge by themselves shown, those that overlap with their choice. */
export function MergePieces({ field: { field, pieces }, choices, onChoose }: Props) {
  const say = useSay();
  return pieces.map((piece, at) => {
    const key = `${field}.${at}`;
    if (piece.kind === 'same') {
      return (
        <Typography key={key} tag="p" variant="pi" textColor="neutral600" paddingTop={2} paddingBottom={2}>
          {say('merge.folded', { count: piece.merged.length })}
        </Typography>
      );
    }
    if (piece.kind !== 'conflict') return <Merged key={key} piece={piece} field={field} />;
    return (
      <Conflict
        key={key}
        piece={piece}
        field={field}
        choice={choices.get(key)}
        onChoose={(choice) => onChoose({ ...choice, field, at })}
      />
    );
  });
}

type PieceProps = { readonly piece: MergePiece; readonly field: MergeField['field'] };

function Merged({ piece, field }: PieceProps) {
  const say = useSay();
  return (
    <Box
      paddingTop={2}
      paddingBottom={2}
      paddingLeft={4}
      style={{ borderInlineStart: '3px solid currentColor' }}
      color="success600"
    >
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say(`merge.kind.${piece.kind === 'both' ? 'both' : piece.kind === 'mine' ? 'mine' : 'theirs'}`)}
      </Typography>
      <Box tag="p" color="neutral800" style={READ}>
        <Runs runs={wordRuns(plainOf(piece.base, field), plainOf(piece.merged, field))} />
      </Box>
    </Box>
  );
}

type Take = Pick<MergeChoice, 'take' | 'text'>;
type ConflictProps = PieceProps & {
  readonly choice: MergeChoice | undefined;
  readonly onChoose: (take: Take) => void;
};

function Conflict({ piece, field, choice, onChoose }: ConflictProps) {
  const say = useSay();
  const tone = choice ? 'success600' : 'danger600';
  return (
    <Box
      tag="section"
      aria-label={say('merge.conflict')}
      paddingTop={3}
      paddingBottom={3}
      paddingLeft={4}
      style={{ borderInlineStart: '3px solid currentColor' }}
      color={tone}
    >
      <Typography tag="h3" fontWeight="bold" textColor={tone} paddingBottom={2}>
        {say(choice ? 'merge.settled' : 'merge.conflict')}
      </Typography>
      <ThreeSides piece={piece} field={field} />
      <Takes piece={piece} field={field} choice={choice} onChoose={onChoose} />
      {choice?.take === 'text' && (
        <Box paddingTop={3}>
          <Textarea
            aria-label={say('merge.take.text')}
            value={choice.text ?? ''}
            maxLength={20_000}
            rows={4}
            onChange={({ target }: { target: { value: string } }) => onChoose({ take: 'text', text: target.value })}
          />
        </Box>
      )}
    </Box>
  );
}

function ThreeSides({ piece: { base, mine, theirs }, field }: PieceProps) {
  const say = useSay();
  const before = plainOf(base, field);
  const side = (blocks: readonly unknown[]): ReactNode =>
    blocks.length === 0 ? say('merge.gone') : <Runs runs={wordRuns(before, plainOf(blocks, field))} />;
  return (
    <Sides>
      <SideText title={say('merge.side.base')}>{before || say('merge.gone')}</SideText>
      <SideText title={say('merge.side.mine')}>{side(mine)}</SideText>
      <SideText title={say('merge.side.theirs')}>{side(theirs)}</SideText>
    </Sides>
  );
}

function Takes({ piece, field, choice, onChoose }: ConflictProps) {
  const say = useSay();
  const pressed = (take: MergeChoice['take']): void => {
    // Who writes anew begins from what stood chosen, else from one's own words.
    const begun = choice?.text ?? plainOf(outcomeOf(piece, choice) ?? piece.mine, field);
    onChoose(take === 'text' ? { take, text: begun } : { take });
  };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={3} role="group" aria-label={say('merge.choose')}>
      {takesOf(piece, field).map((take) => (
        <Button
          key={take}
          size="S"
          variant={choice?.take === take ? 'secondary' : 'tertiary'}
          aria-pressed={choice?.take === take}
          onClick={() => pressed(take)}
        >
          {say(`merge.take.${take}`)}
        </Button>
      ))}
    </Flex>
  );
}

function SideText({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Typography tag="h4" variant="pi" textColor="neutral600">
        {title}
      </Typography>
      <Box tag="p" color="neutral800" style={READ}>
        {children}
      </Box>
    </Box>
  );
}
