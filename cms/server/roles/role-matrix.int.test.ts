import { roleSlugs, type RoleSlug } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, call, type Answer, type SignedIn } from '../../../tests/host/people';

const MANUSCRIPTS = '/content-manager/collection-types/plugin::cms.manuscript';
const COLUMNS = '/content-manager/collection-types/plugin::cms.column';

/** What a role tries, each on something fresh that a colleague of the station made. */
const ATTEMPTS = {
  'read stories': (who) => call(host, who, 'GET', MANUSCRIPTS),
  'write a story': (who) => call(host, who, 'POST', MANUSCRIPTS, { title: '新稿' }),
  'edit a colleague’s story': async (who) => call(host, who, 'PUT', await story(), { title: '改过', revision: 1 }),
  'publish a story': async (who) => call(host, who, 'POST', `${await story()}/actions/publish`, {}),
  'delete a colleague’s story': async (who) => call(host, who, 'DELETE', await story()),
  'add a column': (who) => call(host, who, 'POST', COLUMNS, { name: '新栏目', slug: fresh('column') }),
  'see people': (who) => call(host, who, 'GET', '/cms/people'),
  'invite people': (who) => call(host, who, 'POST', '/cms/people', {}),
  'found stations': (who) => call(host, who, 'POST', '/cms/stations', {}),
  'see the roster': (who) => call(host, who, 'GET', '/cms/roster/posts'),
  'plan the roster': (who) => call(host, who, 'POST', '/cms/roster/posts', {}),
  'see the rights of media': (who) => call(host, who, 'GET', '/cms/media'),
  'note the rights of media': (who) => call(host, who, 'POST', '/cms/media/rights', {}),
} as const satisfies Record<string, (who: SignedIn) => Promise<Answer>>;

type Attempt = keyof typeof ATTEMPTS;

const READS: readonly Attempt[] = ['read stories', 'see the roster'];
const MEDIA: readonly Attempt[] = ['see the rights of media', 'note the rights of media'];
const EDITS: readonly Attempt[] = [...READS, ...MEDIA, 'write a story', 'edit a colleague’s story', 'publish a story'];
const HEADS: readonly Attempt[] = [...EDITS, 'delete a colleague’s story', 'see people', 'plan the roster'];

/** What each role may do, by hand: a slip in the grants must not move the expectation along with it. */
const MAY: Readonly<Record<RoleSlug, readonly Attempt[]>> = {
  'chief-editor': [...HEADS, 'add a column'],
  'desk-head': HEADS,
  editor: EDITS,
  reporter: [...READS, 'write a story', 'see the rights of media'],
  proofreader: [...READS, 'edit a colleague’s story', 'see the rights of media'],
  'mcn-operator': READS,
  agent: READS,
  mentor: ['see the roster'],
  teacher: ['see the roster'],
  'vetting-officer': ['see the roster'],
  'panel-expert': ['see the roster'],
  host: READS,
  'field-controller': ['see the roster'],
  'shop-keeper': ['see the roster'],
  'after-sales-clerk': ['see the roster'],
  finance: ['see the roster'],
  'compliance-officer': [...READS, ...MEDIA, 'publish a story'],
  'station-administrator': [
    'see the rights of media',
    'see people',
    'invite people',
    'found stations',
    'see the roster',
    'plan the roster',
  ],
};

let host: Host;
let column: string;
beforeAll(async () => {
  host = await theHost();
  column = (await newsroom(host).column({ name: '要闻', slug: fresh('news') })).documentId;
}, 60_000);

let count = 0;
const fresh = (word: string): string => `${word}-${process.pid}-${(count += 1)}`;
const story = async (): Promise<string> => `${MANUSCRIPTS}/${(await newsroom(host).draft({ column })).documentId}`;

describe.each(roleSlugs)('%s', (role) => {
  let who: SignedIn;
  beforeAll(async () => {
    who = await aPerson(host).role(role).signedIn();
  });

  // The keys of the table above.
  it.each((Object.keys(ATTEMPTS) as Attempt[]).map((attempt) => [attempt, MAY[role].includes(attempt)] as const))(
    '%s: %s',
    async (attempt, may) => {
      const { status } = await ATTEMPTS[attempt](who);
      // Empty requests of those who may are refused for their shape, which is behind the door.
      expect(may ? [200, 201, 422].includes(status) : status).toBe(may ? true : 403);
    },
  );
});
