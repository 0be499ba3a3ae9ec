import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { Lead, LeadEvent, SimilarLead } from '../../contract';
import { useActing, type Deed } from '../reach/use-acting';
import { useDesk } from '../topics/desk';
import { AdoptDialog } from './adopt-dialog';
import { AssignDialog } from './assign-dialog';
import { DropDialog } from './drop-dialog';
import { MergeDialog } from './merge-dialog';
import { useSay } from './words';

type Props = {
  readonly lead: Lead;
  readonly similar: readonly SimilarLead[];
  readonly onNews: () => void;
};

/** What every dialog about a lead is handed. */
export type LeadDialogProps = { readonly lead: Lead; readonly onDone: (changed: boolean) => void };

const ENDS: readonly LeadEvent[] = ['drop'];
const OVER: readonly Lead['state'][] = ['adopted', 'dropped', 'merged'];

/** What the state allows, as buttons; what wants words opens a form first. */
export function LeadDeeds({ lead, similar, onNews }: Props) {
  const say = useSay();
  const { me } = useDesk();
  const { busy, take, move } = useDeeds(lead, onNews);
  const [open, setOpen] = useState<LeadEvent | 'assign'>();
  const isOpen = !OVER.includes(lead.state);
  const begin = (event: LeadEvent): void => {
    if (event === 'check' || event === 'reopen' || event === 'detach') {
      move(event);
    } else setOpen(event);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        {inOrder(lead.allowedEvents).map((event) => (
          <Button key={event} variant={variantOf(event)} disabled={busy} onClick={() => begin(event)}>
            {say(`event.${event}`)}
          </Button>
        ))}
        {isOpen && lead.person !== me && (
          <Button variant="secondary" disabled={busy} onClick={() => take(me)}>
            {say('take')}
          </Button>
        )}
        {isOpen && (
          <Button variant="tertiary" disabled={busy} onClick={() => setOpen('assign')}>
            {say('assign')}
          </Button>
        )}
      </Flex>
      {lead.state === 'new' && (
        <Typography variant="pi" textColor="neutral600">
          {say('adopt.first')}
        </Typography>
      )}
      {lead.allowedEvents.length === 0 && <Typography textColor="neutral600">{say('deeds.none')}</Typography>}
      <OpenDialog
        open={open}
        lead={lead}
        similar={similar}
        onDone={(changed) => {
          setOpen(undefined);
          if (changed) onNews();
        }}
      />
    </Flex>
  );
}

/** What needs no words: taking a lead, checking and reopening it. */
function useDeeds({ id, version, column }: Lead, onNews: () => void) {
  const { busy, act } = useActing(onNews);
  const send = async (deed: Deed): Promise<void> => {
    if (await act(deed)) onNews();
  };
  return {
    busy,
    take: (person: string): void =>
      void send({ method: 'put', path: `/cms/leads/${id}/desk`, body: { version, column, person } }),
    move: (event: LeadEvent): void =>
      void send({ method: 'post', path: `/cms/leads/${id}/move`, body: { event, version } }),
  };
}

type DialogsProps = LeadDialogProps & {
  readonly open: LeadEvent | 'assign' | undefined;
  readonly similar: readonly SimilarLead[];
};

function OpenDialog({ open, similar, ...props }: DialogsProps) {
  switch (open) {
    case 'assign':
      return <AssignDialog {...props} />;
    case 'drop':
      return <DropDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} similar={similar} />;
    case 'adopt':
      return <AdoptDialog {...props} />;
    case 'check':
    case 'reopen':
    case 'detach':
    case undefined:
      return null;
  }
}

/** What leads on comes first, what ends a lead last. */
const inOrder = (events: readonly LeadEvent[]): readonly LeadEvent[] =>
  [...events].sort((a, b) => RANK.indexOf(variantOf(a)) - RANK.indexOf(variantOf(b)));

const RANK: readonly ReturnType<typeof variantOf>[] = ['default', 'tertiary', 'danger-light'];

function variantOf(event: LeadEvent): 'default' | 'tertiary' | 'danger-light' {
  if (event === 'check' || event === 'adopt') return 'default';
  return ENDS.includes(event) ? 'danger-light' : 'tertiary';
}
