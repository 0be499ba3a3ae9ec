import { useState } from 'react';
import { Box, Flex, Radio, Typography } from '@strapi/design-system';
import type { Lead, SimilarLead } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { Nothing } from '../reach/faces';
import { Moment } from '../reach/moment';
import { SearchField } from '../reach/search-field';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import type { LeadDialogProps } from './lead-deeds';
import { LeadStateWord } from './lead-state';
import { headOf } from './leads-query';
import { useSay } from './words';

type Target = Pick<Lead, 'id' | 'title' | 'text' | 'state' | 'receivedAt'>;

/** Merges a lead into another open one: those that read alike stand there already, any other is found by its words. */
export function MergeDialog({ lead, similar, onDone }: LeadDialogProps & { readonly similar: readonly SimilarLead[] }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [text, setText] = useState('');
  const [into, setInto] = useState('');
  const asked = new URLSearchParams({ text, station: lead.station, limit: '10' }).toString();
  const found = useReading<{ leads: Target[] }>(text === '' ? undefined : `/cms/leads?${asked}`);
  const all: readonly Target[] = text === '' ? similar : (found.value?.leads ?? []);
  const targets = all.filter(({ id, state }) => id !== lead.id && (state === 'new' || state === 'checked'));
  const merge = async (): Promise<void> => {
    const body = { event: 'merge', version: lead.version, into };
    if (await act({ method: 'post', path: `/cms/leads/${lead.id}/move`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('event.merge')}
      action={say('event.merge')}
      busy={busy}
      canSend={targets.some(({ id }) => id === into)}
      onClose={() => onDone(false)}
      onSubmit={() => void merge()}
    >
      <Typography textColor="neutral600">{say('merge.hint')}</Typography>
      <SearchField name="target" label={say('merge.find')} value={text} onChange={setText} />
      {targets.length === 0 && <Nothing>{say(text === '' ? 'merge.none' : 'merge.nothing')}</Nothing>}
      <Targets targets={targets} into={into} onChange={setInto} />
    </FormDialog>
  );
}

type TargetsProps = {
  readonly targets: readonly Target[];
  readonly into: string;
  readonly onChange: (id: string) => void;
};

function Targets({ targets, into, onChange }: TargetsProps) {
  const say = useSay();
  return (
    <Radio.Group aria-label={say('merge.find')} value={into} onValueChange={onChange}>
      {targets.map((target) => (
        <Box key={target.id} paddingBottom={2}>
          <Radio.Item value={target.id}>
            <Flex gap={2} wrap="wrap" tag="span">
              <Typography>{headOf(target)}</Typography>
              <LeadStateWord state={target.state} />
              <Typography variant="pi" textColor="neutral600">
                <Moment at={target.receivedAt} />
              </Typography>
            </Flex>
          </Radio.Item>
        </Box>
      ))}
    </Radio.Group>
  );
}
