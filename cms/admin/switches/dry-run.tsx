import { Box, Typography } from '@strapi/design-system';
import type { SwitchDryRun } from '../../contract';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useSay } from './words';

/** What a switch would stop, move or turn grey, by account and by delivery. */
export function DryRun({ run }: { readonly run: SwitchDryRun }) {
  const say = useSay();
  const touched = run.channels.filter(({ stops, moves }) => stops + moves > 0);
  return (
    <Box role="status" background="neutral100" padding={4} hasRadius>
      <Typography fontWeight="bold" tag="p">
        {say('dry')}
      </Typography>
      {run.grey.length > 0 ? <Typography tag="p">{say('dry.grey', { count: run.grey.length })}</Typography> : null}
      {run.grey.length === 0 && touched.length === 0 ? <Typography tag="p">{say('dry.nothing')}</Typography> : null}
      {touched.map(({ id, name, stops, moves, goes }) => (
        <Typography tag="p" key={id} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {say('dry.channel', { name, stops, moves, goes })}
        </Typography>
      ))}
      <Box style={{ maxHeight: '16rem', overflowY: 'auto' }} paddingTop={2}>
        {run.deliveries.map(({ id, title, dueAt, effect }) => (
          <Typography tag="p" variant="pi" key={id}>
            <StateWord tone={effect === 'stops' ? 'stop' : 'wait'} word={say(`effect.${effect}`)} />{' '}
            <Moment at={dueAt} /> {title}
          </Typography>
        ))}
      </Box>
      {run.more > 0 ? <Typography tag="p">{say('dry.more', { more: run.more })}</Typography> : null}
      {run.wantsSecond ? <Typography tag="p">{say('dry.second')}</Typography> : null}
    </Box>
  );
}
