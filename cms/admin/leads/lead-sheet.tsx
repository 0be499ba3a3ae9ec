import { useEffect, useState } from 'react';
import { Button, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { notedSources, type Lead, type SimilarLead } from '../../contract';
import { Faces } from '../reach/faces';
import { Facts } from '../reach/facts';
import { Moment } from '../reach/moment';
import { SideSheet } from '../reach/side-sheet';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { useNames } from '../topics/desk';
import { ContactsPart } from './contacts-part';
import { LeadDeeds } from './lead-deeds';
import { LeadStateWord } from './lead-state';
import { headOf } from './leads-query';
import { PhotosPart } from './photos-part';
import { SimilarPart } from './similar-part';
import { useSay } from './words';

type Props = {
  readonly id: string;
  readonly round: number;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onNews: () => void;
};

/** One lead: what was told, what state, who has it, and what one may do. */
export function LeadSheet({ id, round, onOpen, onClose, onNews }: Props) {
  const say = useSay();
  const lead = useReading<Lead>(`/cms/leads/${id}`);
  const similar = useReading<{ leads: SimilarLead[] }>(`/cms/leads/${id}/similar`);
  const { reload } = lead;
  const { reload: reloadSimilar } = similar;
  useEffect(() => {
    if (round === 0) return;
    reload();
    reloadSimilar();
  }, [round, reload, reloadSimilar]);
  return (
    <SideSheet label={lead.value ? headOf(lead.value) : say('title')} onClose={onClose}>
      <Faces of={lead}>
        {(value) => <Inside lead={value} similar={similar.value?.leads ?? []} onOpen={onOpen} onNews={onNews} />}
      </Faces>
    </SideSheet>
  );
}

type InsideProps = Pick<Props, 'onOpen' | 'onNews'> & {
  readonly lead: Lead;
  readonly similar: readonly SimilarLead[];
};

function Inside({ lead, similar, onOpen, onNews }: InsideProps) {
  const mayWork = useMay('plugin::cms.leads.work');
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <LeadStateWord state={lead.state} />
        <Typography tag="h2" variant="beta" style={{ textWrap: 'balance' }}>
          {headOf(lead)}
        </Typography>
        {lead.reason && <Typography textColor="danger600">{lead.reason}</Typography>}
      </Flex>
      {mayWork && <LeadDeeds lead={lead} similar={similar} onNews={onNews} />}
      <LeadWords lead={lead} />
      {lead.source === 'hotline' && (
        <PhotosPart key={lead.version} lead={lead.id} title={headOf(lead)} mayWork={mayWork} />
      )}
      <LeadFacts lead={lead} onOpen={onOpen} />
      {mayWork && TOLD.includes(lead.source) && <ContactsPart key={lead.version} id={lead.id} />}
      <SimilarPart similar={similar} onOpen={onOpen} />
    </Flex>
  );
}

/** Where a person told it: only there anybody can be asked back. */
const TOLD: readonly Lead['source'][] = ['hotline', ...notedSources];

const LONG = 600;

function LeadWords({ lead }: { readonly lead: Lead }) {
  const say = useSay();
  const [isWhole, showWhole] = useState(false);
  const isLong = lead.text.length > LONG && !isWhole;
  return (
    <div>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.75 }}>
        {isLong ? `${lead.text.slice(0, LONG)}…` : lead.text}
      </Typography>
      {isLong && (
        <Button variant="ghost" size="S" onClick={() => showWhole(true)}>
          {say('text.whole')}
        </Button>
      )}
    </div>
  );
}

function LeadFacts({ lead, onOpen }: { readonly lead: Lead; readonly onOpen: (id: string) => void }) {
  const say = useSay();
  const names = useNames();
  const { person, mergedInto, topic, url } = lead;
  return (
    <Facts
      facts={[
        [say('column.holder'), person === null ? say('holder.none') : names.person(person)],
        [say('field.column'), names.column(lead.column)],
        [say('column.source'), say(`source.${lead.source}`)],
        [
          say('field.importance'),
          say(lead.importance === 1 ? 'importance.1' : lead.importance === 3 ? 'importance.3' : 'importance.2'),
        ],
        [say('field.place'), lead.place],
        [say('field.happened'), lead.happened],
        [say('column.received'), <Moment key="received" at={lead.receivedAt} />],
        [say('fact.since'), <Moment key="since" at={lead.stateSince} />],
        [say('fact.times'), lead.times > 1 ? say('times', { times: lead.times }) : ''],
        [say('fact.station'), names.station(lead.station)],
        [
          say('fact.url'),
          url !== null && (
            <TextLink href={url} isExternal rel="noreferrer noopener">
              {say('fact.url.open')}
            </TextLink>
          ),
        ],
        [
          say('fact.topic'),
          topic !== null && (
            <Typography tag={Link} to={`/plugins/cms/topics?open=${topic}`} textColor="primary600">
              {say('fact.topic.open')}
            </Typography>
          ),
        ],
        [
          say('fact.merged'),
          mergedInto !== null && (
            <Button variant="ghost" size="S" onClick={() => onOpen(mergedInto)}>
              {say('fact.merged.open')}
            </Button>
          ),
        ],
      ]}
    />
  );
}
