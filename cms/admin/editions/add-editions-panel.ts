import type { StrapiApp } from '@strapi/strapi/admin';
import type { Panel } from '../review/edit-panel';
import { EditionsPanel } from './editions-panel';

/** As much of Strapi's content manager as takes panels. */
type ContentManager = { readonly apis: { addEditViewSidePanel(change: (panels: Panel[]) => Panel[]): void } };

/** Puts what each platform will say of a manuscript beside its form. */
export function addEditionsPanel(app: StrapiApp): void {
  // Strapi types what another plugin offers as unknown.
  const { apis } = app.getPlugin('content-manager') as unknown as ContentManager;
  apis.addEditViewSidePanel((panels) => [...panels, EditionsPanel]);
}
