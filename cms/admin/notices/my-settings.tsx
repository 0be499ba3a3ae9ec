import type { FormEvent, ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Faces, Sheet } from '../reach/faces';
import { PhoneField, WaysField } from './my-ways';
import { QuietFields } from './quiet-fields';
import { useMyPreference } from './use-preference';
import { useSay } from './words';

/** How one wants to be told. Switching a lane off never hides a notice: it still waits in the list. */
export function MySettings() {
  const say = useSay();
  const { reading, kept, draft, isSaved, busy, change, save } = useMyPreference();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) void save();
  };
  return (
    <Box maxWidth="68rem">
      <Sheet label={say('tab.settings')}>
        <Faces of={reading}>
          {() =>
            kept && draft ? (
              <Box tag="form" padding={{ initial: 4, medium: 6 }} onSubmit={send}>
                <Flex direction="column" alignItems="stretch" gap={7}>
                  <Part title={say('lanes.title')} hint={say('lanes.hint')}>
                    <WaysField kept={kept} draft={draft} onChange={change} />
                    {kept.open.includes('sms') ? <PhoneField kept={kept} draft={draft} onChange={change} /> : null}
                  </Part>
                  <Part title={say('quiet.title')} hint={say('quiet.hint')}>
                    <QuietFields quiet={draft.quiet} onChange={(quiet) => change({ quiet })} />
                  </Part>
                  <Flex gap={4}>
                    <Button type="submit" loading={busy}>
                      {say('save')}
                    </Button>
                    <Typography role="status" textColor="success600">
                      {isSaved ? say('saved') : ''}
                    </Typography>
                  </Flex>
                </Flex>
              </Box>
            ) : null
          }
        </Faces>
      </Sheet>
    </Box>
  );
}

type PartProps = { readonly title: string; readonly hint: string; readonly children: ReactNode };

function Part({ title, hint, children }: PartProps) {
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Box>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
        <Typography tag="p" textColor="neutral600" paddingTop={1} lineHeight={1.6}>
          {hint}
        </Typography>
      </Box>
      {children}
    </Flex>
  );
}
