import { Box, Flex, Typography } from '@strapi/design-system';
import { Sheet, StateWord, type Tone } from '@hearth/cms/reach';
import type { BlindSheet } from '../../contract';
import { useSay } from '../rounds/words';
import { OpenSheet } from './open-sheet';
import { ScoreForm } from './score-form';

type Props = { readonly sheet: BlindSheet; readonly me: string | undefined; readonly onDone: () => void };

const TONES: Readonly<Record<BlindSheet['state'], Tone>> = {
  score: 'wait',
  wait: 'quiet',
  open: 'wait',
  done: 'proof',
};

/** One sample, by its code and nothing else: to be scored, sealed, or to be opened. */
export function SheetCard({ sheet, me, onDone }: Props) {
  const say = useSay();
  return (
    <Sheet label={say('sheet.code', { code: sheet.code })}>
      <Box padding={5}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography tag="h2" variant="alpha" style={{ letterSpacing: '0.08em', fontVariantNumeric: 'tabular-nums' }}>
            {sheet.code}
          </Typography>
          <StateWord tone={TONES[sheet.state]} word={say(`sheet.state.${sheet.state}`)} />
        </Flex>
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingBlock: 4 }}>
          {[say('sheet.due', { day: sheet.dueOn }), sheet.reason && say('sheet.again', { reason: sheet.reason })]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {sheet.state === 'score' && me !== undefined && <ScoreForm sheet={sheet} me={me} onDone={onDone} />}
        {sheet.state === 'open' && me !== undefined && <OpenSheet sheet={sheet} me={me} onDone={onDone} />}
        {sheet.state === 'wait' && <Typography>{say('sheet.wait')}</Typography>}
        {sheet.state === 'done' && <Typography>{say('sheet.done')}</Typography>}
      </Box>
    </Sheet>
  );
}
