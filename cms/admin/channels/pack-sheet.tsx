import { Box, Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { ChannelPlatform, PackShelf } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { LinesTable } from '../reach/lines-table';
import { useSpoken } from '../reach/spoken';
import { StateWord, type Tone } from '../reach/state-word';
import { TabLinks, useAddressWith } from '../reach/tabs';
import { rulesOf, sourceIn, type PackRule } from './pack-rules';
import { AccountName } from './platform-mark';
import { useSay } from './words';

type Props = {
  readonly shelf: PackShelf;
  readonly platform: ChannelPlatform;
  /** The version that somebody came for; without it, the one that holds. */
  readonly version: number | undefined;
};

type Shelved = PackShelf['packs'][number];

/** One platform's pack: its versions by date, the rules of the one that is looked at, its source, and the accounts that go by it. */
export function PackSheet({ shelf, platform, version }: Props) {
  const say = useSay();
  const to = useAddressWith('pack');
  const versions = shelf.packs.filter(({ pack }) => pack.id === platform);
  const shown =
    versions.find(({ pack }) => pack.version === version) ?? versions.find(({ standing }) => standing === 'now');
  if (!shown) return <Nothing>{say('packs.none')}</Nothing>;
  const tabs = versions.map(({ pack }) => ({
    key: String(pack.version),
    words: say('packs.version', { version: pack.version }),
    to: to(`${platform}.${pack.version}`),
  }));
  return (
    <Flex direction="column" alignItems="stretch" gap={5} tag="section" aria-label={say(`platform.${platform}`)}>
      <Box>
        {versions.length > 1 && <TabLinks label={say('packs.versions')} tabs={tabs} at={String(shown.pack.version)} />}
        <Standing of={shown} />
        <Source of={shown} />
      </Box>
      <Rules rules={rulesOf(shown.pack)} />
      <Accounts shelf={shelf} platform={platform} />
    </Flex>
  );
}

const TONES: Readonly<Record<Shelved['standing'], Tone>> = { now: 'proof', next: 'wait', past: 'quiet' };

function Standing({ of: { pack, standing, until } }: { readonly of: Shelved }) {
  const say = useSay();
  return (
    <Flex gap={3} wrap="wrap" alignItems="baseline" paddingBottom={2}>
      <StateWord tone={TONES[standing]} word={say(`packs.standing.${standing}`)} />
      <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
        {until ? say('packs.fromTo', { from: pack.validFrom, until }) : say('packs.from', { from: pack.validFrom })}
      </Typography>
    </Flex>
  );
}

function Source({ of: { pack } }: { readonly of: Shelved }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Typography tag="p" textColor="neutral600" style={{ maxWidth: '44em' }}>
      {say('packs.source', { text: spoken(sourceIn(pack.source.text)) })}{' '}
      {pack.source.url ? <Document url={pack.source.url} /> : say('packs.source.none')}
    </Typography>
  );
}

function Document({ url }: { readonly url: string }) {
  const say = useSay();
  return (
    <a href={url} target="_blank" rel="noreferrer" style={{ color: 'inherit', whiteSpace: 'nowrap' }} title={url}>
      {say('packs.document')}
    </a>
  );
}

function Rules({ rules }: { readonly rules: readonly PackRule[] }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <LinesTable heads={[say('packs.column.of'), say('packs.column.asks'), say('packs.column.sure')]}>
      {rules.map((rule) => (
        <Tr key={`${rule.of} ${rule.asks.en}`}>
          <Td style={{ paddingBlock: 10 }}>
            <Typography>{say(`packs.of.${rule.of}`)}</Typography>
          </Td>
          <Td data-label={say('packs.column.asks')}>
            <Typography style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'normal' }}>
              {spoken(rule.asks)} {rule.source && <Document url={rule.source} />}
            </Typography>
          </Td>
          <Td data-label={say('packs.column.sure')}>
            <StateWord tone={rule.sure ? 'proof' : 'wait'} word={say(rule.sure ? 'packs.sure' : 'packs.unsure')} />
          </Td>
        </Tr>
      ))}
    </LinesTable>
  );
}

function Accounts({ shelf, platform }: Omit<Props, 'version'>) {
  const say = useSay();
  const accounts = shelf.accounts.filter(({ rulePack }) => rulePack === platform);
  return (
    <Box tag="section" aria-label={say('packs.accounts')}>
      <Typography tag="h2" variant="delta" style={{ paddingBottom: 8 }}>
        {say('packs.accounts')}
      </Typography>
      {accounts.length === 0 ? (
        <Sheet>
          <Nothing>{say('packs.accounts.none')}</Nothing>
        </Sheet>
      ) : (
        <Flex tag="ul" gap={5} wrap="wrap">
          {accounts.map(({ id, name, account, platform: on }) => (
            <li key={id}>
              <AccountName platform={on} name={name} note={account} />
            </li>
          ))}
        </Flex>
      )}
    </Box>
  );
}
