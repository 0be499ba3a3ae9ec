import { useState } from 'react';
import { Button, Grid, NumberInput, TextInput, Textarea, Typography } from '@strapi/design-system';
import { FormDialog, MomentField, Row } from '@hearth/cms/reach';
import type { MakeLottery } from '../../contract';
import { EMPTY_LOTTERY, EMPTY_PRIZE, lotteryFrom, type LotteryDraft, type PrizeDraft } from './lottery-draft.rules';
import { SessionChoice } from './session-choice';
import { useSay } from './words';

type Props = {
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (lottery: MakeLottery) => void;
};

type Change = { readonly draft: LotteryDraft; readonly onChange: (part: Partial<LotteryDraft>) => void };
type Typed = { target: { value: string } };

const TIMES = ['opensAt', 'closesAt', 'saltAt'] as const;
const MOST_PRIZES = 20;

/** Makes a lottery: its rules, its prizes, its moments, and what nobody can know before it is drawn. */
export function MakeLotteryDialog({ busy, onClose, onSend }: Props) {
  const say = useSay();
  const [draft, setDraft] = useState<LotteryDraft>(EMPTY_LOTTERY);
  const onChange = (part: Partial<LotteryDraft>): void => setDraft({ ...draft, ...part });
  const lottery = lotteryFrom(draft);
  return (
    <FormDialog
      title={say('games.lottery.make')}
      action={say('games.save')}
      busy={busy}
      canSend={lottery !== undefined}
      onClose={onClose}
      onSubmit={() => lottery && onSend(lottery)}
    >
      <SessionChoice value={draft.session} onChange={(session) => onChange({ session })} />
      <Row label={say('games.lottery.column.title')} required>
        <TextInput
          value={draft.title}
          maxLength={60}
          onChange={({ target }: Typed) => onChange({ title: target.value })}
        />
      </Row>
      <Row label={say('games.lottery.rule')} hint={say('games.lottery.rule.hint')} required>
        <Textarea
          value={draft.rule}
          maxLength={2_000}
          onChange={({ target }: Typed) => onChange({ rule: target.value })}
        />
      </Row>
      <Prizes draft={draft} onChange={onChange} />
      <Moments draft={draft} onChange={onChange} />
      <Typography variant="pi" textColor="neutral600">
        {say('games.lottery.fixed')}
      </Typography>
    </FormDialog>
  );
}

/** When it opens and closes, and what nobody can know before. */
function Moments({ draft, onChange }: Change) {
  const say = useSay();
  return (
    <>
      {TIMES.map((name) => (
        <MomentField
          key={name}
          label={say(`games.lottery.${name}`)}
          value={draft[name]}
          required
          onChange={(at) => onChange({ [name]: at })}
        />
      ))}
      <Row label={say('games.lottery.salt-source')} hint={say('games.lottery.salt-source.hint')} required>
        <TextInput
          value={draft.saltSource}
          maxLength={200}
          onChange={({ target }: Typed) => onChange({ saltSource: target.value })}
        />
      </Row>
    </>
  );
}

function Prizes({ draft: { prizes }, onChange }: Change) {
  const say = useSay();
  const change = (at: number, part: Partial<PrizeDraft>): void =>
    onChange({ prizes: prizes.map((prize, n) => (n === at ? { ...prize, ...part } : prize)) });
  return (
    <>
      {prizes.map((prize, at) => (
        <PrizeFields key={prize.key} prize={prize} onChange={(part) => change(at, part)} />
      ))}
      {prizes.length < MOST_PRIZES && (
        <Button
          variant="tertiary"
          onClick={() => onChange({ prizes: [...prizes, { ...EMPTY_PRIZE, key: prizes.length }] })}
        >
          {say('games.prize.add')}
        </Button>
      )}
    </>
  );
}

type PrizeProps = { readonly prize: PrizeDraft; readonly onChange: (part: Partial<PrizeDraft>) => void };

function PrizeFields({ prize: { name, value, count }, onChange }: PrizeProps) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Row label={say('games.prize.name')} required>
          <TextInput value={name} maxLength={60} onChange={({ target }: Typed) => onChange({ name: target.value })} />
        </Row>
      </Grid.Item>
      <Grid.Item col={3} xs={6} direction="column" alignItems="stretch">
        <Row label={say('games.prize.value')} required>
          <NumberInput {...(value !== undefined && { value })} onValueChange={(typed) => onChange({ value: typed })} />
        </Row>
      </Grid.Item>
      <Grid.Item col={3} xs={6} direction="column" alignItems="stretch">
        <Row label={say('games.prize.count')} required>
          <NumberInput
            {...(count !== undefined && { value: count })}
            onValueChange={(typed) => onChange({ count: typed })}
          />
        </Row>
      </Grid.Item>
    </Grid.Root>
  );
}
