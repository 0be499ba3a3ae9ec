import type { StrapiApp } from '@strapi/strapi/admin';
import { MarksEditPanel } from '../marks/edit-panel';
import { WritingPanel } from '../writing/writing-panel';
import { ReviewPanel, type Panel } from './edit-panel';

/** As much of Strapi's content manager as takes panels. */
type ContentManager = { readonly apis: { addEditViewSidePanel(change: (panels: Panel[]) => Panel[]): void } };

/** Puts the writing desk, the remarks and the state of review beside the form of every manuscript, under Strapi's own buttons. */
export function addEditPanel(app: StrapiApp): void {
  // Strapi types what another plugin offers as unknown.
  const { apis } = app.getPlugin('content-manager') as unknown as ContentManager;
  apis.addEditViewSidePanel(([actions, ...others]) => [
    ...(actions ? [actions] : []),
    WritingPanel,
    MarksEditPanel,
    ReviewPanel,
    ...others,
  ]);
}
