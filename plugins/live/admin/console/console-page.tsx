import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { DESK_READ } from '../../contract';
import { Console } from './console';
import { useDesk } from './use-desk';
import { Skew } from './use-now';
import { useSay } from './words';

const MAY_SEE = [{ action: DESK_READ, subject: null }];

/** The director's console (导播台) of the session in the address. */
export function ConsolePage() {
  const { session = '' } = useParams();
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Read key={session} session={session} />
    </Page.Protect>
  );
}

function Read({ session }: { readonly session: string }) {
  const say = useSay();
  const desk = useDesk(session);
  if (!desk.view) return desk.isFailed ? <Page.Error /> : <Page.Loading />;
  return (
    <Skew.Provider value={desk.skew}>
      <Page.Title>{`${desk.view.session.title} · ${say('title')}`}</Page.Title>
      <Console desk={desk} view={desk.view} />
    </Skew.Provider>
  );
}
