import { useState } from 'react';
import { Td, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { LINE, LinesTable, ListPage, Moment, StateWord, TitleLink, useReading } from '@hearth/cms/reach';
import { DESK_READ, type PlannedSession, type SessionState } from '../../contract';
import { desksAsked } from './desks-asked.rules';
import { useSay } from './words';

const MAY_SEE = [{ action: DESK_READ, subject: null }];
const HEADS = ['session', 'begins', 'state', 'prompter'] as const;
/** What is over or was called off has no console. */
const OVER: ReadonlySet<SessionState> = new Set(['ended', 'published', 'archived', 'cancelled']);

/** The sessions of about now, each with the way to its console and its teleprompter. */
export function DesksPage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Desks />
    </Page.Protect>
  );
}

function Desks() {
  const say = useSay();
  const [asked] = useState(() => desksAsked(Date.now()));
  const list = useReading<{ readonly sessions: readonly PlannedSession[] }>(`/live/sessions?${asked}`);
  return (
    <ListPage
      title={say('desks')}
      about={say('desks.about')}
      empty={say('desks.none')}
      list={list}
      lines={({ sessions }) => sessions.filter(({ state }) => !OVER.has(state))}
    >
      {(sessions) => (
        <LinesTable heads={HEADS.map((head) => say(`desks.${head}`))}>
          {sessions.map((session) => (
            <DeskLine key={session.id} session={session} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function DeskLine({ session: { id, title, plannedAt, state, isRehearsal } }: { readonly session: PlannedSession }) {
  const say = useSay();
  const tone = state === 'live' ? 'proof' : state === 'paused' ? 'stop' : 'quiet';
  return (
    <Tr>
      <Td>
        <TitleLink to={`/plugins/live/console/${id}`} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
        {isRehearsal && (
          <Typography variant="pi" textColor="neutral600">
            {' '}
            {say('rehearsal')}
          </Typography>
        )}
      </Td>
      <Td>
        <Moment at={plannedAt} />
      </Td>
      <Td>
        <StateWord tone={tone} word={say(`state.${state}`)} />
      </Td>
      <Td>
        <TitleLink to={`/plugins/live/prompter/${id}`}>{say('notes.prompter')}</TitleLink>
      </Td>
    </Tr>
  );
}
