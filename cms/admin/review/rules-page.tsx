import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Moment } from '../reach/moment';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { usePolicyName, type Policy } from './policy-name';
import { RulesSheet } from './rules-sheet';
import { sentencesOf } from './rules-words';
import { capital, useListing, useSay } from './words';

/** The rules by which manuscripts are reviewed (审校规则), in words, with who set them; chief editors change them here. */
export function RulesPage() {
  const say = useSay();
  const mayEdit = useMay('plugin::cms.review.policy');
  const policies = useReading<{ readonly policies: readonly Policy[] }>('/cms/review/policies');
  const [open, setOpen] = useState<Policy | 'new'>();
  const done = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) policies.reload();
  };
  return (
    <Page.Main>
      <Page.Title>{say('rules.title')}</Page.Title>
      <Layouts.Header
        title={say('rules.title')}
        subtitle={say('rules.about')}
        navigationAction={<BackButton fallback=".." />}
        primaryAction={
          mayEdit ? (
            <Button startIcon={<Plus />} onClick={() => setOpen('new')}>
              {say('rules.add')}
            </Button>
          ) : null
        }
      />
      <Layouts.Content>
        <Sheet label={say('rules.title')}>
          <Faces of={policies}>
            {({ policies: all }) =>
              all.length === 0 ? (
                <Nothing>{say('rules.none')}</Nothing>
              ) : (
                all.map((policy) => (
                  <Line
                    key={`${policy.station} ${policy.column ?? ''}`}
                    policy={policy}
                    onOpen={mayEdit ? () => setOpen(policy) : undefined}
                  />
                ))
              )
            }
          </Faces>
        </Sheet>
      </Layouts.Content>
      {open !== undefined && (
        <RulesSheet policy={open === 'new' ? undefined : open} known={policies.value?.policies ?? []} onDone={done} />
      )}
    </Page.Main>
  );
}

function Line({ policy, onOpen }: { readonly policy: Policy; readonly onOpen: (() => void) | undefined }) {
  const say = useSay();
  const listed = useListing();
  const name = usePolicyName();
  return (
    <Flex
      tag="section"
      gap={4}
      padding={5}
      alignItems="flex-start"
      justifyContent="space-between"
      borderWidth="0 0 1px 0"
      borderStyle="solid"
      borderColor="neutral200"
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography tag="h2" fontWeight="bold">
          {name(policy)}
        </Typography>
        <Typography tag="p" lineHeight={1.75} style={{ maxWidth: '68rem' }}>
          {capital(sentencesOf(policy.rules, say, listed).join(say('rules.gap')))}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {say('rules.version', { n: policy.version, name: policy.by })} · <Moment at={policy.at} />
        </Typography>
      </Flex>
      {onOpen && (
        <Button variant="tertiary" size="S" onClick={onOpen} style={{ flex: 'none' }}>
          {say('rules.change')}
        </Button>
      )}
    </Flex>
  );
}
