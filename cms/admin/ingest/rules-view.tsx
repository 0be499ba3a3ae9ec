import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { DryRun, RouteRule, RuleVersion } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { useDesk, useNames } from '../topics/desk';
import { DryRunSheet } from './dry-run-sheet';
import { RuleForm } from './rule-form';
import { aNewRule, moved, replaced } from './rule-draft';
import { useSay } from './words';

type Rules = { readonly current: RuleVersion; readonly before: readonly RuleVersion[] };

/** The ordered rules that make leads of items; a draft is tried on a day's items before it is switched on. */
export function RulesView() {
  const { station } = useDesk();
  const rules = useReading<Rules>(`/cms/ingest/rules?station=${station}`);
  return (
    <Faces of={rules}>
      {({ current }) => <Draft key={current.version} current={current} onSwitched={rules.reload} />}
    </Faces>
  );
}

type DraftProps = { readonly current: RuleVersion; readonly onSwitched: () => void };

function Draft({ current, onSwitched }: DraftProps) {
  const say = useSay();
  const { station } = useDesk();
  const mayManage = useMay('plugin::cms.ingest.manage');
  const { busy, act } = useActing();
  const [rules, setRules] = useState<readonly RouteRule[]>(current.rules);
  const [open, setOpen] = useState<RouteRule>();
  const [run, setRun] = useState<DryRun>();
  const isChanged = JSON.stringify(rules) !== JSON.stringify(current.rules);
  const change = (next: readonly RouteRule[]): void => {
    setRules(next);
    setRun(undefined);
  };
  const tryIt = async (): Promise<void> => {
    const done = await act<DryRun>({ method: 'post', path: '/cms/ingest/rules/dry-run', body: { station, rules } });
    if (done) setRun(done.value);
  };
  const switchOn = async (): Promise<void> => {
    const body = { station, version: current.version, rules };
    if (await act({ method: 'put', path: '/cms/ingest/rules', body })) onSwitched();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <VersionLine current={current} isChanged={isChanged} />
      <Flex gap={2} wrap="wrap">
        {mayManage && (
          <Button variant="tertiary" onClick={() => setOpen(aNewRule(rules, say('rule.new')))}>
            {say('rule.add')}
          </Button>
        )}
        <Button variant="secondary" loading={busy} onClick={() => void tryIt()}>
          {say('rules.try')}
        </Button>
        {mayManage && (
          <Button disabled={!isChanged || !run || busy} onClick={() => void switchOn()}>
            {say('rules.switchOn')}
          </Button>
        )}
      </Flex>
      {isChanged && !run && <Typography textColor="neutral600">{say('rules.tryFirst')}</Typography>}
      <RuleList rules={rules} mayManage={mayManage} onChange={change} onOpen={setOpen} />
      {run && <DryRunSheet run={run} />}
      {open && (
        <RuleForm
          rule={open}
          onDone={(rule) => {
            if (rule) change(replaced(rules, rule));
            setOpen(undefined);
          }}
        />
      )}
    </Flex>
  );
}

function VersionLine({ current, isChanged }: { readonly current: RuleVersion; readonly isChanged: boolean }) {
  const say = useSay();
  const names = useNames();
  return (
    <Flex gap={3} wrap="wrap">
      <StateWord tone={isChanged ? 'wait' : 'proof'} word={say(isChanged ? 'rules.draft' : 'rules.current')} />
      {current.owner !== null && current.at !== null && (
        <Typography variant="pi" textColor="neutral600">
          {say('rules.version', { version: current.version, who: names.person(current.owner) })}{' '}
          <Moment at={current.at} />
        </Typography>
      )}
    </Flex>
  );
}

type ListProps = {
  readonly rules: readonly RouteRule[];
  readonly mayManage: boolean;
  readonly onChange: (rules: readonly RouteRule[]) => void;
  readonly onOpen: (rule: RouteRule) => void;
};

function RuleList({ rules, mayManage, onChange, onOpen }: ListProps) {
  const say = useSay();
  return (
    <Sheet label={say('view.rules')}>
      {rules.length === 0 && <Nothing>{say('rules.empty')}</Nothing>}
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {rules.map((rule, index) => (
          <Flex key={rule.id} tag="li" gap={3} padding={4} wrap="wrap" borderColor="neutral150">
            <Typography variant="pi" textColor="neutral600">
              {index + 1}
            </Typography>
            <Flex direction="column" alignItems="flex-start" grow={1}>
              <NameButton onClick={() => onOpen(rule)}>{rule.name}</NameButton>
              <Typography variant="pi" textColor="neutral600">
                {[...rule.when.all, ...rule.when.any, ...rule.when.places].slice(0, 8).join('、') || say('rule.always')}
              </Typography>
            </Flex>
            <StateWord
              tone={rule.on ? (rule.then.do === 'drop' ? 'stop' : 'proof') : 'quiet'}
              word={say(rule.on ? `do.${rule.then.do}` : 'rule.off')}
            />
            {mayManage && (
              <Flex gap={1}>
                <Button
                  size="S"
                  variant="ghost"
                  disabled={index === 0}
                  onClick={() => onChange(moved(rules, index, -1))}
                >
                  {say('rule.up')}
                </Button>
                <Button size="S" variant="ghost" onClick={() => onChange(replaced(rules, { ...rule, on: !rule.on }))}>
                  {say(rule.on ? 'rule.turnOff' : 'rule.turnOn')}
                </Button>
                <Button size="S" variant="ghost" onClick={() => onChange(rules.filter(({ id }) => id !== rule.id))}>
                  {say('rule.remove')}
                </Button>
              </Flex>
            )}
          </Flex>
        ))}
      </Box>
    </Sheet>
  );
}
