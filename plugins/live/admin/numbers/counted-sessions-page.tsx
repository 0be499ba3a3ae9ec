import { Link, Td, Tr } from '@strapi/design-system';
import { LINE, LinesTable, ListPage, Moment, StateWord, TitleLink, useReading, type Tone } from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import type { CountedSession } from '../../contract';
import { useSay } from './words';

type Found = { readonly sessions: CountedSession[]; readonly more: boolean };

const HEADS = ['title', 'state', 'began', 'ended'] as const;

/** Lives that are on or were, the newest first. */
export function CountedSessionsPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const before = search.get('before');
  const list = useReading<Found>(`/live/numbers${before === null ? '' : `?before=${encodeURIComponent(before)}`}`);
  const last = list.value?.more ? list.value.sessions.at(-1)?.beganAt : undefined;
  return (
    <ListPage
      title={say('numbers.title')}
      about={say('numbers.about')}
      empty={say('numbers.empty')}
      list={list}
      lines={({ sessions }) => sessions}
    >
      {(sessions) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`numbers.column.${head}`))}>
            {sessions.map((one) => (
              <Line key={one.id} session={one} />
            ))}
          </LinesTable>
          {last && (
            <Link tag={NavLink} to={`?before=${encodeURIComponent(last)}`}>
              {say('numbers.older')}
            </Link>
          )}
        </>
      )}
    </ListPage>
  );
}

const TONES: Readonly<Record<string, Tone>> = { live: 'proof', paused: 'wait', ending: 'wait', cancelled: 'stop' };

function Line({ session: { id, title, state, beganAt, endedAt } }: { readonly session: CountedSession }) {
  const say = useSay();
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
      </Td>
      <Td data-label={say('numbers.column.state')}>
        <StateWord tone={TONES[state] ?? 'quiet'} word={say(`numbers.state.${state}`)} />
      </Td>
      <Td data-label={say('numbers.column.began')}>{beganAt && <Moment at={beganAt} />}</Td>
      <Td data-label={say('numbers.column.ended')}>{endedAt && <Moment at={endedAt} />}</Td>
    </Tr>
  );
}
