import { CONDITIONS, type RoleSlug } from '../../contract';
import type { Grant } from '../../platform';

const MANUSCRIPT = ['plugin::cms.manuscript'];
const COLUMN = ['plugin::cms.column'];
const explorer = (verb: string): string => `plugin::content-manager.explorer.${verb}`;

const NEWSROOM: readonly RoleSlug[] = ['chief-editor', 'desk-head', 'editor', 'reporter', 'proofreader'];
/** Those who work on what the newsroom made, and therefore read it. */
const READERS: readonly RoleSlug[] = [...NEWSROOM, 'mcn-operator', 'agent', 'host', 'compliance-officer'];
const EDITORS: readonly RoleSlug[] = ['chief-editor', 'desk-head', 'editor'];
const HEADS: readonly RoleSlug[] = ['chief-editor', 'desk-head'];
const MAKERS: readonly RoleSlug[] = [
  ...READERS,
  'mentor',
  'teacher',
  'vetting-officer',
  'field-controller',
  'shop-keeper',
];

const station = [CONDITIONS.ownStation];
const own = [CONDITIONS.ownWork];

/** Stories and columns: who reads, writes, publishes and deletes them. A proofreader corrects and never publishes. */
const stories: readonly Grant[] = [
  { roles: READERS, action: explorer('read'), subjects: [...MANUSCRIPT, ...COLUMN], conditions: station },
  { roles: [...EDITORS, 'reporter'], action: explorer('create'), subjects: MANUSCRIPT },
  { roles: [...EDITORS, 'proofreader'], action: explorer('update'), subjects: MANUSCRIPT, conditions: station },
  { roles: ['reporter'], action: explorer('update'), subjects: MANUSCRIPT, conditions: own },
  { roles: EDITORS, action: explorer('publish'), subjects: MANUSCRIPT, conditions: station },
  { roles: HEADS, action: explorer('delete'), subjects: MANUSCRIPT, conditions: station },
  { roles: ['reporter'], action: explorer('delete'), subjects: MANUSCRIPT, conditions: own },
  // A compliance officer takes down what must not stay, and changes no word of it.
  { roles: ['compliance-officer'], action: explorer('publish'), subjects: MANUSCRIPT, conditions: station },
  { roles: ['chief-editor'], action: explorer('create'), subjects: COLUMN },
  { roles: ['chief-editor'], action: explorer('update'), subjects: COLUMN, conditions: station },
  { roles: ['chief-editor'], action: explorer('delete'), subjects: COLUMN, conditions: station },
];

/** Pictures and files. */
const media: readonly Grant[] = [
  { roles: MAKERS, action: 'plugin::upload.read' },
  { roles: MAKERS, action: 'plugin::upload.assets.create' },
  { roles: MAKERS, action: 'plugin::upload.assets.copy-link' },
  { roles: MAKERS, action: 'plugin::upload.assets.download' },
  { roles: EDITORS, action: 'plugin::upload.assets.update' },
  { roles: MAKERS, action: 'plugin::upload.configure-view' },
];

const ADMINISTRATOR: readonly RoleSlug[] = ['station-administrator'];

/** Stations and people. */
const house: readonly Grant[] = [
  { roles: ADMINISTRATOR, action: 'plugin::cms.stations.edit' },
  { roles: [...ADMINISTRATOR, 'chief-editor', 'desk-head'], action: 'plugin::cms.people.read' },
  { roles: ADMINISTRATOR, action: 'plugin::cms.people.edit' },
];

/** What the kitchen gives to the roles of a station. A plugin brings its own in its slices. */
export const kitchenGrants: readonly Grant[] = [...stories, ...media, ...house];
