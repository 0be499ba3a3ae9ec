import { useMemo, useState } from 'react';
import { Box, Button, Flex, SingleSelectOption, Typography } from '@strapi/design-system';
import type { MonthHead, PointRule, PointRuleBody } from '../../contract';
import { monthAfter } from '../../server/points/month.rules';
import { Sheet } from '../reach/faces';
import { Narrow } from '../reach/filters';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { AdoptDialog } from './adopt-dialog';
import { monthsUntil } from './months';
import { isSame, problemsOf } from './rule-draft';
import { RuleTables } from './rule-tables';
import { useMonthName, useSay } from './words';
import { WhatIf, type Tried } from './what-if';

type Props = {
  readonly about: About;
  readonly first: PointRuleBody;
  /** The version that was adopted last; missing for the first. */
  readonly known: PointRule | undefined;
  readonly onDone: () => void;
};

/** Writes the next version of the rule. It is tried on works of the past before anybody can adopt it. */
export function RuleEditor({ about, first, known, onDone }: Props) {
  const say = useSay();
  const [rule, setRule] = useState(first);
  const [tried, setTried] = useState<Tried>();
  const isTried = tried !== undefined && isSame(tried.rule, rule);
  const problems = problemsOf(rule);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <Typography tag="h2" variant="delta">
        {say('rule.drafting', { version: (known?.version ?? 0) + 1 })}
      </Typography>
      <Sheet label={say('rule.draft')}>
        <Box padding={5}>
          <RuleTables rule={rule} onChange={setRule} />
          <Box role="status" paddingTop={4}>
            {problems.map((problem) => (
              <Typography tag="p" key={JSON.stringify(problem)} textColor="danger600">
                {say(
                  `rule.problem.${problem.word}`,
                  'grade' in problem ? { grade: say(`grade.${problem.grade}`) } : {},
                )}
              </Typography>
            ))}
          </Box>
        </Box>
      </Sheet>
      <WhatIf about={about} rule={rule} isWhole={problems.length === 0} tried={tried} onTried={setTried} />
      <Foot
        about={about}
        rule={rule}
        known={known}
        why={whyNot({ isWhole: problems.length === 0, isNew: !known || !isSame(known.rule, rule), isTried })}
        onDone={onDone}
      />
    </Flex>
  );
}

type Why = 'problems' | 'same' | 'untried';
type Ready = { readonly isWhole: boolean; readonly isNew: boolean; readonly isTried: boolean };

function whyNot({ isWhole, isNew, isTried }: Ready): Why | undefined {
  if (!isWhole) return 'problems';
  if (!isNew) return 'same';
  return isTried ? undefined : 'untried';
}

type FootProps = Pick<Props, 'about' | 'known' | 'onDone'> & {
  readonly rule: PointRuleBody;
  readonly why: Why | undefined;
};

/** From which month it is to hold, and the way there; a button that cannot be pressed says why. */
function Foot({ about, rule, known, why, onDone }: FootProps) {
  const say = useSay();
  const nameOf = useMonthName();
  const offered = useOffered(about.station);
  const [chosen, choose] = useState('');
  const [isAsking, ask] = useState(false);
  const month = chosen || (offered[0] ?? '');
  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <Narrow label={say('rule.validFrom')} value={month} onChange={choose}>
        {offered.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {say('rule.from.month', { month: nameOf(one) })}
          </SingleSelectOption>
        ))}
      </Narrow>
      <Button disabled={why !== undefined} onClick={() => ask(true)}>
        {say('rule.adopt')}
      </Button>
      <Button variant="tertiary" onClick={onDone}>
        {say('rule.leave')}
      </Button>
      <Typography variant="pi" textColor="neutral600" role="status">
        {why === undefined ? '' : say(`rule.not.${why}`)}
      </Typography>
      {isAsking && (
        <AdoptDialog
          about={about}
          body={{ station: about.station, version: known?.version ?? 0, validFrom: month, rule }}
          onClose={(isAdopted) => {
            ask(false);
            if (isAdopted) onDone();
          }}
        />
      )}
    </Flex>
  );
}

/** The open month and the two after it: a rule never reaches back. */
function useOffered(station: string): readonly string[] {
  const months = useReading<{ months: readonly MonthHead[] }>(`/cms/points/months?station=${station}`).value?.months;
  const [now = ''] = useMemo(() => monthsUntil(new Date(), 1), []);
  if (!months) return [];
  const open = months.find(({ isOpen }) => isOpen)?.month ?? now;
  return [open, monthAfter(open), monthAfter(monthAfter(open))];
}
