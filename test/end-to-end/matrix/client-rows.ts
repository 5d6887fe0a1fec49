import { ours } from './allowed.js';
import type { Rows } from './row.js';
import type { World } from './world.js';

const list = (world: World) => ({ id: world.things.suppliers, list: world.list });

function priceForm(): FormData {
  const form = new FormData();
  // An empty file is refused by the field, whoever sends it; that the supplier is hidden is asked of his other routes.
  form.append('listedOn', 'never');
  return form;
}

/** Clients, suppliers and what they have. */
export const CLIENT_ROWS: Rows = {
  'get /api/v1/find': { permission: 'case.read', allowed: 200 },
  'get /api/v1/clients': { permission: 'case.read', allowed: 200 },
  'post /api/v1/clients': { permission: 'client.edit', body: () => ({}), allowed: 422 },
  'get /api/v1/clients/{id}': { permission: 'case.read', allowed: ours(200) },
  'put /api/v1/clients/{id}': { permission: 'client.edit', body: () => ({}), allowed: ours(204) },
  'get /api/v1/clients/{id}/history': { permission: 'case.read', allowed: ours(200) },
  'post /api/v1/clients/{id}/contacts': { permission: 'client.edit', body: () => ({ name: 'Проба' }), allowed: ours(201) },
  'put /api/v1/clients/{id}/contacts/{contact}': {
    permission: 'client.edit',
    ids: (world) => ({ id: world.things.clients, contact: world.contact }),
    body: () => ({ name: 'Проба' }),
    allowed: ours(204),
  },
  'delete /api/v1/clients/{id}/contacts/{contact}': {
    permission: 'client.edit',
    fresh: async (world) => ({ id: world.things.clients, contact: await world.freshContact() }),
    allowed: ours(204),
  },
  // The other is nobody of this company: whoever sees the first is told so.
  'post /api/v1/clients/{id}/merge': { permission: 'client.merge', body: (world) => ({ other: world.stranger.id }), allowed: ours(422) },
  // It was taken back, and the two are said to be two, already.
  'post /api/v1/clients/{id}/unmerge': { permission: 'client.merge', body: (world) => ({ merge: world.merge }), allowed: ours(409) },
  'post /api/v1/clients/{id}/part': { permission: 'client.merge', body: (world) => ({ other: world.second }), allowed: ours(409) },
  'post /api/v1/clients/{id}/doubt': { permission: 'client.merge', body: (world) => ({ other: world.third }), allowed: ours(409) },
  'put /api/v1/clients/{id}/manager': { permission: 'people.manage', body: () => ({}), allowed: ours(204) },
  'get /api/v1/suppliers': { permission: 'stock.read', allowed: 200 },
  'post /api/v1/suppliers': { permission: 'supplier.manage', body: () => ({}), allowed: 422 },
  'get /api/v1/suppliers/{id}': { permission: 'stock.read', allowed: ours(200) },
  'put /api/v1/suppliers/{id}': { permission: 'supplier.manage', body: () => ({}), allowed: ours(204) },
  'get /api/v1/suppliers/{id}/price-lists': { permission: 'stock.read', allowed: ours(200) },
  'post /api/v1/suppliers/{id}/price-lists': { permission: 'supplier.manage', body: priceForm, allowed: 422 },
  'get /api/v1/suppliers/{id}/price-lists/{list}': { permission: 'stock.read', ids: list, allowed: ours(200) },
  'get /api/v1/suppliers/{id}/price-lists/{list}/file': { permission: 'stock.read', ids: list, allowed: ours(200) },
  'get /api/v1/suppliers/{id}/price-lists/{list}/sample': { permission: 'supplier.manage', ids: list, allowed: ours(200) },
  'put /api/v1/suppliers/{id}/price-lists/{list}/mapping': {
    permission: 'supplier.manage',
    ids: (world) => ({ id: world.things.suppliers, list: world.overList }),
    body: () => ({ columns: { article: 0, price: 1 } }),
    allowed: ours(409),
  },
  'get /api/v1/stock': { permission: 'stock.read', allowed: 422 },
  'get /api/v1/stock/accessories': { permission: 'stock.read', allowed: 422 },
};
