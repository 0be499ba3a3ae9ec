import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { Facts, Sheet } from '@hearth/cms/reach';
import type { Room } from '../../contract';
import { useSay } from '../words';
import { CarrierWords, useOffers } from './carrier';
import { SrtPart } from '../srt/srt-part';
import { Secret } from './told-once';

const TOOLS = ['obs', 'vmix', 'phone', 'box'] as const;
const LINES = [1, 2, 3] as const;
/** Enough for 720p at 30 frames, and little enough for a county's line; the platforms take it. */
const KILOBITS = 4_000;

/** Where an encoder sends to, and how each kind of it is filled in. */
export function IngestCard({ room }: { readonly room: Room }) {
  const say = useSay();
  const offer = useOffers()?.drivers.find(({ name }) => name === room.driver);
  return (
    <Sheet label={say('ingest')}>
      <Box padding={5}>
        <Flex direction="column" gap={4} alignItems="stretch">
          <Typography tag="h2" variant="delta">
            {say('ingest')}
          </Typography>
          {room.ingest.map(({ server, protocol }) => (
            <Secret key={server} name={say('key.server', { protocol: protocol.toUpperCase() })} text={server} />
          ))}
          <Typography variant="pi" textColor="neutral600">
            {say('ingest.key')}
          </Typography>
          <SrtPart room={room} />
          <HowTo />
          <Facts
            facts={[
              [say('fact.driver'), say(`driver.${room.driver}`)],
              [say('fact.wait'), say('fact.seconds', { seconds: room.reconnectSeconds })],
              [say('fact.record'), say(room.record ? 'yes' : 'no')],
              ...(room.test ? [[say('fact.test'), say('test.yes')] as const] : []),
            ]}
          />
          {offer && <CarrierWords offer={offer} />}
        </Flex>
      </Box>
    </Sheet>
  );
}

function HowTo() {
  const say = useSay();
  return (
    <Tabs.Root defaultValue="obs" variant="simple">
      <Tabs.List aria-label={say('how')}>
        {TOOLS.map((tool) => (
          <Tabs.Trigger key={tool} value={tool}>
            {say(`how.${tool}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {TOOLS.map((tool) => (
        <Tabs.Content key={tool} value={tool}>
          <Box tag="ol" paddingTop={3} style={{ margin: 0, paddingInlineStart: 20, listStyle: 'decimal' }}>
            {LINES.map((line) => (
              <li key={line} style={{ paddingBlock: 3 }}>
                <Typography variant="pi">{say(`how.${tool}.${line}`, { kilobits: KILOBITS })}</Typography>
              </li>
            ))}
          </Box>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
