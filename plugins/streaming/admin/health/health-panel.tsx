import { lazy, Suspense, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Facts, Moment, Sheet, StateWord, type Tone } from '@hearth/cms/reach';
import type { HealthLight, HealthSample, Room } from '../../contract';
import { useSay } from '../words';
import { useHealth, type Health } from './use-health';

/** The library that draws is fetched with the first room that has something to draw. */
const HealthChart = lazy(() => import('./health-chart').then(({ HealthChart: one }) => ({ default: one })));

const TONES: Readonly<Record<HealthLight, Tone>> = { none: 'quiet', good: 'proof', weak: 'wait', bad: 'stop' };
const CHART_HEIGHT = 300;

/** How the encoder of a room does, where its picture passes here. */
export function HealthPanel({ room }: { readonly room: Room }) {
  return room.driver === 'mux' ? <Elsewhere /> : <Measured room={room} />;
}

function Elsewhere() {
  const say = useSay();
  return (
    <Sheet label={say('health')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('health')}
        </Typography>
        <Typography tag="p" textColor="neutral600" style={{ paddingTop: 12 }}>
          {say('health.mux')}
        </Typography>
      </Box>
    </Sheet>
  );
}

/** A light, why, the last ten minutes, and the same as a table. */
function Measured({ room }: { readonly room: Room }) {
  const say = useSay();
  const health = useHealth(room.id);
  if (!health) return null;
  return (
    <Sheet label={say('health')}>
      <Box padding={5}>
        <Flex gap={3} alignItems="baseline">
          <Typography tag="h2" variant="delta">
            {say('health')}
          </Typography>
          <StateWord tone={TONES[health.light]} word={say(`health.light.${health.light}`)} />
        </Flex>
        <Reasons health={health} />
        {health.encoder && <Who encoder={health.encoder} last={health.samples.at(-1)} />}
        {health.samples.length > 1 && (
          <>
            <Box paddingTop={4} style={{ height: CHART_HEIGHT }}>
              <Suspense fallback={null}>
                <HealthChart samples={health.samples} />
              </Suspense>
            </Box>
            <Figures samples={health.samples} />
          </>
        )}
      </Box>
    </Sheet>
  );
}

function Reasons({ health: { light, findings, hears } }: { readonly health: Health }) {
  const say = useSay();
  return (
    <Box paddingTop={3} aria-live="polite">
      {findings.map(({ finding, values }) => (
        <Typography key={finding} tag="p">
          {say(`health.${finding}`, values)}
        </Typography>
      ))}
      {findings.length === 0 && (
        <Typography tag="p" textColor="neutral600">
          {say(light === 'none' ? 'health.none' : 'health.good')}
        </Typography>
      )}
      {!hears && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('health.deaf')}
        </Typography>
      )}
    </Box>
  );
}

type WhoProps = { readonly encoder: NonNullable<Health['encoder']>; readonly last: HealthSample | undefined };

function Who({ encoder, last }: WhoProps) {
  const say = useSay();
  const size = encoder.height === 0 ? '' : `${encoder.width} × ${encoder.height}`;
  return (
    <Box paddingTop={4}>
      <Facts
        facts={[
          [say('health.encoder'), encoder.name ?? say('health.unknown')],
          [say('health.from'), encoder.from],
          [say('health.size'), [size, encoder.videoCodec, encoder.audioCodec].filter((one) => one !== '').join(' · ')],
          [say('health.lost'), String(last?.lost ?? 0)],
        ]}
      />
    </Box>
  );
}

const HEADS = ['at', 'kilobits', 'frames', 'keys', 'level'] as const;
/** A table of each two seconds would be three hundred lines: each tenth second tells the same. */
const EACH = 5;

/** The figures of the chart, for whoever reads or hears them; made when it is opened. */
function Figures({ samples }: { readonly samples: readonly HealthSample[] }) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const shown = isOpen ? [...samples].reverse().filter((_, index) => index % EACH === 0) : [];
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)} style={{ paddingTop: 12 }}>
      <summary>
        <Typography variant="pi">{say('health.table')}</Typography>
      </summary>
      <Box style={{ maxHeight: 280, overflow: 'auto' }}>
        <table style={{ width: '100%', fontVariantNumeric: 'tabular-nums' }}>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col" style={{ textAlign: 'start', padding: '8px 12px 4px 0' }}>
                  <Typography variant="sigma" textColor="neutral600">
                    {say(`health.${head}`)}
                  </Typography>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((sample) => (
              <FigureRow key={sample.at} sample={sample} />
            ))}
          </tbody>
        </table>
      </Box>
    </details>
  );
}

function FigureRow({ sample }: { readonly sample: HealthSample }) {
  const say = useSay();
  const { at, kilobits, frames, keySeconds, level } = sample;
  const heard = level === null ? say('health.unmeasured') : Math.round(level);
  return (
    <tr>
      <td>
        <Typography variant="pi">
          <Moment at={at} />
        </Typography>
      </td>
      {[kilobits, frames, keySeconds, heard].map((figure, index) => (
        <td key={HEADS[index + 1]}>
          <Typography variant="pi">{figure}</Typography>
        </td>
      ))}
    </tr>
  );
}
