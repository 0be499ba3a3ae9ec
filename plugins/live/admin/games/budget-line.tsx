import { useState } from 'react';
import { Box, Button, Flex, NumberInput, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing, useMay, useReading } from '@hearth/cms/reach';
import { GAMES_FUND, type GameBudget } from '../../contract';
import { useSay } from './words';
import { fenOf, yuanOf } from './yuan.rules';

/** What may be given away this month, and what of it was: set by whoever answers for the money. */
export function BudgetLine() {
  const say = useSay();
  const mayFund = useMay(GAMES_FUND);
  const budget = useReading<GameBudget>('/live/game-budget');
  const [isOpen, open] = useState(false);
  if (!budget.value) return null;
  const { month, fen, used } = budget.value;
  return (
    <Box paddingBottom={4}>
      <Flex gap={3} wrap="wrap">
        <Typography textColor={fen === null ? 'danger600' : 'neutral800'}>
          {fen === null
            ? say('games.budget.none', { month })
            : say('games.budget', { month, fen: yuanOf(fen), used: yuanOf(used) })}
        </Typography>
        {mayFund && (
          <Button size="S" variant="tertiary" onClick={() => open(true)}>
            {say('games.budget.set')}
          </Button>
        )}
      </Flex>
      {isOpen && <SetBudget known={fen} onClose={() => open(false)} onDone={budget.reload} />}
    </Box>
  );
}

type Props = { readonly known: number | null; readonly onClose: () => void; readonly onDone: () => void };

function SetBudget({ known, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [yuan, setYuan] = useState<number | undefined>(known === null ? undefined : known / 100);
  const send = async (): Promise<void> => {
    if (!(await act({ method: 'put', path: '/live/game-budget', body: { fen: fenOf(yuan) } }))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say('games.budget.set')}
      action={say('games.save')}
      busy={busy}
      canSend={yuan !== undefined && yuan >= 0}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('games.budget.fen')} hint={say('games.budget.hint')} required>
        <NumberInput {...(yuan !== undefined && { value: yuan })} step={100} onValueChange={setYuan} />
      </Row>
    </FormDialog>
  );
}
