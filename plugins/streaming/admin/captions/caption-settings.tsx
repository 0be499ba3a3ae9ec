import { useState } from 'react';
import { Box, Button, Checkbox, Flex, TextInput, Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, Sheet, useActing } from '@hearth/cms/reach';
import type { CaptionDesk, CaptionTrack, Room } from '../../contract';
import { PanelHead } from '../panel-head';
import { useSay } from '../words';
import { AddTrackDialog } from './add-track';

type Props = {
  readonly room: Pick<Room, 'id' | 'driver'>;
  readonly desk: CaptionDesk;
  readonly mayWrite: boolean;
  readonly onDone: () => void;
};
type Typed = { readonly target: { readonly value: string } };

const LATER = ['-1000', '0', '500', '1000', '2000', '3000', '5000'] as const;
/** What was chosen elsewhere can be chosen again. */
const withOwn = (usual: readonly string[], own: number): readonly string[] => [...new Set([...usual, String(own)])];
const DELAYS = ['0', '3', '5', '8', '12', '20', '30'] as const;

/** The languages of a room, how far viewers are kept behind, and saved phrases. */
export function CaptionSettingsPanel({ room, desk, mayWrite, onDone }: Props) {
  const say = useSay();
  const [open, setOpen] = useState<'track' | 'settings' | undefined>();
  const [leaving, leave] = useState<CaptionTrack | undefined>();
  return (
    <Sheet label={say('captions.languages')}>
      <Box padding={5}>
        <PanelHead title={say('captions.languages')}>
          {mayWrite && (
            <Flex gap={2}>
              <Button size="S" variant="tertiary" onClick={() => setOpen('settings')}>
                {say('captions.settings')}
              </Button>
              {desk.tracks.length > 0 && (
                <Button size="S" variant="secondary" onClick={() => setOpen('track')}>
                  {say('captions.add')}
                </Button>
              )}
            </Flex>
          )}
        </PanelHead>
        <Typography tag="p" textColor="neutral600" style={{ paddingTop: 4 }}>
          {say(behindWord(room, desk), { seconds: desk.settings.delaySeconds })}
        </Typography>
        <TrackLines tracks={desk.tracks} onRemove={mayWrite ? leave : undefined} />
      </Box>
      {leaving && <RemoveDialog track={leaving} room={room.id} onClose={() => leave(undefined)} onDone={onDone} />}
      {open === 'track' && (
        <AddTrackDialog room={room.id} desk={desk} onClose={() => setOpen(undefined)} onDone={onDone} />
      )}
      {open === 'settings' && (
        <SettingsDialog room={room} desk={desk} onClose={() => setOpen(undefined)} onDone={onDone} />
      )}
    </Sheet>
  );
}

/** How far viewers are behind: a network keeps its own distance. */
function behindWord({ driver }: Props['room'], { settings }: CaptionDesk) {
  if (driver !== 'local') return 'captions.delay.network' as const;
  return settings.delaySeconds > 0 ? ('captions.delay.is' as const) : ('captions.delay.none' as const);
}

type LinesProps = {
  readonly tracks: readonly CaptionTrack[];
  readonly onRemove: ((track: CaptionTrack) => void) | undefined;
};

function TrackLines({ tracks, onRemove }: LinesProps) {
  const say = useSay();
  return (
    <Box tag="ul" paddingTop={2} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
      {tracks.map((track) => (
        <Flex key={track.id} tag="li" gap={3} paddingTop={1} justifyContent="space-between">
          <Typography lang={track.language}>
            {track.name} · {track.language} · {say(`captions.kind.${track.kind}`)}
          </Typography>
          {onRemove && (
            <Button
              size="S"
              variant="ghost"
              aria-label={say('captions.remove', { name: track.name })}
              onClick={() => onRemove(track)}
            >
              {say('target.remove')}
            </Button>
          )}
        </Flex>
      ))}
    </Box>
  );
}

type RemoveProps = {
  readonly track: CaptionTrack;
  readonly room: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function RemoveDialog({ track, room, onClose, onDone }: RemoveProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const remove = async (): Promise<void> => {
    await act({ method: 'del', path: `/streaming/rooms/${room}/captions/tracks/${track.id}` });
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say('captions.remove', { name: track.name })}
      action={say('target.remove')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void remove()}
    >
      <Typography>{say('captions.remove.about')}</Typography>
    </FormDialog>
  );
}

type Chosen = { readonly known: number; readonly onChange: (value: string) => void };

/** How much later than ours the picture of the network that hands a hybrid room out is. */
function Later({ later, known, onChange }: Chosen & { readonly later: string }) {
  const say = useSay();
  return (
    <Choice
      label={say('captions.later')}
      hint={say('captions.later.hint')}
      value={later}
      options={withOwn(LATER, known).map((one): [string, string] => [
        one,
        say('captions.later.seconds', { seconds: Number(one) / 1_000 }),
      ])}
      onChange={onChange}
    />
  );
}

/** How far viewers are kept behind the desk. */
function Delay({ delay, known, onChange }: Chosen & { readonly delay: string }) {
  const say = useSay();
  return (
    <Choice
      label={say('captions.delay')}
      hint={say('captions.delay.hint')}
      value={delay}
      options={withOwn(DELAYS, known).map((one): [string, string] => [
        one,
        one === '0' ? say('captions.delay.0') : say('fact.seconds', { seconds: one }),
      ])}
      onChange={onChange}
    />
  );
}

type DialogProps = Omit<Props, 'mayWrite'> & { readonly onClose: () => void };

function SettingsDialog({ room, desk, onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const { settings } = desk;
  const [delay, setDelay] = useState(String(settings.delaySeconds));
  const [later, setLater] = useState(String(settings.networkMs));
  const [phrases, setPhrases] = useState(settings.phrases.join('\n'));
  const [embedded, setEmbedded] = useState(settings.embedded);
  const send = async (): Promise<void> => {
    const lines = phrases
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(0, 9);
    const times = { delaySeconds: Number(delay), networkMs: Number(later) };
    const body = { version: settings.version, ...times, phrases: lines, embedded };
    const done = await act({ method: 'put', path: `/streaming/rooms/${room.id}/captions/settings`, body });
    onDone();
    if (done) onClose();
  };
  return (
    <FormDialog
      title={say('captions.settings')}
      action={say('captions.save')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {room.driver === 'hybrid' && <Later later={later} known={settings.networkMs} onChange={setLater} />}
      {room.driver === 'local' && <Delay delay={delay} known={settings.delaySeconds} onChange={setDelay} />}
      <Row label={say('captions.phrases')} hint={say('captions.phrases.hint')}>
        <Textarea value={phrases} onChange={({ target }: Typed) => setPhrases(target.value)} />
      </Row>
      <Checkbox checked={embedded !== null} onCheckedChange={(is) => setEmbedded(is === true ? 'zh-Hans' : null)}>
        {say('captions.embedded')}
      </Checkbox>
      {embedded !== null && (
        <Row label={say('captions.embedded.language')}>
          <TextInput value={embedded} maxLength={35} onChange={({ target }: Typed) => setEmbedded(target.value)} />
        </Row>
      )}
    </FormDialog>
  );
}
