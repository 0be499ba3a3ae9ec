import { useId } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useSpoken } from '@hearth/cms/reach';
import { blockWords, FULL_STEPS, type RubricBlock } from '../../contract';
import { useSay } from '../rounds/words';

type Props = {
  readonly block: RubricBlock;
  readonly weight: number;
  readonly brief: string;
  readonly step: number;
  /** A step that nobody chose is not a score. */
  readonly isTouched: boolean;
  readonly onStep: (step: number) => void;
};

/** One block: a slider that a thumb can move, its anchors as buttons, and what is told of it without names. */
export function BlockSlider({ block, weight, brief, step, isTouched, onStep }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const id = useId();
  const words = blockWords[block];
  return (
    <Box borderColor="neutral150" borderStyle="solid none none none" paddingTop={4}>
      <Flex justifyContent="space-between" gap={3}>
        <Typography tag="label" htmlFor={id} fontWeight="semiBold">
          {`${spoken(words.name)} · ${say('sheet.weight', { weight })}`}
        </Typography>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {isTouched ? `${step}/${FULL_STEPS}` : '—'}
        </Typography>
      </Flex>
      {brief !== '' && (
        <Typography tag="p" style={{ paddingTop: 4, whiteSpace: 'pre-wrap' }}>
          {brief}
        </Typography>
      )}
      <input
        id={id}
        type="range"
        min={0}
        max={FULL_STEPS}
        step={1}
        value={step}
        onChange={({ target }) => onStep(Number(target.value))}
        style={{ width: '100%', height: 44, accentColor: 'currentColor' }}
      />
      <Anchors block={block} chosen={isTouched ? step : undefined} onStep={onStep} />
    </Box>
  );
}

type AnchorProps = Pick<Props, 'block' | 'onStep'> & { readonly chosen: number | undefined };

/** What none, half and all of it look like; a touch on one chooses it. */
function Anchors({ block, chosen, onStep }: AnchorProps) {
  const spoken = useSpoken();
  const words = blockWords[block];
  const anchors = [
    [0, words.none],
    [FULL_STEPS / 2, words.half],
    [FULL_STEPS, words.full],
  ] as const;
  return (
    <Flex gap={2} wrap="wrap">
      {anchors.map(([at, text]) => (
        <Button
          key={at}
          size="S"
          variant={chosen === at ? 'default' : 'tertiary'}
          aria-pressed={chosen === at}
          onClick={() => onStep(at)}
        >
          {`${at} ${spoken(text)}`}
        </Button>
      ))}
    </Flex>
  );
}
