import { useEffect, useState } from 'react';
import { Box, Button, Flex, SingleSelectOption, Typography } from '@strapi/design-system';
import type { PointRule } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Narrow } from '../reach/filters';
import { Moment } from '../reach/moment';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { FIRST_RULE } from './rule-draft';
import { RuleEditor } from './rule-editor';
import { RuleTables } from './rule-tables';
import { useMonthName, useSay } from './words';

/** What points are given by: every version for everybody to read, the next one for whoever keeps the books. */
export function RulesPart({ about }: { readonly about: About }) {
  const { station, round } = about;
  const all = useReading<{ rules: readonly PointRule[] }>(`/cms/points/rules?station=${station}`);
  const { reload } = all;
  const [isDrafting, draft] = useState(false);
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Faces of={all}>
      {({ rules }) => {
        const last = rules.at(-1);
        if (isDrafting)
          return (
            <RuleEditor
              about={about}
              first={last?.rule ?? FIRST_RULE}
              known={last}
              onDone={() => {
                draft(false);
                reload();
              }}
            />
          );
        return <Versions rules={rules} mayKeep={about.powers.keep} onDraft={() => draft(true)} />;
      }}
    </Faces>
  );
}

type VersionsProps = {
  readonly rules: readonly PointRule[];
  readonly mayKeep: boolean;
  readonly onDraft: () => void;
};

function Versions({ rules, mayKeep, onDraft }: VersionsProps) {
  const say = useSay();
  const [version, choose] = useState(0);
  const shown = rules.find((one) => one.version === version) ?? rules.at(-1);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        {shown ? <VersionChoice rules={rules} shown={shown} onChoose={choose} /> : <span />}
        {mayKeep && (
          <Button variant="secondary" onClick={onDraft}>
            {say(shown ? 'rule.draft' : 'rule.first')}
          </Button>
        )}
      </Flex>
      <Sheet label={say('tab.rules')}>
        {shown ? (
          <Box padding={5}>
            <About rule={shown} />
            <RuleTables rule={shown.rule} />
          </Box>
        ) : (
          <Nothing>{say(mayKeep ? 'rule.none.keep' : 'rule.none.read')}</Nothing>
        )}
      </Sheet>
    </Flex>
  );
}

type ChoiceProps = {
  readonly rules: readonly PointRule[];
  readonly shown: PointRule;
  readonly onChoose: (version: number) => void;
};

function VersionChoice({ rules, shown, onChoose }: ChoiceProps) {
  const say = useSay();
  const nameOf = useMonthName();
  return (
    <Box minWidth="26rem">
      <Narrow label={say('rule.version')} value={String(shown.version)} onChange={(chosen) => onChoose(Number(chosen))}>
        {[...rules].reverse().map(({ version, validFrom }) => (
          <SingleSelectOption key={version} value={String(version)}>
            {say('rule.name', { version, month: nameOf(validFrom) })}
          </SingleSelectOption>
        ))}
      </Narrow>
    </Box>
  );
}

function About({ rule: { by, at } }: { readonly rule: PointRule }) {
  const say = useSay();
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={4}>
      {say('rule.by', { name: by })} <Moment at={at} />
    </Typography>
  );
}
