import { Flex, NumberInput, Toggle, Typography } from '@strapi/design-system';
import { Row } from '../reach/dialog';
import type { FieldProps } from './account-form';
import { useSay } from './words';

/** How much and how fast an account may be posted to; both are kept here before the platform has to refuse. */
export function LimitFields({ draft, change }: FieldProps) {
  const say = useSay();
  const { quota, pace } = draft;
  return (
    <>
      <Limit
        label={say('quota')}
        pair={quota && { posts: quota.posts, span: quota.hours }}
        spanned={say('quota.hours')}
        first={{ posts: 10, span: 24 }}
        onChange={(pair) => change({ quota: pair && { posts: pair.posts, hours: Math.min(744, pair.span) } })}
      />
      <Limit
        label={say('pace')}
        pair={pace && { posts: pace.posts, span: pace.seconds }}
        spanned={say('pace.seconds')}
        first={{ posts: 1, span: 60 }}
        onChange={(pair) => change({ pace: pair && { posts: Math.min(1_000, pair.posts), seconds: pair.span } })}
      />
    </>
  );
}

type Pair = { readonly posts: number; readonly span: number };

type LimitProps = {
  readonly label: string;
  readonly pair: Pair | null;
  readonly spanned: string;
  /** What it begins with when it is switched on. */
  readonly first: Pair;
  readonly onChange: (pair: Pair | null) => void;
};

function Limit({ label, pair, spanned, first, onChange }: LimitProps) {
  const say = useSay();
  const whole = (value: number | undefined): number => Math.max(1, Math.round(value ?? 1));
  return (
    <Row label={label}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Toggle
          onLabel={say('limit.on')}
          offLabel={say('limit.off')}
          checked={pair !== null}
          onChange={({ target }: { target: { checked: boolean } }) => onChange(target.checked ? first : null)}
        />
        {pair && (
          <Flex gap={2}>
            <NumberInput
              aria-label={say('limit.posts')}
              value={pair.posts}
              onValueChange={(posts: number | undefined) => onChange({ ...pair, posts: whole(posts) })}
            />
            <Typography style={{ whiteSpace: 'nowrap' }}>{say('limit.in')}</Typography>
            <NumberInput
              aria-label={spanned}
              value={pair.span}
              onValueChange={(span: number | undefined) => onChange({ ...pair, span: whole(span) })}
            />
            <Typography style={{ whiteSpace: 'nowrap' }}>{spanned}</Typography>
          </Flex>
        )}
      </Flex>
    </Row>
  );
}
