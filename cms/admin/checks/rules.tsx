import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { ShownCheckRule } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { RuleEditor } from './rule-editor';
import { RuleFilters } from './rule-filters';
import { RuleSheet } from './rule-sheet';
import { RuleTable } from './rule-table';
import { fitting, useWanted } from './use-rules';
import { useSay } from './words';

type Listed = { readonly rules: ShownCheckRule[]; readonly mayWrite: boolean };
type Open = { readonly as: 'sheet' | 'editor'; readonly rule: ShownCheckRule | undefined };

/** A table of this many rows is read, a longer one is searched. */
const SHOWN = 60;

/** The rules of a station: found by filter, opened, changed, switched off. */
export function Rules({ station }: { readonly station: string }) {
  const listed = useReading<Listed>(`/cms/check-rules?station=${station}`);
  const [open, setOpen] = useState<Open>();
  const done = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) listed.reload();
  };
  return (
    <Faces of={listed}>
      {(value) => (
        <>
          <RuleList listed={value} onOpen={setOpen} />
          {open?.as === 'sheet' && open.rule ? (
            <RuleSheet
              rule={open.rule}
              station={station}
              mayWrite={value.mayWrite}
              onEdit={() => setOpen({ ...open, as: 'editor' })}
              onDone={done}
            />
          ) : null}
          {open?.as === 'editor' ? <RuleEditor rule={open.rule} station={station} onDone={done} /> : null}
        </>
      )}
    </Faces>
  );
}

type ListProps = { readonly listed: Listed; readonly onOpen: (open: Open) => void };

function RuleList({ listed, onOpen }: ListProps) {
  const say = useSay();
  const [wanted, want] = useWanted();
  const [most, setMost] = useState(SHOWN);
  const rules = fitting(listed.rules, wanted);
  const rest = rules.length - most;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <RuleFilters rules={listed.rules} wanted={wanted} want={want} />
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography textColor="neutral600" role="status">
          {say('count', { shown: rules.length, all: listed.rules.length })}
        </Typography>
        {listed.mayWrite ? (
          <Button startIcon={<Plus />} onClick={() => onOpen({ as: 'editor', rule: undefined })}>
            {say('add')}
          </Button>
        ) : null}
      </Flex>
      {rules.length === 0 ? (
        <Sheet>
          <Nothing>{say('none')}</Nothing>
        </Sheet>
      ) : (
        <RuleTable rules={rules.slice(0, most)} onOpen={(rule) => onOpen({ as: 'sheet', rule })} />
      )}
      {rest > 0 ? (
        <Box>
          <Button variant="tertiary" onClick={() => setMost(most + SHOWN)}>
            {say('more', { rest })}
          </Button>
        </Box>
      ) : null}
    </Flex>
  );
}
