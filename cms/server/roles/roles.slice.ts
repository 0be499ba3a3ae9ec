import type { Slice } from '../../platform';
import { kitchenGrants } from './kitchen-grants';
import * as store from './role-store';
import { syncRoles } from './sync-roles';

/** The roles of a station as roles of the admin, brought up to date at every start. */
export const rolesSlice: Slice = {
  name: 'roles',
  grants: kitchenGrants,
  ready: (platform) => syncRoles({ platform, store }),
};
