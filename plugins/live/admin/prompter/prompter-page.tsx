import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { DESK_READ } from '../../contract';
import { Prompter } from './prompter';
import { usePrompter } from './use-prompter';
import { useSay } from './words';

const MAY_SEE = [{ action: DESK_READ, subject: null }];

/** The teleprompter (提词器) of the session in the address. */
export function PrompterPage() {
  const { session = '' } = useParams();
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Read key={session} session={session} />
    </Page.Protect>
  );
}

function Read({ session }: { readonly session: string }) {
  const say = useSay();
  const { prompted, isFailed } = usePrompter(session);
  if (!prompted) return isFailed ? <Page.Error /> : <Page.Loading />;
  return (
    <>
      <Page.Title>{`${prompted.session.title} · ${say('title')}`}</Page.Title>
      <Prompter prompted={prompted} />
    </>
  );
}
