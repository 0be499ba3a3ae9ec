import { Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ShownCheckRule } from '../../contract';
import { LINE } from '../reach/line-keys';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { StateWord } from '../reach/state-word';
import { useRuleTitle } from './rule-title';
import { SeverityWord } from './severity-word';
import { useSay } from './words';

const COLUMNS = ['rule', 'severity', 'kind', 'owner', 'tally', 'state'] as const;

type Props = { readonly rules: readonly ShownCheckRule[]; readonly onOpen: (rule: ShownCheckRule) => void };

/** One row for each rule; its sentence opens it. */
export function RuleTable({ rules, onOpen }: Props) {
  const say = useSay();
  return (
    <LinesTable heads={COLUMNS.map((column) => say(`column.${column}`))}>
      {rules.map((rule) => (
        <RuleRow key={rule.id} rule={rule} onOpen={() => onOpen(rule)} />
      ))}
    </LinesTable>
  );
}

function RuleRow({ rule, onOpen }: { readonly rule: ShownCheckRule; readonly onOpen: () => void }) {
  const say = useSay();
  const title = useRuleTitle()(rule);
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem', paddingBlock: 8 }}>
        <NameButton onClick={onOpen} {...mark} style={{ textWrap: 'pretty', lineHeight: 1.5 }}>
          {title}
        </NameButton>
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ fontFamily: 'monospace' }}>
          {rule.id}
        </Typography>
      </Td>
      <Td data-label={say('column.severity')}>
        <SeverityWord severity={rule.effective} />
      </Td>
      <Td data-label={say('column.kind')}>
        <Typography style={{ whiteSpace: 'nowrap' }}>{say(`kind.${rule.check.kind}`)}</Typography>
      </Td>
      <Td data-label={say('column.owner')}>
        <Typography style={{ whiteSpace: 'nowrap' }}>{rule.owner}</Typography>
      </Td>
      <Td data-label={say('column.tally')}>
        <Tally rule={rule} />
      </Td>
      <Td data-label={say('column.state')}>
        <StateWord tone={rule.active ? 'proof' : 'stop'} word={say(rule.active ? 'state.on' : 'state.off')} />
      </Td>
    </Tr>
  );
}

/** How often it found something, and what share of that was a false alarm. */
export function Tally({ rule }: { readonly rule: Pick<ShownCheckRule, 'tally'> }) {
  const say = useSay();
  const { formatNumber } = useIntl();
  const { findings, falseAlarms } = rule.tally;
  if (findings === 0) return <Typography textColor="neutral600">{say('tally.none')}</Typography>;
  const share = formatNumber(falseAlarms / findings, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Typography style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {say('tally', { findings, falseAlarms, share })}
    </Typography>
  );
}
