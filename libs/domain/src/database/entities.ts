import { Absence } from '../assignment/absence.entity.js';
import { DutyDay } from '../assignment/duty.entity.js';
import { AssignmentTurn } from '../assignment/turn.entity.js';
import { LineAvailability } from '../availability/line-availability.entity.js';
import { SupplierAnswer } from '../availability/supplier-answer.entity.js';
import { SupplierQueryLine } from '../availability/supplier-query-line.entity.js';
import { SupplierQuery } from '../availability/supplier-query.entity.js';
import { ApiToken } from '../people/api-token.entity.js';
import { Audit } from '../audit/audit.entity.js';
import { AuditSeal } from '../audit/audit-seal.entity.js';
import { Event } from '../audit/event.entity.js';
import { Case } from '../cases/case.entity.js';
import { ClientContact } from '../clients/client-contact.entity.js';
import { ClientHint } from '../clients/client-hint.entity.js';
import { ClientKey } from '../clients/client-key.entity.js';
import { ClientMerge } from '../clients/client-merge.entity.js';
import { ClientWord } from '../clients/client-word.entity.js';
import { Client } from '../clients/client.entity.js';
import { DealAccessory } from '../deals/deal-accessory.entity.js';
import { DealLine } from '../deals/deal-line.entity.js';
import { DealObjection } from '../deals/deal-objection.entity.js';
import { DealOfferLine } from '../deals/deal-offer-line.entity.js';
import { DealOffer } from '../deals/deal-offer.entity.js';
import { Reservation } from '../deals/reservation.entity.js';
import { Deal } from '../deals/deal.entity.js';
import { Decision } from '../decisions/decision.entity.js';
import { Attachment } from '../files/attachment.entity.js';
import { Incident } from '../incidents/incident.entity.js';
import { Lease } from '../leases/lease.entity.js';
import { Expectation } from '../messages/expectation.entity.js';
import { Letter } from '../letters/letter.entity.js';
import { Looker } from '../looking/looker.entity.js';
import { Message } from '../messages/message.entity.js';
import { NoticeWishes } from '../notices/notice-wishes.entity.js';
import { Notice } from '../notices/notice.entity.js';
import { NumberSeries } from '../organisations/number-series.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { PackOverlay } from '../packs/pack-overlay.entity.js';
import { PackVersion } from '../packs/pack-version.entity.js';
import { Person } from '../people/person.entity.js';
import { Session } from '../people/session.entity.js';
import { SignInLink } from '../people/sign-in-link.entity.js';
import { SignInTry } from '../people/sign-in-try.entity.js';
import { Request } from '../requests/request.entity.js';
import { ItemWord } from '../stock/item-word.entity.js';
import { Item } from '../stock/item.entity.js';
import { PriceListFile } from '../stock/price-list-file.entity.js';
import { PriceList } from '../stock/price-list.entity.js';
import { StockOffer } from '../stock/stock-offer.entity.js';
import { Supplier } from '../stock/supplier.entity.js';
import { Answer } from '../tasks/answer.entity.js';
import { Command } from '../tasks/command.entity.js';
import { Comment } from '../tasks/comment.entity.js';
import { Draft } from '../tasks/draft.entity.js';
import { Inbox } from '../tasks/inbox.entity.js';
import { ProcessInstance } from '../tasks/process-instance.entity.js';
import { Task } from '../tasks/task.entity.js';
import { Wait } from '../tasks/wait.entity.js';
import { TaskView } from '../views/task-view.entity.js';

/** Every table of the product. */
export const ENTITIES = [
  Absence,
  Answer,
  ApiToken,
  AssignmentTurn,
  Attachment,
  Audit,
  AuditSeal,
  Case,
  Client,
  ClientContact,
  ClientHint,
  ClientKey,
  ClientMerge,
  ClientWord,
  Command,
  Comment,
  Deal,
  DealAccessory,
  DealLine,
  DealObjection,
  DealOffer,
  DealOfferLine,
  Decision,
  Draft,
  DutyDay,
  Event,
  Expectation,
  Inbox,
  Incident,
  Item,
  ItemWord,
  Lease,
  Letter,
  LineAvailability,
  Looker,
  Message,
  Notice,
  NoticeWishes,
  NumberSeries,
  Organisation,
  PackOverlay,
  PackVersion,
  Person,
  PriceList,
  PriceListFile,
  ProcessInstance,
  Request,
  Reservation,
  Session,
  SignInLink,
  SignInTry,
  StockOffer,
  Supplier,
  SupplierAnswer,
  SupplierQuery,
  SupplierQueryLine,
  Task,
  TaskView,
  Wait,
];
