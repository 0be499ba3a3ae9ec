import { useState } from 'react';
import { Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { NoticeRule, NoticeRuleBody } from '../../contract';
import { Nothing } from './nothing';
import { Robots } from './robots';
import { RuleDialog } from './rule-dialog';
import { audienceWords, kindWords, wayWords } from './rule-words';
import { useRules } from './use-rules';
import { useStations } from './use-stations';
import { spoken, type Say } from './words';

const blank = (station: string): NoticeRuleBody => ({
  station,
  kind: '*',
  audience: null,
  lanes: ['mail'],
  webhooks: [],
  quiet: null,
  minUrgency: 'normal',
  escalation: null,
});

/** A station's rules: which notices reach whom by which ways, and who comes next when nobody reads. */
export function Rules({ say }: { readonly say: Say }) {
  const { locale } = useIntl();
  const rules = useRules(say('failed'));
  const { own, stations } = useStations();
  const [open, setOpen] = useState<NoticeRuleBody | NoticeRule>();
  if (!rules.known) return <Typography textColor="neutral600">{rules.problem ?? say('loading')}</Typography>;
  const { known } = rules;
  const save = (rule: NoticeRuleBody | NoticeRule): Promise<string | undefined> =>
    'id' in rule ? rules.changeRule(rule) : rules.addRule(rule);

  return (
    <Flex direction="column" alignItems="stretch" gap={8}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="flex-end">
          <Button onClick={() => setOpen(blank(own))}>{say('addRule')}</Button>
        </Flex>
        <Box role="status" aria-live="polite">
          {rules.problem ? <Typography textColor="danger600">{rules.problem}</Typography> : null}
        </Box>
        {known.rules.length === 0 ? (
          <Nothing text={say('noRules')} />
        ) : (
          <RuleTable
            rules={known.rules}
            say={say}
            language={spoken(locale)}
            known={known}
            onOpen={setOpen}
            onRemove={(rule) => void rules.removeRule(rule)}
          />
        )}
      </Flex>
      <Robots say={say} rules={rules} robots={known.webhooks} own={own} stations={stations} />
      {open ? (
        <RuleDialog
          rule={open}
          say={say}
          known={known}
          stations={stations}
          onSave={save}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Flex>
  );
}

type TableProps = {
  readonly rules: readonly NoticeRule[];
  readonly say: Say;
  readonly language: 'zh-Hans' | 'en';
  readonly known: NonNullable<ReturnType<typeof useRules>['known']>;
  readonly onOpen: (rule: NoticeRule) => void;
  readonly onRemove: (rule: NoticeRule) => void;
};

function RuleTable({ rules, say, language, known, onOpen, onRemove }: TableProps) {
  const climbs = ({ escalation }: NoticeRule): string =>
    escalation ? say('climbs').replace('{minutes}', String(escalation.afterMinutes)) : '—';
  return (
    <Table colCount={6} rowCount={rules.length + 1}>
      <Thead>
        <Tr>
          {(['station', 'kind', 'forWhom', 'ways', 'escalation'] as const).map((word) => (
            <Th key={word}>
              <Typography variant="sigma">{say(word)}</Typography>
            </Th>
          ))}
          <Th>
            <span />
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {rules.map((rule) => (
          <Tr key={rule.id}>
            <Td>{rule.station}</Td>
            <Td>{kindWords(rule.kind, known.kinds, say, language)}</Td>
            <Td>{audienceWords(rule.audience, say, language)}</Td>
            <Td>{wayWords(rule, known.webhooks, say)}</Td>
            <Td>{climbs(rule)}</Td>
            <Td>
              <Flex gap={2} justifyContent="flex-end">
                <Button size="S" variant="tertiary" onClick={() => onOpen(rule)}>
                  {say('edit')}
                </Button>
                <Button size="S" variant="danger-light" onClick={() => onRemove(rule)}>
                  {say('remove')}
                </Button>
              </Flex>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
