import { useQuery } from '@tanstack/react-query';
import { ADDRESS_BOOK, fetchAddresses } from '@/data/addresses';
import { session } from '@/data/session';
import { useStore } from '@/data/store';

/** The reader's address book, the first choice first. */
export function useAddressBook() {
  const { status, user } = useStore(session);
  return useQuery({
    queryKey: [...ADDRESS_BOOK, user?.id],
    queryFn: () => fetchAddresses(user?.id),
    enabled: status === 'in',
  });
}
