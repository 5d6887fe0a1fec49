import { countsUntil } from '#domain/availability/counts-until.js';
import type { Pack } from '#domain/packs/pack.service.js';
import type { ImportedList } from '#domain/stock/import-end.js';
import type { RowNote } from '#domain/stock/offer-row.type.js';
import type { PriceListRecord } from '#domain/stock/price-list.repository.js';
import { phoneText } from '#domain/clients/phone.rule.js';
import { keptColumns } from '#domain/stock/reading/question-of.js';
import type { SupplierRecord } from '#domain/stock/supplier.repository.js';
import type { Labels } from '../labels/labels.js';
import type { ImportedListDto, PriceListDetailDto, PriceListDto, RowNoteDto } from './price-lists.dto.js';
import type { SupplierDto } from './suppliers.dto.js';

/** How long lists count, by the pack and the clock. */
export interface Ages {
  pack: Pack;
  now: Date;
}

/** Until when a list counts as an answer (WT-3.2): as its supplier has it, else by the pack, in working time where that says so. */
export function ageOf(listed: Date | string, longestAgeDays: number | null, { pack, now }: Ages): { listedAt: string; countsUntil: string; counts: boolean } {
  const from = new Date(listed);
  const until = countsUntil(pack, from, longestAgeDays);
  return { listedAt: from.toISOString(), countsUntil: until.toISOString(), counts: until >= now };
}

export function supplierDto({ list, ...supplier }: SupplierRecord, ages: Ages): SupplierDto {
  const { id, name, contact, phone, email, site, currency, longestAgeDays, mapping, pending } = supplier;
  const current = list && {
    id: list.id,
    fileName: list.fileName,
    datedBy: list.datedBy,
    accepted: list.accepted,
    ...ageOf(list.listedAt, longestAgeDays, ages),
  };
  return {
    id,
    name,
    contact,
    phone,
    phoneText: phone ? phoneText(phone) : null,
    email,
    site,
    currency,
    longestAgeDays,
    reads: mapping && keptColumns(mapping),
    list: current,
    pending,
  };
}

export function priceListDto(list: PriceListRecord, longestAgeDays: number | null, ages: Ages): PriceListDto {
  const { id, state, fileName, datedBy, uploadedAt, uploadedBy, rows, readRows, accepted, rejectedRows, unclearRows } = list;
  const age = ageOf(list.listedAt, longestAgeDays, ages);
  const told = { id, state, fileName, datedBy, uploadedBy, rows, readRows, accepted, rejectedRows, unclearRows };
  return { ...told, ...age, counts: age.counts && state === 'current', uploadedAt: uploadedAt.toISOString() };
}

export function priceListDetail(
  list: PriceListRecord,
  { longestAgeDays, ages, labels }: { longestAgeDays: number | null; ages: Ages; labels: Labels },
): PriceListDetailDto {
  const { rejected, unclear, question } = list;
  const notes = { rejected: rowNotes(rejected, labels), unclear: rowNotes(unclear, labels) };
  return { ...priceListDto(list, longestAgeDays, ages), ...notes, ...(question ? { needsMapping: question } : {}) };
}

export function importedDto({ rejected, unclear, ...imported }: ImportedList, labels: Labels): ImportedListDto {
  return { ...imported, rejected: rowNotes(rejected, labels), unclear: rowNotes(unclear, labels) };
}

function rowNotes(notes: readonly RowNote[], labels: Labels): RowNoteDto[] {
  return notes.map(({ row, sheet, reason, value }) => ({ row, sheet, code: reason, reason: labels.say(`stock.row.${reason}`, { value: value ?? '' }) }));
}
