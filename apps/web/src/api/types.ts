import type { components, paths } from './schema';

type Schemas = components['schemas'];

export type SignedIn = Schemas['SignedInDto'];
export type Link = Schemas['LinkDto'];
export type LinkUse = Schemas['UseLinkDto'];
export type Session = Schemas['SessionDto'];
export type DemoLogin = Schemas['DemoLoginDto'];
export type TaskRow = Schemas['TaskRowDto'];
export type TaskDetail = Schemas['TaskDetailDto'];
export type TaskPage = Schemas['TaskPageDto'];
export type Script = Schemas['ScriptDto'];
export type ScriptStep = Schemas['ScriptStepDto'];
export type Library = Schemas['LibraryDto'];
export type AttachedFile = Schemas['FileDto'];
export type Looker = Schemas['LookerDto'];
export type Comment = Schemas['CommentDto'];
export type Notice = Schemas['NoticeDto'];
export type NoticeList = Schemas['NoticeListDto'];
export type NoticeWishes = Schemas['NoticeWishesDto'];
export type Colleague = Schemas['ColleagueDto'];
export type PersonRef = Schemas['PersonRefDto'];
export type TaskClosed = Schemas['TaskClosedDto'];
export type Outcome = Schemas['OutcomeDto'];
export type RequestCard = Schemas['RequestCardDto'];
export type NextTask = Schemas['NextTaskDto'];
export type Completed = Schemas['CompletedDto'];
export type Command = Schemas['CommandDto'];
export type CaseRow = Schemas['CaseRowDto'];
export type CaseDetail = Schemas['CaseDto'];
export type CaseField = Schemas['CaseFieldDto'];
export type Asked = Schemas['AskedDto'];
export type Startable = Schemas['StartableDto'];
export type StartableList = Schemas['StartableListDto'];
export type Incident = Schemas['IncidentDto'];
export type Manager = Schemas['ManagerDto'];
export type Staff = Schemas['StaffDto'];
export type Duty = Schemas['DutyDto'];
export type Account = Schemas['AccountDto'];
export type AccountChange = Schemas['ChangeAccountDto'];
export type MadeLink = Schemas['MadeLinkDto'];
export type ApiToken = Schemas['ApiTokenDto'];
export type ApiTokenList = Schemas['ApiTokenListDto'];
export type NewToken = Schemas['MakeApiTokenDto'];
export type AbsenceKind = Schemas['PlanAbsenceDto']['kind'];
export type CaseLetter = Schemas['LetterDto'];
export type Promised = Schemas['PromiseDto'];
export type Process = Schemas['ProcessDto'];
export type ClientRef = Schemas['ClientRefDto'];
export type ClientDetail = Schemas['ClientDto'];
export type FoundClient = Schemas['FoundClientDto'];
export type ClientContact = Schemas['ClientContactDto'];
export type ClientFacts = Schemas['ClientFactsDto'];
export type OtherClient = Schemas['OtherClientDto'];
export type Found = Schemas['FindDto'];
export type TimelineEntry = Schemas['TimelineEntryDto'];
export type TimelineCounts = Schemas['TimelineCountsDto'];
export type Why = Schemas['WhyDto'];
export type Participant = Schemas['ParticipantDto'];
export type StepVisit = Schemas['StepVisitDto'];
export type ProcessMap = Schemas['ProcessMapDto'];
export type MapStep = Schemas['MapStepDto'];
export type StockList = Schemas['StockListDto'];
export type StockItem = Schemas['StockItemDto'];
export type StockOffer = Schemas['OfferDto'];
export type AccessoryList = Schemas['AccessoryListDto'];
export type Deal = Schemas['DealPageDto'];

export type Supplier = Schemas['SupplierDto'];
export type SupplierFacts = Schemas['SupplierChangeDto'];
export type PriceList = Schemas['PriceListDto'];
export type PriceListDetail = Schemas['PriceListDetailDto'];
export type ImportedList = Schemas['ImportedListDto'];
export type MappingQuestion = Schemas['MappingQuestionDto'];
export type MappingChoice = Schemas['MappingDto'];
export type RowNote = Schemas['RowNoteDto'];

export type TaskList = Schemas['TaskListDto'];
export type TaskQuery = NonNullable<paths['/api/v1/tasks']['get']['parameters']['query']>;
export type InboxView = Schemas['ViewDto'];
export type CountedView = Schemas['CountedViewDto'];
export type ViewList = Schemas['ViewListDto'];
export type BulkVerdict = Schemas['BulkVerdictDto'];
export type BulkBody = Schemas['BulkTasksDto'];
export type DeadlineFilter = 'late' | 'soon';

export const SORTS = ['urgency', 'due', 'created', 'client'] as const;
export type Sort = (typeof SORTS)[number];

export const SCOPES = ['mine', 'group', 'team'] as const;
export type Scope = (typeof SCOPES)[number];

export const INCIDENT_STATUSES = ['open', 'closed'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const TIMELINE_KINDS = ['all', 'contacts', 'letters', 'notes', 'decisions', 'deadlines'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const CASE_ORDERS = ['newest', 'oldest'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

export const CASE_STATUSES = ['open', 'closed', 'all'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];
