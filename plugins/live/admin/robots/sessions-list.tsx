import { Td, Tr, Typography } from '@strapi/design-system';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useReading } from '@hearth/cms/reach';
import type { LiveSession } from '../../contract';
import { useSay } from './words';

/** The lives of the station, each with who speaks in it and what its viewers ask. */
export function SessionsList() {
  const say = useSay();
  const list = useReading<{ readonly sessions: readonly LiveSession[] }>('/live/sessions?rehearsals=true');
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      empty={say('sessions.none')}
      list={list}
      lines={({ sessions }) => sessions}
    >
      {(sessions) => (
        <LinesTable heads={[say('sessions.title'), say('sessions.at')]}>
          {sessions.map(({ id, title, plannedAt }) => (
            <Tr key={id}>
              <Td>
                <TitleLink to={id} {...{ [LINE]: '' }}>
                  {title}
                </TitleLink>
              </Td>
              <Td data-label={say('sessions.at')}>
                <Typography>
                  <Moment at={plannedAt} />
                </Typography>
              </Td>
            </Tr>
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}
