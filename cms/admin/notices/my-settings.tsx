import { useEffect, useState } from 'react';
import { Box, Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import { ringingLanes, type NoticeLane, type NoticePreference, type RingingLane } from '../../contract';
import { QuietFields } from './quiet-fields';
import type { Say } from './words';

type Preference = NoticePreference & { phone: string | null; open: NoticeLane[]; version: number };

/** How one wants to be told. Switching a lane off never hides a notice: it still waits in the list. */
export function MySettings({ say }: { readonly say: Say }) {
  const { preference, phone, said, setPreference, setPhone, save } = usePreference(say);
  if (!preference) return <Typography textColor="neutral600">{said || say('loading')}</Typography>;
  const toggle = (lane: RingingLane, on: boolean): void =>
    setPreference({ ...preference, lanes: [...preference.lanes.filter((one) => one !== lane), ...(on ? [lane] : [])] });
  return (
    <Box
      tag="form"
      background="neutral0"
      hasRadius
      borderColor="neutral150"
      padding={6}
      style={{ maxInlineSize: 640 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Flex direction="column" alignItems="flex-start" gap={3}>
          <Typography variant="delta" tag="h2">
            {say('lanes')}
          </Typography>
          <Typography textColor="neutral600">{say('lanesHint')}</Typography>
          {ringingLanes.map((lane) => (
            <Checkbox
              key={lane}
              checked={preference.lanes.includes(lane)}
              disabled={!preference.open.includes(lane)}
              onCheckedChange={(on) => toggle(lane, on === true)}
            >
              {preference.open.includes(lane) ? say(lane) : `${say(lane)} · ${say('closed')}`}
            </Checkbox>
          ))}
          <Field.Root name="phone" hint={say('phoneHint')}>
            <Field.Label>{say('phone')}</Field.Label>
            <TextInput
              type="tel"
              autoComplete="tel"
              placeholder={preference.phone ?? ''}
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
        </Flex>
        <Flex direction="column" alignItems="flex-start" gap={3}>
          <Typography variant="delta" tag="h2">
            {say('quietTitle')}
          </Typography>
          <Typography textColor="neutral600">{say('quietHint')}</Typography>
          <QuietFields
            say={say}
            quiet={preference.quiet}
            onChange={(quiet) => setPreference({ ...preference, quiet })}
          />
        </Flex>
        <Flex gap={4}>
          <Button type="submit">{say('save')}</Button>
          <Typography role="status" textColor="neutral600">
            {said}
          </Typography>
        </Flex>
      </Flex>
    </Box>
  );
}

function usePreference(say: Say) {
  const { get, put } = useFetchClient();
  const [preference, setPreference] = useState<Preference>();
  const [phone, setPhone] = useState('');
  const [said, setSaid] = useState('');

  useEffect(() => {
    get<Preference>('/cms/notices/preference').then(
      ({ data }) => setPreference(data),
      (error: unknown) => setSaid(isFetchError(error) ? error.message : say('failed')),
    );
    // The words do not change what is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [get]);

  const save = async (): Promise<void> => {
    if (!preference) return;
    const { lanes, quiet, version } = preference;
    try {
      const body = { lanes, quiet, version, ...(phone === '' ? {} : { phone }) };
      setPreference((await put<Preference>('/cms/notices/preference', body)).data);
      setPhone('');
      setSaid(say('saved'));
    } catch (error) {
      setSaid(isFetchError(error) ? error.message : say('failed'));
    }
  };

  return { preference, phone, said, setPreference, setPhone, save };
}
