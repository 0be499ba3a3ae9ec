import type { Platform } from '../platform';

type AdminUser = { readonly id: number };
type ConditionProvider = { registerMany(conditions: readonly object[]): Promise<unknown> };

/** Registers the conditions of the contract, by which Strapi filters lists and refuses documents. Several conditions of one permission mean "either", so `own-work` says both of its halves. */
export async function registerConditions(platform: Platform): Promise<void> {
  // Strapi's permission service is untyped at this edge.
  const { conditionProvider } = platform.strapi.service('admin::permission') as unknown as {
    conditionProvider: ConditionProvider;
  };
  const seen = async (user: AdminUser): Promise<readonly string[]> => {
    const staff = await platform.tenancy.staffOf(user);
    return staff.ok ? staff.value.stations : [];
  };
  await conditionProvider.registerMany([
    {
      name: 'own-station',
      plugin: 'cms',
      displayName: 'Of their own station and those below',
      category: 'Hearth',
      handler: async (user: AdminUser) => ({ station: { $in: await seen(user) } }),
    },
    {
      name: 'own-work',
      plugin: 'cms',
      displayName: 'Made by themselves at their station',
      category: 'Hearth',
      handler: async (user: AdminUser) => ({ station: { $in: await seen(user) }, 'createdBy.id': user.id }),
    },
  ]);
}
