import type { LotteryProof } from '@/contract/types';
import { Badge, type BadgeKind } from '@/ui/badge';
import { Text } from '@/ui/text';
import { useGamesWords } from './games-words';
import { Left, Part } from './part';
import { useDrawVerdict } from './use-games';
import type { DrawVerdict } from './verify-draw.rules';

const CHECKS = ['rules', 'seed', 'entries', 'winners'] as const;

const kindOf = (holds: boolean | null): BadgeKind => (holds === null ? 'quiet' : holds ? 'proof' : 'stop');
const answerOf = (holds: boolean | null) => (holds === null ? 'later' : holds ? 'yes' : 'no');

/** What this device worked out about a lottery, in words. */
export function VerdictPart({ proof }: { readonly proof: LotteryProof }) {
  const { t } = useGamesWords();
  const verdict = useDrawVerdict(proof);
  return (
    <Part title={t('proof.title')}>
      {verdict ? (
        <Found verdict={verdict} />
      ) : (
        <Text tone="inkSoft" live>
          {t('proof.busy')}
        </Text>
      )}
    </Part>
  );
}

function Found({ verdict }: { readonly verdict: DrawVerdict }) {
  const { t } = useGamesWords();
  return (
    <Left>
      {CHECKS.map((check) => (
        <Badge key={check} kind={kindOf(verdict[check])} label={t(`proof.${check}.${answerOf(verdict[check])}`)} />
      ))}
    </Left>
  );
}
