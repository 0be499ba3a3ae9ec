import { resealColumn, routes, type Platform, type Slice, type Tx } from '@hearth/cms/platform';
import { PASS_KEYS_ROTATE, passesContract, signingKeyChanged, watchLinkRevoked } from '../../contract';
import { driversOf } from '../drivers/drivers-wiring';
import { roomDeps } from '../rooms/rooms.slice';
import { changeAudience } from './change-audience';
import { rotateYearly } from './make-key';
import type { PassDeps } from './pass-deps';
import { passesOf, rootOf } from './passes-wiring';
import { previewRoom } from './preview-room';
import { SEALED_SIGNING_KEYS } from './signing-key.rules';
import { signingKeyStore } from './signing-key-store';
import { changeSigningKey, listKeys } from './signing-keys';
import { watchLinkStore } from './watch-link-store';
import { listLinks, makeLink, revokeLink } from './watch-links';

/** Who may watch (观看凭证): keys that sign, links by which people come in, hosts on whose pages a player may stand. */
export const passesSlice: Slice = {
  name: 'streaming.passes',
  permissions: [
    {
      action: PASS_KEYS_ROTATE,
      displayName: '更换观看凭证的签名密钥 Change the key that passes are signed with',
      subCategory: 'rooms',
    },
  ],
  grants: [{ roles: ['chief-editor'], action: PASS_KEYS_ROTATE }],
  register: (platform) => {
    const passes = passesOf(platform);
    const keys = (): void => {
      passes.keyring.forget();
      passes.issuer.forget();
    };
    platform.outbox.onEveryNode([signingKeyChanged], { heard: keys, lost: keys });
    platform.outbox.onEveryNode([watchLinkRevoked], {
      heard: passes.revoked.forget,
      lost: passes.revoked.forget,
    });
    platform.schedule.tick({
      name: 'streaming-passes.rotate',
      cron: '20 4 * * *',
      missed: 'run-once',
      handle: async () => {
        await rotateYearly(passDeps(platform));
        return (tx: Tx) => signingKeyStore.forget(tx);
      },
    });
  },
  routes: (platform) => {
    const deps = passDeps(platform);
    return [
      routes(passesContract, {
        listLinks: ({ actor, params }) => listLinks(deps, actor, params.room),
        makeLink: ({ actor, params, body }) => makeLink(deps, actor, { ...params, ...body }),
        revokeLink: ({ actor, params }) => revokeLink(deps, actor, params),
        changeAudience: ({ actor, params, body }) => changeAudience(deps, actor, { ...params, ...body }),
        preview: ({ actor, params }) => previewRoom(deps, actor, params.room),
        signingKeys: ({ actor }) => listKeys(deps, actor),
        rotateSigningKey: ({ actor, body }) => changeSigningKey(deps, actor, body.reason),
      }),
    ];
  },
  async ready({ database, vault, log }) {
    const resealed = await resealColumn(database, vault, SEALED_SIGNING_KEYS);
    if (resealed > 0) log.info('keys of passes were brought under the current key', { resealed });
  },
};

/** Everything that the verbs of passes are handed, on a host. */
export function passDeps(platform: Platform): PassDeps {
  const { random, vault } = platform;
  const rooms = roomDeps(platform, driversOf(platform));
  return { ...rooms, random, vault, links: watchLinkStore, keys: signingKeyStore, root: () => rootOf(platform) };
}
