import { Box, Flex, Typography } from '@strapi/design-system';
import { CopyButton, Faces, Facts, Panel, StateWord, useReading } from '@hearth/cms/reach';
import type { CheckedPromise, DeskOrder } from '../../contract';
import { useSay } from '../desk/words';

const PARTS = ['hash', 'pages', 'path', 'signature', 'ledger'] as const;

/** What was promised when the order was placed, and whether each part of its proof holds now. */
export function PromisePanel({ order }: { readonly order: DeskOrder }) {
  const say = useSay();
  const reading = useReading<CheckedPromise>(`/shop/orders/${order.id}/promise`);
  return (
    <Panel title={say('desk.promise')} aside={reading.value && <Verdict promise={reading.value} />}>
      <Faces of={reading}>{(promise) => <Parts promise={promise} />}</Faces>
    </Panel>
  );
}

function Verdict({ promise: { holds } }: { readonly promise: CheckedPromise }) {
  const say = useSay();
  const isWhole = PARTS.every((part) => holds[part]);
  return (
    <StateWord tone={isWhole ? 'proof' : 'stop'} word={say(isWhole ? 'desk.promise.whole' : 'desk.promise.broken')} />
  );
}

function Parts({ promise }: { readonly promise: CheckedPromise }) {
  const say = useSay();
  const { holds, hash, root, pages } = promise;
  const words = [...new Set(pages.flatMap(({ body }) => promisedIn(body)))];
  return (
    <>
      {words.map((sentence) => (
        <Typography key={sentence} tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {sentence}
        </Typography>
      ))}
      <Box tag="ul" paddingTop={3} paddingBottom={4} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
        {PARTS.map((part) => (
          <Flex tag="li" key={part} gap={3} paddingTop={1} justifyContent="space-between" alignItems="baseline">
            <Typography>{say(`desk.promise.part.${part}`)}</Typography>
            <StateWord
              tone={holds[part] ? 'proof' : 'stop'}
              word={say(holds[part] ? 'desk.promise.holds' : 'desk.promise.fails')}
            />
          </Flex>
        ))}
      </Box>
      <Facts
        facts={[
          [say('desk.promise.hash'), <Hash key="hash" hash={hash} what={say('desk.promise.hash')} />],
          [say('desk.promise.root'), <Hash key="root" hash={root} what={say('desk.promise.root')} />],
        ]}
      />
    </>
  );
}

function Hash({ hash, what }: { readonly hash: string; readonly what: string }) {
  return (
    <Flex gap={2} wrap="wrap" tag="span">
      <Typography variant="pi" style={{ overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
        {hash}
      </Typography>
      <CopyButton text={hash} what={what} />
    </Flex>
  );
}

/** What a page promised, in its own words; pages are kept as they were, whatever offers say today. */
function promisedIn(body: unknown): readonly string[] {
  const promise = typeof body === 'object' && body !== null && 'promise' in body ? body.promise : undefined;
  return typeof promise === 'string' ? [promise] : [];
}
