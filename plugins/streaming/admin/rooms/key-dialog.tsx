import { Typography } from '@strapi/design-system';
import type { Room } from '../../contract';
import { useSay } from '../words';
import { Scan, Secret, ToldOnce } from './told-once';

type Props = {
  readonly room: Room;
  readonly secret: string | null;
  /** Why there is a new one, where nobody asked for it. */
  readonly about?: { readonly title: string; readonly words: string };
  readonly onClose: () => void;
};

/** Server and key of an encoder, for OBS and for a phone. The key is shown here and never again. */
export function KeyDialog({ room, secret, about, onClose }: Props) {
  const say = useSay();
  const [first] = room.ingest;
  return (
    <ToldOnce title={about?.title ?? say('key.title')} onClose={onClose}>
      {secret === null ? (
        <Typography>{say('key.later')}</Typography>
      ) : (
        <>
          {about && <Typography>{about.words}</Typography>}
          <Typography>{say('key.once')}</Typography>
          {room.ingest.map(({ server, protocol }) => (
            <Secret key={server} name={say('key.server', { protocol: protocol.toUpperCase() })} text={server} />
          ))}
          <Secret name={say('key.key')} text={secret} />
          {first && <Scan text={`${first.server}/${secret}`} label={say('key.scan')} />}
        </>
      )}
    </ToldOnce>
  );
}
