import { useState } from 'react';
import { Button, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Happening, HappeningState, Occurrence } from '../../contract';
import { Faces } from '../reach/faces';
import { Facts } from '../reach/facts';
import { SideSheet } from '../reach/side-sheet';
import { StateWord, type Tone } from '../reach/state-word';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { useNames } from '../topics/desk';
import { HappeningForm } from './happening-form';
import { MoveDialog, type Asked } from './move-dialog';
import { repeatOf } from './repeat-draft';
import { useRepeatWords } from './repeat-words';
import { TopicDialog } from './topic-dialog';
import { useSay } from './words';
import { useWhen } from './use-when';

const TONES: Readonly<Record<HappeningState, Tone>> = { planned: 'proof', postponed: 'wait', cancelled: 'stop' };

type Props = { readonly one: Occurrence; readonly onClose: () => void; readonly onNews: () => void };

/** One occurrence: when and where, how sure, what became of it, and what one may do. */
export function OccurrenceSheet({ one, onClose, onNews }: Props) {
  const event = useReading<Happening>(`/cms/happenings/${one.happening}`);
  const mayWrite = useMay('plugin::cms.happenings.write');
  const say = useSay();
  const changed = (): void => {
    event.reload();
    onNews();
  };
  return (
    <SideSheet label={one.title} onClose={onClose}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <StateWord tone={TONES[one.state]} word={say(`state.${one.state}`)} />
          <Typography tag="h2" variant="beta" style={{ textWrap: 'balance' }}>
            {one.title}
          </Typography>
          {one.reason && <Typography textColor="danger600">{one.reason}</Typography>}
        </Flex>
        <Faces of={event}>
          {(value) => (
            <>
              {mayWrite && <Deeds one={one} event={value} onNews={changed} />}
              <Known one={one} event={value} />
            </>
          )}
        </Faces>
      </Flex>
    </SideSheet>
  );
}

type InsideProps = { readonly one: Occurrence; readonly event: Happening };

function Known({ one, event }: InsideProps) {
  const say = useSay();
  const names = useNames();
  const when = useWhen();
  const { words } = useRepeatWords();
  const starts = event.starts.slice(0, 10);
  return (
    <>
      {event.notes && <Typography style={{ whiteSpace: 'pre-wrap', lineHeight: 1.75 }}>{event.notes}</Typography>}
      <Facts
        facts={[
          [say('field.when'), when(one)],
          [say('field.place'), one.place],
          [say('field.certainty'), say(`certainty.${one.certainty}`)],
          [say('repeat'), event.rule === null ? '' : words(repeatOf(event.rule, starts), starts)],
          [say('field.source'), event.source],
          [
            say('field.url'),
            event.url !== null && (
              <TextLink href={event.url} isExternal rel="noreferrer noopener">
                {event.url}
              </TextLink>
            ),
          ],
          [say('field.station'), names.station(one.station)],
          [say('field.zone'), event.zone === 'Asia/Shanghai' ? '' : event.zone],
          [say('field.imported'), event.imported && say('field.imported.yes')],
        ]}
      />
    </>
  );
}

function Deeds({ one, event, onNews }: InsideProps & { readonly onNews: () => void }) {
  const say = useSay();
  const [asked, ask] = useState<Asked | 'topic' | 'change'>();
  const done = (changed: boolean): void => {
    ask(undefined);
    if (changed) onNews();
  };
  const series = one.repeats ? event.allowedEvents : [];
  return (
    <Flex gap={2} wrap="wrap">
      {one.topic !== null && (
        <TextLink tag={Link} to={`/plugins/cms/topics?open=${one.topic}`}>
          {say('topic.open')}
        </TextLink>
      )}
      {one.topic === null && one.state !== 'cancelled' && (
        <Button onClick={() => ask('topic')}>{say('topic.make')}</Button>
      )}
      <Button variant="tertiary" onClick={() => ask('change')}>
        {say('change')}
      </Button>
      {one.allowedEvents.map((move) => (
        <Button
          key={move}
          variant={move === 'cancel' ? 'danger-light' : 'tertiary'}
          onClick={() => ask({ move, whole: false })}
        >
          {say(one.repeats ? `move.${move}.one` : `move.${move}`)}
        </Button>
      ))}
      {series.map((move) => (
        <Button
          key={`all ${move}`}
          variant={move === 'cancel' ? 'danger-light' : 'tertiary'}
          onClick={() => ask({ move, whole: true })}
        >
          {say(`move.${move}.all`)}
        </Button>
      ))}
      {asked === 'topic' && <TopicDialog one={one} onDone={done} />}
      {asked === 'change' && <HappeningForm of={event} {...(one.repeats ? { one } : {})} onDone={done} />}
      {typeof asked === 'object' && <MoveDialog one={one} event={event} asked={asked} onDone={done} />}
    </Flex>
  );
}
