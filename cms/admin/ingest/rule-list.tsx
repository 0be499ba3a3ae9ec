import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { DryRun, RouteRule } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { LINE } from '../reach/line-keys';
import { NameButton } from '../reach/name-button';
import { StateWord } from '../reach/state-word';
import { hitsOf, moved, replaced } from './rule-draft';
import { useConditionWords } from './condition-words';
import { useSay } from './words';

type Props = {
  readonly rules: readonly RouteRule[];
  /** What trying them gave, as long as they are what was tried. */
  readonly run: DryRun | undefined;
  readonly mayManage: boolean;
  readonly onChange: (rules: readonly RouteRule[]) => void;
  readonly onOpen: (rule: RouteRule) => void;
};

/** The rules in their order: the first that holds decides. */
export function RuleList({ rules, run, mayManage, onChange, onOpen }: Props) {
  const say = useSay();
  const hits = run && hitsOf(run);
  return (
    <Sheet label={say('view.rules')}>
      {rules.length === 0 && <Nothing>{say('rules.empty')}</Nothing>}
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {rules.map((rule, index) => (
          <Flex key={rule.id} tag="li" gap={3} padding={4} wrap="wrap" style={LINE_BETWEEN}>
            <Typography variant="pi" textColor="neutral600">
              {index + 1}
            </Typography>
            <RuleWords rule={rule} onOpen={mayManage ? onOpen : undefined} />
            {hits && rule.on && (
              <Typography variant="pi" textColor="neutral800" fontWeight="semiBold">
                {say('try.hits', { count: hits.get(rule.id) ?? 0 })}
              </Typography>
            )}
            <StateWord
              tone={rule.on ? (rule.then.do === 'drop' ? 'stop' : 'proof') : 'quiet'}
              word={say(rule.on ? `do.${rule.then.do}` : 'rule.off')}
            />
            {mayManage && <RuleDeeds rules={rules} index={index} onChange={onChange} />}
          </Flex>
        ))}
      </Box>
      {rules.length > 0 && (
        <Box padding={4}>
          <Typography variant="pi" textColor="neutral600">
            {hits ? say('try.left', { count: hits.get('') ?? 0 }) : say('rules.rest')}
          </Typography>
        </Box>
      )}
    </Sheet>
  );
}

const LINE_BETWEEN = { borderBlockEnd: '1px solid var(--hearth-hairline, rgba(128, 118, 104, 0.25))' };

type WordsProps = { readonly rule: RouteRule; readonly onOpen: ((rule: RouteRule) => void) | undefined };

function RuleWords({ rule, onOpen }: WordsProps) {
  const line = { [LINE]: '' };
  const conditions = useConditionWords(rule.when);
  return (
    <Flex direction="column" alignItems="flex-start" grow={1} style={{ flexBasis: '22rem' }}>
      {onOpen ? (
        <NameButton {...line} onClick={() => onOpen(rule)}>
          {rule.name}
        </NameButton>
      ) : (
        <Typography fontWeight="semiBold">{rule.name}</Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        {conditions}
      </Typography>
    </Flex>
  );
}

type DeedsProps = Pick<Props, 'rules' | 'onChange'> & { readonly index: number };

function RuleDeeds({ rules, index, onChange }: DeedsProps) {
  const say = useSay();
  const rule = rules[index];
  if (!rule) return null;
  const deeds = [
    ['up', index > 0, () => moved(rules, index, -1)],
    ['down', index < rules.length - 1, () => moved(rules, index, 1)],
    [rule.on ? 'turnOff' : 'turnOn', true, () => replaced(rules, { ...rule, on: !rule.on })],
    ['remove', true, () => rules.filter(({ id }) => id !== rule.id)],
  ] as const;
  return (
    <Flex gap={1} wrap="wrap">
      {deeds.map(([deed, may, next]) => (
        <Button key={deed} size="S" variant="ghost" disabled={!may} onClick={() => onChange(next())}>
          {say(`rule.${deed}`)}
        </Button>
      ))}
    </Flex>
  );
}
