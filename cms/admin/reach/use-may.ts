import { useAuth } from '@strapi/strapi/admin';

/**
 * Whether one's roles hold a permission, so that buttons know what to offer; the host checks by itself. Strapi's own `useRBAC` asks
 * once, and answers no for good on a page that is opened by its address before the permissions are there.
 */
export function useMay(action: string, subject: string | null = null): boolean {
  const permissions = useAuth('useMay', (state) => state.permissions);
  return permissions.some((held) => held.action === action && (subject === null || held.subject === subject));
}
