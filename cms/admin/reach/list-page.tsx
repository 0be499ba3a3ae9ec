import { useCallback, useState, type ReactNode } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Nothing, Sheet } from './faces';
import { HelpDialog } from './help-dialog';
import { useLineKeys } from './line-keys';
import type { Reading } from './use-reading';

type Props<Found, Line> = {
  readonly title: string;
  readonly about: string;
  /** What a list without lines says. */
  readonly empty: string;
  readonly list: Reading<Found>;
  readonly lines: (found: Found) => readonly Line[];
  readonly children: (lines: readonly Line[]) => ReactNode;
  /** Begins a new one; missing for whoever may only look. */
  readonly action?: ReactNode;
  /** What lies over the page: the form of a new one. */
  readonly form?: ReactNode;
  /** What stands over the list: the ways between its views, a figure about all of it. */
  readonly above?: ReactNode;
};

/** A page that is one list: its lines are walked by j and k, `?` tells how. */
export function ListPage<Found, Line>(props: Props<Found, Line>) {
  const { title, about, empty, list, lines, children, action, above, form } = props;
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={about} primaryAction={action} />
      <Layouts.Content>
        {above}
        <Sheet label={title}>
          <Faces of={list}>
            {(found) => (lines(found).length === 0 ? <Nothing>{empty}</Nothing> : children(lines(found)))}
          </Faces>
        </Sheet>
      </Layouts.Content>
      {form}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}
