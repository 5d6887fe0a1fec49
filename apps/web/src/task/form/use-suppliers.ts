import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useMay } from '../../app/session';

/** A supplier as he is chosen, and how he is reached where that is known here. */
export interface SupplierName {
  id: string;
  name: string;
  contact?: string | null;
  phone?: string | null;
  phoneText?: string | null;
  email?: string | null;
}

/** The largest page that the server gives. */
const PAGE = 100;
/** Names change seldom: so long a list of them is good, ms. */
const FRESH = 5 * 60_000;

/** Every supplier of the company by name, page by page: one looks for a name in all of them. */
async function allSuppliers(): Promise<SupplierName[]> {
  const found: SupplierName[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET('/api/v1/suppliers', { params: { query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } } });
    if (!data) throw error;
    found.push(...data.items.map(({ id, name, contact, phone, phoneText, email }) => ({ id, name, contact, phone, phoneText, email })));
    cursor = data.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/** Suppliers to choose from: for whom the stock is hidden only those that the form names already (`mayChoose` is false). */
export function useSuppliers(named: readonly SupplierName[] = []) {
  const mayChoose = useMay('stock.read');
  const { data, isPending } = useQuery({ queryKey: ['supplier-names'], queryFn: allSuppliers, enabled: mayChoose, staleTime: FRESH });
  const known = data ?? [];
  const suppliers = [...known, ...named.filter(({ id }) => !known.some((one) => one.id === id))];
  return { suppliers, mayChoose, loading: mayChoose && isPending };
}
