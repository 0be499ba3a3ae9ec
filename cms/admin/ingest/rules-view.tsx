import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { DryRun, RouteRule, RuleVersion } from '../../contract';
import { Faces } from '../reach/faces';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { useDesk, useNames } from '../topics/desk';
import { DryRunSheet } from './dry-run-sheet';
import { RuleForm } from './rule-form';
import { RuleList } from './rule-list';
import { aNewRule, replaced } from './rule-draft';
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
  const mayManage = useMay('plugin::cms.ingest.manage');
  const { rules, run, busy, isChanged, change, tryIt, switchOn } = useDraft(current, onSwitched);
  const [open, setOpen] = useState<RouteRule>();
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
      <RuleList rules={rules} run={run} mayManage={mayManage} onChange={change} onOpen={setOpen} />
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

/** Rules as somebody writes them on, tried as often as they like; a change forgets what was tried. */
function useDraft(current: RuleVersion, onSwitched: () => void) {
  const { station } = useDesk();
  const { busy, act } = useActing();
  const [rules, setRules] = useState<readonly RouteRule[]>(current.rules);
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
  return { rules, run, busy, isChanged, change, tryIt, switchOn };
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
